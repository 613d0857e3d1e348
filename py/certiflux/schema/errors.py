"""Turn the schema's own errors into rules of the catalogue, with the field and the value."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from certiflux.dictionary import CURRENT, NAMESPACE, Version
from certiflux.schema.fault import Fault, local_name, technical_id
from certiflux.schema.names import child_field, field_of
from certiflux.schema.structure import misplaced, missing, missing_words
from certiflux.schema.values import facet_of, refused_value

_ELEMENT: Final = re.compile(r"Element '(?:\{[^}]*\})?([^']+)'")
_ATTRIBUTE: Final = re.compile(r"attribute '(\{[^}]*\})?([^']+)'")
_STEP: Final = re.compile(r"([^\[]+)(?:\[([0-9]+)\])?")
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
LAST_LINE: Final = 0xFFFF
"""Line that libxml2 gives to an element on this line or further, when no text tells it."""

_FEW: Final = 50
"""Children that are counted again for each path; more are remembered."""

_STRUCTURE: Final = frozenset(
    {
        "SCHEMA_ELEMENT_MANQUANT",
        "SCHEMA_ELEMENT_INATTENDU",
        "SCHEMA_BALISE_EN_DOUBLE",
        "SCHEMA_CHOIX_DOUBLE",
        "SCHEMA_DEUX_CERTIFICATEURS",
        "SCHEMA_TEXTE_EGARE",
    }
)


def faults(
    tree: etree._ElementTree, log: list[etree._LogEntry], version: Version = CURRENT
) -> list[Fault]:
    """Return the faults that the error log of a validation of ``tree`` tells, one per place."""
    found: dict[tuple[str, bool], Fault] = {}
    finder = _Finder(tree.getroot())
    for entry in log:
        fault = _fault(finder.at(entry.path), entry, version)
        key = (entry.path or str(entry.line), fault.rule in _STRUCTURE)
        found.setdefault(key, fault)
    return list(found.values())


class _Finder:
    """Find elements by libxml2's paths, which name prefixes and count twins from 1.

    Long lists are counted once: a path to the last of 2,000 passages costs no more than another.
    """

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._long: dict[tuple[etree._Element, str], list[etree._Element]] = {}

    def at(self, path: str | None) -> etree._Element | None:
        """Return the element at a path, None when it cannot be followed."""
        if not path:
            return None
        node = self._root
        for step in path.split("/")[2:]:
            found = _STEP.fullmatch(step)
            if found is None:
                return None
            twins = self._twins(node, found[1])
            rank = int(found[2] or 1)
            if rank > len(twins):
                return None
            node = twins[rank - 1]
        return node

    def _twins(self, parent: etree._Element, name: str) -> list[etree._Element]:
        """Return the children that a step counts; « * » stands for any name without prefix."""
        if known := self._long.get((parent, name)):
            return known
        prefix, _, local = name.rpartition(":")
        if name == "*":
            twins = list(parent.iterchildren(etree.Element))
        else:
            twins = [c for c in parent.iterchildren(f"{{*}}{local}") if (c.prefix or "") == prefix]
        if len(twins) > _FEW:
            self._long[parent, name] = twins
        return twins


def _fault(node: etree._Element | None, entry: etree._LogEntry, version: Version) -> Fault:
    message = entry.message
    name = local_name(node) or ((found := _ELEMENT.search(message)) and found[1]) or ""
    if node is None:
        return Fault("SCHEMA_VALEUR_REFUSEE", entry.line, name, detail=message)
    fault = _explained(node, entry.type_name, message, version)
    owner = fault.passage
    line = fault.line or _true_line(node, owner, entry.line)
    return Fault(
        fault.rule,
        line,
        fault.element or name,
        fault.field,
        fault.value,
        fault.other,
        fault.facet,
        node,
        technical_id(owner),
        message,
    )


def _explained(node: etree._Element, kind: str, message: str, version: Version) -> Fault:
    """Return what an error of libxml2 means: its rule, field and values.

    The caller adds the element, the message and, where the line is 0, the line of libxml2.
    """
    if kind == "SCHEMAV_CVC_ELT_1":
        namespace = str(node.tag).rpartition("}")[0].removeprefix("{")
        return Fault("SCHEMA_RACINE", 0, value=namespace, other=NAMESPACE, node=node)
    if kind == "SCHEMAV_ELEMENT_CONTENT" and "Missing child" in message:
        return _missing(node, message, version)
    if kind == "SCHEMAV_CVC_COMPLEX_TYPE_2_3":
        return _stray_text(node)
    field = field_of(node, version)
    field_id = field.id if field else None
    if found := _ATTRIBUTE.search(message):
        rule, name, why = _attribute(found, message)
        return Fault(rule, 0, field=field_id, value=name, other=why, node=node)
    if kind in {"SCHEMAV_ELEMENT_CONTENT", "SCHEMAV_CVC_TYPE_3_1_2"} or "COMPLEX_TYPE" in kind:
        rule, why = _misplaced(node, kind, message, version)
        return Fault(rule, 0, field=field_id, value=_refused_name(node, kind), other=why, node=node)
    value = _text(node)
    if kind == "SCHEMAV_CVC_ELT_3_1":
        return Fault("SCHEMA_NIL_INTERDIT", 0, field=field_id, value=value, node=node)
    if kind.startswith("SCHEMAV_CVC_ELT_3_2"):
        return Fault("SCHEMA_NIL_AVEC_CONTENU", 0, field=field_id, value=value, node=node)
    facet = facet_of(kind, message)
    rule, why = refused_value(field, value, facet)
    return Fault(rule, 0, field=field_id, value=value, other=why, facet=facet, node=node)


def _text(node: etree._Element) -> str:
    return "" if len(node) else (node.text or "")


def _missing(node: etree._Element, message: str, version: Version) -> Fault:
    parent = local_name(node)
    names = missing(message, version)
    fields = [child_field(parent, name, version) for name in names]
    only = fields[0] if len(fields) == 1 else None
    return Fault(
        "SCHEMA_ELEMENT_MANQUANT",
        0,
        element=names[0] if only else parent,
        field=only.id if only else None,
        other=missing_words(names, parent, version),
        node=node,
    )


def _misplaced(node: etree._Element, kind: str, message: str, version: Version) -> tuple[str, str]:
    if kind == "SCHEMAV_CVC_TYPE_3_1_2":
        return "SCHEMA_ELEMENT_INATTENDU", "il faut là une valeur, pas une autre balise"
    return misplaced(node, message, version)


def _refused_name(node: etree._Element, kind: str) -> str:
    """Return the name of the tag that is too many: below a value, that of the child."""
    inside = next(node.iterchildren(etree.Element), None)
    return local_name(inside if kind == "SCHEMAV_CVC_TYPE_3_1_2" and inside is not None else node)


def _attribute(found: re.Match[str], message: str) -> tuple[str, str, str]:
    space, name = found[1] or "", found[2]
    if not space and name == "nil":
        return "SCHEMA_NIL_SANS_PREFIXE", name, ""
    shown = f"xsi:{name}" if space == _XSI else name
    if "not allowed" in message:
        return "SCHEMA_ATTRIBUT", shown, "n'est pas permis sur cette balise"
    wanted = " (true ou false attendu)" if name == "nil" else ""
    return "SCHEMA_ATTRIBUT", shown, f"a une valeur que le schéma ne connaît pas{wanted}"


def _stray_text(node: etree._Element) -> Fault:
    """Return the text that stands between the children of ``node``, with its own line."""
    texts = [(node, node.text or "", node.sourceline or 0)]
    texts += [(c, c.tail or "", (c.sourceline or 0) + (c.text or "").count("\n")) for c in node]
    for _, text, line in texts:
        if said := text.strip():
            blank = text[: text.index(said)]
            return Fault("SCHEMA_TEXTE_EGARE", line + blank.count("\n"), value=said, node=node)
    return Fault("SCHEMA_TEXTE_EGARE", 0, node=node)


def _true_line(node: etree._Element, owner: etree._Element | None, line: int) -> int:
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
