"""Turn a finding and the catalogue into a French sentence: where, what, what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from certiflux.base.row_numbers import row_of, row_said, sheet_of
from certiflux.base.words import counted, figure, typographic, visible, weight
from certiflux.dataset.dates import dates
from certiflux.dataset.dates.dates import ORDER_LABELS, Order
from certiflux.dataset.people import Dataset
from certiflux.dataset.secret import told
from certiflux.dictionary import composites, fields
from certiflux.dictionary.columns import DATE_NAISSANCE
from certiflux.dictionary.kinds import Pattern, Text
from certiflux.dictionary.model import Composite, Field
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.expected import REAL_DATE, expected
from certiflux.rules.file.weight import estimated_bytes, estimated_files
from certiflux.rules.findings import Finding
from certiflux.rules.fixes import mended_accents, proposals
from certiflux.rules.rule import SEVERITY_LABELS
from certiflux.rules.values.columns import envelope_values
from certiflux.rules.values.fields import FORBIDDEN, lengths
from certiflux.rules.words import dates as wording_dates
from certiflux.rules.words import identity as wording_identity
from certiflux.rules.words import nir as wording_nir
from certiflux.rules.words import places as wording_places
from certiflux.rules.words import rows as wording_rows
from certiflux.rules.words.remedies import remedy

Rendered = dict[str, Any]
Made = TypeVar("Made")
SHOWN = 120
"""Characters of a value quoted in a sentence; the cell itself is never cut."""


class Renderer:
    """Write the findings of one dataset in words."""

    def __init__(self, dataset: Dataset, context: Context = NOTHING) -> None:
        """Keep the dataset whose values the sentences quote, and what it was checked with."""
        self.dataset = dataset
        self.context = context
        self._known = fields(dataset.version)
        self._made: dict[str, Any] = {}

    def render(self, finding: Finding) -> Rendered:
        """Return a finding with its sentences, its place as the spreadsheet shows it, its rule."""
        rule = CATALOGUE[finding.rule]
        field = self._known[finding.field]
        column = self.dataset.titles.get(field.id)
        value = self._value(finding)
        words = self._words(finding, field, value)
        number = None if finding.row is None else self.dataset.row_numbers[finding.row]
        said = typographic(rule.message.format_map(words))
        return {
            "code": rule.code,
            "severity": rule.severity.value,
            "severity_label": SEVERITY_LABELS[rule.severity],
            "title": typographic(rule.title),
            **placed(self.dataset, number),
            "column": column,
            "field": field.id,
            "field_label": words["label"],
            "value": value,
            "expected": words["expected"],
            "message": f"{where(number, column, field)}{typographic(' : ')}{said}",
            "what": said[:1].upper() + said[1:],
            "remedy": typographic(remedy(rule, finding).format_map(words)),
            **self._fixes(finding),
        }

    def _fixes(self, finding: Finding) -> Rendered:
        """Return every proposal, and the only value proposed for the cell itself, if so."""
        found = proposals(self.dataset, self.context, finding)
        only = found[0].values.get(finding.field) if len(found) == 1 else None
        return {
            "fix": only,
            "fixes": [{"label": typographic(f.label), "values": f.values} for f in found],
        }

    def _value(self, finding: Finding) -> str:
        if finding.rule == "FLUX_REPARTI":
            heavy = weight(self.once("bytes", estimated_bytes))
            return f"{counted(len(self.dataset), 'personne')}, environ {heavy}"
        column = self.dataset.columns.get(finding.field)
        if column is None or not len(column):
            return ""
        return column.shown(finding.row or 0)

    def _words(self, finding: Finding, field: Field, value: str) -> Mapping[str, str]:
        other = _OTHERS.get(finding.rule)
        limit = self._limit(field)
        column = self.dataset.columns.get(field.id)
        whole = composites().get(column.composite) if column else None
        return {
            "value": quoted(value),
            "label": whole.label if whole else field.label,
            "expected": _expected(field, whole),
            "example": whole.example if whole else field.example,
            "length": str(lengths(value.strip())[1]),
            "limit": figure(limit),
            "other": other(self, finding, value) if other else "",
        }

    def _limit(self, field: Field) -> int:
        match field.kind:
            case Text(_, high):
                return high
            case Pattern(_, length):
                return length
            case _:
                return 0

    def shown(self, field: str, row: int) -> str:
        """Return what the user wrote for a field in a row."""
        column = self.dataset.columns.get(field)
        return column.shown(row) if column else ""

    def name(self, field: str) -> str:
        """Return the user's own header of a field, or its label."""
        return self.dataset.titles.get(field) or self._known[field].label

    def once(self, name: str, make: Callable[[Dataset], Made]) -> Made:
        """Return what ``make`` finds in the dataset, made once for all the sentences."""
        if name not in self._made:
            self._made[name] = make(self.dataset)
        found: Made = self._made[name]
        return found

    def distinct(self, finding: Finding) -> str:
        """Quote the first values that a column of the envelope holds."""
        column = self.dataset.columns[finding.field]
        return ", ".join(told(one, secret=column.secret) for one in envelope_values(column)[:3])

    def common(self, finding: Finding) -> str:
        """Quote what nearly all rows say in a column of the envelope."""
        column = self.dataset.columns[finding.field]
        return f"« {told(envelope_values(column)[0], secret=column.secret)} »"

    def announcing(self, finding: Finding) -> str:
        """Name the column that announces a conditional field."""
        when = self._known[finding.field].when
        return self.name(when.field) if when else ""

    def order_read(self, finding: Finding, value: str) -> str:
        """Say in which order an impossible date was read, when another one would make it real."""
        column = self.dataset.columns.get(finding.field)
        order = column.rule.order if column else Order.JMA
        others = (Order.JMA, Order.MJA)
        if order is Order.JMA and not any(dates.parse(value, dates.Rule(o)) for o in others):
            return ""
        return f" (lu {ORDER_LABELS[order]})"


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


