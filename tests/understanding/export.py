"""One export: what its file holds and what is true of it, from its description."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path

from understanding.cells import filled
from understanding.roster import roster, shown
from understanding.truth import out_of, people_of
from understanding.words import cells_of, lines_of, table_of

_FOLDER = Path(__file__).parent / "exports"
HALVES = ("open", "held")
_TWO_ROWS = " // "

USUAL = {"5.4": "PAR_ADMISSION", "5.5": "true", "5.12": "false", "5.14": "false"}
"""What the user of an ordinary certification answers when asked."""

SILLY = ["4.1"]
"""What is never to be asked where the code says it."""


@dataclass
class Sheet:
    """One sheet as found, with by letter-rank what is right for each column, best first."""

    name: str
    rows: list
    columns: list = field(default_factory=list)
    merges: list = field(default_factory=list)
    people: list = field(default_factory=list)
    """Of each person's row: its number, key, facts, and whether they are to be declared."""


@dataclass
class Export:
    """A whole export and its truth."""

    name: str
    half: str
    told: dict
    sheets: list

    @property
    def people(self):
        """Return the passages to declare."""
        return people_of(self)

    @property
    def out(self):
        """Return the people who must not be declared."""
        return out_of(self)

    @property
    def answers(self):
        """Return what the user says of the whole file, by field."""
        return {**USUAL, **self.told.get("answers", {})}

    @property
    def silly(self):
        """Return the fields that nobody should be asked for."""
        return self.told.get("silly", SILLY)


def exports(half=None):
    """Return every export, or those of a half, by name."""
    return [
        load(path)
        for one in HALVES
        if half in {None, one}
        for path in sorted((_FOLDER / one).rglob("*.toml"))
    ]


@cache
def load(path):
    """Return the export that a file describes."""
    told = tomllib.loads(path.read_text("utf-8"))
    sheets = told.get("sheets") or [{"name": told.get("sheet", "Feuil1"), **told}]
    half = path.relative_to(_FOLDER).parts[0]
    return Export(path.stem, half, told, [_sheet(one, told) for one in sheets])


def _sheet(one, told):
    made = Sheet(one["name"], [_raw(line) for line in _lines(one.get("above", ""))])
    columns = [_column(line) for line in lines_of(one.get("columns", ""))]
    if columns:
        made.columns = [(header, right) for header, right, _ in columns]
        _headers(made, [header for header, _, _ in columns], hidden=one.get("no_header"))
        _people(made, columns, one["rows"], one.get("facts") or told.get("facts", {}))
    made.rows += [_raw(line) for line in _lines(one.get("below", ""))]
    made.merges += one.get("merges", [])
    return made


def _lines(text):
    """Return the lines of rows written as they are; a lone « . » is an empty row."""
    return ["" if line.strip() == "." else line for line in lines_of(text)]


def _raw(line):
    return [filled(cell, {}) for cell in cells_of(line)] if line else []


def _column(line):
    header, right, template = cells_of(line)
    header = header.replace("\\n", "\n")
    return header, ["" if one == "-" else one for one in right.split()], template


def _headers(made, headers, *, hidden):
    if hidden:
        return
    if not any(_TWO_ROWS in header for header in headers):
        made.rows.append(headers)
        return
    parts = [header.split(_TWO_ROWS) if _TWO_ROWS in header else ["", header] for header in headers]
    row, rank, tops = len(made.rows) + 1, 0, []
    for top, alike in groupby(top for top, _ in parts):
        count = len(list(alike))
        tops += [top, *[""] * (count - 1)]
        if top and count > 1:
            made.merges.append((row, rank + 1, row, rank + count))
        rank += count
    made.rows += [tops, [below for _, below in parts]]


def _people(made, columns, text, common):
    names, *lines = lines_of(text)
    for line in lines:
        if line.lstrip().startswith("="):
            made.rows.append(_raw(line.strip()[1:]))
            continue
        declared = not line.lstrip().startswith("!")
        (own,) = table_of(f"{names}\n{line.strip().lstrip('!')}")
        facts = {**common, **shown(roster()[own["who"]]), **own}
        facts["n"] = str(len(made.people) + 1)
        made.rows.append([filled(template, facts) for _, _, template in columns])
        made.people.append((len(made.rows), own["who"], facts, declared))
