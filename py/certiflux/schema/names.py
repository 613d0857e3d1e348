"""What the dictionary says of the elements of a document: their field, their group, their label."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from certiflux.dictionary import CURRENT, LATEST, Version, branches, fields, ids, schema
from certiflux.dictionary.model import Field, Group, GroupForm
from certiflux.schema.fault import local_name

if TYPE_CHECKING:
    from lxml import etree

FEW = 2
"""Data of a group that has no title of its own, named one by one up to this number."""


def field_of(node: etree._Element, version: Version = CURRENT) -> Field | None:
    """Return the field that an element is, told from its namesakes by its ancestors.

    An element that only a later version has is found there.
    """
    return _field_in(node, version) or (_field_in(node, LATEST) if version != LATEST else None)


def _field_in(node: etree._Element, version: Version) -> Field | None:
    name = local_name(node)
    same = [field for field in fields(version).values() if field.name == name]
    if len(same) <= 1:
        return same[0] if same else None
    parents = {local_name(parent) for parent in node.iterancestors()}
    for field in same:
        if (
            branches(version).get(
                field.id, "certificateur" if field.id == ids.ID_CLIENT_CERTIFICATEUR else ""
            )
            in parents
        ):
            return field
    return same[0]


@cache
def groups(version: Version) -> dict[str, Group]:
    """Return every group of a version by its XML name."""
    found: dict[str, Group] = {}
    pending = [schema(version)]
    while pending:
        group = pending.pop()
        found[group.name] = group
        pending += [child for child in group.children if isinstance(child, Group)]
    return found


@cache
def obligatory(version: Version) -> frozenset[str]:
    """Return the XML names that may not be missing where their parent is."""
    names = set()
    for group in groups(version).values():
        if not group.optional:
            names.add(group.name)
        names |= {c.name for c in group.children if isinstance(c, Field) and c.required}
    return frozenset(names)


def child_field(parent: str, name: str, version: Version) -> Field | None:
    """Return the field called ``name`` right below the group called ``parent``."""
    for one in dict.fromkeys((version, LATEST)):
        group = groups(one).get(parent)
        for child in group.children if group else ():
            if child.name == name and isinstance(child, Field):
                return child
    return None


def called(name: str, parent: str, version: Version) -> str:
    """Name an element in French, with its tag: « Sexe » (balise sexe)."""
    field = child_field(parent, name, version)
    if field is not None:
        return f"« {field.label} » (balise {name})"
    group = groups(version).get(name)
    if group is None:
        return f"« {name} »"
    labels = [one.label for one in group.fields()]
    few = labels if len(labels) <= FEW else []
    said = " ou ".join(f"« {label} »" for label in ([group.title] if group.title else few))
    return f"{said} (balise {name})" if said else f"la balise {name}"


def is_choice(name: str, version: Version) -> bool:
    """Say whether the group called ``name`` admits only one of its children."""
    group = groups(version).get(name)
    return group is not None and group.form is GroupForm.CHOICE
