"""Turn the schema's own errors into rules of the catalogue, with the field and the value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from certiflux.checks.fields import problem
from certiflux.dictionary import CURRENT, NAMESPACE, branches, fields, schema
from certiflux.dictionary.model import Field, Group

_ELEMENT: Final = re.compile(r"Element '(?:\{[^}]*\})?([^']+)'")
_EXPECTED: Final = re.compile(r"Expected is (?:one of )?\( (.+?) \)")
_NAME: Final = re.compile(r"(?:\{[^}]*\})?([\w*#]+)")
_STEP: Final = re.compile(r"([^\[]+)(?:\[([0-9]+)\])?")
LAST_LINE: Final = 0xFFFF
"""Line that libxml2 gives to an element on this line or further, when no text tells it."""

NIL_TYPES: Final = ("SCHEMAV_CVC_ELT_3_1", "SCHEMAV_CVC_ELT_3_2_1", "SCHEMAV_CVC_ELT_3_2_2")

READ_OTHERWISE: Final = frozenset({"DATE_ILLISIBLE", "ANNEE_DEUX_CHIFFRES", "OUI_NON_ATTENDU"})
"""Rules whose remedy is for a spreadsheet: in a flow these values have one spelling only."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that the schema refuses.

    ``rule`` is a code of the catalogue, ``line`` the line of the document, ``element`` the XML
    name, ``field`` its dictionary id when it has one, ``value`` its text, ``other`` what the
    rule's sentence needs besides, ``passage`` the element of the passage, ``detail`` libxml2's
    own words (technical, in English).
    """

    rule: str
    line: int
    element: str
    field: str | None
    value: str
    other: str
    passage: etree._Element | None
    detail: str


def faults(
    tree: etree._ElementTree, log: list[etree._LogEntry], version: str = CURRENT
) -> list[Fault]:
    """Return the faults that the error log of a validation of ``tree`` tells, one per place."""
    found: dict[tuple[str, str], Fault] = {}
    for entry in log:
        node = _node(tree, entry.path)
        fault = _fault(node, entry.line, entry.type_name, entry.message, version)
        key = (entry.path or str(entry.line), "structure" if "ELEMENT" in fault.rule else "value")
        found.setdefault(key, fault)
    return list(found.values())


def _node(tree: etree._ElementTree, path: str | None) -> etree._Element | None:
    """Return the element at libxml2's path, None when the path cannot be followed."""
    if not path:
        return None
    spaces = {prefix: uri for prefix, uri in tree.getroot().nsmap.items() if prefix}
    try:
        found = tree.xpath(path, namespaces=spaces)
    except etree.XPathError:
        return _walk(tree.getroot(), path)
    return found[0] if isinstance(found, list) and found and etree.iselement(found[0]) else None


def _walk(node: etree._Element, path: str) -> etree._Element | None:
    """Follow libxml2's path step by step, for prefixes that are declared on the way only."""
    for step in path.split("/")[2:]:
        found = _STEP.fullmatch(step)
        if found is None:
            return None
        same = [c for c in node.iterchildren(etree.Element) if found[1] in {"*", _prefixed(c)}]
        rank = int(found[2] or 1)
        if rank > len(same):
            return None
        node = same[rank - 1]
    return node


def _prefixed(node: etree._Element) -> str:
    return f"{node.prefix}:{local_name(node)}" if node.prefix else local_name(node)


def _fault(node: etree._Element | None, line: int, kind: str, message: str, version: str) -> Fault:
    name = local_name(node) or ((found := _ELEMENT.search(message)) and found[1]) or ""
    field = field_of(node, version) if node is not None else None
    value = (node.text or "") if node is not None and not len(node) else ""
    rule, other = _rule(kind, message, field, value)
    if rule == "SCHEMA_ELEMENT_INATTENDU" or (rule == "SCHEMA_VALEUR_REFUSEE" and not value):
        value = name if rule == "SCHEMA_ELEMENT_INATTENDU" else "(vide)"
    if rule == "SCHEMA_RACINE":
        value, other = (etree.QName(node).namespace or "") if node is not None else "", NAMESPACE
    owner = _passage(node)
    line = _true_line(node, owner, line)
    return Fault(rule, line, name, field.id if field else None, value, other, owner, message)


def _true_line(node: etree._Element | None, owner: etree._Element | None, line: int) -> int:
    """Return the line of a node even where libxml2's count of sixteen bits is full.

    Text knows its line beyond; an empty element between others takes that of what precedes it.
    """
    if line != LAST_LINE or owner is None:
        return line
    for near in owner.iter():
        if near is node:
            break
        line = max(line, near.sourceline or 0)
    return line


def _rule(kind: str, message: str, field: Field | None, value: str) -> tuple[str, str]:
    """Return the rule that stands for a type of libxml2 error, and what its sentence needs."""
    if kind == "SCHEMAV_CVC_ELT_1":
        return "SCHEMA_RACINE", ""
    if kind in NIL_TYPES:
        return "SCHEMA_NIL_INTERDIT", ""
    if kind == "SCHEMAV_ELEMENT_CONTENT" and "Missing child" in message:
        return "SCHEMA_ELEMENT_MANQUANT", missing(message)
    if kind == "SCHEMAV_ELEMENT_CONTENT" or "COMPLEX_TYPE" in kind:
        return "SCHEMA_ELEMENT_INATTENDU", ""
    broken = problem(field, value) if field and value else None
    if broken is None or broken in READ_OTHERWISE:
        return "SCHEMA_VALEUR_REFUSEE", ""
    return broken, ""


def missing(message: str) -> str:
    """Say which obligatory data libxml2 would have accepted next: only those are missing."""
    found = _EXPECTED.search(message)
    names = _NAME.findall(found[1]) if found else []
    obligatory = [name for name in dict.fromkeys(names) if name in _obligatory()]
    return " et ".join(f"« {name} »" for name in obligatory or names) or "une donnée"


def _obligatory() -> set[str]:
    """Return the XML names that may not be missing where their parent is."""
    names: set[str] = set()
    pending: list[Field | Group] = [schema()]
    while pending:
        node = pending.pop()
        if isinstance(node, Group):
            pending += node.children
            if not node.optional:
                names.add(node.name)
        elif node.required:
            names.add(node.name)
    return names


def field_of(node: etree._Element, version: str = CURRENT) -> Field | None:
    """Return the field that an element is, told from its namesakes by its ancestors."""
    name = local_name(node)
    same = [field for field in fields(version).values() if field.name == name]
    if len(same) <= 1:
        return same[0] if same else None
    parents = {local_name(parent) for parent in node.iterancestors()}
    for field in same:
        if branches(version).get(field.id, "certificateur" if field.id == "3.1" else "") in parents:
            return field
    return same[0]


def _passage(node: etree._Element | None) -> etree._Element | None:
    while node is not None and node.tag != f"{{{NAMESPACE}}}passageCertification":
        node = node.getparent()
    return node


def local_name(node: etree._Element | None) -> str:
    """Return the name of an element without its namespace; empty without element."""
    return etree.QName(node).localname if node is not None and isinstance(node.tag, str) else ""
