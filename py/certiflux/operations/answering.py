"""Answer what is asked about a list: one question, or all of them with their best answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from certiflux.dataset.names.names import NAMES
from certiflux.operations.base import Args, Base, Result
from certiflux.screens.columns.asked import best_acts
from certiflux.screens.columns.identifiers import MODES, given_by
from certiflux.screens.columns.questions import Act
from certiflux.screens.columns.sheet import missing_columns, open_questions, sheet_view
from certiflux.session import Dossier


class Answering(Base):
    """The operations that answer the questions of the step « Colonnes »."""

    def answer(self, args: Args) -> Result:
        """Give one answer, ``choice``, to one question."""
        dossier = self._require()
        asked = open_questions(dossier, missing_columns(dossier, given_by(dossier)))
        wanted = {one.id: one for one in asked}[str(args["question"])]
        chosen = {one.key: one for one in wanted.choices}[str(args["choice"])]
        for act in chosen.acts:
            perform(dossier, act)
        return sheet_view(dossier)

    def confirm(self, _args: Args) -> Result:
        """Give every question that has one its best answer."""
        dossier = self._require()
        asked = open_questions(dossier, missing_columns(dossier, given_by(dossier)))
        for act in best_acts(sheet_view(dossier)["questions"], asked):
            perform(dossier, act)
        return sheet_view(dossier)


def perform(dossier: Dossier, act: Act) -> None:
    """Do what an answer stands for; raise LookupError for what no answer does."""
    name, first, *rest = act
    doing: dict[str, Any] = {
        "assign": lambda: dossier.assign(_index(first), _text(rest[0])),
        "join": lambda: dossier.join([_index(first)], str(rest[0]), " "),
        "split": lambda: _split(dossier, _index(first), str(rest[0])),
        "one_name": lambda: dossier.read_column(
            _index(first), replace(dossier.reading(_index(first)), one_name=True)
        ),
        "order": lambda: _read(dossier, _index(first), order=str(rest[0])),
        "century": lambda: _read(dossier, _index(first), century=str(rest[0])),
        "identifiers": lambda: dossier.set_identifiers(MODES[str(first)]),
        "constant": lambda: dossier.set_constants({str(first): str(rest[0])}),
        "value": lambda: dossier.choose_value(str(first), str(rest[0]), _text(rest[1])),
    }
    doing[str(name)]()


def _index(value: object) -> int:
    return int(str(value))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _split(dossier: Dossier, column: int, order: str) -> None:
    dossier.read_column(column, replace(dossier.reading(column), names=order))
    dossier.assign(column, NAMES)


def _read(dossier: Dossier, column: int, **changes: str) -> None:
    now = dossier.reading(column)
    order, century = changes.get("order", now.order), changes.get("century", now.century)
    dossier.read_column(column, replace(now, order=order, century=century))
