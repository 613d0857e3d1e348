"""Mend what was found: rows and people shown, corrections previewed, applied, undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted
from certiflux.corrections import cells, fixing, pasting, people
from certiflux.corrections.changes import Action
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.located import WHOLE, Filter, FindingsByRow
from certiflux.dataset.names.names import NameOrder
from certiflux.operations.base import PAGE_ROWS, Args, Base, Result, optional, page_of
from certiflux.rules.finding import Finding
from certiflux.rules.ids import CODE, DELIVRANCE
from certiflux.rules.words.render import Renderer
from certiflux.screens.journal.changed import CHANGED, about_change, changed_rows, line_of
from certiflux.screens.registre.registre import standings
from certiflux.screens.verify.days import TOLD_BY_DAY, about_day
from certiflux.screens.verify.verdict import verdict_view
from certiflux.screens.workshop.person import person_view
from certiflux.screens.workshop.workshop import (
    action_view,
    can_view,
    history_view,
    in_sheet_order,
    row_view,
    rows_view,
)

TOLD: Final = {**TOLD_BY_DAY, CHANGED: changed_rows}
"""By name of a filter: the rows that it keeps, whatever is found in them."""


class Mending(Base):
    """The operations of the workshop; with ``preview`` an action is only shown.

    ``preview_offset`` is the first of the rows that it changes to show.
    """

    def rows(self, args: Args) -> Result:
        """Return one page of the rows of a filter, or again the rows that are named."""
        mended = self._mended()
        if args.get("rows") is None:
            view = rows_view(mended, self._located(), self._filter(args), *page_of(args))
            return {**view, "about": self._about(args.get("filter") or {})}
        return {"rows": self._row_views(self._rows(args)[:PAGE_ROWS], args)}

    def person(self, args: Args) -> Result:
        """Return everything about one row."""
        mended = self._mended()
        return person_view(mended, _row(mended, args))

    def next_finding(self, args: Args) -> Result:
        """Return the next row of a filter that has a finding, or the one before; it goes round."""
        mended = self._mended()
        rows = self._located().rows(self._filter(args))
        if not rows:
            return {"row": None, "number": None, "position": 0, "total": 0, "wrapped": False}
        start = args.get("from_row")
        back = int(args.get("direction", 1)) < 0
        ahead = rows if start is None else [r for r in rows if (r < start if back else r > start)]
        row = (ahead or rows)[-1 if back else 0]
        return {
            "row": row,
            "number": row_said(mended.shop.number(row)),
            "position": rows.index(row) + 1,
            "total": len(rows),
            "wrapped": not ahead,
        }

    def edit(self, args: Args) -> Result:
        """Type a text in a cell."""
        return self._cell(args, cells.edit)

    def edit_same(self, args: Args) -> Result:
        """Type a text in every cell that holds the same as this one."""
        return self._cell(args, cells.edit_same)

    def fix(self, args: Args) -> Result:
        """Apply a proposal to one row."""
        mended = self._mended()
        finding = _finding(mended, args)
        action = fixing.fix(mended.shop, mended.context, finding, int(args.get("rank", 0)))
        return self._do(args, action, finding.row)

    def fix_same(self, args: Args) -> Result:
        """Apply a proposal to every row with the same finding and the same cell."""
        mended = self._mended()
        finding, rank = _finding(mended, args), int(args.get("rank", 0))
        same = Filter(code=finding.rule, field=finding.field)
        rows = FindingsByRow(mended).rows(same)
        action = fixing.fix_same(mended.shop, mended.context, finding, rank, rows)
        return self._do(args, action, finding.row)

    def fix_rule(self, args: Args) -> Result:
        """Apply to each finding of a rule the only proposal made for it."""
        mended = self._mended()
        located, code = FindingsByRow(mended), str(args["code"])
        want = self._filter({"filter": {**(args.get("filter") or {}), "code": code}})
        found = [located.findings[index] for index in located.chosen(want)]
        return self._do(args, fixing.fix_rule(mended.shop, mended.context, code, found))

    def fill(self, args: Args) -> Result:
        """Type a text in a column, in its empty cells alone unless ``only_empty`` is false."""
        only = bool(args.get("only_empty", True))
        shop = self._mended().shop
        action = cells.fill(shop, str(args["field"]), str(args["text"]), only_empty=only)
        return self._do(args, action)

    def replace(self, args: Args) -> Result:
        """Replace a plain text by another in a column."""
        action = cells.replace_text(
            self._mended().shop,
            str(args["field"]),
            str(args["find"]),
            str(args["by"]),
            match_case=bool(args.get("match_case")),
            whole_cell=bool(args.get("whole_cell")),
        )
        return self._do(args, action)

    def set_rows(self, args: Args) -> Result:
        """Type the same text in the cells of chosen rows, or of a filter."""
        mended = self._mended()
        field, text = str(args["field"]), str(args["text"])
        return self._do(args, cells.set_rows(mended.shop, self._rows(args), field, text))

    def swap(self, args: Args) -> Result:
        """Exchange two fields, name and given name unless told otherwise, in chosen rows."""
        mended = self._mended()
        pair = str(args.get("first", people.NAME)), str(args.get("second", people.GIVEN))
        return self._do(args, people.swap(mended.shop, self._rows(args), *pair))

    def split_rows(self, args: Args) -> Result:
        """Part name and given name written together, in chosen rows."""
        mended = self._mended()
        order = str(args.get("order", NameOrder.NAME_FIRST.value))
        field = str(args.get("field", people.NAME))
        action = people.split_rows(mended.shop, self._rows(args), order, field)
        return self._do(args, action)

    def aside(self, args: Args) -> Result:
        """Keep chosen rows out of what is sent, for a reason."""
        mended = self._mended()
        reason = str(args.get("reason", ""))
        return self._do(args, people.put_aside(mended.shop, self._rows(args), reason))

    def back(self, args: Args) -> Result:
        """Send again chosen rows that were put aside."""
        mended = self._mended()
        return self._do(args, people.take_back(mended.shop, self._rows(args)))

    def paste_cells(self, args: Args) -> Result:
        """Paste a block of cells, its first one at a row and a field."""
        mended = self._mended()
        row, block = _row(mended, args), pasting.block(str(args["text"]))
        return self._do(args, pasting.paste(mended.shop, row, str(args["field"]), block))

    def undo(self, _args: Args) -> Result:
        """Undo the last action that stands."""
        return self._moved(self._require().undo())

    def redo(self, _args: Args) -> Result:
        """Do again the next undone action."""
        return self._moved(self._require().redo())

    def history(self, args: Args) -> Result:
        """Return one page of the history."""
        return history_view(self._mended(), *page_of(args))

    def _row_views(self, rows: list[int], args: Args) -> list[Result]:
        """Return rows under the columns asked for, with the findings of the filter."""
        mended, located, want = self._mended(), self._located(), self._filter(args)
        located.look(rows)
        renderer = Renderer(mended.shop.dataset, mended.context)
        targets = [str(one) for one in args.get("columns") or in_sheet_order(mended.shop)]
        return [row_view(mended.shop, located, renderer, row, targets, want) for row in rows]

    def _mended(self) -> CheckedWorkshop:
        return self._require().workshop()

    def _located(self) -> FindingsByRow:
        """Return the findings by row as they are now, and who stays out of the next file."""
        dossier = self._require()
        return FindingsByRow(dossier.workshop(), dossier.held_back)

    def _filter(self, args: Args) -> Filter:
        said = args.get("filter") or {}
        whole = {kind: bool(said.get(kind)) for kind in WHOLE}
        return Filter(
            severity=optional(said, "severity") or None,
            code=optional(said, "code") or None,
            field=optional(said, "field") or None,
            text=str(said.get("text") or "").strip(),
            only_unmended=bool(said.get("only_unmended")),
            blocked=bool(said.get("blocked")),
            rows=self._told_apart(said),
            beside=_beside(said),
            **whole,
        )

    def _told_apart(self, said: Args) -> tuple[int, ...] | None:
        """Return the rows of one file, state, month, last day or change, None for none of them."""
        if said.get("flow"):
            return self._sent_in(str(said["flow"]))
        for kind, rows_of in TOLD.items():
            if said.get(kind):
                return rows_of(self._require(), str(said[kind]))
        if said.get("standing"):
            states = standings(self._require())
            return tuple(row for row, one in enumerate(states) if one.value == said["standing"])
        return None

    def _about(self, said: Args) -> str:
        """Say what tells the rows of a filter, "" when its own name is enough."""
        if said.get(CHANGED):
            return about_change(self._require(), str(said[CHANGED]))
        return about_day(said)

    def _sent_in(self, id_flux: str) -> tuple[int, ...]:
        """Return the rows of the open list that a flow made here carries, none for no such flow."""
        place = {number: row for row, number in enumerate(self._require().numbers())}
        made = (flow.rows or () for flow in self._answers.flows if flow.id_flux == id_flux)
        return tuple(place[number] for rows in made for number in rows if number in place)

    def _rows(self, args: Args) -> list[int]:
        """Return the rows chosen one by one, else those of the filter."""
        if args.get("rows") is None:
            return self._located().rows(self._filter(args))
        return sorted({int(row) for row in args["rows"]})

    def _cell(self, args: Args, make: Callable[..., Action]) -> Result:
        mended = self._mended()
        row = _row(mended, args)
        action = make(mended.shop, row, str(args["field"]), str(args["text"]))
        return self._do(args, action, row)

    def _do(self, args: Args, action: Action, row: int | None = None) -> Result:
        """Preview an action or apply it; return what it changes and, applied, what is left."""
        mended, dossier = self._mended(), self._require()
        view = action_view(mended, action, max(0, int(args.get("preview_offset", 0))))
        if args.get("preview"):
            return {**view, "applied": False, **can_view(mended)}
        dossier.correct(action, self._clock())
        result = {**view, "applied": bool(action.changes), **self._now()}
        if row is not None:
            (result["row"],) = self._row_views([row], args)
        if args.get("filter") is not None:
            result["left"] = len(self._located().rows(self._filter(args)))
        return result

    def move(self, args: Args) -> Result:
        """Undo or do again at once what it takes for ``to`` actions to stand."""
        actions = self._require().move(int(args["to"]))
        sentence = counted(
            len(actions), "action annulée ou rétablie", "actions annulées ou rétablies"
        )
        return {**self._moved(None), "sentence": sentence, "applied": bool(actions)}

    def _moved(self, action: Action | None) -> Result:
        changed = action.cells() if action else 0
        sentence = action.sentence if action else ""
        rows = action.rows()[:1] if action else []
        return {
            "sentence": sentence,
            "changed": changed,
            "applied": action is not None,
            "first_row": rows[0] if rows else None,
            **self._now(),
        }

    def _now(self) -> Result:
        return {**verdict_view(self._require()), **can_view(self._mended())}


def _beside(said: Args) -> tuple[str, ...]:
    """Return the fields that tell the rows of a filter."""
    if line := line_of(str(said.get(CHANGED) or "")):
        return (line.field,)
    return (CODE, DELIVRANCE) if any(said.get(kind) for kind in TOLD_BY_DAY) else ()


def _row(mended: CheckedWorkshop, args: Args) -> int:
    """Return the row asked for; raise IndexError for none of the dataset."""
    row = int(args["row"])
    if not 0 <= row < len(mended.shop.base):
        raise IndexError(row)
    return row


def _finding(mended: CheckedWorkshop, args: Args) -> Finding:
    finding = Finding(str(args["code"]), str(args["field"]), _row(mended, args))
    located = FindingsByRow(mended)
    if all(located.findings[index] != finding for index in located.at(finding.row or 0)):
        raise fixing.outdated()
    return finding
