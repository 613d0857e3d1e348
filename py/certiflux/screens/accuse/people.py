"""The people of an accusé, by pages: what the portal said of each, why, what to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from certiflux.base import nir
from certiflux.base.row_numbers import row_said
from certiflux.base.words import quoted, typographic, visible
from certiflux.corrections.located import FindingsByRow
from certiflux.dataset.people import Dataset
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.messages import UNKNOWN, Meaning
from certiflux.deposits.accuse.standings import ALREADY, Standing, Standings
from certiflux.dictionary import fields, ids
from certiflux.rules.words.render import Renderer
from certiflux.screens import View
from certiflux.screens.accuse.causes import causes
from certiflux.screens.accuse.next_actions import of_person
from certiflux.screens.schema.flow_rules import HEADER_ROWS
from certiflux.session import Dossier

LABELS: Final = {
    Standing.NEW: "Jamais envoyée",
    Standing.WAITING: "Sans réponse",
    Standing.REFUSED: "Refusée",
    Standing.ACCEPTED: "Acceptée",
    Standing.WITHDRAWAL_ASKED: "Retrait demandé",
    Standing.WITHDRAWN: "Retirée",
}
MANY: Final = {
    Standing.NEW: "Jamais envoyées",
    Standing.WAITING: "Sans réponse",
    Standing.REFUSED: "Refusées",
    Standing.ACCEPTED: "Acceptées",
    Standing.WITHDRAWAL_ASKED: "Retraits demandés",
    Standing.WITHDRAWN: "Retirées",
}
BY_DOSSIER: Final = (ids.ID_DOSSIER, ids.NOM_TITULAIRE, ids.PRENOM_TITULAIRE)
"""What to look at for a person identified by a CPF file number."""


def named(reports: Sequence[Accuse]) -> list[str]:
    """Return every idTechnique that reports name, once."""
    return list(dict.fromkeys(known for r in reports for known in (*r.refused, *r.accepted)))


def shown(followed: Standings, code: str | None, state: str | None) -> list[int]:
    """Return the rows of a group of messages, else of a state; by default those refused."""
    if code:
        members = next((rows for one, rows in followed.by_meaning() if one.code == code), [])
        return [row for row in members if current(followed, row)]
    if code is None and state is None:
        return followed.rows(Standing.REFUSED)
    return followed.rows(Standing(state)) if state in set(Standing) else []


def current(followed: Standings, row: int) -> bool:
    """Say whether the portal's last words about a row still hold: it was not sent since."""
    return followed.state(row) in {Standing.REFUSED, Standing.ACCEPTED}


def people_page(
    dossier: Dossier, offset: int, limit: int, code: str | None, state: str | None
) -> View:
    """Return one page of the people of the open list that a group or a state holds."""
    followed, dataset = dossier.followed, dossier.dataset
    if followed is None or dataset is None or dossier.mended is None:
        return {"total": 0, "offset": offset, "items": []}
    rows = shown(followed, code, state)
    located = FindingsByRow(dossier.mended)
    renderer = Renderer(dataset, dossier.context)
    by_dossier = dataset.by_dossier()
    items = []
    for row in rows[offset : offset + limit]:
        meaning = followed.meaning(row)
        why = causes(dataset, located, renderer, row, meaning) if meaning else []
        wanted = BY_DOSSIER if by_dossier[row] and meaning and meaning.step else ()
        view = _item(followed, row, dataset.row_numbers[row], person_name(dataset, row))
        view["place"] = place(dossier, dataset.row_numbers[row])
        view["causes"] = why
        view["actions"] = of_person(row, followed.state(row), already=view["already"])
        view["fields"] = _fields(dataset, row, wanted or (meaning.fields if meaning else ()))
        items.append(view)
    return {"total": len(rows), "offset": offset, "items": items}


def ids_page(
    answers: Answers, followed: Standings, offset: int, limit: int, code: str | None
) -> View:
    """Return one page of the ids of the reports alone: nobody can be named without the list."""
    rows = shown(followed, code, None)
    items = [_item(followed, row, None, "") for row in rows[offset : offset + limit]]
    names = named(answers.reports)
    for item, row in zip(items, rows[offset : offset + limit], strict=True):
        item["id"] = item["id"] or names[row]
    return {"total": len(rows), "offset": offset, "items": items}


def place(dossier: Dossier, number: int) -> str:
    """Say where a row stands: a flow read as a list has passages, the first one on row 2."""
    if dossier.source.is_flow:
        return typographic(f"Passage n° {number - HEADER_ROWS}")
    return f"Ligne {row_said(number)}"


def person_name(dataset: Dataset, row: int) -> str:
    """Return a person's name as the file gives it, once where one cell gives both."""
    for pair in ((ids.NOM_NAISSANCE, ids.PRENOM_1), (ids.NOM_TITULAIRE, ids.PRENOM_TITULAIRE)):
        columns = [dataset.columns[field] for field in pair if field in dataset.columns]
        names = [nir.masked(column.shown(row)) for column in columns]
        if any(names):
            return " ".join(dict.fromkeys(filter(None, names)))
    return ""


def _item(followed: Standings, row: int, number: int | None, name: str) -> View:
    meaning = followed.meaning(row) or UNKNOWN
    state = followed.state(row)
    refused = followed.refusals[row]
    return {
        "row": row if number is not None else None,
        "number": number,
        "place": "",
        "id": followed.ids[row],
        "name": name,
        "state": state.value,
        "state_label": LABELS[state],
        "code": meaning.code,
        "title": typographic(meaning.title) if followed.meaning(row) else "",
        "message": visible(followed.message(row)),
        "meaning": typographic(meaning.meaning),
        "remedy": typographic(meaning.remedy),
        "ask": typographic(_ask(meaning)),
        "already": meaning.code == ALREADY,
        "refusals": refused,
        "again": refused > 1,
        "causes": [],
        "actions": [],
        "fields": [],
    }


def _ask(meaning: Meaning) -> str:
    return f"Demandez-lui {meaning.ask}." if meaning.ask else ""


def _fields(dataset: Dataset, row: int, wanted: Sequence[str]) -> list[View]:
    """Return the fields to look at, in the order in which they matter, with what they hold."""
    known = fields(dataset.version)
    found = []
    for field in (known[one] for one in wanted if one in known):
        column = dataset.columns.get(field.id)
        value = column[row] if column else None
        said = nir.masked(column.shown(row)) if column and column.source is not None else ""
        told = nir.masked(value) if isinstance(value, str) else ""
        found.append(
            {
                "field": field.id,
                "label": field.label,
                "column": dataset.titles.get(field.id),
                "value": quoted(told),
                "said": quoted(said) if said != told else "",
            }
        )
    return found
