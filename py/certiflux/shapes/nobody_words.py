"""What the rows that are nobody say: words of totals, titles of groups, signatures, notes."""

from __future__ import annotations

import re
from typing import Final

TOTALS: Final = (
    "total",
    "soustotal",
    "nombrede",
    "nbde",
    "effectif",
    "somme",
    "moyenne",
    "nbtotal",
    "totaux",
)
"""How the cell of a total begins, reduced."""

FOOT: Final = re.compile(
    r"(?:le |la |les |l['’]|un |pour |p/?o |nom (?:et|du|de la) )*"
    r"(?:(?:vice-)?president|directeur|directrice|responsable|examinat|jury(?: ?:|$)|evaluat|signat"
    r"|representant|membres? du jury|secretaire|gestionnaire|correct|surveillant|prenom du|qualite)"
    r"|(?:fait|etabli|edite|imprime|genere|exporte|extrait|arrete|certifie|valide|signe)e?s? "
    r"(?:a|le|par|sincere|conforme|exact|du|en)\b"
    r"|(?:signature|cachet|visa|tampon|paraphe|emargement)s?\b"
    r"|(?:document|liste|etat|edition|export|fichier) (?:edite|imprime|genere|etabli|extrait|du)"
    r"|(?:page|feuillet|p\.) ?\d+|date et (?:lieu|signature)|lu et approuve|bon pour accord"
    r"|(?:derniere mise|mis|mise) a jour|(?:nous|je) soussigne|a retourner|confidentiel$"
)
"""How a line under a list begins: who signs, where and when, what printed it."""

NOTE: Final = re.compile(
    r"\*|\(\*|\(\d\)|n\.? ?b\.? ?:|nb\b.{20}|notes? ?:|remarques? ?:|rappels? ?:|attention ?[:!]"
    r"|legendes? ?:|sources? ?:|merci d|veuillez|exemples? ?:|consignes?\b|ps ?:"
)
"""How a remark about the list begins."""

TITLE: Final = re.compile(
    r"(?:sessions?|groupes?|promos?|promotions?|formations?|certifications?|certificats?|jurys?"
    r"|centres?|sites?|modules?|parcours|sections?|classes?|examens?|epreuves?|titres?|dates?"
    r"|organismes?|annees?|lots?|series?|vagues?|stages?|conventions?|niveaux?|campus|antennes?"
    r"|agences?|entreprises?|societes?|clients?|candidats?|stagiaires?|apprenants?|diplomes?"
    r"|blocs?|semaines?|mois|journees?|matin|apres-midi|salles?|lieux?|options?|specialites?"
    r"|habilitations?|liste|recu(?:e?s)?|admis(?:e?s)?|refuses?|ajournes?|absents?)\b"
)
"""How the title of a group of people begins."""

ABOVE: Final = re.compile(
    r"(?:resultats?|proces-verba(?:l|ux)|p\.?v\.?|deliberations?|validations?|titulaires?)\b"
)
"""How a title above the headers also begins: it tells of everybody below."""

MONTHS: Final = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_MONTH = "|".join(MONTHS)

DAY: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:er)? ?(?:[/.\-] ?(\d{{1,2}}) ?[/.\-]| ({_MONTH})) ?((?:19|20)\d\d|\d\d)"
    r"(?!\d)"
)
"""A whole day in a text without accents: day, month in figures or in words, year."""

CODE: Final = re.compile(r"\b(rncp|rs) ?(?:n ?° ?)?(\d{2,6})(?![\dA-Za-z])", re.IGNORECASE)
"""The code of a certification in a text."""

FILLERS: Final = frozenset(
    {"", "-", "--", "---", "–", "—", "_", ".", "..", "...", "…", "/", "//", "0", "#n/a", "n/a", "?"}
)
"""What stands in a cell in the place of nothing."""
