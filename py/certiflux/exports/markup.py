"""Make HTML from plain values: every text is escaped, only what `el` made is taken as markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from certiflux.base.words import figure, visible

VOID: Final = frozenset({"meta", "link", "br", "hr", "input"})
LONGEST: Final = 200
"""Characters of a user's text shown in a page; what is left out is said."""


class Html(str):
    """A piece of markup made by this module; any other text is escaped on its way in."""

    __slots__ = ()


Child = str | Html | None | Iterable["Child"]


def el(tag: str, *children: Child, **attributes: str | bool | int | None) -> Html:
    """Return an element; ``cls`` is its class, ``for_`` loses its line, ``data_x`` is ``data-x``.

    None and False make no attribute, True an empty one; children that are None are skipped.
    """
    said = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in VOID:
        return Html(f"<{tag}{said}>")
    return Html(f"<{tag}{said}>{join(children)}</{tag}>")


def join(children: Iterable[Child]) -> Html:
    """Return texts and elements one after the other, the texts escaped."""
    return Html("".join(_child(child) for child in children))


def text(value: str) -> Html:
    """Return a text that no browser takes for markup, its unseen characters made visible."""
    return Html(escape(visible(value)))


def user(value: str) -> Html:
    """Return a user's text: kept apart from the direction of the rest, its excess counted."""
    return el("bdi", short(value))


def short(value: str) -> str:
    """Return a user's text, cut where it would fill the page, with a word that says so."""
    if len(value) <= LONGEST:
        return value
    return f"{value[:LONGEST]}… ({figure(len(value))} caractères en tout)"


def _child(child: Child) -> str:
    match child:
        case None:
            return ""
        case Html():
            return child
        case str():
            return text(child)
        case _:
            return join(child)


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    known = "class" if name == "cls" else name.rstrip("_").replace("_", "-")
    return f" {known}" if value is True else f' {known}="{text(str(value))}"'
