"""The sentences of the Passeport's findings: where, what, what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from certiflux.base.siret import siret_fault
from certiflux.base.words import figure, quoted, typographic
from certiflux.dictionary.facets import lengths
from certiflux.dictionary.kinds import Text
from certiflux.dictionary.model import Field
from certiflux.dictionary.prevention import DECLARATION
from certiflux.dictionary.prevention_model import ImportColumn
from certiflux.prevention.checks import codes_fault
from certiflux.prevention.declaration import Declaration
from certiflux.prevention.lines import last_day, numbered
from certiflux.prevention.rules import CATALOGUE
from certiflux.prevention.values import BREAKS
from certiflux.rules.expected import expected
from certiflux.rules.finding import Finding
from certiflux.rules.rule import SEVERITY_LABELS
from certiflux.rules.words.render import placed, where
from certiflux.screens import View

Words = dict[str, str]


class PreventionWords:
    """Write the findings of one import in words."""

    def __init__(self, made: Declaration) -> None:
        """Keep the import whose values the sentences quote."""
        self.made = made
        self._sessions: Sequence[int] = ()
        self._rows: dict[int, list[int]] = {}

    def render(self, finding: Finding) -> View:
        """Return a finding with its sentences, its place as the spreadsheet shows it, its rule."""
        rule, given = CATALOGUE[finding.rule], self.made.layout.by_name[finding.field]
        column = self.made.dataset.titles.get(given.name)
        words = self._words(finding, given)
        number = None if finding.row is None else self.made.dataset.row_numbers[finding.row]
        said = typographic(rule.message.format_map(words))
        return {
            "code": rule.code,
            "severity": rule.severity.value,
            "severity_label": SEVERITY_LABELS[rule.severity],
            "title": typographic(rule.title),
            **placed(self.made.dataset, number),
            "column": column,
            "field": given.name,
            "field_label": given.field.label,
            "value": words["shown"],
            "message": f"{where(number, column, given.field)}{typographic(' : ')}{said}",
            "what": said[:1].upper() + said[1:],
            "remedy": typographic(rule.remedy.format_map(words)),
        }

    def _words(self, finding: Finding, given: ImportColumn) -> Words:
        value = self.shown(given.name, finding.row)
        other = _OTHERS.get(finding.rule)
        return words_of(given.field, value) | {
            "shown": value,
            "other": other(self, finding, given) if other else "",
        }

    def shown(self, name: str, row: int | None) -> str:
        """Return what the user wrote for a column in a row; a national number is hidden."""
        column = self.made.dataset.columns[name]
        return column.shown(row or 0) if len(column) else ""

    def value(self, name: str, row: int | None) -> str:
        """Return the value of a column in a row, for the judges alone."""
        column = self.made.dataset.columns[name]
        found = column[row or 0] if len(column) else None
        return found if isinstance(found, str) else ""

    def session(self, row: int | None) -> list[int]:
        """Return the rows of the declaration of a row."""
        if not self._rows:
            self._sessions = numbered(self.made.dataset.columns[DECLARATION])
            for at, number in enumerate(self._sessions):
                self._rows.setdefault(number, []).append(at)
        return self._rows[self._sessions[row or 0]]


def words_of(field: Field, value: str) -> Words:
    """Return the words that a sentence about a value of a field may quote."""
    limit = field.kind.high if isinstance(field.kind, Text) else 0
    return {
        "value": quoted(value),
        "label": field.label,
        "expected": expected(field),
        "example": field.example,
        "length": str(lengths(value.strip())[1]),
        "limit": figure(limit),
        "other": "",
    }


def breaking(value: str) -> str:
    """Name the first character of a value that would break a line."""
    found = BREAKS.search(value)
    if found is None:
        return "un caractère interdit"
    named = {"|": "une barre « | »", "\n": "un retour à la ligne", "\r": "un retour à la ligne"}
    return named.get(found[0], f"un caractère invisible (U+{ord(found[0]):04X})")


def _condition(words: PreventionWords, finding: Finding, given: ImportColumn) -> str:
    when = given.field.when
    if when is None:
        return ""
    other = words.made.layout.by_name[when.field].field.label.rstrip(" ?")
    verb = "vaut" if finding.rule == "PP_CONDITION_MANQUANTE" else "ne vaut pas"
    return f"« {other} » {verb} « {when.value} »"


def _earlier(words: PreventionWords, finding: Finding, given: ImportColumn) -> str:
    """Name the day that comes too late, with what the user wrote."""
    first = next(one for one, later in words.made.layout.orders if later == given.name)
    label = words.made.layout.by_name[first].field.label
    return f"{label}, {quoted(words.shown(first, finding.row))}"


def _elsewhere(words: PreventionWords, finding: Finding, given: ImportColumn) -> str:
    """Quote what another line of the same declaration says."""
    column = words.made.dataset.columns[given.name]
    own = column[finding.row or 0]
    rows = words.session(finding.row)
    other = next((row for row in rows if column[row] != own), None)
    return quoted(column.shown(other)) or "(vide)" if other is not None else ""


def _last_day(value: str) -> str:
    last = last_day(value)
    return f"{last:%d/%m/%Y}" if last else ""


_OTHERS: Final[dict[str, Callable[[PreventionWords, Finding, ImportColumn], str]]] = {
    "PP_SEPARATEUR": lambda words, one, given: breaking(words.value(given.name, one.row)),
    "PP_CODES": lambda words, one, given: (
        codes_fault(given.codes, words.value(given.name, one.row)) if given.codes else ""
    ),
    "PP_SIRET": lambda words, one, given: siret_fault(words.value(given.name, one.row)),
    "PP_TROP_DE_MONDE": lambda words, one, _given: figure(len(words.session(one.row))),
    "PP_CONDITION_MANQUANTE": _condition,
    "PP_CONDITION_SUPERFLUE": _condition,
    "PP_ORDRE_DATES": _earlier,
    "PP_DECLARATION_DIVERSE": _elsewhere,
    "PP_ECHEANCE_PASSEE": lambda words, one, given: _last_day(words.value(given.name, one.row)),
}
