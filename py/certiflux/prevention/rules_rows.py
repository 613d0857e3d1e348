"""Rules of the import about several values together, or several lines."""

from __future__ import annotations

from typing import Final

from certiflux.dictionary.model import Status
from certiflux.dictionary.prevention import ADF, COLUMNS, JDR
from certiflux.dictionary.prevention_model import GUIDE, Sure
from certiflux.rules.rule import Rule, Severity

_CROSSED: Final = f"{GUIDE} (février 2026), {Sure.CROSSED.value}"
_REPORTED: Final = f"{GUIDE} (février 2026), {Sure.REPORTED.value}"
_DEADLINES: Final = f"Portail du Passeport (15/06/2026), {Sure.REPORTED.value}"
_WHEN: Final = tuple(name for name, one in COLUMNS.items() if one.field.when)
_IF: Final = tuple(n for n, one in COLUMNS.items() if one.field.status is Status.CONDITIONNEL)
_SHARED: Final = tuple(name for name, one in COLUMNS.items() if one.shared)

RULES: Final = (
    Rule(
        code="PP_CONDITION_MANQUANTE",
        severity=Severity.ERROR,
        title="Une donnée devient obligatoire et manque",
        message="rien n'est donné, or {other}.",
        remedy="Remplissez-la, par exemple : {example}.",
        explanation=(
            "Certaines données ne sont demandées que si une autre le dit : le SIRET s'il y a un "
            "employeur, le code quand la formation est certifiante."
        ),
        source=_REPORTED,
        example="employeur OUI, SIRET vide → 732 829 320 00074",
        fields=_IF,
    ),
    Rule(
        code="PP_CONDITION_SUPERFLUE",
        severity=Severity.ERROR,
        title="Une donnée devrait rester vide",
        message="« {value} » est de trop : {other}.",
        remedy="Videz cette cellule, ou corrigez l'autre réponse de la ligne.",
        explanation="Le portail refuse une donnée qu'une autre réponse rend sans objet.",
        source=_REPORTED,
        example="employeur NON, SIRET rempli → SIRET vide",
        fields=_WHEN,
    ),
    Rule(
        code="PP_ORDRE_DATES",
        severity=Severity.ERROR,
        title="Deux dates sont dans le désordre",
        message="« {value} » vient avant « {other} ».",
        remedy="Vérifiez les deux dates et corrigez celle qui est fausse.",
        explanation=(
            "La formation commence avant de finir, le document vaut à partir de la fin de la "
            "formation au plus tôt, et il ne finit pas de valoir avant d'avoir commencé."
        ),
        source=_REPORTED,
        example="fin 14/06/2026, début 15/06/2026 → fin 16/06/2026",
        fields=tuple(dict.fromkeys(later for _, later in JDR.orders)),
    ),
    Rule(
        code="PP_FORMATION_A_VENIR",
        severity=Severity.ERROR,
        title="La formation n'est pas terminée",
        message="« {value} » est après aujourd'hui.",
        remedy="Attendez la fin de la formation pour la déclarer, ou corrigez la date.",
        explanation="Le portail refuse une formation qui n'a pas eu lieu.",
        source=_REPORTED,
        example="16/06/2030 → 16/06/2026",
        fields=JDR.past,
    ),
    Rule(
        code="PP_ECHEANCE_PASSEE",
        severity=Severity.WARNING,
        title="L'échéance de la déclaration est passée",
        message="« {value} » : le dernier jour pour déclarer était le {other}.",
        remedy="Déclarez cette personne sans attendre : elle reste dans le fichier.",
        explanation=(
            "Ce qui a fini en 2026 se déclare dans les six mois qui suivent son trimestre, et dans "
            "les trois mois à partir de 2027 ; de septembre à décembre 2025, jusqu'au 30 septembre "
            "2026. Le délai court de la fin de la formation (ADF), ou du début de validité (JDR)."
        ),
        source=_DEADLINES,
        example="16/02/2026 → avant le 30/09/2026",
        fields=tuple(one.counts_from for one in (ADF, JDR)),
    ),
    Rule(
        code="PP_DOUBLON",
        severity=Severity.ERROR,
        title="Un identifiant unique sert à plusieurs lignes",
        message="« {value} » est aussi celui d'une autre ligne de la liste.",
        remedy="Donnez à chaque ligne un identifiant à elle.",
        explanation=(
            "Le portail prend deux lignes du même identifiant pour une double déclaration, et la "
            "refuse. Cela vaut aussi d'un fichier à l'autre : Certiflux ne voit que celui-ci."
        ),
        source=_REPORTED,
        example="A-01 et A-01 → A-01 et A-02",
        fields=("ID_UNIQUE_PARTENAIRE",),
    ),
    Rule(
        code="PP_PERSONNE_REPETEE",
        severity=Severity.WARNING,
        title="Une personne est deux fois dans la même déclaration",
        message="« {value} » est sur plusieurs lignes de cette déclaration.",
        remedy="Vérifiez que la personne n'est pas déclarée deux fois pour la même session.",
        explanation="Deux lignes d'une même session portent le même numéro de sécurité sociale.",
        source=_REPORTED,
        example="deux lignes de la même session → une seule",
        fields=("NIR",),
    ),
    Rule(
        code="PP_TROP_DE_MONDE",
        severity=Severity.ERROR,
        title="Une déclaration compte plus de 500 personnes",
        message="la déclaration « {value} » compte {other} personnes, le portail en accepte 500.",
        remedy=(
            "Donnez un identifiant de déclaration par session, dans une colonne de votre feuille."
        ),
        explanation="Une déclaration décrit une session : de 1 à 500 personnes.",
        source=_CROSSED,
        example="une valeur pour 800 personnes → une colonne, une valeur par session",
        fields=("ID_DECLARATION",),
    ),
    Rule(
        code="PP_DECLARATION_DIVERSE",
        severity=Severity.ERROR,
        title="Les lignes d'une déclaration ne décrivent pas la même formation",
        message="la déclaration dit aussi « {other} » sur une autre ligne.",
        remedy="Écrivez la même chose sur toutes ses lignes, ou séparez-les en deux déclarations.",
        explanation=(
            "Pour un même identifiant de déclaration, les données de la formation doivent être "
            "identiques sur toutes les lignes."
        ),
        source=_REPORTED,
        example="15/06 et 16/06 sous le même identifiant → deux identifiants",
        fields=_SHARED,
    ),
    Rule(
        code="PP_SANS_REUSSITE",
        severity=Severity.ERROR,
        title="Une personne non admise n'a pas de justificatif de réussite",
        message="votre colonne de décisions ne dit pas cette personne admise.",
        remedy="Déclarez-la en attestation de formation (ADF), si elle a suivi la formation.",
        explanation="Un justificatif de réussite ne se déclare que pour qui a réussi.",
        source=_CROSSED,
        example="Ajourné, en JDR → en ADF",
        fields=("TYPE_JDR",),
    ),
    Rule(
        code="PP_JDR_PLUTOT",
        severity=Severity.WARNING,
        title="Une personne admise est déclarée en attestation de formation",
        message="votre colonne de décisions dit cette personne admise.",
        remedy=(
            "Si elle a reçu un certificat, déclarez-la en justificatif de réussite (JDR), et en "
            "lui seul."
        ),
        explanation=(
            "Quand une formation donne une attestation et un justificatif de réussite, le portail "
            "demande de ne déclarer que le justificatif."
        ),
        source=_REPORTED,
        example="Admis, en ADF → en JDR",
        fields=("NOM_FORMATION",),
    ),
)
