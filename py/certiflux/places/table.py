"""Read the table of communes that the build compiles: columns, nothing but facts."""

from __future__ import annotations

import json
import lzma
from dataclasses import dataclass
from typing import Final

FORMAT: Final = 1
"""Version of the form that is understood here."""

RECENT: Final = 20200000
"""A day that nobody noted: after the end of the history (1/1/2019)."""

_MOST_BYTES: Final = 32 << 20
"""A table is a megabyte and a half; anything else is not one."""


_DAMAGES: Final = (
    lzma.LZMAError,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
)
"""What reading bytes of another kind raises."""


class TableError(ValueError):
    """The bytes are not a table of communes of this version."""


@dataclass(frozen=True, slots=True)
class CommuneTable:
    """Episodes of codes, side by side, sorted by code and by day.

    Days are numbers like 20160101; 0 stands for « always » and for « still ». ``kinds`` has one
    letter per episode: c commune, m arrondissement, d déléguée, a associée, f former. ``after`` is
    the code that goes on from the end. ``postal`` has one line per place: its code, its postal
    codes.
    """

    codes: list[str]
    names: str
    kinds: str
    starts: list[int]
    ends: list[int]
    after: list[str]
    postal: str


def read_table(data: bytes) -> CommuneTable:
    """Return the table that ``data`` holds.

    Raises TableError for damaged bytes or for another version of the form.
    """
    try:
        unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ)
        raw = json.loads(unpacker.decompress(data, _MOST_BYTES))
        if not unpacker.eof:
            raise TableError("end")
        if raw["format"] != FORMAT:
            raise TableError(raw["format"])
        days = raw["days"]
        table = CommuneTable(
            codes=raw["codes"].split(" "),
            names=raw["names"],
            kinds=raw["kinds"],
            starts=[days[rank] for rank in raw["starts"]],
            ends=[days[rank] for rank in raw["ends"]],
            after=raw["after"].split(" "),
            postal=raw["postal"],
        )
    except _DAMAGES as error:
        raise TableError(type(error).__name__) from None
    columns = (table.kinds, table.starts, table.ends, table.after)
    if any(len(column) != len(table.codes) for column in columns):
        raise TableError("length")
    return table
