"""The tables of the « dossier de preuve »: who is refused, each refusal, each correction."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from certiflux.base.clock import paris
from certiflux.base.formulas import harmless
from certiflux.base.row_numbers import row_said
from certiflux.corrections.changes import ASIDE, Action, CellState, Changes
from certiflux.corrections.workshop import Workshop
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.join import order
from certiflux.deposits.accuse.sent import FlowKind, SentFlow
from certiflux.deposits.accuse.standings import Standing, Standings
from certiflux.screens.accuse.people import LABELS, person_name
from certiflux.session import Dossier

_PEOPLE: Final = (
    "Ligne", "Personne", "Identifiant technique", "Refus", "État", "Dernier message",
)  # fmt: skip
_REFUSALS: Final = (
    "Ligne", "Personne", "Identifiant technique", "Fichier déposé", "idFlux", "Fichier fait le",
    "Accusé", "Traitement", "Message du portail",
)  # fmt: skip
_CORRECTIONS: Final = ("Date", "Ligne", "Personne", "Colonne", "Avant", "Après", "Action")


def moment(epoch: float | None) -> str:
    """Return a moment (seconds, UTC) at the hour of Paris, "" for none."""
    return f"{paris(epoch):%d/%m/%Y %H:%M}" if epoch else ""


def people(dossier: Dossier, followed: Standings) -> bytes:
    """Return who is refused, each with the last words of the portal."""
    return _table(
        _PEOPLE,
        (
            (
                number,
                name,
                followed.ids[row],
                followed.refusals[row],
                LABELS[followed.state(row)],
                followed.message(row),
            )
            for row, number, name in _refused(dossier, followed)
        ),
    )


def refusals(dossier: Dossier, followed: Standings) -> bytes:
    """Return every refusal, deposit by deposit, of the people who are refused today."""
    return _table(_REFUSALS, _each_refusal(dossier, followed))


def _each_refusal(dossier: Dossier, followed: Standings) -> Iterator[tuple[object, ...]]:
    known = {row: (number, name) for row, number, name in _refused(dossier, followed)}
    place = {number: row for row, number in enumerate(dossier.numbers())}
    present = _by_id((own, row) for row, own in enumerate(dossier.present_ids()) if row in known)
    for report in sorted(dossier.answers.reports, key=order):
        flow = dossier.answers.flow_of(report)
        if report.withdrawal or (flow is not None and flow.kind is not FlowKind.LIST):
            continue
        rows = present if flow is None or flow.rows is None else _rows_in(flow, place)
        for own, message in _said(report):
            for row in rows.get(own, ()):
                if row in known:
                    yield (*known[row], own, *_deposit(report, flow), message)


def _said(report: Accuse) -> Iterator[tuple[str, str]]:
    return zip(report.refused, map(report.messages.__getitem__, report.codes), strict=True)


def _rows_in(flow: SentFlow, place: dict[int, int]) -> dict[str, list[int]]:
    """Return the rows that each id stands for in a file made of the list."""
    numbers = zip(flow.ids, flow.rows or (), strict=True)
    return _by_id((own, place[number]) for own, number in numbers if number in place)


def _by_id(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for own, row in pairs:
        found.setdefault(own, []).append(row)
    return found


def _deposit(report: Accuse, flow: SentFlow | None) -> tuple[str, ...]:
    """Return what tells a deposit: its file, its ids, when it was made, its report."""
    return (
        flow.name if flow else report.deposited,
        report.id_flux or (flow.id_flux if flow else ""),
        moment(flow.made) if flow else "",
        report.name,
        report.treatment,
    )


def corrections(dossier: Dossier, followed: Standings) -> bytes:
    """Return each cell corrected of those refused: when, what it held, what it holds."""
    return _table(_CORRECTIONS, _each_correction(dossier, followed))


def _each_correction(dossier: Dossier, followed: Standings) -> Iterator[tuple[object, ...]]:
    if dossier.mended is None:
        return
    shop, history = dossier.mended.shop, dossier.corrections
    known = {row: (number, name) for row, number, name in _refused(dossier, followed)}
    for action in history.actions[: history.done]:
        for row, title, before, after in _cells(shop, action):
            if row in known:
                yield (moment(action.time), *known[row], title, before, after, action.sentence)


def _cells(shop: Workshop, action: Action) -> list[tuple[int, str, str, str]]:
    """Return the user's cells that an action changed; a whole date of birth is one."""
    found: dict[tuple[int, str], tuple[int, str, str, str]] = {}
    for one in action.changes:
        pairs = zip(one.states(forward=False), one.states(forward=True), strict=True)
        for (row, before), (_, after) in pairs:
            target = _target(shop, one, before, after)
            title = "Ne pas envoyer" if target == ASIDE else shop.name(target)
            texts = _text(shop, one.field, row, before), _text(shop, one.field, row, after)
            found.setdefault((row, target), (row, title, *texts))
    return list(found.values())


def _target(shop: Workshop, one: Changes, before: CellState, after: CellState) -> str:
    """Return the cell of the user that a change is about: a composite, or the field."""
    if one.field == ASIDE:
        return ASIDE
    column = shop.base.columns.get(one.field)
    wholes = (
        state.whole if state else column.composite if column else "" for state in (after, before)
    )
    return next((whole for whole in wholes if whole), one.field)


def _text(shop: Workshop, field: str, row: int, state: CellState) -> str:
    """Return what a cell held, as a reader may see it."""
    if field == ASIDE:
        return shop.reason(row, state) or ""
    return shop.original(field, row) if state is None else shop.hidden(field, state.text)


def _refused(dossier: Dossier, followed: Standings) -> list[tuple[int, int | str, str]]:
    """Return the rows refused, each with its number and the person's name."""
    dataset = dossier.dataset
    if dataset is None:
        return []
    rows = followed.rows(Standing.REFUSED)
    return [(row, row_said(dataset.row_numbers[row]), person_name(dataset, row)) for row in rows]


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return a text for French spreadsheets; no cell can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([harmless(str(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig")
