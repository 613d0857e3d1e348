"""Find the values of closed lists that no spelling explains: the user chooses for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Dict
from dataclasses import dataclass

from certiflux.dataset.columns import codes_below, only_crosses
from certiflux.dataset.convert import convert, spelling
from certiflux.dataset.decisions.decided import decide
from certiflux.dataset.sex_column import SEX, sex_told
from certiflux.dataset.suggest import options_of
from certiflux.dataset.values import show
from certiflux.dictionary import fields
from certiflux.dictionary.decisions import Decision
from certiflux.dictionary.kinds import Boolean, Option
from certiflux.dictionary.model import Field
from certiflux.dictionary.passage import RESULTAT
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Column, Table


@dataclass(frozen=True, slots=True)
class UnknownValue:
    """One spelling that is not understood, how many rows hold it, the choice made if any.

    ``choice`` is a value of the list, "" for « leave empty », None while the user has not said.
    """

    raw: str
    count: int
    choice: str | None


@dataclass(frozen=True, slots=True)
class UnknownField:
    """A list field with values to choose, the index of its column and what may be chosen."""

    field: Field
    column: int
    options: tuple[Option, ...]
    items: list[UnknownValue]

    @property
    def open(self) -> int:
        """Return how many values still wait for a choice."""
        return sum(item.choice is None for item in self.items)


def unknown_values(table: Table, mapping: Mapping) -> list[UnknownField]:
    """Return the list fields whose column holds values to choose, most frequent value first.

    A value that the user has already chosen stays listed, so that the choice can be undone.
    """
    known = fields(mapping.version)
    keep = mapping.filled_rows(table)
    found = []
    for match in mapping.columns:
        field = known.get(match.target or "")
        if field and (options := options_of(field)):
            items = _items(table.columns[match.index], mapping, keep, field, match.header)
            if items:
                found.append(UnknownField(field, match.index, options, items))
    return found


def _items(
    column: Column, mapping: Mapping, keep: bytearray, field: Field, header: str
) -> list[UnknownValue]:
    codes = codes_below(column, mapping.first_row, keep)
    cells = {code: column.values[code] for code in sorted(set(codes))}
    chosen = {spelling(s): v for s, v in mapping.values.get(field.id, {}).items()}
    if not chosen and isinstance(field.kind, Boolean) and only_crosses([*cells.values()]):
        return []
    if field.id == RESULTAT.id:
        said = decide(header, column.values, codes).said
        unknown = {code: cell for code, cell in cells.items() if said[code] is Decision.UNKNOWN}
    else:
        sexes = field.id == SEX
        unknown = {
            code: cell
            for code, cell in cells.items()
            if not (_understood(field, cell) or (sexes and sex_told(header, cell)))
        }
    if not unknown:
        return []
    counts = Counter(codes)
    groups: dict[str, list[int]] = {}
    for code, cell in unknown.items():
        groups.setdefault(spelling(cell), []).append(code)
    items = [
        UnknownValue(
            show(unknown[same[0]]).strip(),
            sum(counts[code] for code in same),
            chosen.get(said),
        )
        for said, same in groups.items()
    ]
    return sorted(items, key=lambda item: -item.count)


def _understood(field: Field, cell: Cell) -> bool:
    value = convert(field, cell).value
    return not isinstance(value, str) or any(value == one.value for one in options_of(field))


def with_choice(
    values: Dict[str, Dict[str, str]], field: str, raw: str, value: str | None
) -> dict[str, dict[str, str]]:
    """Return the choices with that of one spelling made or, for None, undone.

    Raises KeyError for a field that has no closed list, ValueError for a value outside it.
    """
    known = fields().get(field)
    options = options_of(known) if known else ()
    if not options:
        raise KeyError(field)
    if value and all(value != option.value for option in options):
        raise ValueError(value)
    kept = {one: dict(said) for one, said in values.items()}
    same = spelling(raw)
    mine = {said: v for said, v in kept.get(field, {}).items() if spelling(said) != same}
    if value is not None:
        mine[raw] = value
    kept[field] = mine
    return {one: said for one, said in kept.items() if said}
