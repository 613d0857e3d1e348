"""What is in a cell, from a short text: a template, a date, a number with its display."""

import datetime as dt
import re
from dataclasses import dataclass

_NAME = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_SUMMER, _FIRST_SUMMER = range(4, 11), 1976
"""Months in which midnight in France is 22:00 in UTC, and the first year in which it was."""


@dataclass(frozen=True)
class Shown:
    """A number or a day with the display format of its cell."""

    value: object
    format: str


def literal(text):
    """Return the value that a text stands for.

    « @2026-10-09 » is a day, « @2026-10-09T18:30 » a moment, « #85 » a number,
    « #0.85~0% » a number with its format, anything else itself.
    """
    if text.startswith("@"):
        if "T" in text:
            return dt.datetime.fromisoformat(text[1:])
        return dt.date.fromisoformat(text[1:])
    if re.match(r"#-?\d", text):
        number, _, shape = text[1:].partition("~")
        value = float(number) if "." in number else int(number)
        return Shown(value, shape) if shape else value
    return text


def filled(template, facts):
    """Return the cell that a template makes of facts: typed where it is one fact alone."""
    if alone := _NAME.fullmatch(template):
        return _one(facts, *alone.groups())
    if "{" not in template:
        return literal(template)
    return _NAME.sub(lambda found: text_of(_one(facts, *found.groups())), template)


def _one(facts, name, shape):
    value = facts[name]
    if isinstance(value, str):
        value = literal(value)
    if shape is None or value == "":
        return value
    match shape:
        case "number":
            return int(value) if str(value).isdigit() else value
        case "utc":
            return midnight_in_utc(value)
        case "utctext":
            return midnight_in_utc(value).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        case "first":
            return value[:1]
        case "title":
            return value.title()
        case "en":
            return value.strftime("%d %B %Y")
        case _ if "%" in shape:
            return value.strftime(shape)
    return Shown(value, shape)


def midnight_in_utc(day):
    """Return the moment at which a day began in France, as UTC tells it."""
    hours = 2 if day.month in _SUMMER and day.year >= _FIRST_SUMMER else 1
    return dt.datetime.combine(day, dt.time()) - dt.timedelta(hours=hours)


def text_of(value):
    """Return what a text file says of a cell."""
    match value:
        case None:
            return ""
        case Shown():
            return text_of(value.value)
        case dt.datetime():
            return value.strftime("%d/%m/%Y %H:%M:%S")
        case dt.date():
            return value.strftime("%d/%m/%Y")
        case float():
            return f"{value:g}".replace(".", ",")
        case _:
            return str(value)
