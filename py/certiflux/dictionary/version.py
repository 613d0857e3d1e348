"""A version of the schema, as a value that is handed along: its number and the tree that it has.

A version is the delta between two: each element and value of the dictionary says since when it is
there. A schema that a user brought makes a value of its own, which no table keeps.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from certiflux.dictionary.columns import DEPARTEMENT, NIR
from certiflux.dictionary.flux import FLUX
from certiflux.dictionary.kinds import Listing
from certiflux.dictionary.model import Field, Group
from certiflux.dictionary.passage import RESULTAT

BY_NATIONAL: Final = "identifiantNational"
"""Group of the fields that identify a person by national number instead of civil status."""

CHECK_ONLY: Final[tuple[Field, ...]] = (RESULTAT, DEPARTEMENT, NIR)
"""Data that no flow carries: their columns serve to check the others."""


@dataclass(frozen=True)
class Version:
    """What a schema has: the tree from its root element down, and the number that it goes by.

    ``provisional`` while its official text is not known. ``mark`` tells the tree of a schema that
    a user brought from the dictionary's own of that number, where it is empty: two values of one
    number and mark have the same tree.
    """

    number: str
    root: Group = field(repr=False, compare=False)
    provisional: bool = field(default=False, compare=False)
    mark: str = ""

    def adapted(self, root: Group) -> Version:
        """Return the version that has this tree in place of its own; itself if that is the same."""
        if root == self.root:
            return self
        mark = hashlib.sha256(repr(root).encode()).hexdigest()[:8]
        return Version(self.number, root, self.provisional, mark)

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Every field by dictionary id, in document order; those of CHECK_ONLY come last."""
        return {field.id: field for field in (*self.root.fields(), *CHECK_ONLY)}

    @cached_property
    def passage_fields(self) -> tuple[Field, ...]:
        """The fields that belong to one passage, in document order."""
        return tuple(self.root.find("passageCertification").fields())

    @cached_property
    def branches(self) -> dict[str, str]:
        """By field id, the exclusive way of identifying a person that the field belongs to."""
        choice = self.root.find("identificationTitulaire")
        return {
            field.id: group.name
            for group in choice.children
            if isinstance(group, Group)
            for field in group.fields()
        }

    @cached_property
    def takes_national(self) -> bool:
        """Whether the schema has a whole place for people identified by national number."""
        own = [i for i, branch in self.branches.items() if branch == BY_NATIONAL]
        return bool(own) and all(self.fields[i].emitted for i in own)


def _rank(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _prune_field(field: Field, number: str) -> Field:
    if not isinstance(field.kind, Listing):
        return field
    kept = tuple(o for o in field.kind.options if _rank(o.since) <= _rank(number))
    return replace(field, kind=replace(field.kind, options=kept))


def _prune(group: Group, number: str) -> Group:
    children: list[Field | Group] = []
    for child in group.children:
        if _rank(child.since) > _rank(number):
            continue
        pruned = _prune(child, number) if isinstance(child, Group) else _prune_field(child, number)
        children.append(pruned)
    return replace(group, children=tuple(children))


def _declared(number: str, *, provisional: bool = False) -> Version:
    return Version(number, _prune(FLUX, number), provisional)


CURRENT: Final = _declared("1.1.2")
"""The version followed where the user brings no schema."""

VERSIONS: Final = (_declared("1.1.1"), CURRENT, _declared("1.1.5", provisional=True))
"""The versions that the dictionary declares, the oldest first."""

OLDEST: Final = VERSIONS[0]
LATEST: Final = VERSIONS[-1]


def version_called(number: str) -> Version:
    """Return a version by its number, where one comes from outside; raise KeyError without it."""
    return {one.number: one for one in VERSIONS}[number]
