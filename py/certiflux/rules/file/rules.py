"""Rules about the whole file: what is missing everywhere, or too much for one flow."""

from __future__ import annotations

from typing import Final

from certiflux.rules.ids import BODIES, ENVELOPE, ID_TECHNIQUE, OBLIGATORY, SETTINGS
from certiflux.rules.rule import Rule, Severity

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
        example="aucune colonne de sexe → une colonne « Sexe » avec F ou M",
        fields=tuple(i for i in OBLIGATORY if i not in SETTINGS),
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
        example="aucun numéro de contrat → MCFCER000123 saisi à l'étape « Colonnes »",
        fields=SETTINGS,
    ),
    Rule(
        code="ORGANISME_EXCLU",
        severity=Severity.ERROR,
        title="Certiflux ne peut pas être utilisé pour cet organisme",
        message="la Caisse des Dépôts a exclu l'organisme {value} : aucun flux n'est généré.",
        remedy=(
            "Vérifiez l'identifiant saisi. S'il est juste, adressez-vous à la Caisse des Dépôts : "
            "Certiflux ne fait qu'appliquer sa liste."
        ),
        explanation=(
            "La Caisse des Dépôts peut retirer à un organisme le droit de déclarer. Certiflux "
            "porte la liste des organismes concernés, sous une forme qui ne les nomme pas, et "
            "s'arrête avant de faire un fichier en leur nom."
        ),
        source="Appel public aux éditeurs de solutions, liste d'exclusion",
        whole_file=True,
        example="l'idClient d'un organisme exclu → l'idClient de votre organisme",
        fields=BODIES,
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
        example="MCFCER000123 et MCFCER000456 dans la même colonne → un fichier par contrat",
        fields=ENVELOPE,
    ),
    Rule(
        code="IDENTIFIANT_ISOLE",
        severity=Severity.ERROR,
        title="Une ligne ne donne pas le même identifiant que les autres",
        message="« {value} » n'est pas ce que disent presque toutes les lignes ({other}).",
        remedy="Corrigez cette cellule dans votre liste, ou mettez cette ligne de côté.",
        explanation=(
            "Le schéma n'accepte qu'un émetteur, un certificateur et un contrat par flux. Une "
            "ligne qui en donne un autre attend seule : les autres partent."
        ),
        source="FORMAT.md (a), « exactly one certificateur »",
        example="MCFCER000123 partout, et MCFCER000132 sur une ligne → corriger cette ligne",
        fields=ENVELOPE,
    ),
    Rule(
        code="FLUX_REPARTI",
        severity=Severity.INFO,
        title="Le flux sera réparti en plusieurs fichiers",
        message="{value} : le flux sera réparti en {other} fichiers.",
        remedy="Rien à faire ici : à l'étape « Générer », déposez les fichiers l'un après l'autre.",
        explanation=(
            "Le portail limite le poids et le nombre de passages de chaque fichier déposé : "
            "200 Mo et 200 000 passages. Certiflux remplit un fichier, puis le suivant, dans "
            "l'ordre de votre liste ; chaque personne n'est que dans un seul. Le nombre de "
            "fichiers est estimé avant l'écriture ; l'étape « Générer » donne le vrai."
        ),
        source="FORMAT.md (f), 200 Mo et 200 000 passages par fichier",
        whole_file=True,
        example="250 000 personnes → un fichier de 200 000 et un autre de 50 000",
        fields=(ID_TECHNIQUE,),
    ),
    Rule(
        code="ID_TECHNIQUE_PARTAGE",
        severity=Severity.WARNING,
        title="L'identifiant technique semble être celui d'une session",
        message="{other}. Il en faut un par personne et par passage.",
        remedy=(
            "Donnez pour « {label} » une autre colonne, propre à chaque personne, ou laissez "
            "Certiflux créer ces identifiants."
        ),
        explanation=(
            "Le portail reconnaît chaque passage à cet identifiant. Avec celui de la session, il "
            "garderait la première personne et refuserait toutes les autres."
        ),
        source="FORMAT.md (b) 3 ; (e), fautes rencontrées",
        whole_file=True,
        example="SESSION-12 pour 14 personnes → SESSION-12-01, SESSION-12-02…",
        fields=(ID_TECHNIQUE,),
    ),
)
