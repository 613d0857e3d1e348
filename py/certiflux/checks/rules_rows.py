"""Rules about several data of one person, or about several people."""

from __future__ import annotations

from typing import Final

from certiflux.checks.rule import Rule, Severity

RULES: Final = (
    Rule(
        code="ID_TECHNIQUE_REPETE",
        severity=Severity.ERROR,
        title="Le même identifiant technique sert plusieurs fois",
        message="« {value} » sert aussi {other}.",
        remedy="Donnez à chaque passage un identifiant différent, par exemple {example}.",
        explanation="Le portail garde le premier passage et refuse les suivants comme déjà connus.",
        source="FORMAT.md (b) 3",
    ),
    Rule(
        code="TYPE_CODE_DISCORDANTS",
        severity=Severity.ERROR,
        title="Le type et le code de la certification ne vont pas ensemble",
        message="le code « {value} » ne correspond pas au type « {other} ».",
        remedy="Un code RS va avec le type RS, un code RNCP avec le type RNCP ; gardez le préfixe.",
        explanation="Le portail refuse les passages dont la certification n'est pas reconnue.",
        source="FORMAT.md (b) 4",
    ),
    Rule(
        code="FIN_AVANT_DEBUT",
        severity=Severity.ERROR,
        title="Une fin est avant son début",
        message="la fin ({value}) est avant le début ({other}).",
        remedy="Corrigez l'une des deux dates.",
        explanation="Le portail refuse un passage dont les dates se contredisent.",
        source="FORMAT.md (b) 5",
    ),
    Rule(
        code="IDENTITE_DOUBLE",
        severity=Severity.ERROR,
        title="La personne est identifiée de deux façons",
        message="la ligne donne à la fois un dossier CPF et un état civil.",
        remedy="Gardez l'un des deux : le numéro de dossier avec son nom, ou l'état civil.",
        explanation="Le portail n'accepte qu'une façon d'identifier chaque personne.",
        source="FORMAT.md (b) 9",
    ),
    Rule(
        code="CONDITION_MANQUANTE",
        severity=Severity.WARNING,
        title="Une donnée annoncée n'est pas donnée",
        message="rien n'est donné, alors que « {other} » l'annonce.",
        remedy="Donnez {expected}, ou corrigez « {other} ».",
        explanation="Le dictionnaire lie ces deux données : l'une annonce l'autre.",
        source="FORMAT.md (b) 6",
    ),
    Rule(
        code="CONDITION_SUPERFLUE",
        severity=Severity.WARNING,
        title="Une donnée est donnée sans être annoncée",
        message="« {value} » est donné alors que « {other} » ne l'annonce pas.",
        remedy="Effacez cette valeur, ou corrigez « {other} ».",
        explanation="Le dictionnaire lie ces deux données : l'une annonce l'autre.",
        source="FORMAT.md (b) 6",
    ),
)
