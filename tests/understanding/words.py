"""Small tables written as text, and texts compared as a person reads them."""

import re
import unicodedata


def cells_of(line):
    """Return the cells of a line parted by « | »."""
    return [cell.strip() for cell in re.split(r"(?:^|(?<=\s))\|(?=\s|$)", f"{line.strip()} ")]


def lines_of(text):
    """Return the lines of a text that say something."""
    return [line for line in text.splitlines() if line.strip()]


def table_of(text):
    """Return the rows of a table under its line of names, as dicts; a short row ends in blanks."""
    names, *rows = map(cells_of, lines_of(text))
    return [dict(zip(names, row + [""] * len(names), strict=False)) for row in rows]


def plain(text):
    """Return a text in capitals without accents."""
    parts = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(one for one in parts if not unicodedata.combining(one)).upper()


def fold(text):
    """Return the letters and digits of a text, alike whatever the case and the accents."""
    return re.sub(r"[^0-9A-Z]+", "", plain(str(text or "")))
