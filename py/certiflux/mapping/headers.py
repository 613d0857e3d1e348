"""Recognise one header cell: by dictionary id, XML name, official label or usual wording.

Two spellings are the same header when they have the same letters and digits, whatever the case,
the accents, the spaces and the punctuation (FORMAT.md e).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from certiflux.dictionary import CURRENT, composites, fields
from certiflux.dictionary.model import Composite, Field
from certiflux.mapping.candidate import Candidate, How, exact
from certiflux.reading.table import Cell

__all__ = ["Candidate", "How", "key", "recognise"]

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "ß": "ss"})
_ID = re.compile(r"(\d{1,2})[.,](\d{1,2})")
_SIGNS = re.compile(r"[^0-9a-z]+")


def key(text: str) -> str:
    """Return ``text`` reduced to lower-case unaccented letters and digits."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES).casefold())
    return _SIGNS.sub("", decomposed)


def recognise(cell: Cell, version: str = CURRENT) -> list[Candidate]:
    """Return what a header cell may stand for, likeliest first; empty when unknown."""
    if cell is None or isinstance(cell, bool):
        return []
    text = str(cell).strip()
    if found := _ID.fullmatch(text):
        return [exact(i, How.ID, i) for i in _ids_written(found[1], found[2], version)]
    return _index(version).get(key(text.removeprefix("<").removeprefix("cpf:")), [])


def _ids_written(bloc: str, number: str, version: str) -> Iterable[str]:
    """Yield the ids that ``bloc.number`` may be: Excel turns 5.10 into 5.1."""
    known = fields(version)
    written = f"{bloc}.{int(number)}"
    candidates = (written, f"{written}0") if len(number) == 1 else (written,)
    return (candidate for candidate in candidates if candidate in known)


@cache
def _index(version: str) -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = {}

    def add(text: str, target: str, how: How) -> None:
        candidates = found.setdefault(key(text), [])
        if all(known.target != target for known in candidates):
            candidates.append(exact(target, how, text))

    own = [field for field in fields(version).values() if field.emitted]
    for field in own:
        add(field.name, field.id, How.NAME)
    for field in own:
        add(field.label, field.id, How.LABEL)
    for composite in composites().values():
        add(composite.label, composite.id, How.LABEL)
    entries: list[Field | Composite] = [*own, *composites().values()]
    for entry in entries:
        for synonym in entry.synonyms:
            add(synonym, entry.id, How.SYNONYM)
    return found
