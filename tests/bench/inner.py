"""Time single operations of the engine; the same text runs in CPython and in the browser.

It imports nothing of the bench: the browser is handed this file as text.
"""

import time

from certiflux.mapping.mapping import propose
from certiflux.reading.source import open_source, read_whole
from certiflux.reading.table import Column, Table

WIDE = 60
"""Columns of the table for which a mapping is proposed."""


def measure(files: dict[str, bytes], runs: int) -> dict[str, list[float]]:
    """Return the seconds of each run: reading each of `files` (by extension), then a mapping."""
    found: dict[str, list[float]] = {}
    for kind, data in files.items():
        found[f"read_{kind}"] = [
            _seconds(lambda k=kind, d=data: read_whole(open_source(f"liste.{k}", d)))
            for _ in range(runs)
        ]
    table = _wide(read_whole(open_source("liste.xlsx", files["xlsx"])))
    found["propose"] = [_seconds(lambda: propose(table)) for _ in range(runs)]
    return found


def _seconds(work) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _wide(table: Table) -> Table:
    """Return the table with its columns again under other names, WIDE in all."""
    columns = list(table.columns)
    for column in table.columns[: WIDE - len(columns)]:
        header, *cells = column
        columns.append(Column([f"{header} (saisie)", *cells]))
    return Table(table.sheet, columns)
