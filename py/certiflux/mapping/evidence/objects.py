"""Headers that name whom they speak of: « Contact: Nom », « Élève – dépt », « Stagiaire (sexe) ».

An object of which the day or the name of birth is told is the person: it says no more than that,
and what is left is read as if it stood alone. That of an employer, of a parent, of a tutor stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from certiflux.mapping.evidence.around import Title, title_of
from certiflux.mapping.evidence.targets import WHO, vocabulary
from certiflux.mapping.evidence.words import words
from certiflux.mapping.wording import key

_PARTED: Final = re.compile(r"(?P<who>[^:()]{2,40}?)(?: ?: ?| [-–—>/|] )(?P<what>\S.*)")
_BRACKETS: Final = re.compile(r"(?P<who>[^()]{2,40}?) \((?P<what>.+)\)")
_FEWEST: Final = 3
_OFTEN_THE_PERSON: Final = frozenset({"contact", "client"})
"""Objects that are another person, unless a birth is told of them and of nobody else."""

_GIVEN: Final = "prenom"
_NAME: Final = "Nom"


def of_the_person(titles: Sequence[Title]) -> list[Title]:
    """Return the titles, those that name the person by what they say of them alone."""
    parted = [_parted(title) for title in titles]
    people = _people([one for one in parted if one])
    named = any(who in people and _GIVEN in words(what) for who, what in filter(None, parted))
    return [
        _left(title, one[1] if one and one[0] in people else None, people, named=named)
        for title, one in zip(titles, parted, strict=True)
    ]


def _parted(title: Title) -> tuple[str, str] | None:
    """Return whom a header speaks of, reduced, and what it says; None where it names nobody."""
    if title.group:
        return key(title.group), title.text
    found = _PARTED.fullmatch(title.text) or _BRACKETS.fullmatch(title.text)
    return (key(found["who"]), found["what"]) if found else None


def _people(parted: Sequence[tuple[str, str]]) -> set[str]:
    """Return the objects that are the person."""
    told: dict[str, list[str]] = {}
    for who, what in parted:
        told.setdefault(who, []).append(what)
    born = {who for who, what in told.items() if len(what) >= _FEWEST and any(map(_of_birth, what))}
    sure = {who for who in born if WHO.issuperset(words(who))}
    others = vocabulary().alone.keys() - _OFTEN_THE_PERSON
    return sure or {who for who in born if others.isdisjoint(words(who))}


def _of_birth(what: str) -> bool:
    return title_of(what).birth


def _left(title: Title, what: str | None, people: set[str], *, named: bool) -> Title:
    """Return a title as the evidence reads it; how it is shown stays."""
    if what is None and named and key(title.text) in people and not title.group:
        what = _NAME  # « Stagiaire » beside « Stagiaire (prénom) »
    if what is None or (title.group and title.birth):
        return title
    found = title_of(what)
    found.shown = title.header
    return found
