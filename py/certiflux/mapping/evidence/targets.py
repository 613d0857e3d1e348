"""Every meaning that may own a column, with its wordings: the dictionary's and the decoys'."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from certiflux.dictionary import CURRENT, Version, composites, fields, ids
from certiflux.mapping.evidence.decoys import DECOYS
from certiflux.mapping.evidence.words import bare, words
from certiflux.mapping.headers import VAGUE_TAGS
from certiflux.mapping.wording import key, singular

WHO: Final = frozenset(
    {"candidat", "stagiaire", "titulaire", "apprenant", "personne", "beneficiaire", "participant",
     "eleve", "etudiant", "salarie", "adherent", "collaborateur", "auditeur", "individu",
     "certifie", "attendee", "identite", "cpf", "merci", "indiquer", "indiquez", "preciser",
     "precisez", "quel", "quelle", "ete", "etre", "tel",
     "saisir", "saisissez", "figure", "format", "different", "differe", "actuel",
     "actuelle", "obligatoire", "facultatif", "civil", "etat",
     "pk", "bis", "selon", "si", "piece"},
)  # fmt: skip
"""Words that only say whose datum it is, or ask for it."""

WHO_WEIGHT: Final = 0.35

_WHOLE: Final = frozenset({"naissance", "birth"})
"""Words that are no wording alone: of a birth one tells the name, the day and the place."""

_FAMILIES: Final = {
    "birth name": (ids.NOM_NAISSANCE, ids.NOM_USAGE, ids.NOM_TITULAIRE),
    "first name": (ids.PRENOM_1, ids.PRENOM_2, ids.PRENOM_3, ids.PRENOM_TITULAIRE),
    "birth date": (ids.DATE_NAISSANCE, ids.ANNEE_NAISSANCE, ids.MOIS_NAISSANCE, ids.JOUR_NAISSANCE),
    "birth place": (
        ids.CODE_INSEE,
        ids.CODE_POSTAL,
        ids.LIBELLE_COMMUNE,
        ids.CODE_PAYS,
        ids.LIBELLE_PAYS,
        ids.DEPARTEMENT,
    ),
    "examination": (ids.DEBUT_EXAMEN, ids.FIN_EXAMEN, ids.MODALITE_PASSAGE, ids.CODE_POSTAL_CENTRE),
    "validity": (ids.DEBUT_VALIDITE, ids.FIN_VALIDITE),
    "levels": (
        ids.PRESENCE_LANGUE,
        ids.NIVEAU_LANGUE,
        ids.PRESENCE_NUMERIQUE,
        ids.SCORE_GENERAL,
        ids.NIVEAU,
        ids.DOMAINE,
        ids.COMPETENCE,
    ),
    "access": (ids.MODALITE_ACCES, ids.VOIE_VAE, ids.INITIATIVE, ids.DATE_INSCRIPTION),
    "certification": (
        ids.TYPE,
        ids.CODE,
        ids.NATURE_DEPOSANT,
        ids.LIBELLE_OPTION,
        ids.OBTENTION,
        ids.DONNEE_CERTIFIEE,
    ),
    "marks": (ids.SCORING, ids.MENTION),
    "ids": (ids.ID_TECHNIQUE, ids.URL_PREUVE, ids.ID_DOSSIER, "nir"),
}
"""Targets that share their words: a word that one family alone uses is rare."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording of a target: its words, each once, and the sum of their weights.

    ``whole``: it counts as a whole only, for what it keeps (« né(e) à ») says less than it does.
    """

    target: str
    text: str
    words: tuple[str, ...]
    weight: float
    rank: float = 0.0
    whole: bool = False
    keys: frozenset[str] = frozenset()


@dataclass(slots=True)
class Vocabulary:
    """Every wording, by its words, and how much each word tells."""

    phrases: list[Phrase] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    alone: dict[str, str] = field(default_factory=dict)


@cache
def vocabulary(version: Version = CURRENT) -> Vocabulary:
    """Return the wordings of every target of a version, indexed."""
    said = [*_said(version), *((decoy.id, text) for decoy in DECOYS for text in decoy.phrases)]
    found = Vocabulary()
    families: dict[str, set[str]] = {}
    family = {target: name for name, targets in _FAMILIES.items() for target in targets}
    for target, text in said:
        for word in words(text):
            families.setdefault(word, set()).add(family.get(target, target))
    count = len({family.get(target, target) for target, _ in said})
    for word, own in families.items():
        rarity = math.log2(1 + count / len(own))
        found.weights[word] = WHO_WEIGHT if word in WHO else rarity
    ranks: dict[str, int] = {}
    for target, text in said:
        _add(found, target, text, ranks)
    for decoy in DECOYS:
        found.alone |= dict.fromkeys(map(singular, decoy.alone), decoy.id)
    return found


def _add(found: Vocabulary, target: str, text: str, ranks: dict[str, int]) -> None:
    parts = words(text)
    if not parts:
        return
    rank = ranks[target] = ranks.get(target, -1) + 1
    weight = sum(found.weights[word] for word in parts)
    number = len(found.phrases)
    whole = _WHOLE.issuperset(parts)
    keys = frozenset({key(text), key(bare(text))})
    found.phrases.append(Phrase(target, text, parts, weight, min(0.2, rank / 100), whole, keys))
    for word in parts:
        found.by_word.setdefault(word, []).append(number)


def _said(version: Version) -> list[tuple[str, str]]:
    """Return every target of the dictionary with each of its wordings."""
    found: list[tuple[str, str]] = []
    for own in fields(version).values():
        if own.emitted and not (own.generated and own.secret):
            tag = () if own.id in VAGUE_TAGS or own.check_only else (own.name,)
            found += [(own.id, text) for text in (*own.synonyms, own.label, *tag)]
    for composite in composites().values():
        found += [(composite.id, text) for text in (composite.label, *composite.synonyms)]
    return found
