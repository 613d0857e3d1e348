"""What is asked at the step « Colonnes »: columns, values, dates, header, answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from certiflux.base.operation import (
    Download,
    Page,
    Result,
    operation,
    unknown,
)
from certiflux.dataset.names.names import NAMES
from certiflux.dictionary import composites, fields, ids
from certiflux.mapping.settings import SITUATION, SITUATIONS
from certiflux.mapping.settings_file import remembered, write
from certiflux.screens.columns.asked import best_acts
from certiflux.screens.columns.form import constants_of, form_view
from certiflux.screens.columns.identifiers import MODES, given_by
from certiflux.screens.columns.joining import join_preview
from certiflux.screens.columns.preview import preview, targets
from certiflux.screens.columns.questions import Act
from certiflux.screens.columns.sheet import missing_columns, open_questions, sheet_view
from certiflux.screens.columns.values import values_view
from certiflux.session import Dossier, answering
from certiflux.session.desk import Desk
from certiflux.shapes.making import TableForm
from certiflux.shapes.nobody import Kind


@dataclass(frozen=True, slots=True)
class Choice:
    """What a spelling of the user stands for: a value of the flow, None to take it back."""

    field: str
    raw: str
    value: str | None = None


@operation("preview")
def show_rows(desk: Desk, page: Page) -> Result:
    """Return some rows of the sheet as found."""
    return preview(desk.require(), *page.span())


@operation("targets")
def show_targets(desk: Desk) -> Result:
    """Return what a column may feed."""
    return targets(desk.require())


@operation("assign")
def assign(desk: Desk, *, column: int, field: str | None = None) -> Result:
    """Feed another field from a column, or none."""
    dossier = desk.require()
    if field not in {*fields(dossier.version), *composites(), None}:
        raise unknown("field")
    dossier.answer(answering.assign, _column(dossier, column), field)
    return sheet_view(dossier)


@operation("values")
def show_values(desk: Desk) -> Result:
    """Return the list values that no spelling explains, each with its choice."""
    dossier = desk.require()
    return values_view(dossier.table, dossier.chosen())


@operation("choose")
def choose(
    desk: Desk,
    *,
    choices: list[Choice] | None = None,
    field: str = "",
    raw: str = "",
    value: str | None = None,
) -> Result:
    """Give values of the flow to spellings of the user, or take choices back.

    One ``field``, ``raw`` and ``value``, or several of them as ``choices``.
    """
    dossier = desk.require()
    given = choices or [Choice(field, raw, value)]
    if not {one.field for one in given} <= fields(dossier.version).keys():
        raise unknown("field")
    try:
        for one in given:
            dossier.answer(answering.choose_value, one.field, one.raw, one.value)
    except ValueError:
        raise unknown("value") from None
    return {"values": show_values(desk), "sheet": sheet_view(dossier)}


@operation("join")
def join(
    desk: Desk, *, field: str, columns: list[int] | None = None, separator: str | None = None
) -> Result:
    """Join columns to feed one field; without column or separator, undo it."""
    dossier = desk.require()
    dossier.answer(answering.join, *_joined(dossier, columns or [], field), separator)
    return sheet_view(dossier)


@operation("join_preview")
def show_join(
    desk: Desk, *, columns: list[int], field: str, separator: str | None = None
) -> Result:
    """Return what joining columns would give; nothing changes."""
    dossier = desk.require()
    return join_preview(dossier, *_joined(dossier, columns, field), separator)


@operation("header")
def take_header(desk: Desk, *, row: int | None = None) -> Result:
    """Take another row for the header, or none."""
    dossier = desk.require()
    dossier.answer(answering.set_header, row)
    return sheet_view(dossier)


@operation("shape")
def read_shapes(desk: Desk, *, forms: dict[TableForm, bool]) -> Result:
    """Read a shape of table as one person a row, or leave its rows as they are.

    ``forms`` says it of each form, in the order in which the user did.
    """
    dossier = desk.require()
    for form, wanted in forms.items():
        dossier.answer(answering.set_shape, form, wanted=wanted)
    return sheet_view(dossier)


@operation("nobody")
def keep_nobody(desk: Desk, *, kept: list[Kind]) -> Result:
    """Send the rows of some kinds that are nobody all the same, leave out the others."""
    dossier = desk.require()
    dossier.answer(answering.keep_nobody, {*kept})
    return sheet_view(dossier)


@operation("date_order")
def read_order(desk: Desk, *, column: int, order: str | None = None) -> Result:
    """Read a column of dates in another order."""
    dossier = desk.require()
    _read(dossier, _column(dossier, column), order=order)
    return sheet_view(dossier)


@operation("century")
def read_century(desk: Desk, *, column: int, century: str | None = None) -> Result:
    """Give a century to the two-digit years of a column."""
    dossier = desk.require()
    _read(dossier, _column(dossier, column), century=century)
    return sheet_view(dossier)


@operation("split")
def split(desk: Desk, *, column: int, order: str | None = None) -> Result:
    """Part name and given name written in one column."""
    dossier = desk.require()
    _split(dossier, _column(dossier, column), order)
    return sheet_view(dossier)


@operation("accents")
def repair_accents(desk: Desk, *, column: int, repair: bool) -> Result:
    """Repair the misread accents of a column, or leave them."""
    dossier = desk.require()
    _read(dossier, _column(dossier, column), accents=repair)
    return sheet_view(dossier)


@operation("given_names")
def keep_given_names(desk: Desk, *, column: int, together: bool) -> Result:
    """Keep the given names of a cell together, or part them into their fields."""
    dossier = desk.require()
    _read(dossier, _column(dossier, column), together=together)
    return sheet_view(dossier)


@operation("identifiers")
def create_identifiers(desk: Desk, *, mode: str) -> Result:
    """Create the identifiers of the passages: all, those that are missing, or none."""
    if mode not in MODES:
        raise unknown("mode")
    dossier = desk.require()
    dossier.answer(answering.set_identifiers, MODES[mode])
    return sheet_view(dossier)


@operation("national")
def send_national(desk: Desk, *, sent: bool) -> Result:
    """Identify people by their national number, or not: the user's own word."""
    dossier = desk.require()
    dossier.answer(answering.set_national, sent=sent)
    return sheet_view(dossier)


