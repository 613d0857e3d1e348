"""Which rows of the workshop are asked for, as the page says it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final

from certiflux.base.operation import unknown
from certiflux.corrections.located import WHOLE, Filter, FindingsByRow
from certiflux.deposits.accuse.answers import Answers
from certiflux.dictionary import composites, fields
from certiflux.rules.ids import CODE, DELIVRANCE
from certiflux.screens.journal.changed import CHANGED, about_change, changed_rows, line_of
from certiflux.screens.registre.registre import standings
from certiflux.screens.verify.days import TOLD_BY_DAY, about_day
from certiflux.session import Dossier

TOLD: Final = {**TOLD_BY_DAY, CHANGED: changed_rows}
"""By name of a filter: the rows that it keeps, whatever is found in them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the page says of a filter: see ``Filter`` for what is told by its own name.

    At most one of the last ones, which tell rows apart: a ``standing`` in the registre, the
    idFlux of a ``flow`` made here, a month « delivered », a last day « due », a line « changed » of
    the journal.
    """

    severity: str | None = None
    code: str | None = None
    field: str | None = None
    text: str = ""
    only_unmended: bool = False
    blocked: bool = False
    everyone: bool = False
    aside: bool = False
    ready: bool = False
    clear: bool = False
    doubtful: bool = False
    held: bool = False
    refused: bool = False
    unchanged: bool = False
    corrected: bool = False
    standing: str = ""
    flow: str = ""
    delivered: str = ""
    due: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows that are asked for: chosen one by one, else those of a filter."""

    rows: list[int] | None = None
    filter: Wanted | None = None


def filter_of(dossier: Dossier, answers: Answers, want: Wanted | None) -> Filter:
    """Return the filter that the page says, every row with a finding when it says none."""
    said = want or Wanted()
    whole: dict[str, Any] = {kind: getattr(said, kind) for kind in WHOLE}
    return Filter(
        severity=said.severity or None,
        code=said.code or None,
        field=said.field or None,
        text=said.text.strip(),
        only_unmended=said.only_unmended,
        blocked=said.blocked,
        rows=_told_apart(dossier, answers, said),
        beside=_beside(said),
        **whole,
    )


def located(dossier: Dossier) -> FindingsByRow:
    """Return the findings by row as they are now, and who stays out of the next file."""
    return FindingsByRow(dossier.workshop(), dossier.held_back)


def chosen_rows(dossier: Dossier, answers: Answers, chosen: Chosen) -> list[int]:
    """Return the rows that are asked for, top to bottom; raise UserError for one that is none."""
    if chosen.rows is None:
        return located(dossier).rows(filter_of(dossier, answers, chosen.filter))
    return sorted({row_of(dossier, row, "rows") for row in chosen.rows})


def field_of(dossier: Dossier, name: str) -> str:
    """Return the name of a field or composite; refuse one that is none."""
    if name not in composites() and name not in fields(dossier.version):
        raise unknown("field")
    return name


def row_of(dossier: Dossier, row: int, name: str = "row") -> int:
    """Return a row of the list; raise UserError, which names the argument, for none."""
    if not 0 <= row < len(dossier.workshop().shop.base):
        raise unknown(name)
    return row


def about(dossier: Dossier, want: Wanted | None) -> str:
    """Say what tells the rows of a filter, "" when its own name is enough."""
    said = want or Wanted()
    return about_change(dossier, said.changed) if said.changed else about_day(dossier, asdict(said))


def _told_apart(dossier: Dossier, answers: Answers, said: Wanted) -> tuple[int, ...] | None:
    """Return the rows of one file, state, month, last day or change, None for none of them."""
    if said.flow:
        return _sent_in(dossier, answers, said.flow)
    for kind, rows_of in TOLD.items():
        if told := getattr(said, kind):
            return rows_of(dossier, told)
    if said.standing:
        states = standings(dossier)
        return tuple(row for row, one in enumerate(states) if one.value == said.standing)
    return None


def _sent_in(dossier: Dossier, answers: Answers, id_flux: str) -> tuple[int, ...]:
    """Return the rows of the open list that a flow made here carries, none for no such flow."""
    place = {number: row for row, number in enumerate(dossier.numbers())}
    made = (flow.rows or () for flow in answers.flows if flow.id_flux == id_flux)
    return tuple(place[number] for rows in made for number in rows if number in place)


def _beside(said: Wanted) -> tuple[str, ...]:
    """Return the fields that tell the rows of a filter."""
    if line := line_of(said.changed):
        return (line.field,)
    return (CODE, DELIVRANCE) if said.delivered or said.due else ()
