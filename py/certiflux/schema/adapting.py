"""Make the dictionary follow a schema that the user brought: lists, lengths, obligations.

What is adapted is what a schema can say of a datum that the dictionary knows; labels, spellings,
help and order stay the dictionary's. A datum that the schema has no more is not written.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from certiflux.dictionary import Version
from certiflux.dictionary.kinds import Integer, Kind, Listing, Option, Pattern, Text
from certiflux.dictionary.model import Field, Group, GroupForm, Status
from certiflux.schema.shape import Element, Path

_ENDLESS: Final = 10_000
"""Characters of a text whose schema states no limit."""

_NUMBERS: Final = frozenset({"int", "integer", "short", "positiveInteger", "nonNegativeInteger"})

_PLAIN: Final = re.compile(r"(?:[0-9A-Za-z\[\](){},|-](?<!\)\{)){1,200}")
"""Expressions that mean the same in a schema and in Python, and that no text makes slow."""


def adapted(version: Version, theirs: dict[Path, Element]) -> Version:
    """Return the version that says what the schema says: this one, or one adapted from it."""
    return version.adapted(_group(version.root, (), theirs))


def _group(group: Group, above: Path, theirs: dict[Path, Element]) -> Group:
    path = (*above, group.name)
    if path not in theirs:
        return group
    children = tuple(
        (
            _gone(child)
            if _may_go(child, group.form) and (*path, child.name) not in theirs
            else _group(child, path, theirs)
        )
        if isinstance(child, Group)
        else _field(child, theirs.get((*path, child.name)), group.form)
        for child in group.children
    )
    return replace(group, children=children)


def _may_go(group: Group, form: GroupForm) -> bool:
    """Say whether a passage can do without a group: one answer of several, or a facultative one."""
    return group.optional or form is GroupForm.CHOICE


def _gone(group: Group) -> Group:
    """Return a group of which nothing is written any more."""
    children = tuple(
        _gone(child) if isinstance(child, Group) else _field(child, None, group.form)
        for child in group.children
    )
    return replace(group, children=children)


def _field(field: Field, told: Element | None, form: GroupForm) -> Field:
    if told is None:
        return replace(field, emitted=False, status=Status.FACULTATIF)
    status = field.status if form is GroupForm.CHOICE else _status(field.status, told)
    return replace(field, kind=_kind(field.kind, told), status=status)


def _status(status: Status, told: Element) -> Status:
    if status is Status.AU_CHOIX:
        return status
    if not told.required:
        return Status.FACULTATIF if status in {Status.OBLIGATOIRE, Status.SAUF_NIL} else status
    return Status.SAUF_NIL if told.nillable else Status.OBLIGATOIRE


def _kind(kind: Kind, told: Element) -> Kind:
    match kind:
        case Listing() | Text() if told.values:
            return _listing(kind, told.values)
        case Listing() | Text() if told.base == "string":
            return _text(kind, told.facets)
        case Integer() if told.base in _NUMBERS:
            low, high = (told.facets.get(name, "") for name in ("minInclusive", "maxInclusive"))
            return replace(kind, low=_number(low, kind.low), high=_number(high, kind.high))
        case Pattern() if _PLAIN.fullmatch(told.facets.get("pattern", "")):
            return _pattern(kind, told.facets["pattern"])
    return kind


def _pattern(kind: Pattern, regex: str) -> Pattern:
    """Return the form that a schema wants, where Python reads its expression as a schema does."""
    try:
        re.compile(regex)
    except re.error:
        return kind
    return replace(kind, regex=regex)


def _listing(kind: Listing | Text, values: list[str]) -> Listing:
    """Return the list of these values; those already known keep their label and spellings."""
    options = kind.options if isinstance(kind, Listing) else ()
    known = {option.value: option for option in options}
    chosen = tuple(known.get(value, Option(value, value)) for value in values)
    return Listing(kind.name if isinstance(kind, Listing) else "liste", chosen)


def _text(kind: Listing | Text, facets: dict[str, str]) -> Text:
    pad = kind.pad if isinstance(kind, Text) else 0
    exact = facets.get("length", "")
    if exact.isdigit():
        return Text(int(exact), int(exact), pad)
    low, high = facets.get("minLength", ""), facets.get("maxLength", "")
    return Text(_number(low, 0), _number(high, _ENDLESS), pad)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.lstrip("-").isdigit() and len(text) < 10 else otherwise  # noqa: PLR2004
