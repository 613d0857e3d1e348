"""Validate a whole flow made anywhere, whatever its size, under any schema.

The document is parsed piece by piece. Passages leave the tree by chunks and are validated inside an
envelope of ours, and so do certifications, each with its first passage; what remains at the end is
one certification with one passage. The verdict is that of the whole document: in the schema,
passages know nothing of each other, nor do certifications. No tree with many errors is ever
validated at once: libxml2's log is quadratic.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from lxml import etree

from certiflux.dictionary import CURRENT, NAMESPACE, Version, schema
from certiflux.dictionary.facets import field_problem
from certiflux.dictionary.model import Field, Group
from certiflux.schema.admission import BLANKS, maybe_astral, refuse_other_root, whole_refusal
from certiflux.schema.errors import faults
from certiflux.schema.fault import PASSAGE, Fault, enclosing, local_name, technical_id
from certiflux.schema.load import too_hard
from certiflux.schema.names import field_of
from certiflux.schema.syntax import syntax_fault

CHUNK: Final = 500
"""Elements validated at once: few enough for a processor's own memory and libxml2's log."""

PIECE: Final = 1 << 18
"""Bytes parsed between two reports of progress."""

CERTIFICATION: Final = f"{{{NAMESPACE}}}certification"
_HOLDERS: Final = {
    PASSAGE: f"{{{NAMESPACE}}}passageCertifications",
    CERTIFICATION: f"{{{NAMESPACE}}}certifications",
}
"""What holds each of the two elements that are validated by chunks."""


@dataclass(slots=True)
class FlowVerdict:
    """What the schema says of a flow: its faults by passage number (None: the envelope).

    ``version`` names the elements; ``readable`` is false when the file could not be read to its
    end as XML.
    """

    passages: int = 0
    faults: list[tuple[int | None, Fault]] = field(default_factory=list)
    version: Version = CURRENT
    readable: bool = True

    @property
    def xsd_valid(self) -> bool:
        """Say whether nothing was refused."""
        return not self.faults


def validate_flow(
    data: bytes, xsd: etree.XMLSchema, version: Version = CURRENT
) -> Generator[tuple[int, int], None, FlowVerdict]:
    """Return the verdict on a flow; yield (bytes read, bytes to read) on the way.

    ``version`` is the dictionary's version by which elements are named. Raises UserError when
    ``data`` is no flow at all. No DTD is accepted, no entity resolved.
    """
    if refused := whole_refusal(data):
        return _unreadable(version, 0, None, _whole_file(refused))
    reader = _Reader(xsd, version, astral=maybe_astral(data))
    try:
        for start in range(0, len(data), PIECE):
            yield start, len(data)
            if not reader.feed(data[start : start + PIECE]):
                return _unreadable(version, 0, None, _whole_file("XML_DOCTYPE"))
        reader.close()
    except etree.XMLSyntaxError as error:
        number, fault = syntax_fault(error, data, reader.log())
        return _unreadable(version, reader.verdict.passages, number, fault)
    return reader.verdict


class _Reader:
    """Parse a flow by pieces, validating its passages and certifications as they come."""

    def __init__(self, xsd: etree.XMLSchema, version: Version, *, astral: bool) -> None:
        self.verdict = FlowVerdict(version=version)
        self._xsd = xsd
        self._astral = astral
        self._first: etree.XMLPullParser | None = _parser("start")
        # Only what is validated by chunks is handed to Python: a flow has fifty times more.
        self._parser = _parser("end", *_HOLDERS)
        self._root: etree._Element | None = None
        self._numbers: dict[etree._Element, int] = {}
        self._lists = {tag: _List(tag) for tag in _HOLDERS}

    def log(self) -> etree._ListErrorLog:
        """Return what the parser complained of."""
        return self._parser.feed_error_log

    def feed(self, piece: bytes) -> bool:
        """Take a piece of the document; return False when it has a DOCTYPE."""
        if self._first is not None and not self._admit(self._first, piece):
            return False
        self._parser.feed(piece)
        for _, node in self._parser.read_events():
            self._take(node, str(node.tag))
        return True

    def _admit(self, first: etree.XMLPullParser, piece: bytes) -> bool:
        """Look at the first element as soon as it comes; return False after a DOCTYPE."""
        with suppress(etree.XMLSyntaxError):  # what follows it is read, and told, by the other
            first.feed(piece)
        for _, node in first.read_events():
            self._first = None
            if node.getroottree().docinfo.doctype:
                return False
            refuse_other_root(node)
            break
        return True

    def close(self) -> None:
        """Finish: what waits, then the envelope with the first of each list."""
        self._root = self._parser.close()
        for waiting in self._lists.values():
            self._validate(waiting)
        if self._root is not None:
            tree = self._root.getroottree()
            self._note(tree, None)
            if self._astral:
                self._check_lengths(self._root)
        self.verdict.faults.sort(key=lambda found: (found[0] or 0, found[1].line))

    def _take(self, node: etree._Element, tag: str) -> None:
        holder = node.getparent()
        if holder is None or holder.tag != _HOLDERS[tag]:
            return
        if tag == PASSAGE:
            self.verdict.passages += 1
            self._numbers[node] = self.verdict.passages
        waiting = self._lists[tag]
        if holder is not waiting.holder:
            if holder.nsmap != waiting.spaces:
                self._validate(waiting)
            waiting.enter(holder)
        if node is not waiting.first:
            # The newest stays in the tree: the text that follows it is still to come.
            if len(waiting.nodes) >= CHUNK:
                self._validate(waiting)
            waiting.nodes.append(node)

    def _validate(self, waiting: _List) -> None:
        """Validate what waits inside an envelope of ours, and let it go."""
        if not waiting.nodes:
            return
        if waiting.tag == CERTIFICATION:  # passages that wait are still inside
            self._validate(self._lists[PASSAGE])
        root, holder = _envelope(waiting.spaces, _HOLDERS[waiting.tag])
        for node in waiting.nodes:
            _leave_stray_text(node)
            holder.append(node)
        self._note(root.getroottree(), waiting.tag)
        if self._astral:
            self._check_lengths(holder)
        for node in waiting.nodes:
            for passage in (node,) if waiting.tag == PASSAGE else node.iter(PASSAGE):
                self._numbers.pop(passage, None)
        waiting.nodes = []

    def _note(self, tree: etree._ElementTree, inside: str | None) -> None:
        """Validate a tree and keep its faults; with a tag, only those inside such an element."""
        try:
            if self._xsd.validate(tree):
                return
        except etree.XMLSchemaValidateError as error:
            raise too_hard() from error
        for fault in faults(tree, list(self._xsd.error_log), self.verdict.version):
            if inside is None or enclosing(fault.node, inside) is not None:
                self._add(fault)

    def _add(self, fault: Fault) -> None:
        owner = fault.passage
        number = self._numbers.get(owner) if owner is not None else None
        self.verdict.faults.append((number, replace(fault, node=None)))

    def _check_lengths(self, root: etree._Element) -> None:
        """Refuse what only the portal's parser refuses: it counts characters in UTF-16 units."""
        for node in _astral_leaves(root):
            known = field_of(node, self.verdict.version)
            text = node.text or ""
            if known and (broken := _too_long_for_the_portal(known, text)):
                line, name = node.sourceline or 0, local_name(node)
                who = technical_id(enclosing(node, PASSAGE))
                said = "Length in UTF-16 units"
                fault = Fault(broken, line, name, known.id, text, "", None, node, who, said)
                self._add(fault)


