"""Rules about the whole file: what is missing everywhere, or too much for one flow."""

from __future__ import annotations

from typing import Final

from certiflux.checks.rule import Rule, Severity

RULES: Final = (
    Rule(
        code="COLONNE_ABSENTE",
        severity=Severity.ERROR,
        title="Une donnée obligatoire n'est dans aucune colonne",
        message="aucune colonne ne donne cette information, obligatoire pour chaque personne.",
        remedy="Ajoutez cette colonne à votre fichier, ou donnez la même valeur pour tous.",
        explanation="Le portail refuse tout le fichier s'il manque une donnée obligatoire.",
        source="FORMAT.md (a), statuts du dictionnaire",
        whole_file=True,
    ),
    Rule(
        code="REGLAGE_ABSENT",
        severity=Severity.ERROR,
        title="Un identifiant de l'envoi n'est pas donné",
        message="cette information n'est pas donnée. Attendu : {expected}.",
        remedy="Saisissez-la à l'étape « Colonnes », par exemple {example}.",
        explanation=(
            "La Caisse des Dépôts vous a donné ces identifiants par courriel lors de "
            "l'accrochage. Sans eux, le portail ne sait pas qui déclare."
        ),
        source="FORMAT.md (a) 2.1 à 4.2",
        whole_file=True,
    ),
    Rule(
        code="IDENTIFIANTS_MULTIPLES",
        severity=Severity.ERROR,
        title="Plusieurs certificateurs dans le même fichier",
        message="la colonne donne plusieurs valeurs ({other}), or un fichier en porte une seule.",
        remedy="Faites un fichier par certificateur et par contrat.",
        explanation="Le schéma n'accepte qu'un émetteur, un certificateur et un contrat par flux.",
        source="FORMAT.md (a), « exactly one certificateur »",
        whole_file=True,
    ),
    Rule(
        code="TROP_DE_PASSAGES",
        severity=Severity.ERROR,
        title="Trop de personnes pour un seul fichier",
        message="{value} personnes, alors qu'un fichier en porte {limit} au plus.",
        remedy="Partagez votre liste en plusieurs fichiers.",
        explanation="Le portail limite le nombre de passages de chaque fichier déposé.",
        source="FORMAT.md (f)",
        whole_file=True,
    ),
)
