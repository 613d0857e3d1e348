"""What the certification's code tells of its type, and its type or header of its code.

A code in other words is read where it is the only one; a bare number takes its prefix from the
header of its column or from the type; the type of a row is the prefix of its code. All of it is
in the journal; nothing that was given is changed.
"""

from __future__ import annotations

from array import array
from dataclasses import replace

from certiflux.dataset.change import Change
from certiflux.dataset.fiches import BARE, CODE, TYPE, announced
from certiflux.dataset.journal import Entry
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn, Value, show
from certiflux.fiches.fiche import FICHE, REPERTOIRES
from certiflux.reading.table import Cell


def complete_certification(dataset: Dataset) -> None:
    """Give codes the prefix that is known of them, then rows without type that of their code."""
    code = dataset.columns.get(CODE)
    if code is None or not len(dataset):
        return
    dataset.columns[CODE] = code = _prefixed(dataset, code)
    _type_rows(dataset, code)


def _prefixed(dataset: Dataset, code: FieldColumn) -> FieldColumn:
    """Return the codes, each bare number with the prefix of its row's type or of the header."""
    bare = {c for c, value in enumerate(code.values) if _is_bare(value)}
    if not bare.intersection(code.codes):
        return code
    named = announced(dataset.titles.get(CODE, ""))
    kinds = dataset.columns.get(TYPE)
    values, raw, codes = list(code.values), list(code.raw), array("I", code.codes)
    made: dict[tuple[int, str], int] = {}
    for row, one in enumerate(code.codes):
        prefix = _register(kinds[row] if kinds else None, named) if one in bare else ""
        if not prefix:
            continue
        if (one, prefix) not in made:
            made[one, prefix] = len(values)
            values.append(f"{prefix}{str(values[one]).replace(' ', '')}")
            raw += [raw[one]] if raw else []
        codes[row] = made[one, prefix]
    if not made:
        return code
    told = list(made.values())
    before: list[Cell] = [show(code.values[one]) for one, _ in made]
    after = [values[one] for one in told]
    dataset.journal.add(Entry(Change.PREFIXE, CODE, code.source, before, after, told, codes))
    return replace(code, values=values, codes=codes, raw=raw)


def _register(kind: Value, named: str) -> str:
    """Return the register of a row by its type and the header of the codes, "" in any doubt."""
    if kind is None:
        return named
    return str(kind) if kind in REPERTOIRES and named in {"", kind} else ""


def _is_bare(value: Value) -> bool:
    return isinstance(value, str) and BARE.fullmatch(value) is not None


def _type_rows(dataset: Dataset, code: FieldColumn) -> None:
    """Give the rows without type the prefix of their code."""
    kinds = dataset.columns.get(TYPE)
    prefixes = [prefix_of(value) for value in code.values]
    if not any(prefixes[one] for one in set(code.codes)):
        return
    values: list[Value] = list(kinds.values) if kinds else [None]
    codes = array("I", kinds.codes) if kinds else array("I", bytes(4 * len(dataset)))
    raw = list(kinds.raw) if kinds else []
    made: dict[str, int] = {}
    for row, one in enumerate(code.codes):
        prefix = prefixes[one]
        if values[codes[row]] is not None or not prefix:
            continue
        if prefix not in made:
            made[prefix] = len(values)
            values.append(prefix)
            raw += [None] if raw else []
        codes[row] = made[prefix]
    if made:
        column = kinds or FieldColumn([None], codes)
        dataset.columns[TYPE] = replace(column, values=values, codes=codes, raw=raw)
        told = list(made.values())
        after = [values[one] for one in told]
        entry = Entry(Change.TYPE_DEDUIT, TYPE, column.source, [], after, told, codes)
        dataset.journal.add(entry)


def prefix_of(value: Value) -> str:
    """Return the register of a code of France compétences, "" for any other code."""
    found = FICHE.fullmatch(value) if isinstance(value, str) else None
    return found[1] if found else ""
