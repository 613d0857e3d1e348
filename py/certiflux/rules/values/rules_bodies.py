"""Rules about numbers and texts that are plainly those of something else, or in other letters."""

from __future__ import annotations

from typing import Final

from certiflux.dictionary.kinds import Text
from certiflux.rules.ids import BODIES, CODE, CONTRAT, of_kind
from certiflux.rules.rule import Rule, Severity

_WRITTEN: Final = "FORMAT.md (a), comportement vérifié du schéma"

RULES: Final = (
    Rule(
        code="SIRET_POUR_CLIENT",
        severity=Severity.ERROR,
        title="Un SIRET ou un SIREN est à la place du numéro de fiche client",
        message="« {value} » est un SIRET ou un SIREN, pas un numéro de fiche client.",
        remedy="Donnez l'idClient reçu de la Caisse des Dépôts, par exemple {example}.",
        explanation="Le portail ne connaît les organismes que par l'idClient qu'il leur a donné.",
        source="FORMAT.md (a) 2.1 et 3.1",
        example="12345678900012 → 12ABC345",
        fields=BODIES,
    ),
    Rule(
        code="CONTRAT_INATTENDU",
        severity=Severity.WARNING,
        title="Le numéro de contrat semble être autre chose",
        message="« {value} » a la forme {other}, pas celle d'un numéro de contrat.",
        remedy="Vérifiez-le dans le courriel de la Caisse des Dépôts, par exemple {example}.",
        explanation="Le schéma accepte ici tout texte, mais le portail vérifie le contrat.",
        source=f"{_WRITTEN} ; 3.2",
        example="RNCP38362 → MCFCER000123",
        fields=(CONTRAT,),
    ),
    Rule(
        code="LETTRES_SOSIES",
        severity=Severity.WARNING,
        title="Des lettres d'un autre alphabet se sont glissées dans un texte",
        message=(
            "« {value} » contient une lettre cyrillique ou grecque qui ressemble à une des nôtres."
        ),
        remedy="Retapez ce texte au clavier, ou acceptez la correction proposée.",
        explanation=(
            "Pour l'œil, rien ne change ; pour le portail, c'est un autre texte, qu'il ne trouve "
            "pas. Cela vient souvent d'un copier-coller."
        ),
        source=_WRITTEN,
        example="un « С » cyrillique dans RNСP38362 → RNCP38362",
        fields=of_kind(Text),
    ),
    Rule(
        code="ENCODAGE_DOUTEUX",
        severity=Severity.WARNING,
        title="Des lettres inattendues font douter de l'encodage",
        message="« {value} » contient une lettre qu'aucun mot français ne porte là.",
        remedy=(
            "Si tous les accents sont abîmés, choisissez un autre encodage à l'étape « Colonnes » "
            "(ou --encoding) ; sinon, corrigez ce texte."
        ),
        explanation=(
            "Un même octet est « é » pour un logiciel et « Ž » pour un autre : le texte a sans "
            "doute été écrit avec un autre encodage que celui qui a servi à le lire."
        ),
        source="FORMAT.md (a) 8.1, rapprochement des identités",
        example="RenŽ → René",
        fields=of_kind(Text),
    ),
    Rule(
        code="CODES_MULTIPLES",
        severity=Severity.ERROR,
        title="Deux certifications sont données dans la même cellule",
        message="« {value} » contient {other} : une ligne déclare une seule certification.",
        remedy="Gardez un seul code, ou faites une ligne par certification obtenue.",
        explanation="Chaque passage est celui d'une personne et d'une certification.",
        source="FORMAT.md (b) 4",
        example="RNCP38362 / RS5200 → deux lignes, une par certification",
        fields=(CODE,),
    ),
)
