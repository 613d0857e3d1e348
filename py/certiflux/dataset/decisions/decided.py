"""Read the columns that say who was admitted; tell who must not be declared, and why.

Once per distinct cell, or tuple of cells where several columns say it. Nobody is declared of
whom a column says nothing clear: that person is put aside until the user has said.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from certiflux.base.words import typographic
from certiflux.dataset.convert import spelling
from certiflux.dataset.secret import holds_secrets, told
from certiflux.dictionary.decisions import (
    DENIED,
    Decision,
    decision,
    decisions,
    is_blank,
    is_cross,
    is_yes_or_no,
)
from certiflux.reading.table import Cell

_QUOTED: Final = 80
"""Characters of a decision that a reason quotes."""


class UndeclaredReason(StrEnum):
    """Why a person is not declared, by the code of the rule that says it."""

    REFUSED = "NON_ADMIS"
    BLANK = "DECISION_ABSENTE"
    UNKNOWN = "DECISION_INCONNUE"
    CONTRARY = "DECISIONS_CONTRAIRES"


@dataclass(frozen=True, slots=True)
class Undeclared:
    """Why a person must not be declared; ``reason`` says it in French.

    ``header`` and ``text`` are the column and the cell that say it, "" where several do.
    """

    why: UndeclaredReason
    reason: str
    header: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """One column of decisions: its header, its distinct cells and a code per row.

    ``said`` gives, per code, what the cell says of the person: None where it says nothing.
    """

    header: str
    cells: Sequence[Cell]
    codes: array[int]
    said: Sequence[Decision | None]
    secret: bool = False

    def text(self, code: int) -> str:
        """Return a cell as a reader may see it."""
        return told(self.cells[code], secret=self.secret).strip()[:_QUOTED]


def decide(
    header: str,
    cells: Sequence[Cell],
    codes: array[int],
    choices: Dict[str, str] | None = None,
) -> Decisions:
    """Return what a column says; ``choices`` are the user's words for its spellings."""
    used = sorted(set(codes))
    texts = [told(cells[code]) for code in used]
    chosen = {spelling(said): value for said, value in (choices or {}).items()}
    against = decision(header) in DENIED
    found = _against(header, texts) if against else _for(texts)
    said: list[Decision | None] = [None] * len(cells)
    for code, text, one in zip(used, texts, found, strict=True):
        own = chosen.get(spelling(text))
        said[code] = one if own is None else _own(own)
    return Decisions(header, cells, codes, said, holds_secrets(cells))


def _own(choice: str) -> Decision:
    """Return what the user says of a spelling, also in words; one left empty stays unknown."""
    if not choice:
        return Decision.BLANK
    return Decision(choice) if choice in set(Decision) else decision(choice)


def _for(texts: Sequence[str]) -> list[Decision | None]:
    """Return what each text says in a column that tells who is admitted."""
    blank = [is_blank(text) for text in texts]
    told_ones = [text for text, none in zip(texts, blank, strict=True) if not none]
    if not told_ones:
        return [None] * len(texts)
    found = iter(decisions(told_ones))
    said = {text: next(found) for text in told_ones}
    silent = _silence(told_ones, set(said.values()))
    return [silent if none else said[text] for text, none in zip(texts, blank, strict=True)]


def _silence(texts: Iterable[str], said: set[Decision]) -> Decision:
    """Return what an empty cell means beside the others."""
    if all(map(is_cross, texts)):
        return Decision.NOT_ADMITTED
    return Decision.BLANK if Decision.ADMITTED in said else Decision.UNKNOWN


def _against(header: str, texts: Sequence[str]) -> list[Decision | None]:
    """Return what each text says in a column such as « Absent »: an empty cell says nothing."""
    meant, found = decision(header), decisions(texts)
    said: list[Decision | None] = []
    for text, one in zip(texts, found, strict=True):
        if is_blank(text):
            said.append(None)
        elif not is_yes_or_no(text):
            said.append(one)
        else:
            said.append(meant if one is Decision.ADMITTED else None)
    return said


def undeclared(columns: Sequence[Decisions]) -> dict[int, Undeclared]:
    """Return, by row, who must not be declared, each distinct tuple of cells judged once."""
    if not columns:
        return {}
    judged: dict[tuple[int, ...], Undeclared | None] = {}
    found: dict[int, Undeclared] = {}
    for row, codes in enumerate(zip(*(column.codes for column in columns), strict=True)):
        if codes not in judged:
            judged[codes] = _judged(columns, codes)
        one = judged[codes]
        if one is not None:
            found[row] = one
    return found


def _judged(columns: Sequence[Decisions], codes: Sequence[int]) -> Undeclared | None:
    said = [(column, code, column.said[code]) for column, code in zip(columns, codes, strict=True)]
    yes = [(column, code) for column, code, one in said if one is Decision.ADMITTED]
    no = [(column, code) for column, code, one in said if one in DENIED]
    spoken = [(column, code) for column, code in no if not is_blank(column.text(code))]
    if yes and spoken:
        return Undeclared(UndeclaredReason.CONTRARY, _contrary(*yes[0], *spoken[0]))
    if no and not yes:
        return _quoted(UndeclaredReason.REFUSED, *(spoken or no)[0])
    if yes:
        return None
    doubts = [(column, code) for column, code, one in said if one is Decision.UNKNOWN]
    if doubts:
        return _quoted(UndeclaredReason.UNKNOWN, *doubts[0])
    blanks = [(column, code) for column, code, one in said if one is Decision.BLANK]
    return _quoted(UndeclaredReason.BLANK, *blanks[0]) if blanks else None


def _quoted(why: UndeclaredReason, column: Decisions, code: int) -> Undeclared:
    text = column.text(code)
    more = " (à préciser)" if why is UndeclaredReason.UNKNOWN else ""
    reason = typographic(f"{column.header} : {text or 'rien'}{more}")
    return Undeclared(why, reason, column.header, text)


def _contrary(yes: Decisions, one: int, no: Decisions, other: int) -> str:
    """Say that two columns do not agree."""
    said = f"« {yes.header} » dit « {yes.text(one)} », « {no.header} » dit « {no.text(other)} »"
    return typographic(f"Décisions contraires : {said}")
