"""Rules about several people: the same identifier, the same passage."""

from __future__ import annotations

from typing import Final

from certiflux.rules.ids import COMMUNE, DELIVRANCE, ID_TECHNIQUE
from certiflux.rules.rule import Rule, Severity

RULES: Final = (
    Rule(
        code="ID_TECHNIQUE_REPETE",
        severity=Severity.ERROR,
        title="Le même identifiant technique sert plusieurs fois",
        message="« {value} » sert aussi {other}.",
        remedy="Donnez à chaque passage un identifiant différent, par exemple {example}.",
        explanation="Le portail garde le premier passage et refuse les suivants comme déjà connus.",
        source="FORMAT.md (b) 3",
        example="A-1 et A-1 → A-1 et A-2",
        fields=(ID_TECHNIQUE,),
    ),
    Rule(
        code="ID_TECHNIQUE_DEJA_ENVOYE",
        severity=Severity.ERROR,
        title="Cet identifiant technique a déjà servi pour un autre passage",
        message="« {value} » a déjà été envoyé pour une autre personne ou une autre certification.",
        remedy="Donnez à ce passage un identifiant qui n'a jamais servi, par exemple {example}.",
        explanation=(
            "Un identifiant est unique sur tout ce que vous avez déposé : le portail répondrait "
            "que ce passage existe déjà et ne l'enregistrerait pas. C'est votre registre qui le "
            "dit, quand il est ouvert."
        ),
        source="FORMAT.md (b) 3 ; (d), « existe déjà en base »",
        example="A-1, déposé en mai pour une autre personne → A-57",
        fields=(ID_TECHNIQUE,),
    ),
    Rule(
        code="PASSAGE_REPETE",
        severity=Severity.WARNING,
        title="La même personne a deux fois la même certification",
        message="même personne, même certification et même jour que {other}.",
        remedy="Gardez une seule de ces lignes, ou corrigez celle qui concerne quelqu'un d'autre.",
        explanation=(
            "Deux passages que seul l'identifiant distingue : la certification figurerait deux "
            "fois dans le passeport de la personne."
        ),
        source="FORMAT.md (b) 3",
        example="deux lignes MARCHAND Élodie, RS5200, 20/05/2026 → une seule",
        fields=(DELIVRANCE,),
    ),
    Rule(
        code="COMMUNES_DISCORDANTES",
        severity=Severity.WARNING,
        title="La colonne des communes ne va pas avec celle des codes INSEE",
        message="la moitié des communes, ou plus, ne vont pas avec le code INSEE de leur ligne.",
        remedy=(
            "Si la colonne donne la commune du domicile, ne l'utilisez pas à l'étape "
            "« Colonnes » ; sinon, vérifiez les codes."
        ),
        explanation=(
            "Une seule erreur est celle d'une ligne ; tant d'erreurs à la fois disent plutôt que "
            "l'une des deux colonnes n'est pas celle de la naissance."
        ),
        source="FORMAT.md (b) 10",
        example="31555 et « Lyon », 35238 et « Vannes »… → la colonne laissée de côté",
        fields=(COMMUNE,),
        whole_file=True,
    ),
)
