"""Say what is wrong with the place of an element: missing, twice, unknown, one of two."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from certiflux.dictionary import LATEST, NAMESPACE, Version
from certiflux.schema.fault import local_name
from certiflux.schema.names import called, child_field, groups, is_choice, obligatory

_EXPECTED: Final = re.compile(r"Expected is (?:one of )?\( (.+?) \)")
_NAME: Final = re.compile(r"(?:\{[^}]*\})?([\w*#]+)")
_CERTIFIER: Final = "certificateur"


def expected_names(message: str) -> list[str]:
    """Return the names that libxml2 would have accepted next."""
    found = _EXPECTED.search(message)
    return list(dict.fromkeys(_NAME.findall(found[1]))) if found else []


def missing(message: str, version: Version) -> list[str]:
    """Return which obligatory elements libxml2 would have accepted next: only those are missing.

    Under a schema whose elements are other than the dictionary's, all that it would accept.
    """
    names = expected_names(message)
    return [name for name in names if name in obligatory(version)] or names


def missing_words(names: list[str], parent: str, version: Version) -> str:
    """Name in French what is missing below ``parent``; one of them is enough in a choice."""
    word = " ou " if is_choice(parent, version) else " et "
    return word.join(called(name, parent, version) for name in names) or "une donnée"


def misplaced(node: etree._Element, message: str, version: Version) -> tuple[str, str]:
    """Return the rule for an element that is refused where it stands, and what is said of it."""
    name, parent = local_name(node), node.getparent()
    holder = local_name(parent)
    siblings = (
        [] if parent is None else [c for c in parent.iterchildren(etree.Element) if c != node]
    )
    if node.tag in {sibling.tag for sibling in siblings}:
        second = name == _CERTIFIER
        return ("SCHEMA_DEUX_CERTIFICATEURS" if second else "SCHEMA_BALISE_EN_DOUBLE"), ""
    if is_choice(holder, version) and _holds(holder, name, version):
        others = [n for n in map(local_name, siblings) if _holds(holder, n, version)]
        if others:
            both = (called(one, holder, version) for one in (others[0], name))
            return "SCHEMA_CHOIX_DOUBLE", " et ".join(both)
    return "SCHEMA_ELEMENT_INATTENDU", _why(node, holder, message, version)


def _why(node: etree._Element, holder: str, message: str, version: Version) -> str:
    name = local_name(node)
    namespace = str(node.tag).rpartition("}")[0].removeprefix("{")
    if namespace != NAMESPACE:
        return "elle n'appartient pas au format du flux"
    if _holds(holder, name, version):
        wanted = [called(one, holder, version) for one in expected_names(message)]
        return f"le schéma attend d'abord {' ou '.join(wanted)}" if wanted else "elle est en trop"
    homes = [group.name for group in groups(version).values() if _holds(group.name, name, version)]
    if homes:
        return f"sa place est dans « {homes[0]} »"
    if child_field(holder, name, LATEST) or name in groups(LATEST):
        return f"elle n'existe que dans un schéma plus récent que le {version.number}"
    close = _close(name, version)
    return f"le schéma ne la connaît pas{f' (peut-être « {close} »)' if close else ''}"


def _holds(group: str, name: str, version: Version) -> bool:
    found = groups(version).get(group)
    return found is not None and any(child.name == name for child in found.children)


def _close(name: str, version: Version) -> str:
    """Return the known name that differs by its capitals or by one letter only."""
    known = {child.name for group in groups(version).values() for child in group.children}
    same = [one for one in known if one.casefold() == name.casefold()]
    if same:
        return same[0]
    one_off = [one for one in sorted(known) if len(one) > 3 and _one_letter(one, name)]  # noqa: PLR2004
    return one_off[0] if one_off else ""


def _one_letter(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
