"""Find the values that no spelling explains: the user says once what each of them means.

Those of a closed list are chosen from it; names of certifications where codes are wanted get the
code that the user types.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from typing import Final

from certiflux.base.errors import UserError
from certiflux.dataset.columns import codes_below, only_crosses
from certiflux.dataset.convert import convert, spelling
from certiflux.dataset.decisions.decided import decide
from certiflux.dataset.fiches import BARE, CODE, codes_seen
from certiflux.dataset.sex_column import SEX, sex_told, unsure_letters
from certiflux.dataset.suggest import options_of
from certiflux.dataset.values import show
from certiflux.dictionary import fields
from certiflux.dictionary.decisions import Decision
from certiflux.dictionary.kinds import Boolean, Option
from certiflux.dictionary.model import Field
from certiflux.dictionary.passage import RESULTAT
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Column, Table

MOST_NAMED: Final = 30
"""Names of certifications that are asked about, at most: a column with more names other things."""


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
    """A field with values to settle, the index of its column and what may be chosen.

    Without ``options`` the user types the value: the code of a certification.
    """

    field: Field
    column: int
    options: tuple[Option, ...]
    items: list[UnknownValue]

    @property
    def open(self) -> int:
        """Return how many values still wait for a choice."""
        return sum(item.choice is None for item in self.items)


def unknown_values(table: Table, mapping: Mapping) -> list[UnknownField]:
    """Return the fields whose column holds values to settle, most frequent value first.

    A value that the user has already chosen stays listed, so that the choice can be undone.
    """
    known = fields(mapping.version)
    keep = mapping.filled_rows(table)
    found = []
    for match in mapping.columns:
        field = known.get(match.target or "")
        if field is None:
            continue
        options, column = options_of(field), table.columns[match.index]
        if options:
            items = _items(column, mapping, keep, field, match.header)
        else:
            items = _named(column, mapping, keep) if field.id == CODE else []
        if items:
            found.append(UnknownField(field, match.index, options, items))
    return found


def _named(column: Column, mapping: Mapping, keep: bytearray) -> list[UnknownValue]:
    """Return the names of certifications of a column that holds no code at all."""
    counts = Counter(codes_below(column, mapping.first_row, keep))
    cells = {code: show(column.values[code]).strip() for code in counts}
    groups: dict[str, list[int]] = {}
    for code, text in cells.items():
        if codes_seen(text) or BARE.fullmatch(text):
            return []
        if text:
            groups.setdefault(spelling(text), []).append(code)
    if len(groups) > MOST_NAMED:
        return []
    return _listed(groups, cells, counts, mapping.values.get(CODE, {}))


def _items(
    column: Column, mapping: Mapping, keep: bytearray, field: Field, header: str
) -> list[UnknownValue]:
    codes = codes_below(column, mapping.first_row, keep)
    cells = {code: column.values[code] for code in sorted(set(codes))}
    said_of = mapping.values.get(field.id, {})
    if not said_of and isinstance(field.kind, Boolean) and only_crosses([*cells.values()]):
        return []
    if field.id == RESULTAT.id:
        said = decide(header, column.values, codes).said
        unknown = {code: cell for code, cell in cells.items() if said[code] is Decision.UNKNOWN}
    else:
        sexes = field.id == SEX
        doubtful = unsure_letters(cells.values()) if sexes else frozenset()
        unknown = {
            code: cell
            for code, cell in cells.items()
            if spelling(cell) in doubtful
            or not (_understood(field, cell) or (sexes and sex_told(header, cell)))
        }
    if not unknown:
        return []
    counts = Counter(codes)
    groups: dict[str, list[int]] = {}
    for code, cell in unknown.items():
        groups.setdefault(spelling(cell), []).append(code)
    return _listed(groups, unknown, counts, said_of)


def _listed(
    groups: Dict[str, list[int]], cells: Dict[int, Cell], counts: Counter[int], said: Dict[str, str]
) -> list[UnknownValue]:
    """Return the values that are spelled alike, each once, with the choice made of it."""
    chosen = {spelling(one): value for one, value in said.items()}
    items = [
        UnknownValue(
            show(cells[same[0]]).strip(), sum(counts[code] for code in same), chosen.get(one)
        )
        for one, same in groups.items()
    ]
    return sorted(items, key=lambda item: -item.count)


def _understood(field: Field, cell: Cell) -> bool:
    value = convert(field, cell).value
    return not isinstance(value, str) or any(value == one.value for one in options_of(field))


def with_choice(
    values: Dict[str, Dict[str, str]], field: str, raw: str, value: str | None
) -> dict[str, dict[str, str]]:
    """Return the choices with that of one spelling made or, for None, undone.

    Raises KeyError for a field where nothing is to be settled, ValueError for a value outside its
    list, UserError for what is not the code of a certification.
    """
    known = fields().get(field)
    options = options_of(known) if known else ()
    if not options and field != CODE:
        raise KeyError(field)
    if value and not options:
        value = _code(value)
    elif value and all(value != option.value for option in options):
        raise ValueError(value)
    kept = {one: dict(said) for one, said in values.items()}
    same = spelling(raw)
    mine = {said: v for said, v in kept.get(field, {}).items() if spelling(said) != same}
    if value is not None:
        mine[raw] = value
    kept[field] = mine
    return {one: said for one, said in kept.items() if said}


def _code(text: str) -> str:
    """Return the one code of a fiche that the user typed, as the flow writes it."""
    found = codes_seen(text)
    if len(found) == 1:
        return found[0]
    raise UserError(
        "CODE_SAISI_ILLISIBLE",
        title="Ce n'est pas le code d'une certification.",
        message="Un code est RNCP ou RS, suivi du numéro de la fiche de France compétences.",
        remedy="Saisissez-le en entier, par exemple RS5801 ou RNCP35584.",
    )
