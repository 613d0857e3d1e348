"""Rules about what a spreadsheet made of a value before it was read."""

from __future__ import annotations

from typing import Final

from certiflux.dictionary.kinds import Date, Text
from certiflux.rules.ids import ANNEE, of_kind
from certiflux.rules.rule import Rule, Severity

RULES: Final = (
    Rule(
        code="CHIFFRES_PERDUS",
        severity=Severity.WARNING,
        title="Un long numéro a sans doute perdu ses derniers chiffres",
        message="« {value} » est un nombre pour le tableur, qui n'en garde que 15 chiffres.",
        remedy="Reprenez le numéro à sa source et écrivez-le dans une cellule au format Texte.",
        explanation=(
            "Un tableur arrondit tout nombre de seize chiffres et plus : les derniers deviennent "
            "des zéros, et rien ne permet de les retrouver."
        ),
        source="FORMAT.md (e), fautes rencontrées",
        example="9,1E+15 → 9100000000000042",
        fields=of_kind(Text),
    ),
    Rule(
        code="DATE_DANS_TEXTE",
        severity=Severity.WARNING,
        title="Le tableur a pris une valeur pour une date ou une durée",
        message="la cellule contient une date ou une durée : « {value} ».",
        remedy="Retapez la valeur dans une cellule au format Texte, par exemple {example}.",
        explanation=(
            "Un tableur change « 10/10 » en 10 octobre et « 36:00 » en durée dès la saisie : ce "
            "que vous vouliez écrire n'est plus dans le fichier."
        ),
        source="FORMAT.md (e), fautes rencontrées",
        example="10-oct → 10/10",
        fields=of_kind(Text),
    ),
    Rule(
        code="DATE_ZERO",
        severity=Severity.INFO,
        title="Une date de rien du tout est lue comme une case vide",
        message="« {value} » est le jour 0 du tableur, ce qu'une formule montre d'une case vide.",
        remedy="La case est lue comme vide. S'il y a une date, écrivez-la, par exemple {example}.",
        explanation=(
            "Le jour numéro 0 d'un tableur, 00/01/1900, n'existe pas : une formule qui recopie une "
            "case vide l'affiche."
        ),
        source="FORMAT.md (e), fautes rencontrées",
        example="00/01/1900 → une case vide",
        fields=(*of_kind(Date), ANNEE),
    ),
    Rule(
        code="JOUR_INCERTAIN",
        severity=Severity.WARNING,
        title="L'heure d'une date laisse un doute sur le jour",
        message="« {value} » est peut-être le minuit du {other}, écrit dans une autre heure.",
        remedy="Vérifiez le jour, et écrivez-le sans heure.",
        explanation=(
            "Un logiciel qui compte en heure universelle écrit minuit comme 22 h ou 23 h de la "
            "veille. Certiflux rend le bon jour quand toute la colonne est ainsi, et non quand "
            "une partie seulement l'est."
        ),
        source="PLACES.md, dates des tableurs",
        example="14/10/2026 22:00:00 → 15/10/2026",
        fields=(*of_kind(Date), ANNEE),
    ),
)