def quoted(value: str) -> str:
    """Return a value for a sentence: on one line, control characters visible, not endless."""
    shown = visible(value)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"


def control_character(value: str) -> str:
    """Name the first character that XML does not admit, with its place in the text."""
    found = FORBIDDEN.findall(value)
    if not found:
        return ""
    place = value.index(found[0]) + 1
    name = f"U+{ord(found[0]):04X}, {place}{'er' if place == 1 else 'e'} caractère du texte"
    others = f" (et {figure(len(found) - 1)} autre{'s' * (len(found) > 2)})"  # noqa: PLR2004
    return name + others * (len(found) > 1)


def _expected(field: Field, whole: Composite | None) -> str:
    if whole is None:
        return expected(field)
    return REAL_DATE if whole.id == DATE_NAISSANCE.id else "un nom et un prénom"


_OTHERS: Final[dict[str, Callable[[Renderer, Finding, str], str]]] = {
    "IDENTIFIANT_ISOLE": lambda r, finding, _: r.common(finding),
    "IDENTIFIANTS_MULTIPLES": lambda r, finding, _: r.distinct(finding),
    "CONDITION_MANQUANTE": lambda r, finding, _: r.announcing(finding),
    "CONDITION_SUPERFLUE": lambda r, finding, _: r.announcing(finding),
    "DATE_INEXISTANTE": lambda r, finding, value: r.order_read(finding, value),
    "MOJIBAKE": lambda _r, _f, value: quoted(mended_accents(value)),
    "CARACTERE_INTERDIT": lambda _r, _f, value: control_character(value),
    "FLUX_REPARTI": lambda r, _f, _v: figure(r.once("files", estimated_files)),
    **wording_rows.OTHERS,
    **wording_identity.OTHERS,
    **wording_nir.OTHERS,
    **wording_dates.OTHERS,
    **wording_places.OTHERS,
}
