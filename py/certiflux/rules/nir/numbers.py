"""Compare a column of national numbers with the other columns (PLACES.md, NIR).

Each distinct number is read once; then a row is judged by what its number says, which many rows
share. The number itself goes no further than these checks.
"""

from __future__ import annotations

from typing import Final

from certiflux.base import nir
from certiflux.dataset.identifiers.national import NUMBER
from certiflux.dataset.people import Dataset
from certiflux.dictionary import CHECK_ONLY, fields, takes_national
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.ids import ANNEE, INSEE, JOUR, MOIS, NIR, SEXE
from certiflux.rules.nir.against import compare
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.step import Step

READ: Final = (NIR, SEXE, ANNEE, MOIS, JOUR, INSEE)
_MEANT: Final = frozenset({NUMBER, *(one.id for one in CHECK_ONLY)})
"""Where national numbers may stand."""


def check_nir(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the numbers that are no NIR, and those that contradict the rest of their row."""
    column = dataset.columns.get(NIR)
    if column is None:
        return
    if dataset.national and not takes_national(dataset.version):
        findings.add("NIR_SANS_PLACE", NIR)
    said = [nir.parse(v) if isinstance(v, str) else None for v in column.values]
    wrong: dict[str, set[int]] = {"NIR_FORME": set(), "NIR_CLE": set(), "NIR_PROVISOIRE": set()}
    for code, (value, number) in enumerate(zip(column.values, said, strict=True)):
        if number is None:
            if isinstance(value, str):
                wrong["NIR_FORME"].add(code)
        elif number.key_right is False:
            wrong["NIR_CLE"].add(code)
            said[code] = None
        elif number.provisional:
            wrong["NIR_PROVISOIRE"].add(code)
    for rule, codes in wrong.items():
        findings.add(rule, NIR, column.rows_of(codes) if codes else ())
    compare(dataset, findings, said)


def check_sent(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find the columns of national numbers that feed a field of the flow."""
    for field in dataset.columns:
        check_sent_field(dataset, findings, context, field)


def check_sent_field(dataset: Dataset, findings: Findings, _context: Context, field: str) -> None:
    """Say whether one field of the flow is fed from a column of national numbers."""
    if dataset.columns[field].secret and field not in _MEANT:
        findings.add("NIR_ENVOYE", field)


_SOURCE: Final = "PLACES.md, NIR"
_ANY = tuple(
    field.id
    for field in fields().values()
    if not (field.generated or field.check_only) and field.emitted
)

RULES: Final = (
    Rule(
        code="NIR_FORME",
        severity=Severity.WARNING,
        title="Un numéro de sécurité sociale n'a pas la forme attendue",
        message="« {value} » ne peut pas être un numéro de sécurité sociale.",
        remedy="Écrivez ses 13 caractères, ou 15 avec la clé ; ou laissez la cellule vide.",
        explanation=(
            "Un numéro de sécurité sociale a 13 caractères, et 15 avec sa clé : sexe, année, mois, "
            "lieu de naissance, ordre. Celui-ci n'a servi à rien vérifier."
        ),
        source=_SOURCE,
        example="2 88 05 99 109 00 → 2 88 05 99 109 000",
        fields=(NIR,),
        always=True,
    ),
    Rule(
        code="NIR_CLE",
        severity=Severity.WARNING,
        title="La clé d'un numéro de sécurité sociale ne correspond pas",
        message="la clé de « {value} » ne va pas avec le reste : un chiffre est faux.",
        remedy="Recopiez le numéro et sa clé depuis l'attestation de sécurité sociale.",
        explanation=(
            "Les deux derniers chiffres se calculent avec les treize premiers, et trahissent une "
            "faute de frappe. Ce numéro n'a servi à rien vérifier d'autre."
        ),
        source=_SOURCE,
        example="2 88 05 99 109 000 12 → 2 88 05 99 109 000 07",
        fields=(NIR,),
        always=True,
    ),
    Rule(
        code="NIR_PROVISOIRE",
        severity=Severity.INFO,
        title="Un numéro de sécurité sociale est provisoire ou incomplet",
        message="« {value} » est le numéro d'une personne dont l'état civil n'est pas complet.",
        remedy="Rien à corriger ici ; vérifiez que l'état civil vient d'un document officiel.",
        explanation=(
            "Un premier chiffre 3, 4, 7 ou 8, ou un mois au-delà de 12, marquent un numéro "
            "d'attente ou un mois de naissance inconnu : cette personne est plus difficile à "
            "retrouver."
        ),
        source=_SOURCE,
        example="7 88 05 99 109 000 → 2 88 05 99 109 000",
        fields=(NIR,),
        always=True,
    ),
)

SENT: Final = (
    Rule(
        code="NIR_ENVOYE",
        severity=Severity.WARNING,
        title="Des numéros de sécurité sociale partiraient dans le fichier",
        message="cette colonne contient des numéros de sécurité sociale, et va dans « {label} ».",
        remedy="À l'étape « Colonnes », faites-en le numéro de sécurité sociale (pour vérifier), "
        "ou ne l'utilisez pas.",
        explanation=(
            "Ce numéro n'a pas sa place dans une autre donnée : écrit sous un autre nom, il "
            "serait transmis sans raison."
        ),
        source="FORMAT.md (0), 1.1.2 → 1.1.5",
        example="identifiant du passage 2 88 05 99 109 000 → CERT-0001",
        fields=_ANY,
        whole_file=True,
        always=True,
    ),
    Rule(
        code="NIR_SANS_PLACE",
        severity=Severity.ERROR,
        title="Le schéma en vigueur n'a pas de place pour le numéro de sécurité sociale",
        message="vous demandez de transmettre ces numéros, mais le schéma en vigueur n'a pas la "
        "balise « identifiantNational ».",
        remedy="À l'étape « Colonnes », renoncez à les transmettre ; ou déposez le schéma officiel "
        "qui les prévoit.",
        explanation=(
            "Depuis le schéma 1.1.5, une personne peut être désignée par son numéro et son nom de "
            "naissance au lieu de son état civil. Avec un schéma plus ancien, un fichier qui les "
            "contient serait refusé : votre demande n'est ni suivie ni oubliée, elle est refusée."
        ),
        source="FORMAT.md (0), 1.1.2 → 1.1.5",
        example="schéma 1.1.2, numéros à transmettre → schéma 1.1.5, ou numéros gardés",
        fields=(NIR,),
        whole_file=True,
        always=True,
    ),
)

STEP: Final = Step("Numéros de sécurité sociale", check_nir, READ)
STEP_SENT: Final = Step("Numéros de sécurité sociale envoyés", check_sent, one=check_sent_field)
