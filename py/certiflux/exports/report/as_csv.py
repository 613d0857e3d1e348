"""The findings as a CSV that a French spreadsheet opens: semicolons, UTF-8 with its mark."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice, starmap
from typing import Final

from certiflux.base.formulas import harmless
from certiflux.exports.json_text import BATCH
from certiflux.exports.report.told import Point, Told
from certiflux.rules.words.render import told_row

Line = tuple[str | int, ...]

_KEPT: Final = 10_000
"""Kinds whose cells are kept to be written again; there may be as many as rows."""

HEADERS: Final = (
    "Gravité",
    "Règle",
    "Titre",
    "Ligne",
    "Colonne",
    "Champ",
    "Libellé du champ",
    "Valeur lue",
    "Ce qui ne va pas",
    "Attendu",
    "Que faire",
    "Proposé",
)
_PLACE: Final = HEADERS.index("Ligne")


def csv_parts(told: Told) -> Iterator[bytes]:
    """Yield every finding, a line each, nothing cut; only the headers when nothing was found."""
    yield _lines([HEADERS]).encode("utf-8-sig")
    for _ in told.gather():
        yield b""
    lines = starmap(_Cells(told).line, told.each())
    while batch := list(islice(lines, BATCH)):
        yield _lines(batch).encode("utf-8", "replace")


class _Cells:
    """Cells of findings; those of one kind are written once, but for the row."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._known: dict[int, tuple[Point, Line]] = {}

    def line(self, kind: int, row: int | None) -> Line:
        """Return the cells of one finding."""
        if kind not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            point = self._told.words(kind)
            self._known[kind] = point, _cells(point)
        point, cells = self._known[kind]
        place = told_row({**point, "row": row})
        return (*cells[:_PLACE], "" if place is None else place, *cells[_PLACE:])


def _cells(point: Point) -> Line:
    texts = (
        point["column"] or "",
        # Bare, « 8.10 » would open as 8.1 or as a day of October.
        f"n° {point['field']}",
        point["field_label"],
        point["value"],
        point["what"],
        point["expected"],
        point["remedy"],
        " | ".join(fix["label"] for fix in point["fixes"]),
    )
    return (point["severity_label"], point["code"], point["title"], *map(harmless, texts))


def _lines(rows: Iterable[Line]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue()
