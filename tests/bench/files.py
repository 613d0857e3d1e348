"""Write lists of invented people as workbooks or texts, and keep them: a long one takes minutes."""

import csv
import datetime as dt
import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from bench import people, places
from bench.lists import LISTS

_HERE = Path(__file__).resolve().parent
_SOURCES = ("files.py", "lists.py", "names.py", "people.py", "places.py")
_SHEET = "Titulaires"

Rows = Iterator[list[people.Cell]]

FORMATS = ("xlsx", "csv")
"""The formats that can be measured."""


def obtain(cache: Path, count: int, kind: str, name: str = "personnes") -> Path:
    """Give the list `name` of `count` people as `kind`, made once per version of the generator."""
    path = cache / _version() / f"{name}-{count}.{kind}"
    if not path.is_file():
        print(f"Invention de {count} personnes ({kind})…", flush=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Under another name until it is whole: an interrupted bench leaves nothing behind.
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            fresh = Path(folder) / path.name
            (_workbook if kind == "xlsx" else _text)(fresh, LISTS[name](count))
            fresh.rename(path)
    return path


def _version() -> str:
    text = b"".join((_HERE / name).read_bytes() for name in _SOURCES) + places.TABLE.read_bytes()
    return hashlib.sha256(text).hexdigest()[:12]


def _workbook(path: Path, rows: Rows) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET)
    sheet.append(people.HEADERS)
    for row in rows:
        sheet.append(row)
    book.save(path)


def _text(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(people.HEADERS)
        writer.writerows(written(rows))


def written(rows: Rows) -> Rows:
    """Yield rows with their days as a French spreadsheet shows them."""
    for row in rows:
        yield [cell.strftime("%d/%m/%Y") if isinstance(cell, dt.date) else cell for cell in row]
