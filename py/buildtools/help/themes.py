"""The themes of the help page: the rules by what they look at, the fields by their bloc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from certiflux.dictionary import Version, fields, schema
from certiflux.dictionary.model import Field, Group
from certiflux.rules.catalogue import FAMILIES

OTHERS: Final = "Autres règles"
_REST: Final = "autres"
BESIDE: Final = "Pour vérifier seulement"
"""Title of the fields that no flow carries."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One chapter: its anchor, its title, the codes or ids that it holds."""

    anchor: str
    title: str
    members: tuple[str, ...]


def rule_themes(codes: Iterable[str]) -> list[Theme]:
    """Return the themes of the rules, each code in one and only one: that of its family."""
    titles = {family.name: family.title for family in FAMILIES}
    homes = {rule.code: family.name for family in FAMILIES for rule in family.rules}
    gathered: dict[str, list[str]] = {name: [] for name in (*titles, _REST)}
    for code in codes:
        gathered[homes.get(code, _REST)].append(code)
    return [
        Theme(f"regles-{name}", titles.get(name, OTHERS), tuple(found))
        for name, found in gathered.items()
        if found
    ]


def field_themes(version: Version) -> list[Theme]:
    """Return the fields by the group of the schema that holds them, in document order."""
    gathered: dict[str, list[str]] = {}
    for title, field in _titled(schema(version), ""):
        gathered.setdefault(title, []).append(field.id)
    within = {one for ids in gathered.values() for one in ids}
    if beside := [one for one in fields(version) if one not in within]:
        gathered[BESIDE] = beside
    return [
        Theme(f"champs-{rank}", title, tuple(ids))
        for rank, (title, ids) in enumerate(gathered.items(), 1)
    ]


def _titled(group: Group, above: str) -> Iterator[tuple[str, Field]]:
    """Yield every field with the title of the nearest group that has one."""
    title = group.title or above
    for child in group.children:
        if isinstance(child, Group):
            yield from _titled(child, title)
        else:
            yield title, child
