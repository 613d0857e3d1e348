"""The written chapters of the help: read from their TOML, set as entries of the page."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from buildtools.help.prose import inline, prose
from buildtools.help.rules import fact
from certiflux.exports.markup import Html, el


@dataclass(frozen=True, slots=True)
class Entry:
    """One question, word or step; ``also`` are words by which it is searched for too."""

    anchor: str
    title: str
    text: str
    where: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Entries under one heading."""

    anchor: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the help; ``kind`` says in a word what its entries are."""

    anchor: str
    title: str
    kind: str
    intro: str
    topics: tuple[Topic, ...]


def chapter(text: str) -> Chapter:
    """Return the chapter that a TOML text holds.

    Raises:
        ValueError: it is no TOML, or holds a name that no chapter has.
    """
    found = tomllib.loads(text)
    try:
        topics = tuple(_topic(one) for one in found.pop("theme"))
        return Chapter(**found, topics=topics)
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def _topic(found: dict[str, Any]) -> Topic:
    entries = tuple(Entry(**one) for one in found.pop("entry"))
    return Topic(**found, entries=entries)


def entry(one: Entry) -> Html:
    """Return an entry under its own anchor; what it is also searched by is not shown."""
    return el(
        "article",
        el("h4", el("a", inline(one.title), href=f"#{one.anchor}")),
        prose(one.text),
        el("dl", fact("Où dans la page", inline(one.where))) if one.where else None,
        id=one.anchor,
        data_also=one.also or None,
    )
