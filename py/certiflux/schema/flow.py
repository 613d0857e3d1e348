"""Validate a whole flow made anywhere, whatever its size, under any schema.

The document is parsed piece by piece; passages leave the tree by chunks and are validated inside
an envelope of ours, the rest of the tree with the first passage of each certification. The
verdict is that of the whole document: in the schema, passages know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from certiflux.checks.fields import problem
from certiflux.dictionary import NAMESPACE, schema
from certiflux.dictionary.model import Field, Group
from certiflux.schema.admission import BLANKS, maybe_astral, refuse_other_root, whole_refusal
from certiflux.schema.errors import Fault, faults, field_of, local_name

CHUNK: Final = 2_000
PIECE: Final = 1 << 20
"""Bytes parsed between two reports of progress."""

PASSAGE: Final = f"{{{NAMESPACE}}}passageCertification"
_HOLDER: Final = f"{{{NAMESPACE}}}passageCertifications"


@dataclass(slots=True)
class FlowVerdict:
    """What the schema says of a flow: its faults by passage number (None: the envelope)."""

    passages: int = 0
    faults: list[tuple[int | None, Fault]] = field(default_factory=list)

    @property
    def xsd_valid(self) -> bool:
        """Say whether nothing was refused."""
        return not self.faults


def validate_flow(
    data: bytes, xsd: etree.XMLSchema
) -> Generator[tuple[int, int], None, FlowVerdict]:
    """Return the verdict on a flow; yield (bytes read, bytes to read) on the way.

    Raises UserError when ``data`` is no flow at all. No DTD is accepted, no entity resolved.
    """
    if refused := whole_refusal(data):
        return FlowVerdict(0, [(None, _whole_file(refused))])
    reader = _Reader(xsd, astral=maybe_astral(data))
    try:
        for start in range(0, len(data), PIECE):
            yield start, len(data)
            if not reader.feed(data[start : start + PIECE]):
                return FlowVerdict(0, [(None, _whole_file("XML_DOCTYPE"))])
        reader.close()
    except etree.XMLSyntaxError as error:
        line, column = error.position
        place = f"ligne {line}, colonne {column}"
        fault = _whole_file("XML_MAL_FORME", line=line, other=place, detail=str(error.msg))
        return FlowVerdict(reader.verdict.passages, [(None, fault)])
    return reader.verdict


class _Reader:
    """Parse a flow by pieces, validating its passages as they come."""

    def __init__(self, xsd: etree.XMLSchema, *, astral: bool) -> None:
        self.verdict = FlowVerdict()
        self._xsd = xsd
        self._astral = astral
        self._parser = etree.XMLPullParser(
            events=("start", "end"),
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=True,
        )
        self._root: etree._Element | None = None
        self._numbers: dict[etree._Element, int] = {}
        self._waiting: list[etree._Element] = []
        self._holder: etree._Element | None = None
        self._first: etree._Element | None = None
        self._spaces: dict[str | None, str] = {}

    def feed(self, piece: bytes) -> bool:
        """Take a piece of the document; return False when it has a DOCTYPE."""
        self._parser.feed(piece)
        for event, node in self._parser.read_events():
            if self._root is None:
                if node.getroottree().docinfo.doctype:
                    return False
                self._root = node
                refuse_other_root(node)
            if event == "end" and node.tag == PASSAGE:
                self._passage(node)
        return True

    def close(self) -> None:
        """Finish: the last passages, then the envelope with the first of each list."""
        self._parser.close()
        self._validate_waiting()
        if self._root is not None:
            tree = self._root.getroottree()
            self._note(tree, inside=False)
            if self._astral:
                self._check_lengths(self._root)
        self.verdict.faults.sort(key=lambda found: (found[0] or 0, found[1].line))

    def _passage(self, node: etree._Element) -> None:
        holder = node.getparent()
        if holder is None or holder.tag != _HOLDER:
            return
        self.verdict.passages += 1
        self._numbers[node] = self.verdict.passages
        if holder is not self._holder:
            self._enter(holder)
        if node is not self._first:
            # The newest passage stays in the tree: the text that follows it is still to come.
            if len(self._waiting) >= CHUNK:
                self._validate_waiting()
            self._waiting.append(node)

    def _enter(self, holder: etree._Element) -> None:
        """Start a list of passages; those that wait share the prefixes of one envelope."""
        if holder.nsmap != self._spaces:
            self._validate_waiting()
        self._holder, self._spaces = holder, holder.nsmap
        self._first = next(holder.iterchildren(PASSAGE))

    def _validate_waiting(self) -> None:
        if not self._waiting:
            return
        root, holder = _envelope(self._spaces)
        for node in self._waiting:
            _leave_stray_text(node)
            holder.append(node)
        self._note(root.getroottree(), inside=True)
        if self._astral:
            self._check_lengths(holder)
        for node in self._waiting:
            del self._numbers[node]
        self._waiting = []

    def _note(self, tree: etree._ElementTree, *, inside: bool) -> None:
        """Validate a tree and keep its faults; ``inside``: only those of passages."""
        if self._xsd.validate(tree):
            return
        for fault in faults(tree, list(self._xsd.error_log)):
            if fault.passage is not None or not inside:
                self._add(fault)

    def _add(self, fault: Fault) -> None:
        number = self._numbers.get(fault.passage) if fault.passage is not None else None
        self.verdict.faults.append((number, replace(fault, passage=None)))

    def _check_lengths(self, root: etree._Element) -> None:
        """Refuse what only the portal's parser refuses: it counts characters in UTF-16 units."""
        for node in _astral_leaves(root):
            known = field_of(node)
            text = node.text or ""
            if known and (broken := _too_long_for_the_portal(known, text)):
                owner = next(node.iterancestors(PASSAGE), None)
                line = node.sourceline or 0
                name = local_name(node)
                self._add(Fault(broken, line, name, known.id, text, "", owner, "UTF-16"))


