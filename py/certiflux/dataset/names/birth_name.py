"""An empty birth name beside a usage name: the same name, where the list or the user says so."""

from __future__ import annotations

from array import array
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.change import Change
from certiflux.dataset.journal import Entry
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import ids

BIRTH: Final = ids.NOM_NAISSANCE
USAGE: Final = ids.NOM_USAGE
SAYS_SO: Final = ("jeune fille", "njf", "maiden", "si different", "if different", "si autre")
"""Words of a header whose empty cells say that the person has one name only."""


def blank_is_same(header: str) -> bool:
    """Say whether an empty cell below such a header means that there is no other name."""
    folded = unaccented(header).lower().replace(".", "")
    return any(words in folded for words in SAYS_SO)


def fill_birth_names(dataset: Dataset) -> None:
    """Take the usage name for the birth name in the rows that give the first alone.

    Such a name is no usage name any more; the journal tells each.
    """
    birth, usage = dataset.columns.get(BIRTH), dataset.columns.get(USAGE)
    if birth is None or usage is None:
        return
    pairs: dict[tuple[int, int], int] = {}
    below = zip(birth.codes, usage.codes, strict=True)
    codes = array("I", (pairs.setdefault(pair, len(pairs)) for pair in below))
    found = list(pairs)
    told = [
        code
        for code, (own, other) in enumerate(found)
        if birth.values[own] is None and isinstance(usage.values[other], str)
    ]
    if not told:
        return
    only = set(told)
    names, others = FieldColumn([], codes), FieldColumn([], codes)
    for column, old, rank in ((names, birth, 0), (others, usage, 1)):
        column.values = [old.values[pair[rank]] for pair in found]
        column.raw = [old.raw[pair[rank]] if old.raw else None for pair in found]
        column.source, column.secret = old.source, old.secret
        column.rule, column.repaired = old.rule, old.repaired
    for code in only:
        names.values[code], others.values[code] = others.values[code], None
    dataset.columns[BIRTH], dataset.columns[USAGE] = names, others
    after = [names.values[code] for code in told]
    blank = [None] * len(told)
    entry = Entry(Change.NOM_SEUL, BIRTH, birth.source, list(blank), after, told, codes)
    dataset.journal.add(entry)
