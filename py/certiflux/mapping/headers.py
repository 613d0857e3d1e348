"""Recognise one header cell: by dictionary id, XML name, official label or usual wording.

Two spellings are the same header when they have the same letters and digits, whatever the case,
the accents, the spaces and the punctuation (FORMAT.md e).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from certiflux.dictionary import CURRENT, Version, composites, fields, ids
from certiflux.dictionary.model import Composite, Field
from certiflux.mapping.candidate import Candidate, How, exact
from certiflux.mapping.wording import key
from certiflux.reading.table import Cell

__all__ = ["Candidate", "How", "key", "recognise"]

_ID = re.compile(r"(\d{1,2})[.,](\d{1,2})")
VAGUE_TAGS: Final = frozenset({ids.CODE_POSTAL})
"""Fields whose XML name says less than the field: a « Code postal » may be that of an address."""

_LESS_FOR_RANK, _LESS_WHEN_VAGUE = 4, 25
_LESS_FOR_SECOND, _LESS_WHEN_ASKED = 15, 20


def recognise(cell: Cell, version: Version = CURRENT) -> list[Candidate]:
    """Return what a header cell may stand for, likeliest first; empty when unknown."""
    if cell is None or isinstance(cell, bool):
        return []
    text = str(cell).strip()
    if found := _ID.fullmatch(text):
        return [exact(i, How.ID, i) for i in _ids_written(found[1], found[2], version)]
    known = _index(version).get(key(text.removeprefix("<").removeprefix("cpf:")), [])
    if len(known) == 1 and known[0].how is How.NAME and known[0].target in VAGUE_TAGS:
        written_as_tag = " " not in text and not text.isupper()
        return known if written_as_tag else [_less(known[0], _LESS_WHEN_VAGUE)]
    return known


def _less(candidate: Candidate, points: int) -> Candidate:
    return replace(candidate, score=candidate.score - points)


def _ids_written(bloc: str, number: str, version: Version) -> Iterable[str]:
    """Yield the ids that ``bloc.number`` may be: Excel turns 5.10 into 5.1."""
    known = fields(version)
    written = f"{bloc}.{int(number)}"
    candidates = (written, f"{written}0") if len(number) == 1 else (written,)
    return (candidate for candidate in candidates if candidate in known)


@cache
def _index(version: Version) -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = {}

    def add(text: str, target: str, how: How, less: int = 0) -> None:
        candidates = found.setdefault(key(text), [])
        if all(known.target != target for known in candidates):
            second = _LESS_FOR_SECOND if candidates and how is How.SYNONYM else 0
            candidates.append(exact(target, how, text, less + second))

    # The number of a flow is taken from the column that is called after it.
    own = [f for f in fields(version).values() if f.emitted and not (f.generated and f.secret)]
    for field in own:
        if not field.check_only:
            add(field.name, field.id, How.NAME)
    for field in own:
        add(field.label, field.id, How.LABEL)
    for composite in composites().values():
        add(composite.id, composite.id, How.ID, _asked(composite))
        add(composite.label, composite.id, How.LABEL, _asked(composite))
    entries: list[Field | Composite] = [*own, *composites().values()]
    for entry in entries:
        for synonym, less in _ranked(entry.synonyms):
            add(synonym, entry.id, How.SYNONYM, less + _asked(entry))
    return found


def _ranked(synonyms: tuple[str, ...]) -> Iterable[tuple[str, int]]:
    """Yield each synonym and what it takes from the score: they stand the surest first."""
    for rank, synonym in enumerate(synonyms):
        yield synonym, _LESS_FOR_RANK * rank // max(1, len(synonyms) - 1)


def _asked(entry: Field | Composite) -> int:
    return _LESS_WHEN_ASKED if isinstance(entry, Composite) and entry.asked else 0
