"""Words by which a jury's decision is told, by what they mean: data of ``decisions``.

All are small and without accents. Stems stand for every word that begins with them, the longest
one winning; what is said « word » below is the whole of it.
"""

from __future__ import annotations

from typing import Final

ADMITTED_STEMS: Final = (
    *("admis", "recu", "certifi", "obten", "obtien", "valid", "acquis", "reuss", "succes"),
    *("laureat", "favorab", "accord", "delivr", "attrib", "satisf", "conforme", "atteint"),
    *("maitris", "habilit", "qualifi", "promu", "achieved", "award", "graduat", "admitt"),
)
ADMITTED_WORDS: Final = (
    *("oui", "yes", "vrai", "true", "ok", "apte", "aptes", "pass", "passed", "granted"),
    *("merit", "distinction", "competent", "confirme", "confirmee"),
)
NOUN_STEMS: Final = (
    *("diplom", "validation", "obtention", "reussite", "delivrance", "attribution", "admission"),
)
"""What says that a person was admitted when nothing beside it says the contrary."""

REFUSED_STEMS: Final = (
    *("ajourn", "refus", "absen", "defaill", "echec", "echou", "elimin", "abandon", "recal"),
    *("exclu", "insuffis", "inapt", "defavor", "unsuccess", "unsatisf", "insatisf", "rejet"),
    *("annul", "desist", "demission", "radi", "interromp", "forfait", "redoubl", "disqualif"),
    *("renonc", "excus", "withdr", "reject", "unclassif", "ungraded", "invalid", "retract"),
)
REFUSED_WORDS: Final = (
    *("ko", "faux", "false", "fail", "failed", "fails", "failure", "nul", "nulle", "fraude"),
    *("retire", "retiree", "retires"),
)

PARTIAL_STEMS: Final = ("partiel", "partial", "incompl")

PENDING_STEMS: Final = (
    *("attente", "await", "pending", "provisoire", "reserve", "condition", "rattrap", "recuper"),
    *("admissib", "report", "differ", "deferr", "convoqu", "prevu", "planifi", "programm"),
    *("sursis", "suspen", "resit", "retake", "referr", "encours", "temporaire"),
)
PENDING_WORDS: Final = (
    *("venir", "confirmer", "repasser", "passer", "evaluer", "saisir", "deliberer", "progress"),
    *("refer", "tbc", "tba", "tbd", "inscrit", "inscrite", "inscrits", "completer"),
)
LATER_STEMS: Final = ("deliber",)
"""What says that the decision is to come when nothing beside it says one."""

NEGATIONS: Final = frozenset({"non", "pas", "no", "not", "aucun", "aucune", "sans", "jamais"})
WITHOUT: Final = "sans"
"""The denial that reaches the next word and no further: « sans mention »."""

AFTER: Final = frozenset({"apres", "after"})
"""What comes after it is no longer waited for: « admis après rattrapage »."""

NOT_YET: Final = frozenset({"encore", "yet"})
DENIED_STEMS: Final = (
    *("present", "attend", "class", "recevab", "eligib", "show", "inscrit", "termin"),
)
"""Words that refuse when they are denied, and say nothing otherwise: « non présenté »."""

UNSAID_STEMS: Final = (
    *("communiq", "renseign", "saisi", "deliber", "note", "evalu", "connu", "defini", "parven"),
    *("trait", "corrig", "disponib", "statu", "fix", "rendu", "transmis"),
)
"""Words that, denied, say that no decision is known: « non communiqué »."""

DOUBTFUL: Final = frozenset(
    {"mais", "sauf", "hormis", "excepte", "si", "but", "except", "if", "ou", "or", "experience"}
)
"""Words after which nothing is sure."""

UNIT_STEMS: Final = ("bloc", "module", "competence", "unite", "epreuve", "partie")
UNIT_CODES: Final = ("bc", "ccp", "ue", "uc")
"""Parts of a certification, and what their numbers begin with: holding some is not holding it."""

WHOLE: Final = frozenset({"tous", "toutes", "tout", "ensemble", "totalite", "integralite"})
WHOLE_STEMS: Final = ("total", "integral", "complet")

IDLE_STEMS: Final = (
    *("certifica", "certifian", "acquisition", "validite", "mention", "felicit", "jury", "sessio"),
    *("titre", "decision", "resultat", "exam", "compens", "exception", "candidat", "definiti"),
    *("habilitati", "qualificat", "niveau", "score", "note", "point", "date", "statu"),
)
IDLE_WORDS: Final = frozenset(
    [
        *("de", "du", "des", "d", "la", "le", "les", "l", "un", "une", "en", "a", "au", "aux", "y"),
        *("et", "avec", "par", "pour", "il", "elle", "est", "ont", "son", "sa", "ses", "ce", "the"),
        *("with", "of", "by", "to", "is", "was", "has", "been", "and", "in", "tb", "ab", "b"),
        *("assez", "bien", "tres", "passable", "n", "s", "e", "qu", "c", "er", "re", "eme", "nd"),
        *("sous", "lors", "suite", "terme", "voie", "honorable"),
    ]
)
"""Words that neither say a decision nor change one."""

ALONE: Final[dict[str, str]] = {
    **dict.fromkeys(("adm", "admi", "o", "y", "1", "v", "val", "vt", "totale"), "recu"),
    **dict.fromkeys(("aj", "ajo", "ajac", "abs", "abi", "abj", "def", "defa"), "non-recu"),
    **dict.fromkeys(("nv", "nval", "n", "0", "non", "no", "faux", "excl", "elim"), "non-recu"),
    **dict.fromkeys(("vp", "part"), "partiel"),
    **dict.fromkeys(("eca", "att"), "en-attente"),
}
"""What a whole cell means when it is a code or a word of yes or no, by the decision's value."""

CODES: Final = frozenset({"adm", "aj", "ajac", "abs", "abi", "abj", "def", "defa", "nv", "nval"})
"""Codes that also begin a longer cell: « AJ : ajourné »."""
