"""How a question is answered without the page: the lines of the settings that say the same."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import typographic
from certiflux.dataset.names.names import NAMES, NameOrder
from certiflux.mapping.settings import CREATE_ALL, IDENTIFIERS, READINGS
from certiflux.mapping.settings_file import quoted
from certiflux.screens import View
from certiflux.screens.columns.asked import BIRTH, OTHER
from certiflux.session import Dossier

COLUMNS: Final = "colonnes"
FEW: Final = 4
"""Values of a list that a line names, at most."""


def settings_answer(dossier: Dossier, one: View, values: View, dates: list[View]) -> str:
    """Return where and how the settings answer a question; "" where only the page can.

    ``values`` and ``dates`` are what the page shows of the values and of the dates to settle.
    """
    match one["kind"]:
        case "values":
            return _value(one, values)
        case "identifiers":
            section, _, name = IDENTIFIERS.partition(".")
            return _line(section, f"{name} = {quoted(CREATE_ALL)}")
        case "dates":
            return _dates(one, dates)
        case "names":
            header = dossier.mapping.columns[one["column"]].header
            orders = " ou ".join(quoted(order) for order in NameOrder)
            feeds = _line(COLUMNS, f"{quoted(header)} = {quoted(NAMES)}")
            return f"{feeds} {_line(READINGS, f'{quoted(header)} = {orders}')}"
        case "confirm" | "use" if one["column"] is not None:
            return _column(dossier, one)
    return ""


def _line(section: str, text: str) -> str:
    return f"[{section}] {text}"


def _column(dossier: Dossier, one: View) -> str:
    """Return the line that has a column feed a field, besides what it feeds."""
    match = dossier.mapping.columns[one["column"]]
    both = match.target if one["kind"] == "use" and match.sure else None
    said = f"{both}, {one['field']}" if both else one["field"]
    return _line(COLUMNS, f'{quoted(match.header)} = {quoted(said)} (ou "" pour non)')


def _value(one: View, values: View) -> str:
    """Return the line that says what a value means."""
    rank, place = map(int, one["id"].split("-")[1:])
    field = values["fields"][rank]
    options = [f"{quoted(o['value'])} ({o['label']})" for o in field["options"]]
    cut = [*options[:FEW], "…"] if len(options) > FEW else options
    said = "son code" if field["typed"] else " ou ".join(cut)
    line = f"{quoted(field['items'][place]['raw'])} = {said}"
    return _line(f'valeurs."{field["field"]}"', typographic(line))


def _dates(one: View, dates: list[View]) -> str:
    view = next(date for date in dates if date["column"] == one["column"])
    words = [view["order"]] if view["ask"] else []
    if view["century_ask"]:
        words.append(BIRTH if one["field"].startswith("8.") else OTHER)
    return _line(READINGS, f"{quoted(view['header'])} = {quoted(' '.join(words))}")
