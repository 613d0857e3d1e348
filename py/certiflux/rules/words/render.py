"""Turn a finding and the catalogue into a French sentence: where, what, what to do."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from certiflux.base import dates
from certiflux.base.row_numbers import row_of, row_said, sheet_of
from certiflux.base.words import figure, quoted, typographic
from certiflux.dataset.people import Dataset
from certiflux.dictionary import composites
from certiflux.dictionary.columns import DATE_NAISSANCE
from certiflux.dictionary.facets import kind_problem, lengths
from certiflux.dictionary.kinds import Date, Pattern, Text
from certiflux.dictionary.model import Composite, Field
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.expected import REAL_DATE, expected
from certiflux.rules.finding import Finding
from certiflux.rules.fixes import proposals
from certiflux.rules.rule import SEVERITY_LABELS, Rule
from certiflux.rules.scene import Scene

Rendered = dict[str, Any]
_COLON: Final = typographic(" : ")
_KEPT: Final = 10_000
"""Sentences kept to be said again; a file may hold as many values as rows."""


@dataclass(frozen=True, slots=True)
class _Sentences:
    """What is said alike of every row with the same rule, field, value and ``{other}``."""

    title: str
    label: str
    expected: str
    said: str
    what: str
    remedy: str


class Renderer:
    """Write the findings of one dataset in words; what two findings say alike is written once."""

    def __init__(self, dataset: Dataset, context: Context = NOTHING) -> None:
        """Keep the dataset whose values the sentences quote, and what it was checked with."""
        self.scene = Scene(dataset, context)
        self._known: dict[tuple[str, str, str, str], _Sentences] = {}
        self._labels: dict[str, str] = {}

    def render(self, finding: Finding) -> Rendered:
        """Return a finding with its sentences, its place as the spreadsheet shows it, its rule."""
        rule, dataset = CATALOGUE[finding.rule], self.scene.dataset
        field = self.scene.fields[finding.field]
        column = dataset.titles.get(field.id)
        value = rule.quote(self.scene, finding) if rule.quote else self.scene.own(finding)
        number = None if finding.row is None else dataset.row_numbers[finding.row]
        told = self._sentences(rule, finding, field, value)
        return {
            "code": rule.code,
            "severity": rule.severity.value,
            "severity_label": SEVERITY_LABELS[rule.severity],
            "title": told.title,
            **placed(dataset, number),
            "column": column,
            "field": field.id,
            "field_label": told.label,
            "value": value,
            "expected": told.expected,
            "message": f"{self._where(number, column, field)}{_COLON}{told.said}",
            "what": told.what,
            "remedy": told.remedy,
            **self._fixes(rule, finding),
        }

    def key(self, finding: Finding) -> Hashable:
        """Return what two findings share when they are told alike, but for the row."""
        rule, scene = CATALOGUE[finding.rule], self.scene
        value = rule.quote(scene, finding) if rule.quote else scene.own(finding)
        other = rule.say(scene, finding) if rule.say else ""
        found = proposals(scene, finding) if rule.fix else ()
        fixes = tuple((one.label, *one.values.items()) for one in found)
        number = 0 if finding.row is None else scene.dataset.row_numbers[finding.row]
        return rule.code, finding.field, value, other, fixes, sheet_of(number)

    def _sentences(self, rule: Rule, finding: Finding, field: Field, value: str) -> _Sentences:
        other = rule.say(self.scene, finding) if rule.say else ""
        key = (rule.code, field.id, value, other)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[key] = self._written(rule, field, value, other)
        return known

    def _written(self, rule: Rule, field: Field, value: str, other: str) -> _Sentences:
        words = self._words(field, value, other)
        said = typographic(rule.message.format_map(words))
        return _Sentences(
            title=typographic(rule.title),
            label=words["label"],
            expected=""
            if _explains_nothing(words["expected"], field, value)
            else words["expected"],
            said=said,
            what=said[:1].upper() + said[1:],
            remedy=typographic(rule.remedies.get(field.id, rule.remedy).format_map(words)),
        )

    def _fixes(self, rule: Rule, finding: Finding) -> Rendered:
        """Return every proposal, and the only value proposed for the cell itself, if so."""
        found = proposals(self.scene, finding) if rule.fix else ()
        only = found[0].values.get(finding.field) if len(found) == 1 else None
        return {
            "fix": only,
            "fixes": [{"label": typographic(f.label), "values": f.values} for f in found],
        }

    def _where(self, number: int | None, column: str | None, field: Field) -> str:
        """Return what ``where`` says, each column named once."""
        if number is None:
            return where(number, column, field)
        if field.id not in self._labels:
            self._labels[field.id] = typographic(_column_named(column, field))
        return f"Ligne {row_said(number)}, {self._labels[field.id]}"

    def _words(self, field: Field, value: str, other: str) -> Mapping[str, str]:
        column = self.scene.dataset.columns.get(field.id)
        whole = composites().get(column.composite) if column else None
        return {
            "value": quoted(value),
            "label": whole.label if whole else field.label,
            "expected": _expected(field, whole),
            "example": whole.example if whole else field.example,
            "length": str(lengths(value.strip())[1]),
            "limit": figure(self._limit(field)),
            "other": other,
        }

    def _limit(self, field: Field) -> int:
        match field.kind:
            case Text(_, high):
                return high
            case Pattern(_, length):
                return length
            case _:
                return 0


def placed(dataset: Dataset | None, number: int | None) -> Rendered:
    """Return the row that the spreadsheet shows and, among several sheets, the name of its own."""
    if number is None or not sheet_of(number):
        return {"row": number if number is None else row_of(number)}
    sheets = dataset.sheets if dataset is not None else ()
    rank = sheet_of(number)
    name = sheets[rank - 1] if rank <= len(sheets) else str(rank)
    return {"row": row_of(number), "sheet": name}


def told_row(one: Rendered) -> int | str | None:
    """Return where a finding in words is: its row, with its sheet among several; None for all."""
    return (
        typographic(f"{one['row']}, feuille « {one['sheet']} »") if "sheet" in one else one["row"]
    )


def where(number: int | None, column: str | None, field: Field) -> str:
    """Say where a finding is, as the spreadsheet shows it."""
    named = _column_named(column, field)
    if number is None:
        return typographic(named[0].upper() + named[1:])
    return typographic(f"Ligne {row_said(number)}, {named}")


def _column_named(column: str | None, field: Field) -> str:
    return f"colonne « {column} »" if column else f"« {field.label} »"


def _explains_nothing(wanted: str, field: Field, value: str) -> bool:
    """Say if ``wanted`` is what the field's kind wants, and ``value`` is of that kind already."""
    if not value or wanted != expected(field):
        return False
    match field.kind:
        case Text():
            return kind_problem(field.kind, value) is None
        case Date():
            written = dates.parts(value, dates.DAY_FIRST)
            day = dates.real(written) if written else None
            return day is not None and kind_problem(field.kind, day.isoformat()) is None
        case _:
            return False


def _expected(field: Field, whole: Composite | None) -> str:
    if whole is None:
        return expected(field)
    return REAL_DATE if whole.id == DATE_NAISSANCE.id else "un nom et un prénom"
