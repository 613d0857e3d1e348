"""Turn a finding and the catalogue into a French sentence: where, what, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from certiflux.base.row_numbers import row_of, row_said, sheet_of
from certiflux.base.words import figure, quoted, typographic
from certiflux.dataset.people import Dataset
from certiflux.dictionary import composites
from certiflux.dictionary.columns import DATE_NAISSANCE
from certiflux.dictionary.kinds import Pattern, Text
from certiflux.dictionary.model import Composite, Field
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.expected import REAL_DATE, expected
from certiflux.rules.finding import Finding
from certiflux.rules.fixes import proposals
from certiflux.rules.rule import SEVERITY_LABELS, Rule
from certiflux.rules.scene import Scene
from certiflux.rules.values.fields import lengths

Rendered = dict[str, Any]


class Renderer:
    """Write the findings of one dataset in words."""

    def __init__(self, dataset: Dataset, context: Context = NOTHING) -> None:
        """Keep the dataset whose values the sentences quote, and what it was checked with."""
        self.scene = Scene(dataset, context)

    def render(self, finding: Finding) -> Rendered:
        """Return a finding with its sentences, its place as the spreadsheet shows it, its rule."""
        rule, dataset = CATALOGUE[finding.rule], self.scene.dataset
        field = self.scene.fields[finding.field]
        column = dataset.titles.get(field.id)
        value = rule.quote(self.scene, finding) if rule.quote else self.scene.own(finding)
        words = self._words(rule, finding, field, value)
        number = None if finding.row is None else dataset.row_numbers[finding.row]
        said = typographic(rule.message.format_map(words))
        remedy = rule.remedies.get(field.id, rule.remedy)
        return {
            "code": rule.code,
            "severity": rule.severity.value,
            "severity_label": SEVERITY_LABELS[rule.severity],
            "title": typographic(rule.title),
            **placed(dataset, number),
            "column": column,
            "field": field.id,
            "field_label": words["label"],
            "value": value,
            "expected": words["expected"],
            "message": f"{where(number, column, field)}{typographic(' : ')}{said}",
            "what": said[:1].upper() + said[1:],
            "remedy": typographic(remedy.format_map(words)),
            **self._fixes(finding),
        }

    def _fixes(self, finding: Finding) -> Rendered:
        """Return every proposal, and the only value proposed for the cell itself, if so."""
        found = proposals(self.scene, finding)
        only = found[0].values.get(finding.field) if len(found) == 1 else None
        return {
            "fix": only,
            "fixes": [{"label": typographic(f.label), "values": f.values} for f in found],
        }

    def _words(self, rule: Rule, finding: Finding, field: Field, value: str) -> Mapping[str, str]:
        column = self.scene.dataset.columns.get(field.id)
        whole = composites().get(column.composite) if column else None
        return {
            "value": quoted(value),
            "label": whole.label if whole else field.label,
            "expected": _expected(field, whole),
            "example": whole.example if whole else field.example,
            "length": str(lengths(value.strip())[1]),
            "limit": figure(self._limit(field)),
            "other": rule.say(self.scene, finding) if rule.say else "",
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
    named = f"colonne « {column} »" if column else f"« {field.label} »"
    if number is None:
        return typographic(named[0].upper() + named[1:])
    return typographic(f"Ligne {row_said(number)}, {named}")


def _expected(field: Field, whole: Composite | None) -> str:
    if whole is None:
        return expected(field)
    return REAL_DATE if whole.id == DATE_NAISSANCE.id else "un nom et un prénom"
