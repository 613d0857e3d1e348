"""A whole-file refusal in the terms of the catalogue: the rule, the field, the words to quote.

The portal's parser is not ours, but its reasons are: each becomes the same Fault that our own
schema would have told, without the document at hand.
"""

from __future__ import annotations

import re
from typing import Final

from certiflux.deposits.accuse.xerces import Cause
from certiflux.dictionary import CURRENT, NAMESPACE, Version, fields
from certiflux.dictionary.model import Field
from certiflux.schema.fault import Fault
from certiflux.schema.names import called, groups, is_choice, obligatory
from certiflux.schema.structure import missing_words
from certiflux.schema.values import Facet, refused_value

_FACETS: Final = (
    ("length", re.compile(r"cvc-length-valid.*à la longueur '(\d+)'")),
    ("minLength", re.compile(r"cvc-minLength-valid.*minLength '(\d+)'")),
    ("maxLength", re.compile(r"cvc-maxLength-valid.*maxLength '(\d+)'")),
    ("minInclusive", re.compile(r"cvc-minInclusive-valid.*minInclusive '([^']+)'")),
    ("maxInclusive", re.compile(r"cvc-maxInclusive-valid.*maxInclusive '([^']+)'")),
    ("enumeration", re.compile(r"cvc-enumeration-valid.*énumération '\[([^\]]*+)\]'")),
)
_TYPE: Final = re.compile(r"#AnonType_([A-Za-z]\w*)'")
_CHARACTER: Final = re.compile(r"Unicode : 0x([0-9a-fA-F]+)")
_TAGS: Final = re.compile(r"\"([^\"]+)\" doit se terminer par .*\"(</[^\"]+>)\"")
_PREFIX: Final = re.compile(r"préfixe \"([^\"]+)\"")
_ENTITY: Final = re.compile(r"entité \"([^\"]+)\"")
_ATTRIBUTE: Final = re.compile(r"[Aa]ttribut '([^']+)'")
_TWICE: Final = "SCHEMA_BALISE_EN_DOUBLE"


def fault_of(cause: Cause, version: Version = CURRENT) -> Fault:
    """Return a cause as a fault: its rule made precise, its field, what its sentence quotes."""
    field = field_named(cause, version)
    rule, other, value = cause.rule, "", cause.value
    facet: Facet | None = None
    match rule:
        case "SCHEMA_VALEUR_REFUSEE":
            facet = _facet(cause)
            rule, other = refused_value(field, value, facet)
        case "SCHEMA_ELEMENT_MANQUANT":
            return _missing(cause, version)
        case "SCHEMA_ELEMENT_INATTENDU":
            rule, other = _misplaced(cause, version)
            value = cause.element
        case "SCHEMA_RACINE":
            value, other = value or "que l'accusé ne nomme pas", NAMESPACE
        case "SCHEMA_ATTRIBUT":
            found = _ATTRIBUTE.search(" ".join(cause.said))
            value, other = found[1] if found else "", "n'est pas permis sur cette balise"
        case _:
            other = _words(cause)
    own = field.id if field else None
    return Fault(
        rule,
        cause.line or 0,
        cause.element,
        own,
        value,
        other,
        facet,
        detail=" ".join(cause.said),
        column=cause.column or 0,
    )


def field_named(cause: Cause, version: Version = CURRENT) -> Field | None:
    """Return the field of the faulty element; among namesakes, that of the type named."""
    known = fields(version).values()
    same = [field for field in known if field.name == cause.element]
    if len(same) == 1:
        return same[0]
    types = _TYPE.findall(" ".join(cause.said))
    for field in same or known:
        if any(one.startswith(field.name) and _held(field, one, version) for one in types):
            return field
    return same[0] if same else None


def _held(field: Field, kind: str, version: Version) -> bool:
    """Say whether the type of an element, named after its group, is that of a field."""
    holders = [group for group in groups(version).values() if field in group.children]
    return any(kind == field.name + group.name for group in holders)


def _facet(cause: Cause) -> Facet | None:
    for said in cause.said:
        for name, pattern in _FACETS:
            if found := pattern.search(said):
                value = found[1]
                if name == "enumeration":
                    value = ", ".join(f"'{one.strip()}'" for one in value.split(","))
                return name, value
    return None


def _missing(cause: Cause, version: Version) -> Fault:
    names = [name for name in cause.expected if name in obligatory(version)]
    names = names or list(cause.expected)
    only = names[0] if len(names) == 1 else ""
    same = [field for field in fields(version).values() if only and field.name == only]
    return Fault(
        cause.rule,
        cause.line or 0,
        only or cause.element,
        same[0].id if same else None,
        other=missing_words(names, cause.element, version),
        detail=" ".join(cause.said),
        column=cause.column or 0,
    )


def _misplaced(cause: Cause, version: Version) -> tuple[str, str]:
    name = cause.element
    if name == "certificateur":
        return "SCHEMA_DEUX_CERTIFICATEURS", ""
    nothing_more = any("2.4.d" in said for said in cause.said)
    for group in groups(version).values():
        if nothing_more and is_choice(group.name, version):
            held = [child.name for child in group.children]
            if name in held:
                both = (called(one, group.name, version) for one in held)
                return "SCHEMA_CHOIX_DOUBLE", " et ".join(both)
    known = {child.name for group in groups(version).values() for child in group.children}
    if name not in known:
        return cause.rule, "le schéma ne la connaît pas"
    if nothing_more:
        return _TWICE, ""
    wanted = " ou ".join(f"« {one} »" for one in cause.expected[:3])
    return cause.rule, f"le schéma attend d'abord {wanted}" if wanted else "elle est en trop"


def _words(cause: Cause) -> str:
    """Return what the sentence of a rule of syntax says besides."""
    said = " ".join(cause.said)
    match cause.rule:
        case "XML_CARACTERE":
            found = _CHARACTER.search(said)
            return f"U+{int(found[1], 16):04X}" if found else "invisible"
        case "XML_BALISE_NON_FERMEE":
            found = _TAGS.search(said)
            if found:
                return f"la balise « {found[1]} » n'est pas fermée par « {found[2]} »"
            return "une balise ouverte n'est pas fermée par celle du même nom"
        case "XML_PREFIXE":
            return found[1] if (found := _PREFIX.search(said)) else "xsi"
        case "XML_ENTITE":
            return f"&{found[1]};" if (found := _ENTITY.search(said)) else "&…;"
        case "XML_DECLARATION":
            return "elle doit commencer par la version 1.0, puis l'encodage UTF-8"
        case "XML_AVANT_DECLARATION":
            return "quelque chose la précède"
        case "XML_ENCODAGE":
            return "le fichier s'annonce en UTF-8, mais un caractère y est écrit autrement"
        case "XML_MAL_FORME" if cause.line:
            return f"ligne {cause.line}, colonne {cause.column or 1}"
    return "le portail ne dit pas où"
