"""Measure single operations on both sides: reading 10,000 × 30 cells, proposing a mapping."""

import csv
import io
from dataclasses import dataclass, field
from statistics import median

from openpyxl import Workbook

from bench import inner, people
from bench.inside import Engine

PEOPLE = 10_000
COLUMNS = 30
GOALS = {"read_xlsx": 0.6, "read_csv": 0.6, "propose": 0.1}
"""Seconds to reach in the browser."""

LABELS = {
    "read_xlsx": "Lire 10 000 lignes de 30 colonnes, xlsx",
    "read_csv": "Lire 10 000 lignes de 30 colonnes, csv",
    "propose": "Proposer le sens de 60 colonnes",
}
Times = dict[str, float]


@dataclass
class Operations:
    """The median seconds of each operation; a side that was not asked for stays empty."""

    browser: Times = field(default_factory=dict)
    cpython: Times = field(default_factory=dict)


def wide_files() -> dict[str, bytes]:
    """Return the invented people with as many columns as asked, as a workbook and as a text."""
    spare = [f"Remarque {number}" for number in range(COLUMNS - len(people.HEADERS))]
    rows = [[*people.HEADERS, *spare]]
    rows += [[*row, *(f"note {n % 7}" for n in range(len(spare)))] for row in people.rows(PEOPLE)]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Titulaires")
    for row in rows:
        sheet.append(row)
    workbook = io.BytesIO()
    book.save(workbook)
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return {"xlsx": workbook.getvalue(), "csv": text.getvalue().encode()}


def in_cpython(files: dict[str, bytes], runs: int) -> Times:
    """Return the median seconds of each operation here."""
    return _medians(inner.measure(files, runs))


def in_browser(engine: Engine, files: dict[str, bytes], runs: int) -> Times:
    """Return the median seconds of each operation in Chromium, on the built page's own runtime."""
    call = f"measure({{kind: files[kind] for kind in {list(files)}}}, {runs})"
    return _medians(engine.run(inner, call, files).result)


def _medians(found: dict[str, list[float]]) -> Times:
    return {name: median(times) for name, times in found.items()}