def _astral_leaves(root: etree._Element) -> Iterator[etree._Element]:
    for node in root.iter(etree.Element):
        if node.text and not len(node) and max(node.text) > "\uffff":
            yield node


def _too_long_for_the_portal(field: Field, text: str) -> str | None:
    """Return the rule of length that ``text`` breaks in UTF-16 units and not in characters."""
    in_characters = "x" * len(text)
    broken = problem(field, text)
    too_long = broken in {"TEXTE_TROP_LONG", "LONGUEUR_EXACTE"}
    return broken if too_long and problem(field, in_characters) is None else None


def _leave_stray_text(node: etree._Element) -> None:
    """Leave the text that wrongly follows a passage in its list, for the schema to see."""
    holder = node.getparent()
    if holder is not None and (node.tail or "").strip(BLANKS):
        next(holder.iterchildren(PASSAGE)).tail = node.tail
    node.tail = None


def _envelope(spaces: dict[str | None, str]) -> tuple[etree._Element, etree._Element]:
    """Return an empty flow with these prefixes, and the element that takes its passages."""
    root = etree.Element(f"{{{NAMESPACE}}}{schema().name}", nsmap=spaces)
    return root, _fill(root, schema())


def _fill(parent: etree._Element, group: Group) -> etree._Element:
    last = parent
    for child in group.children:
        if isinstance(child, Field) or child.repeated:
            continue
        last = _fill(etree.SubElement(parent, f"{{{NAMESPACE}}}{child.name}"), child)
    repeated = next((c for c in group.children if isinstance(c, Group) and c.repeated), None)
    if repeated and f"{{{NAMESPACE}}}{repeated.name}" != PASSAGE:
        return _fill(etree.SubElement(parent, f"{{{NAMESPACE}}}{repeated.name}"), repeated)
    return last


def _whole_file(rule: str, *, line: int = 1, other: str = "", detail: str = "") -> Fault:
    return Fault(rule, line, "", None, "", other, None, detail)
