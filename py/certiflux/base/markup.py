"""Write text into XML: what Python's own module does, without the networking that it imports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_BLANKS: Final = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def escape(text: str, others: Mapping[str, str] | None = None) -> str:
    """Return text as the content of an element; ``others`` are replaced besides ``& < >``."""
    said = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    for sign, told in (others or {}).items():
        said = said.replace(sign, told)
    return said


def quoteattr(text: str) -> str:
    """Return text as the value of an attribute, its quotes included."""
    said = escape(text, _BLANKS)
    if '"' not in said:
        return f'"{said}"'
    if "'" not in said:
        return f"'{said}'"
    return '"{}"'.format(said.replace('"', "&quot;"))
