"""Generate the XML schema of a version from the dictionary.

The text is ours; its elements, types, facets, occurrences and nillability are those of the
official schema (FORMAT.md a), which a test compares one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from certiflux.base.markup import quoteattr
from certiflux.dictionary import CURRENT, NAMESPACE, PREFIX, Version, schema
from certiflux.dictionary.kinds import (
    DATE_PATTERN,
    TIMESTAMP_PATTERN,
    Boolean,
    Date,
    Integer,
    Kind,
    Listing,
    Pattern,
    Text,
    Timestamp,
)
from certiflux.dictionary.model import Field, Group, GroupForm

Facet = tuple[str, str]


def restriction(kind: Kind) -> tuple[str, list[Facet]]:
    """Return the built-in base type of ``kind`` and its facets, in schema order."""
    match kind:
        case Text() if kind.exact:
            return "string", [("length", str(kind.low))]
        case Text():
            return "string", [("minLength", str(kind.low)), ("maxLength", str(kind.high))]
        case Integer():
            return "int", [("minInclusive", str(kind.low)), ("maxInclusive", str(kind.high))]
        case Date():
            return "date", [("pattern", DATE_PATTERN)]
        case Timestamp():
            return "dateTime", [("pattern", TIMESTAMP_PATTERN)]
        case Pattern():
            return "string", [("pattern", kind.regex)]
        case Listing():
            return "string", [("enumeration", value) for value in kind.values()]
        case Boolean():
            return "boolean", []


@cache
def generate(version: Version = CURRENT) -> str:
    """Return the schema of ``version`` as XML text."""
    root = schema(version)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            f'<xsd:schema xmlns:{PREFIX}="{NAMESPACE}" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
            f' targetNamespace="{NAMESPACE}" elementFormDefault="qualified"'
            f' version="{version.number}">'
        ),
    ]
    for group in _named_groups(root):
        lines += _indent(_complex_type(group, group.type_name))
    lines.append(f'  <xsd:element name="{root.name}" type="{PREFIX}:{root.type_name}"/>')
    for listing in _listings(root):
        lines += _indent(_simple_type(listing, listing.name))
    lines.append("</xsd:schema>")
    return "\n".join(lines) + "\n"


def _named_groups(group: Group) -> Iterator[Group]:
    if group.type_name:
        yield group
    for child in group.children:
        if isinstance(child, Group):
            yield from _named_groups(child)


def _listings(root: Group) -> list[Listing]:
    found = {f.kind.name: f.kind for f in root.fields() if isinstance(f.kind, Listing)}
    return list(found.values())


def _complex_type(group: Group, name: str | None) -> list[str]:
    opening = f'<xsd:complexType name="{name}">' if name else "<xsd:complexType>"
    content = [line for child in group.children for line in _element(child, group.form)]
    match group.form:
        case GroupForm.ALL:
            body = _wrap("all", content)
        case GroupForm.SEQUENCE:
            body = _wrap("sequence", content)
        case GroupForm.CHOICE:
            body = _wrap("sequence", _wrap("choice", content))
        case GroupForm.LIST:
            body = _wrap("sequence", _wrap("choice", content, ' maxOccurs="unbounded"'))
    return [opening, *_indent(body), "</xsd:complexType>"]


def _wrap(tag: str, lines: list[str], attributes: str = "") -> list[str]:
    return [f"<xsd:{tag}{attributes}>", *_indent(lines), f"</xsd:{tag}>"]


def _element(node: Field | Group, form: GroupForm) -> list[str]:
    if isinstance(node, Group):
        optional = ' minOccurs="0"' if node.optional else ""
        if node.type_name:
            return [f'<xsd:element name="{node.name}" type="{PREFIX}:{node.type_name}"{optional}/>']
        opening = f'<xsd:element name="{node.name}"{optional}>'
        return [opening, *_indent(_complex_type(node, None)), "</xsd:element>"]
    optional = "" if node.required or form is GroupForm.CHOICE else ' minOccurs="0"'
    nillable = ' nillable="true"' if node.nillable else ""
    if isinstance(node.kind, Listing):
        named = f'type="{PREFIX}:{node.kind.name}"'
        return [f'<xsd:element name="{node.name}" {named}{optional}{nillable}/>']
    if isinstance(node.kind, Boolean):
        return [f'<xsd:element name="{node.name}" type="xsd:boolean"{optional}{nillable}/>']
    opening = f'<xsd:element name="{node.name}"{optional}{nillable}>'
    return [opening, *_indent(_simple_type(node.kind, None)), "</xsd:element>"]


def _simple_type(kind: Kind, name: str | None) -> list[str]:
    base, facets = restriction(kind)
    opening = f'<xsd:simpleType name="{name}">' if name else "<xsd:simpleType>"
    body = [f"<xsd:{tag} value={quoteattr(value)}/>" for tag, value in facets]
    wrapped = [f'<xsd:restriction base="xsd:{base}">', *_indent(body), "</xsd:restriction>"]
    return [opening, *_indent(wrapped), "</xsd:simpleType>"]


def _indent(lines: list[str]) -> list[str]:
    return ["  " + line for line in lines]
