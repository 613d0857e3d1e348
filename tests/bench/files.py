"""Write the invented people as a workbook or a text, and keep them: a long list takes minutes."""

import csv
import datetime as dt
import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from bench import people

_HERE = Path(__file__).resolve().parent
_SOURCES = ("files.py", "names.py", "people.py")
_SHEET = "Titulaires"

FORMATS = ("xlsx", "csv")
"""The formats that can be measured."""


def obtain(cache: Path, count: int, kind: str) -> Path:
    """Give the file of `count` people as `kind`, made once per version of the generator."""
    path = cache / _version() / f"personnes-{count}.{kind}"
    if not path.is_file():
        print(f"Invention de {count} personnes ({kind})…", flush=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Under another name until it is whole: an interrupted bench leaves nothing behind.
        with tempfile.TemporaryDirectory(dir=path.parent) as name:
            fresh = Path(name) / path.name
            (_workbook if kind == "xlsx" else _text)(fresh, count)
            fresh.rename(path)
    return path


def _version() -> str:
    text = b"".join((_HERE / name).read_bytes() for name in _SOURCES)
    return hashlib.sha256(text).hexdigest()[:12]


def _workbook(path: Path, count: int) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET)
    sheet.append(people.HEADERS)
    for row in people.rows(count):
        sheet.append(row)
    book.save(path)


def _text(path: Path, count: int) -> None:
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(people.HEADERS)
        writer.writerows(_written(count))


def _written(count: int) -> Iterator[list[people.Cell]]:
    for row in people.rows(count):
        yield [cell.strftime("%d/%m/%Y") if isinstance(cell, dt.date) else cell for cell in row]
