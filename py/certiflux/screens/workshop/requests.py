"""What is asked in the workshop: rows and people shown, corrections previewed, applied, undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from certiflux.base.operation import PAGE_ROWS, Page, Result, operation, unknown
from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted
from certiflux.corrections import cells, fixing, pasting, people
from certiflux.corrections.changes import Action
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.located import Filter, FindingsByRow
from certiflux.dataset.names.names import NameOrder
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.finding import Finding
from certiflux.rules.words.render import Renderer
from certiflux.screens.verify.verdict import verdict_view
from certiflux.screens.workshop.filters import (
    Chosen,
    Wanted,
    about,
    chosen_rows,
    field_of,
    filter_of,
    located,
    row_of,
)
from certiflux.screens.workshop.person import person_view
from certiflux.screens.workshop.workshop import (
    action_view,
    can_view,
    history_view,
    in_sheet_order,
    row_view,
    rows_view,
)
from certiflux.session.desk import Desk


@dataclass(frozen=True, slots=True)
class Shown:
    """How an action is asked: with ``preview`` it is only shown, from a changed row on.

    Applied, it tells how many rows are ``left`` of the ``filter``, and shows its own row again
    under these ``columns``.
    """

    preview: bool = False
    preview_offset: int = 0
    filter: Wanted | None = None
    columns: list[str] | None = None


@operation("rows")
def rows(
    desk: Desk,
    page: Page,
    chosen: Chosen,
    *,
    columns: list[str] | None = None,
) -> Result:
    """Return one page of the rows of a filter, or again the rows that are named."""
    dossier = desk.require()
    mended = dossier.workshop()
    if chosen.rows is None:
        want = filter_of(dossier, desk.answers, chosen.filter)
        view = rows_view(mended, located(dossier), want, *page.span())
        return {**view, "about": about(dossier, chosen.filter)}
    again = chosen_rows(dossier, desk.answers, chosen)[:PAGE_ROWS]
    return {"rows": _row_views(desk, again, chosen.filter, columns)}


@operation("person")
def person(desk: Desk, *, row: int) -> Result:
    """Return everything about one row."""
    dossier = desk.require()
    return person_view(dossier.workshop(), row_of(dossier, row))


@operation("next_finding")
def next_finding(
    desk: Desk,
    *,
    filter: Wanted | None = None,
    from_row: int | None = None,
    direction: int = 1,
) -> Result:
    """Return the next row of a filter that has a finding, or the one before; it goes round."""
    dossier = desk.require()
    found = located(dossier).rows(filter_of(dossier, desk.answers, filter))
    if not found:
        return {"row": None, "number": None, "position": 0, "total": 0, "wrapped": False}
    back, ahead = direction < 0, found
    if from_row is not None:
        ahead = [row for row in found if (row < from_row if back else row > from_row)]
    row = (ahead or found)[-1 if back else 0]
    return {
        "row": row,
        "number": row_said(dossier.workshop().shop.number(row)),
        "position": found.index(row) + 1,
        "total": len(found),
        "wrapped": not ahead,
    }


@operation("edit")
def edit(desk: Desk, shown: Shown, *, row: int, field: str, text: str) -> Result:
    """Type a text in a cell."""
    return _cell(desk, shown, cells.edit, row, field, text)


@operation("edit_same")
def edit_same(desk: Desk, shown: Shown, *, row: int, field: str, text: str) -> Result:
    """Type a text in every cell that holds the same as this one."""
    return _cell(desk, shown, cells.edit_same, row, field, text)


@operation("fix")
def fix(desk: Desk, shown: Shown, *, row: int, field: str, code: str, rank: int = 0) -> Result:
    """Apply a proposal to one row."""
    finding, mended = _finding(desk, code, field, row), _mended(desk)
    return _do(desk, shown, fixing.fix(mended.shop, mended.context, finding, rank), row)


@operation("fix_same")
def fix_same(desk: Desk, shown: Shown, *, row: int, field: str, code: str, rank: int = 0) -> Result:
    """Apply a proposal to every row with the same finding and the same cell."""
    finding, mended = _finding(desk, code, field, row), _mended(desk)
    same = FindingsByRow(mended).rows(Filter(code=finding.rule, field=finding.field))
    action = fixing.fix_same(mended.shop, mended.context, finding, rank, same)
    return _do(desk, shown, action, row)


@operation("fix_rule")
def fix_rule(desk: Desk, shown: Shown, *, code: str) -> Result:
    """Apply to each finding of a rule the only proposal made for it."""
    mended = _mended(desk)
    if code not in CATALOGUE:
        raise unknown("code")
    found, said = FindingsByRow(mended), replace(shown.filter or Wanted(), code=code)
    want = filter_of(desk.require(), desk.answers, said)
    meant = [found.findings[index] for index in found.chosen(want)]
    return _do(desk, shown, fixing.fix_rule(mended.shop, mended.context, code, meant))


@operation("fill")
def fill(desk: Desk, shown: Shown, *, field: str, text: str, only_empty: bool = True) -> Result:
    """Type a text in a column, in its empty cells alone unless ``only_empty`` is false."""
    shop, column = _mended(desk).shop, field_of(desk.require(), field)
    return _do(desk, shown, cells.fill(shop, column, text, only_empty=only_empty))


@operation("replace")
def replace_text(
    desk: Desk,
    shown: Shown,
    *,
    field: str,
    find: str,
    by: str,
    match_case: bool = False,
    whole_cell: bool = False,
) -> Result:
    """Replace a plain text by another in a column."""
    shop, column = _mended(desk).shop, field_of(desk.require(), field)
    how = {"match_case": match_case, "whole_cell": whole_cell}
    return _do(desk, shown, cells.replace_text(shop, column, find, by, **how))


@operation("set_rows")
def set_rows(desk: Desk, shown: Shown, chosen: Chosen, *, field: str, text: str) -> Result:
    """Type the same text in the cells of chosen rows, or of a filter."""
    shop, column = _mended(desk).shop, field_of(desk.require(), field)
    return _do(desk, shown, cells.set_rows(shop, _rows(desk, chosen), column, text))


@operation("swap")
def swap(
    desk: Desk,
    shown: Shown,
    chosen: Chosen,
    *,
    first: str = people.NAME,
    second: str = people.GIVEN,
) -> Result:
    """Exchange two fields, name and given name unless told otherwise, in chosen rows."""
    shop = _mended(desk).shop
    return _do(desk, shown, people.swap(shop, _rows(desk, chosen), first, second))


@operation("split_rows")
def split_rows(
    desk: Desk,
    shown: Shown,
    chosen: Chosen,
    *,
    order: str = NameOrder.NAME_FIRST.value,
    field: str = people.NAME,
) -> Result:
    """Part name and given name written together, in chosen rows."""
    shop = _mended(desk).shop
    return _do(desk, shown, people.split_rows(shop, _rows(desk, chosen), order, field))


@operation("aside")
def put_aside(desk: Desk, shown: Shown, chosen: Chosen, *, reason: str = "") -> Result:
    """Keep chosen rows out of what is sent, for a reason."""
    shop = _mended(desk).shop
    return _do(desk, shown, people.put_aside(shop, _rows(desk, chosen), reason))


@operation("back")
def take_back(desk: Desk, shown: Shown, chosen: Chosen) -> Result:
    """Send again chosen rows that were put aside."""
    shop = _mended(desk).shop
    return _do(desk, shown, people.take_back(shop, _rows(desk, chosen)))


@operation("paste_cells")
def paste_cells(desk: Desk, shown: Shown, *, row: int, field: str, text: str) -> Result:
    """Paste a block of cells, its first one at a row and a field."""
    dossier, block = desk.require(), pasting.block(text)
    first, column = row_of(dossier, row), field_of(dossier, field)
    return _do(desk, shown, pasting.paste(_mended(desk).shop, first, column, block))


@operation("undo")
def undo(desk: Desk) -> Result:
    """Undo the last action that stands."""
    return _moved(desk, desk.require().undo())


@operation("redo")
def redo(desk: Desk) -> Result:
    """Do again the next undone action."""
    return _moved(desk, desk.require().redo())


@operation("move")
def move(desk: Desk, *, to: int) -> Result:
    """Undo or do again at once what it takes for ``to`` actions to stand."""
    try:
        actions = desk.require().move(to)
    except IndexError:
        raise unknown("to") from None
    sentence = counted(len(actions), "action annulée ou rétablie", "actions annulées ou rétablies")
    return {**_moved(desk, None), "sentence": sentence, "applied": bool(actions)}


@operation("history")
def history(desk: Desk, page: Page) -> Result:
    """Return one page of the history."""
    return history_view(_mended(desk), *page.span())


def _mended(desk: Desk) -> CheckedWorkshop:
    return desk.require().workshop()


def _rows(desk: Desk, chosen: Chosen) -> list[int]:
    return chosen_rows(desk.require(), desk.answers, chosen)


def _row_views(
    desk: Desk, shown: list[int], want: Wanted | None, columns: list[str] | None
) -> list[Result]:
    """Return rows under the columns asked for, with the findings of the filter."""
    dossier, mended = desk.require(), _mended(desk)
    found, kept = located(dossier), filter_of(dossier, desk.answers, want)
    found.look(shown)
    renderer = Renderer(mended.shop.dataset, mended.context)
    targets = columns or in_sheet_order(mended.shop)
    return [row_view(mended.shop, found, renderer, row, targets, kept) for row in shown]


def _cell(
    desk: Desk, shown: Shown, make: Callable[..., Action], row: int, field: str, text: str
) -> Result:
    dossier = desk.require()
    action = make(_mended(desk).shop, row_of(dossier, row), field_of(dossier, field), text)
    return _do(desk, shown, action, row)


def _do(desk: Desk, shown: Shown, action: Action, row: int | None = None) -> Result:
    """Preview an action or apply it; return what it changes and, applied, what is left."""
    dossier, mended = desk.require(), _mended(desk)
    view = action_view(mended, action, max(0, shown.preview_offset))
    if shown.preview:
        return {**view, "applied": False, **can_view(mended)}
    dossier.correct(action, desk.clock())
    result = {**view, "applied": bool(action.changes), **_now(desk)}
    if row is not None:
        (result["row"],) = _row_views(desk, [row], shown.filter, shown.columns)
    if shown.filter is not None:
        want = filter_of(dossier, desk.answers, shown.filter)
        result["left"] = len(located(dossier).rows(want))
    return result


def _moved(desk: Desk, action: Action | None) -> Result:
    changed = action.rows()[:1] if action else []
    return {
        "sentence": action.sentence if action else "",
        "changed": action.cells() if action else 0,
        "applied": action is not None,
        "first_row": changed[0] if changed else None,
        **_now(desk),
    }


def _now(desk: Desk) -> Result:
    return {**verdict_view(desk.require()), **can_view(_mended(desk))}


def _finding(desk: Desk, code: str, field: str, row: int) -> Finding:
    """Return what was found in a row; raise UserError when it is there no more."""
    finding = Finding(code, field, row_of(desk.require(), row))
    found = FindingsByRow(_mended(desk))
    if all(found.findings[index] != finding for index in found.at(row)):
        raise fixing.outdated()
    return finding
