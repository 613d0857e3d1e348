"""The telling words of a header: remarks parted, abbreviations and compounds understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from certiflux.base.words import unaccented
from certiflux.mapping.wording import SHORT, SMALL, singular

LONGEST: Final = 160
"""Characters of a cell from which it is a paragraph, not a header."""

_FEMININE: Final = re.compile(r"\((?:s|e|es|ne|nes|le|trice)\)", re.IGNORECASE)
_AMONG_SIGNS: Final = re.compile(r"[·.](?:e|es|s|ne|trice)(?:[·.]s)?\b", re.IGNORECASE)
_REMARK: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}")
_NUMBERED: Final = re.compile(r"^\s*(?:[qQ]\s?)?\d{1,2}\s*[.):-]\s*(?=[^\W\d_])")
_OUT_OF: Final = re.compile(r"/\s?\d{2,4}(?:[.,]\d+)?\b")
_NUMBER_SIGN: Final = re.compile(r"\bn\s*[°º]|\bno\.|#", re.IGNORECASE)
_HUMP: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PIECE: Final = re.compile(r"[a-z]+|\d+")
_SIGNS: Final = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a header: ``main`` ones, ``context`` (of the group above), ``remarks``."""

    main: tuple[str, ...]
    context: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        """All the words, each once, those of the header itself first."""
        return tuple(dict.fromkeys((*self.main, *self.context, *self.remarks)))


def bare(text: str) -> str:
    """Return a header without numbering, stars, remarks in brackets nor « /20 »."""
    plain = _AMONG_SIGNS.sub("", _FEMININE.sub("", text))
    plain = _REMARK.sub(" ", plain).replace("*", " ").strip()
    plain = _OUT_OF.sub(" ", _NUMBERED.sub("", plain))
    return " ".join(plain.split()).strip(" :?-–—")


def wording(text: str, group: str = "") -> Wording:
    """Return the telling words of a header and of the one that covers it."""
    if len(text) > LONGEST:
        return Wording(())
    plain = _AMONG_SIGNS.sub("", _FEMININE.sub("", text))
    remarks = " ".join("".join(filter(None, found)) for found in _REMARK.findall(plain))
    main = words(bare(text))
    if not main:
        main, remarks = words(remarks), ""
    return Wording(main, words(bare(group)) if group else (), words(remarks))


_HOME: Final = "dom"
_OF_HOME: Final = frozenset(
    {"adr", "adresse", "com", "commune", "ville", "cp", "postal", "pays", "dep", "dpt", "insee"}
)
"""Words beside which « DOM » is the home (« COM_DOM »), not a field of knowledge."""


@lru_cache(maxsize=4_000)
def words(text: str) -> tuple[str, ...]:
    """Return the telling words of a text, each once: whole, singular, without accents."""
    plain = unaccented(_NUMBER_SIGN.sub(" numero ", _HUMP.sub(" ", text)))
    found: dict[str, None] = {}
    pieces = _PIECE.findall(plain)
    if _HOME in pieces and not _OF_HOME.isdisjoint(pieces):
        found["domicile"] = None
    for piece in pieces:
        for word in SHORT.get(piece, piece).split():
            if word not in SMALL:
                found[singular(word)] = None
    return tuple(found)


_SEXES: Final = {
    **dict.fromkeys(("male", "homme", "masculin", "man"), "M"),
    **dict.fromkeys(("female", "femme", "feminin", "woman"), "F"),
}


def one_sex(header: str) -> str | None:
    """Return the only sex that a header names (« GenreMale »), None for none or both."""
    found = {_SEXES[word] for word in words(header) if word in _SEXES}
    return found.pop() if len(found) == 1 else None


def is_bare_link(text: str) -> bool:
    """Say whether a header is a small word alone, which goes on with its neighbour (« à »)."""
    plain = _SIGNS.sub(" ", unaccented(text)).split()
    return 0 < len(plain) <= 2 and all(word in SMALL for word in plain)  # noqa: PLR2004  # « à la »
