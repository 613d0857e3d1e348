"""Write the import: one line of titles, one line per person, values parted by « | ».

What is not known of the file (ends of lines, no mark of order, no quotes) stands in
``dictionary.prevention`` with how sure it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from certiflux.base.clock import paris
from certiflux.base.errors import UserError
from certiflux.base.words import weight
from certiflux.base.work import Advance, Work
from certiflux.dictionary.prevention import (
    END,
    ENDING,
    LONGEST_NAME,
    MAX_BYTES,
    SEPARATOR,
    UNSAFE_IN_NAME,
)
from certiflux.prevention.declaration import Declaration
from certiflux.prevention.values import BREAKS, written

BATCH: Final = 5_000
"""Rows written at once."""

MEDIA_TYPE: Final = "text/csv"


def write(made: Declaration, rows: Sequence[int]) -> Work[list[bytes]]:
    """Return the file of some rows, by parts; they are those that no error concerns.

    Raise UserError for a file beyond the portal's ceiling, ValueError for a value that would break
    a line: the checks keep those out, and none is ever written.
    """
    columns = [made.dataset.columns[given.name] for given in made.layout.columns]
    texts: list[list[str]] = []
    for given, column in zip(made.layout.columns, columns, strict=True):
        used = set(map(column.codes.__getitem__, rows))
        values = enumerate(column.values)
        said = [written(given, v) if isinstance(v, str) and i in used else "" for i, v in values]
        if any(map(BREAKS.search, said)):
            raise ValueError(given.name)
        texts.append(said)
    parts = [_line([given.name for given in made.layout.columns]).encode()]
    size = len(parts[0])
    for start in range(0, len(rows), BATCH):
        yield Advance("passeport", "Écriture du fichier", start, len(rows))
        batch = rows[start : start + BATCH]
        streams = [
            [said[codes[row]] for row in batch]
            for said, codes in zip(texts, (column.codes for column in columns), strict=True)
        ]
        parts.append("".join(map(_line, zip(*streams, strict=True))).encode())
        size += len(parts[-1])
        if size > MAX_BYTES:
            raise _too_heavy()
    return parts


def _line(values: Sequence[str]) -> str:
    return SEPARATOR.join(values) + END


def file_name(made: Declaration, epoch: float) -> str:
    """Return « passeport-prevention-jdr-AAAAMMJJ-HHMMSS.csv », at the hour of Paris."""
    moment = paris(epoch).strftime("%Y%m%d-%H%M%S")
    name = f"passeport-prevention-{made.layout.key.lower()}-{moment}{ENDING}"
    if len(name) > LONGEST_NAME or set(name) & set(UNSAFE_IN_NAME):
        raise ValueError(name)
    return name


def _too_heavy() -> UserError:
    return UserError(
        "PASSEPORT_TROP_LOURD",
        title=f"Le fichier dépasserait {weight(MAX_BYTES)}.",
        message="Le portail du Passeport de prévention n'en accepte pas de plus lourd.",
        remedy="Partagez votre liste en plusieurs fichiers, session par session.",
    )
