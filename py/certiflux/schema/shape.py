"""Flatten an XML schema to what it says of each element, by path.

Only what flows use is understood: named types, restrictions, extensions, groups, all, sequence
and choice. Walks are bounded: a schema that refers to itself ends like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml import etree

XS: Final = "{http://www.w3.org/2001/XMLSchema}"
Path = tuple[str, ...]

_DEEPEST: Final = 24
_MOST: Final = 5_000
"""Elements described at most: the official schema has under a hundred."""

_VISITS: Final = 20_000
"""Nodes looked at in a whole walk: a type that holds itself twice is met twice as often at each
level, and what compiles the schema would write it out as often."""

_GROUPS: Final = ("all", "sequence", "choice")


@dataclass(slots=True)
class Element:
    """What a schema says of one element.

    ``held`` is how its parent holds it (all, sequence or choice), ``facets`` the facets of its
    text, ``values`` its closed list, empty for none.
    """

    required: bool
    repeated: bool
    nillable: bool
    held: str
    base: str = ""
    facets: dict[str, str] = field(default_factory=dict)
    values: list[str] = field(default_factory=list)


class EndlessError(Exception):
    """The types of a schema hold one another far too often."""


def shape(root: etree._Element) -> dict[Path, Element]:
    """Return every element of a schema by its path of names, in document order.

    Raise EndlessError for one whose types hold one another without end.
    """
    walk = _Walk(root)
    for kept in root.iterchildren(f"{XS}complexType", f"{XS}group"):
        walk.count(kept)
    for top in root.iterchildren(f"{XS}element"):
        walk.element(top, (), "")
    return walk.found


class _Walk:
    """Go down a schema from its elements to their types."""

    def __init__(self, root: etree._Element) -> None:
        self.found: dict[Path, Element] = {}
        self._visits = 0
        self._target = root.get("targetNamespace") or ""
        self._named = {(str(n.tag), n.get("name") or ""): n for n in root.iterchildren("{*}*")}

    def count(self, node: etree._Element) -> None:
        """Look at all that a type or a group holds, whether an element has it or not."""
        for _ in self._children(node, 0):
            self._visit()

    def _visit(self) -> None:
        self._visits += 1
        if self._visits > _VISITS:
            raise EndlessError

    def element(self, node: etree._Element, above: Path, held: str) -> None:
        self._visit()
        declared = self._referred(node, "ref", "element") if node.get("ref") else node
        path = (*above, declared.get("name") or "?") if declared is not None else above
        if declared is None or len(path) > _DEEPEST or len(self.found) >= _MOST:
            return
        inner = self._type(declared)
        told = Element(
            required=node.get("minOccurs", "1") != "0" and not _optional_around(node),
            repeated=_repeats(node),
            nillable=declared.get("nillable") in {"true", "1"},
            held=held,
            base=_local(declared.get("type") or ""),
        )
        self.found[path] = told
        if inner is not None and inner.tag == f"{XS}simpleType":
            self._simple(inner, told, 0)
        elif inner is not None:
            for child, how in self._children(inner, 0):
                self.element(child, path, how)

    def _type(self, node: etree._Element) -> etree._Element | None:
        for kind in ("simpleType", "complexType"):
            own = node.find(f"{XS}{kind}")
            found = own if own is not None else self._referred(node, "type", kind)
            if found is not None:
                return found
        return None

    def _referred(self, node: etree._Element, attribute: str, kind: str) -> etree._Element | None:
        """Return the component that a qualified name points to, when it is this schema's own."""
        prefix, _, name = (node.get(attribute) or "").rpartition(":")
        own = node.nsmap.get(prefix or None, "") == self._target
        return self._named.get((f"{XS}{kind}", name)) if own and name else None

    def _children(self, node: etree._Element, depth: int) -> Iterator[tuple[etree._Element, str]]:
        """Yield the elements right below a type, with the group that holds each."""
        if depth > _DEEPEST:
            return
        for child in node.iterchildren("{*}*"):
            self._visit()
            name = _local(str(child.tag).rpartition("}")[2])
            if name == "element":
                yield child, _local(str(node.tag).rpartition("}")[2])
            elif name == "group" and (found := self._referred(child, "ref", "group")) is not None:
                yield from self._children(found, depth + 1)
            elif name == "extension":
                base = self._referred(child, "base", "complexType")
                if base is not None:
                    yield from self._children(base, depth + 1)
                yield from self._children(child, depth + 1)
            elif name in (*_GROUPS, "complexContent", "restriction"):
                yield from self._children(child, depth + 1)

    def _simple(self, node: etree._Element, told: Element, depth: int) -> None:
        restriction = node.find(f"{XS}restriction")
        if restriction is None or depth > _DEEPEST:
            return
        base = self._referred(restriction, "base", "simpleType")
        if base is not None:
            self._simple(base, told, depth + 1)
        else:
            told.base = _local(restriction.get("base") or "")
        values = [n.get("value") or "" for n in restriction.iterchildren(f"{XS}enumeration")]
        told.values = values or told.values
        for facet in restriction.iterchildren("{*}*"):
            name = str(facet.tag).rpartition("}")[2]
            if name != "enumeration":
                told.facets[name] = facet.get("value") or ""


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _repeats(node: etree._Element) -> bool:
    parent = node.getparent()
    around = [] if parent is None else [parent.get("maxOccurs", "1")]
    return any(most not in {"0", "1"} for most in (node.get("maxOccurs", "1"), *around))


def _optional_around(node: etree._Element) -> bool:
    """Say whether the groups that hold an element let it be absent."""
    parent = node.getparent()
    while parent is not None and str(parent.tag).rpartition("}")[2] in _GROUPS:
        if parent.get("minOccurs") == "0":
            return True
        parent = parent.getparent()
    return False
