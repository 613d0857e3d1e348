"""Other ways of reading a name of town that no commune has: what is cut short or signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from certiflux.places.names import fold

_SLASH: Final = re.compile(r"(?<=\w)\s*/\s*(?=[^\W\d_]{2})")
_UNDER: Final = re.compile(r"\bs\s*/\s*s\b\.?|\bss\b\.?", re.IGNORECASE)
_LONE: Final = re.compile(r"(?<=\w )S (?=[A-Z]{2})")
_SHORT: Final = {
    "FD": "FERRAND",
    "FND": "FERRAND",
    "GDE": "GRANDE",
    "GD": "GRAND",
    "PTE": "PETITE",
    "PT": "PETIT",
    "MT": "MONT",
    "CHAT": "CHATEAU",
    "CHT": "CHATEAU",
    "VLE": "VILLE",
    "BD": "BILLANCOURT",
    "PCE": "PROVENCE",
    "CPGNE": "CHAMPAGNE",
    "NOTR": "NOTRE",
    "ND": "NOTRE DAME",
}
"""Words that people cut short."""

_WORDS: Final = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")


def variants(text: str) -> Iterator[str]:
    """Yield the folded names that a cell may mean, the plainest reading of its signs first."""
    slashed = _SLASH.sub(" sur ", _UNDER.sub(" sous ", text))
    seen = {fold(text)}
    for said in (fold(slashed), fold(text)):
        for upon in (said, _LONE.sub("SUR ", said), _LONE.sub("SOUS ", said)):
            for name in (upon, _WORDS.sub(lambda found: _SHORT[found[0]], upon)):
                if name not in seen:
                    seen.add(name)
                    yield name