def _parser(event: Literal["start", "end"], *tags: str) -> etree.XMLPullParser:
    """Return a parser by pieces, of one kind of event, which loads no DTD and resolves nothing."""
    return etree.XMLPullParser(
        events=(event,),
        tag=tags or None,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        collect_ids=False,
        huge_tree=True,
    )


class _List:
    """The elements of one kind that wait for their validation, and the list they come from."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.holder: etree._Element | None = None
        self.first: etree._Element | None = None
        self.spaces: dict[str | None, str] = {}
        self.nodes: list[etree._Element] = []

    def enter(self, holder: etree._Element) -> None:
        """Start another list; those that wait share the prefixes of one envelope."""
        self.holder, self.spaces = holder, holder.nsmap
        self.first = next(holder.iterchildren(self.tag))


def _astral_leaves(root: etree._Element) -> Iterator[etree._Element]:
    for node in root.iter(etree.Element):
        if node.text and not len(node) and max(node.text) > "\uffff":
            yield node


def _too_long_for_the_portal(field: Field, text: str) -> str | None:
    """Return the rule of length that ``text`` breaks in UTF-16 units and not in characters."""
    in_characters = "x" * len(text)
    broken = field_problem(field, text)
    too_long = broken in {"TEXTE_TROP_LONG", "LONGUEUR_EXACTE"}
    return broken if too_long and field_problem(field, in_characters) is None else None


def _leave_stray_text(node: etree._Element) -> None:
    """Leave the text that wrongly follows an element in its list, for the schema to see."""
    holder = node.getparent()
    if holder is not None and (node.tail or "").strip(BLANKS):
        next(holder.iterchildren(str(node.tag))).tail = node.tail
    node.tail = None


def _envelope(spaces: dict[str | None, str], holder: str) -> tuple[etree._Element, etree._Element]:
    """Return an empty flow with these prefixes, and its element called ``holder``."""
    root = etree.Element(f"{{{NAMESPACE}}}{schema().name}", nsmap=spaces)
    return root, _fill(root, schema(), holder)


def _fill(parent: etree._Element, group: Group, holder: str) -> etree._Element:
    last = parent
    for child in group.children:
        if parent.tag != holder and isinstance(child, Group):
            last = _fill(etree.SubElement(parent, f"{{{NAMESPACE}}}{child.name}"), child, holder)
    return last


_TOLD: Final = {
    "XML_ENCODAGE": "la première ligne annonce UTF-8, mais le fichier est enregistré en UTF-16",
}
"""What is told of a refusal that is known before anything is read."""


def _whole_file(rule: str) -> Fault:
    return Fault(rule, 1, other=_TOLD.get(rule, ""))


def _unreadable(version: Version, passages: int, number: int | None, fault: Fault) -> FlowVerdict:
    return FlowVerdict(passages, [(number, fault)], version, readable=False)
