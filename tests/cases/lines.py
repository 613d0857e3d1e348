"""Read the files of cases: one line, one case."""

import datetime as dt
import re
from pathlib import Path

from certiflux.reading.table import StoredText

FOLDER = Path(__file__).parent

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")
_REPEAT = re.compile(r"\{(.+?)\*(\d+)\}")


def cases(name, columns):
    """Return the cases of a file as tuples of texts, each preceded by its file and line."""
    found = []
    for number, line in enumerate((FOLDER / name).read_text("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            parts = [unescape(part.strip()) for part in line.split("|")]
            assert len(parts) == columns, f"{name}:{number}: {columns} columns, not {len(parts)}"
            found.append((f"{Path(name).stem}:{number}", *parts))
    return found


def unescape(text):
    """Return a text with its invisible and repeated characters written out."""
    text = _REPEAT.sub(lambda found: found[1] * int(found[2]), text)
    return _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), text)


def cell(kind, text):
    """Return the cell of a spreadsheet that a case describes."""
    match kind:
        case "texte":
            return text
        case "nombre" | "nombre1904":
            return float(text)
        case "date":
            return dt.date.fromisoformat(text)
        case "instant":
            return dt.datetime.fromisoformat(text)
        case "heure":
            return dt.time.fromisoformat(text)
        case "booleen":
            return text == "VRAI"
        case "protege":
            return StoredText(text, f'="{text}"')
        case "affiche":
            return StoredText(text, 0.0)
        case "vide":
            return None
    raise ValueError(kind)
