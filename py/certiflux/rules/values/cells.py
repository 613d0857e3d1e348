"""Look at what a spreadsheet made of a cell: digits that it rounded, dates that nobody typed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import partial
from typing import Final

from certiflux.base import dates
from certiflux.dataset.dates.dated import is_zero
from certiflux.dataset.dates.late import next_day, timed
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn, show
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Date, Text
from certiflux.reading.table import Cell, StoredText
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.fix import Fix
from certiflux.rules.ids import ANNEE, BIRTH, SCORE, of_kind
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step

_KEPT: Final = 10**15
"""From here on a spreadsheet keeps fewer figures than the number has."""

_EXPONENT: Final = re.compile(r"\d(?:[.,]\d+)?E\+\d{2,3}", re.IGNORECASE)
_DAY_MONTH: Final = re.compile(r"(\d{1,2})[-/. ]([a-zéûôè]{3,9})\.?", re.IGNORECASE)


def check_cells(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find, field by field, the values that a spreadsheet has changed."""
    for field_id in dataset.columns:
        check_cell(dataset, findings, context, field_id)


def check_cell(dataset: Dataset, findings: Findings, _context: Context, field_id: str) -> None:
    """Find the values of one field that a spreadsheet has changed."""
    column = dataset.columns[field_id]
    if column.source is None or column.secret:
        return
    for rule, wrong in _looks(dataset, field_id, column):
        codes = {code for code, cell in enumerate(column.raw) if cell is not None and wrong(cell)}
        if codes:
            findings.add(rule, field_id, column.rows_of(codes))


def _looks(
    dataset: Dataset, field_id: str, column: FieldColumn
) -> list[tuple[str, Callable[[Cell], bool]]]:
    """Return the rules that may concern a field, with what tells a wrong cell."""
    field = fields(dataset.version)[field_id]
    if isinstance(field.kind, Text):
        dated = _scored if field_id == SCORE else _is_date
        return [("CHIFFRES_PERDUS", _rounded), ("DATE_DANS_TEXTE", dated)]
    whole_birth = field_id == ANNEE and column.composite
    if not (whole_birth or isinstance(field.kind, Date)):
        return []
    looks: list[tuple[str, Callable[[Cell], bool]]] = [("DATE_ZERO", is_zero)]
    if column.rule.late is False:
        looks.append(("JOUR_INCERTAIN", partial(_uncertain, rule=column.rule)))
    return looks


def _uncertain(cell: Cell, rule: dates.DateRule) -> bool:
    """Say whether a date may be the day before; one in universal time is not read at all."""
    found = timed(cell, rule)
    return found is not None and found.hour is not None and not found.universal


def _rounded(cell: Cell) -> bool:
    """Say whether a cell is a number too long for a spreadsheet, or the rest of one."""
    if isinstance(cell, StoredText) and not isinstance(cell.stored, str):
        cell = cell.stored
    if isinstance(cell, str):
        return "+" in cell and bool(_EXPONENT.fullmatch(cell.strip()))
    return isinstance(cell, int | float) and abs(cell) >= _KEPT


def _is_date(cell: Cell) -> bool:
    return isinstance(cell, dt.date | dt.time | dt.timedelta)


def _scored(cell: Cell) -> bool:
    """Say whether a score is a date, in a cell or written as a spreadsheet exports it."""
    return _is_date(cell) or _typed(cell) is not None


def _typed(cell: Cell) -> str | None:
    """Return the score that a spreadsheet took for a day of a month, None when it did not."""
    if isinstance(cell, dt.date):
        return f"{cell.day}/{cell.month}"
    if not isinstance(cell, str):
        return None
    if day := dates.parse(cell):
        return f"{day.day}/{day.month}"
    found = _DAY_MONTH.fullmatch(cell.strip())
    month = dates.month(found[2].lower()) if found else None
    return f"{int(found[1])}/{month}" if found and month else None


def following(scene: Scene, finding: Finding) -> str:
    """Quote the day that begins when the late hour of a date is midnight."""
    column = scene.dataset.columns[finding.field]
    found = next_day(column.raw[column.codes[finding.row or 0]], column.rule)
    return show(found) if found else ""


def fix_dated(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose the score that was typed before the spreadsheet made a date of it."""
    cell = _cell(scene, finding)
    typed = _typed(cell) if finding.field == SCORE else None
    return [Fix(f"Écrire « {typed} »", {finding.field: typed})] if typed else []


def fix_day(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose the day that begins at the hour told; a part of a birth is left to the user."""
    column = scene.dataset.columns[finding.field]
    day = next_day(_cell(scene, finding), column.rule)
    if day is None:
        return []
    shown = f"{day.day:02}/{day.month:02}/{day.year}"
    parts = (day.year, day.month, day.day)
    values = (
        dict(zip(BIRTH, map(str, parts), strict=True))
        if column.composite
        else {finding.field: shown}
    )
    return [Fix(f"Lire le {shown}", values)]


def _cell(scene: Scene, finding: Finding) -> Cell:
    column = scene.dataset.columns[finding.field]
    return column.raw[column.codes[finding.row or 0]] if column.raw else None


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
        fix=fix_dated,
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
        say=following,
        fix=fix_day,
    ),
)

STEP: Final = Step("Cellules du tableur", check_cells, one=check_cell, by_row=True)
