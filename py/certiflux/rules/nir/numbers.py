"""Compare a column of national numbers with the other columns (PLACES.md, NIR).

Each distinct number is read once; then a row is judged by what its number says, which many rows
share. The number itself goes no further than these checks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from certiflux.base import nir
from certiflux.base.nir import Nir
from certiflux.dataset.identifiers.national import NUMBER
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import CHECK_ONLY, takes_national
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Finding, Findings
from certiflux.rules.fix import Fix
from certiflux.rules.ids import ANNEE, BIRTH, INSEE, JOUR, MOIS, NIR, SEXE
from certiflux.rules.nir.places import same_commune, same_department
from certiflux.rules.tuples import Say, said_rows

READ: Final = (NIR, SEXE, ANNEE, MOIS, JOUR, INSEE)
_SEVERAL: Final = 2
"""Disagreements from which the number is somebody else's rather than mistyped."""

_MEANT: Final = frozenset({NUMBER, *(one.id for one in CHECK_ONLY)})
"""Where national numbers may stand."""

_CENTURY, _DECEMBER, _YEAR_DIGITS = 100, 12, 4
_BY_FIELD: Final = {
    "NIR_SEXE": SEXE,
    "NIR_ANNEE": ANNEE,
    "NIR_MOIS": MOIS,
    "JOUR_MOIS_NIR": MOIS,
    "NIR_LIEU": INSEE,
    "NIR_COMMUNE": INSEE,
}
_Part = Callable[[Nir], object]


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
    _compare(dataset, findings, said)


def check_sent(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find the columns of national numbers that feed a field of the flow."""
    for field in dataset.columns:
        check_sent_field(dataset, findings, context, field)


def check_sent_field(dataset: Dataset, findings: Findings, _context: Context, field: str) -> None:
    """Say whether one field of the flow is fed from a column of national numbers."""
    if dataset.columns[field].secret and field not in _MEANT:
        findings.add("NIR_ENVOYE", field)


def _compare(dataset: Dataset, findings: Findings, said: list[Nir | None]) -> None:
    """Compare what the numbers say with the sex, the date and the place of birth."""
    dates = {one: list(map(_number, c.values)) for one in BIRTH if (c := dataset.columns.get(one))}

    def judged(part: _Part, ids: Sequence[str], judge: Say) -> dict[str, list[int]]:
        """Return the rows where ``part`` of the number goes ill with what columns hold."""
        told = [number and part(number) for number in said]
        return said_rows(dataset, (NIR, *ids), judge, meanings={NIR: told, **dates})

    found = {
        **judged(_sex_of, (SEXE,), _judge_sex),
        **judged(_year_of, (ANNEE,), _judge_year),
        **judged(_month_of, (MOIS, JOUR), _judge_month),
    }
    turned = found.pop("JOUR_MOIS_NIR", [])
    count = Counter(row for rows in found.values() for row in rows)
    others = {row for row, times in count.items() if times >= _SEVERAL}
    findings.add("NIR_AUTRE_PERSONNE", NIR, sorted(others))
    found["JOUR_MOIS_NIR"] = turned
    found |= judged(_place_of, (INSEE, ANNEE), _judge_place)
    for rule, field in _BY_FIELD.items():
        findings.add(rule, field, [row for row in found.get(rule, ()) if row not in others])


def _sex_of(number: Nir) -> str:
    return number.sex


def _year_of(number: Nir) -> str:
    return number.year


def _month_of(number: Nir) -> int | None:
    return number.month


def _place_of(number: Nir) -> str:
    return number.place


def _judge_sex(sex: str | None, value: Value) -> str | None:
    return "NIR_SEXE" if sex and value in {"M", "F"} and value != sex else None


def _judge_year(year: str | None, value: int | None) -> str | None:
    return "NIR_ANNEE" if year and value and value % _CENTURY != int(year) else None


def _judge_month(month: int | None, value: int | None, day: int | None) -> str | None:
    """Say whether the month is another one, or has changed places with the day."""
    if not month or not value or value == month or value > _DECEMBER:
        return None
    return "JOUR_MOIS_NIR" if day == month else "NIR_MOIS"


def _judge_place(place: str | None, value: Value, year: int | None) -> str | None:
    if place is None or not isinstance(value, str):
        return None
    if not same_department(place, value, year):
        return "NIR_LIEU"
    return None if same_commune(place, value) else "NIR_COMMUNE"


def _number(value: Value) -> int | None:
    """Return a whole number of at most four digits, None for anything else."""
    if isinstance(value, str) and len(value) <= _YEAR_DIGITS and value.isascii():
        return int(value) if value.isdecimal() else None
    return None


def number_of(dataset: Dataset, row: int | None) -> Nir | None:
    """Return what the national number of a row says."""
    column = dataset.columns.get(NIR)
    value = None if column is None or row is None else column[row]
    return nir.parse(value) if isinstance(value, str) else None


def mend_sex(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose the sex of a number whose key is right; one without a key may be mistyped."""
    number = number_of(dataset, finding.row)
    if number is None or not number.key_right:
        return []
    return [Fix(f"Mettre {number.sex}, d'après le numéro de sécurité sociale", {SEXE: number.sex})]


def mend_turned(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose the month and the day the other way round."""
    row = finding.row or 0
    month, day = str(dataset.columns[MOIS][row]), str(dataset.columns[JOUR][row])
    return [Fix("Intervertir le jour et le mois", {MOIS: day, JOUR: month})]


FIXES: Final = {"NIR_SEXE": mend_sex, "JOUR_MOIS_NIR": mend_turned}
"""What mends a finding about a national number."""