@operation("answer")
def answer(desk: Desk, *, question: str, choice: str) -> Result:
    """Give one answer, ``choice``, to one question."""
    dossier = desk.require()
    asked = open_questions(dossier, missing_columns(dossier, given_by(dossier)))
    choices = next((one.choices for one in asked if one.id == question), ())
    chosen = next((one for one in choices if one.key == choice), None)
    if chosen is None:
        raise unknown("question")
    for act in chosen.acts:
        perform(dossier, act)
    return sheet_view(dossier)


@operation("confirm")
def confirm(desk: Desk) -> Result:
    """Give every question that has one its best answer."""
    dossier = desk.require()
    asked = open_questions(dossier, missing_columns(dossier, given_by(dossier)))
    for act in best_acts(sheet_view(dossier)["questions"], asked):
        perform(dossier, act)
    return sheet_view(dossier)


@operation("settings")
def take_answers(desk: Desk, *, values: dict[str, str]) -> Result:
    """Take the answers that serve the whole file."""
    dossier = desk.require()
    situation = values.get(SITUATION)
    if situation and situation not in SITUATIONS:
        raise unknown(SITUATION)
    dossier.answer(answering.set_constants, constants_of(dossier, values), situation)
    return form_view(dossier)


@operation("settings_file")
def settings_file(desk: Desk) -> Download:
    """Hand over the settings, columns included, as the small file that the user keeps."""
    dossier = desk.require()
    text = write(remembered(dossier.settings, dossier.mapping), dossier.version)
    owner = dossier.settings.for_flow().get(ids.ID_CLIENT_CERTIFICATEUR, "")
    name = f"{owner if owner.isalnum() else 'organisme'}.certiflux.toml"
    return Download(name, "application/toml", [text.encode()])


def _column(dossier: Dossier, column: int, name: str = "column") -> int:
    """Return a column of the sheet; raise UserError, which names the argument, for none."""
    if column not in range(dossier.mapping.width):
        raise unknown(name)
    return column


def _joined(dossier: Dossier, columns: list[int], field: str) -> tuple[list[int], str]:
    """Return columns of the sheet and a field that they may feed; raise UserError for none."""
    if field not in answering.joinable(dossier.document):
        raise unknown("field")
    return [_column(dossier, one, "columns") for one in columns], field


def perform(dossier: Dossier, act: Act) -> None:
    """Do what an answer stands for; raise LookupError for what no answer does."""
    name, first, *rest = act
    doing: dict[str, Any] = {
        "assign": lambda: dossier.answer(answering.assign, _index(first), _text(rest[0])),
        "join": lambda: dossier.answer(answering.join, [_index(first)], str(rest[0]), " "),
        "split": lambda: _split(dossier, _index(first), str(rest[0])),
        "one_name": lambda: _read(dossier, _index(first), one_name=True),
        "order": lambda: _read(dossier, _index(first), order=str(rest[0])),
        "century": lambda: _read(dossier, _index(first), century=str(rest[0])),
        "identifiers": lambda: dossier.answer(answering.set_identifiers, MODES[str(first)]),
        "constant": lambda: dossier.answer(answering.set_constants, {str(first): str(rest[0])}),
        "read_as": lambda: dossier.answer(
            answering.set_shape, str(first), wanted=rest[0] is not None
        ),
        "value": lambda: dossier.answer(
            answering.choose_value, str(first), str(rest[0]), _text(rest[1])
        ),
    }
    doing[str(name)]()


def _index(value: object) -> int:
    return int(str(value))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _split(dossier: Dossier, column: int, order: str | None) -> None:
    dossier.answer(answering.read_column, column, replace(dossier.reading(column), names=order))
    dossier.answer(answering.assign, column, NAMES if order else None)


def _read(dossier: Dossier, column: int, **said: Any) -> None:  # noqa: ANN401 (a ColumnReading)
    """Read a column of dates or names as the user says."""
    dossier.answer(answering.read_column, column, replace(dossier.reading(column), **said))
