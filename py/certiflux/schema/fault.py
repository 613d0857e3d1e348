"""One thing that a schema or the parser refuses, and how to tell it without naming anybody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from certiflux.dictionary import NAMESPACE

if TYPE_CHECKING:
    from lxml import etree

PASSAGE: Final = f"{{{NAMESPACE}}}passageCertification"
_QUOTED: Final = re.compile(
    r"(?<=[Vv]alue )'.*?(?:'(?= (?:is|of))|\Z)|(?<=': )'.*?(?:'(?= is not)|\Z)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One refusal.

    ``rule`` is a code of the catalogue, ``line`` and ``column`` the place in the document (0: not
    known), ``element`` the XML name, ``field`` its dictionary id when it has one, ``value`` its
    text, ``other`` what the rule's sentence needs besides, ``facet`` the name and the value of the
    facet that refuses, ``node`` the element while its tree is there, ``technical`` the idTechnique
    of the passage, ``detail`` libxml2's own words (technical, in English).
    """

    rule: str
    line: int
    element: str = ""
    field: str | None = None
    value: str = ""
    other: str = ""
    facet: tuple[str, str] | None = None
    node: etree._Element | None = None
    technical: str = ""
    detail: str = ""
    column: int = 0

    @property
    def passage(self) -> etree._Element | None:
        """Return the element of the passage that the refusal is inside of, if any."""
        return enclosing(self.node, PASSAGE)

    def anonymous_detail(self) -> str:
        """Return ``detail`` without the value that stands in the document."""
        detail = _QUOTED.sub("'…'", self.detail)
        return detail.replace(self.value, "…") if len(self.value) > 1 else detail


def enclosing(node: etree._Element | None, tag: str) -> etree._Element | None:
    """Return the nearest element with this tag, the node itself included; None without one."""
    while node is not None and node.tag != tag:
        node = node.getparent()
    return node


def local_name(node: etree._Element | None) -> str:
    """Return the name of an element without its namespace; empty without element."""
    return (
        str(node.tag).rpartition("}")[2] if node is not None and isinstance(node.tag, str) else ""
    )


def technical_id(passage: etree._Element | None) -> str:
    """Return the idTechnique of a passage, empty where it has none."""
    found = None if passage is None else passage.findtext(f"{{{NAMESPACE}}}idTechnique")
    return (found or "").strip()
