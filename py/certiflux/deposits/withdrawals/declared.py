"""The passages as they were declared: from the flow that was deposited, else from the list."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from typing import Final

from lxml import etree

from certiflux.base import nir
from certiflux.base.markup import escape
from certiflux.dataset.journal import Journal
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import NIL, FieldColumn, Value
from certiflux.deposits.accuse.sent import FlowKind, SentFlow
from certiflux.deposits.withdrawals.deposited import DepositedList
from certiflux.dictionary import CURRENT, NAMESPACE, PREFIX, Version
from certiflux.dictionary import schema as dictionary_of
from certiflux.dictionary.model import Group
from certiflux.flux.elements import PassageWriter
from certiflux.flux.withdrawal import Passage, with_id
from certiflux.flux.writer import XSI, certification_fields
from certiflux.schema.validate import safe_parser

_OPEN, _CLOSE = f"<{PREFIX}:passageCertification>", f"</{PREFIX}:passageCertification>"
_CERTIFICATION: Final = f"<{PREFIX}:certification>"
_PASSAGES: Final = f"<{PREFIX}:passageCertifications>"
_NIL: Final = f"{{{XSI}}}nil"
_ID: Final = "idTechnique"

Change = tuple[str, str, str]
"""What a datum is called, what it was, what it becomes; "" for a datum that is not given."""


class DeclaredPassages:
    """The files made of a list, looked into one at a time."""

    def __init__(self, deposited: DepositedList) -> None:
        """Open nothing before it is needed."""
        self._deposited = deposited
        self._open: tuple[SentFlow, str] | None = None

    def passage(self, row: int, own: str) -> Passage:
        """Return the passage of a row as it was declared under ``own``.

        It stands in a file made here while that is at hand; in the list itself when that is the
        flow that was deposited; else it is what the list says of the row now.
        """
        for flow in reversed(self._deposited.flows):
            sent = flow.deposited and flow.paper and flow.kind is not FlowKind.WITHDRAWAL
            if sent and own in flow.ids and (found := passage_in(self._text(flow), own)):
                return found
        (passage,) = passages(self._list(own), [row])
        return Passage(with_id(passage.xml, own), passage.certification)

    def _list(self, own: str) -> Dataset:
        """Return the people as they were before what was corrected since, where that is known."""
        here = self._deposited
        return here.base if here.is_flow or own in here.replacements else here.dataset

    def _text(self, flow: SentFlow) -> str:
        if self._open is None or self._open[0] is not flow:
            self._open = flow, zlib.decompress(flow.paper).decode()
        return self._open[1]


def passage_in(text: str, own: str) -> Passage | None:
    """Return the passage of an id in a flow made here, None when it is not there."""
    at = text.find(f"<{PREFIX}:{_ID}>{escape(own)}</{PREFIX}:{_ID}>")
    if at < 0:
        return None
    start, end = text.rfind(_OPEN, 0, at), text.find(_CLOSE, at) + len(_CLOSE)
    head = text.rfind(_CERTIFICATION, 0, start) + len(_CERTIFICATION)
    values = _leaves(text[head : text.find(_PASSAGES, head)])
    names = [f"x/{one.name}" for one in certification_fields(CURRENT)]
    return Passage(text[start:end], tuple(values.get(name) for name in names))


def passages(dataset: Dataset, rows: Sequence[int]) -> list[Passage]:
    """Return some rows of a list as passages; nothing is rendered of the others."""
    few = some_rows(dataset, rows)
    columns = [few.columns.get(one.id) for one in certification_fields(dataset.version)]
    lines = PassageWriter(few).lines(range(len(few)))
    return [
        Passage(line, tuple(column[rank] if column else None for column in columns))
        for rank, line in enumerate(lines)
    ]


def some_rows(dataset: Dataset, rows: Sequence[int]) -> Dataset:
    """Return a list of some rows of another, without its journal."""
    ranks = array("I", range(len(rows)))
    columns = {
        field: FieldColumn([column[row] for row in rows], ranks)
        for field, column in dataset.columns.items()
    }
    numbers = array("I", (dataset.row_numbers[row] for row in rows))
    return Dataset(
        dataset.version, columns, numbers, dataset.titles, Journal(numbers), sheets=dataset.sheets
    )


def changes(before: str, after: str, version: Version) -> list[Change]:
    """Return what a passage says otherwise than another, but its id; numbers are hidden."""
    labels = _labels(dictionary_of(version).find("passageCertification"))
    old, new = _leaves(before), _leaves(after)
    names = [name for name in dict.fromkeys([*old, *new]) if name.rpartition("/")[2] != _ID]
    return [
        (labels.get(name, name), _shown(name, old.get(name)), _shown(name, new.get(name)))
        for name in names
        if old.get(name) != new.get(name)
    ]


def _labels(group: Group) -> dict[str, str]:
    """Return what the data of a group are called, by « parent/name »."""
    found: dict[str, str] = {}
    for child in group.children:
        if isinstance(child, Group):
            found |= _labels(child)
        else:
            found[f"{group.name}/{child.name}"] = child.label
    return found


def _shown(name: str, value: Value) -> str:
    """Return a datum for a reader, a national number hidden."""
    if not isinstance(value, str):
        return ""
    return nir.hidden(value) if name.endswith("/nir") else nir.masked(value)


def _leaves(xml: str) -> dict[str, Value]:
    """Return the data of a piece of flow by « parent/name », several of a name joined.

    The parent of what stands at the top of the piece is "x".
    """
    whole = f'<x xmlns:{PREFIX}="{NAMESPACE}" xmlns:xsi="{XSI}">{xml}</x>'
    found: dict[str, Value] = {}
    for node in etree.fromstring(whole.encode(), safe_parser()).iter():
        if len(node) or node.tag == "x":
            continue
        above = node.getparent()
        name = f"{_name(above) if above is not None else ''}/{_name(node)}"
        before = found.get(name)
        value = NIL if node.get(_NIL) else node.text or ""
        twice = isinstance(before, str) and isinstance(value, str)
        found[name] = f"{before} ; {value}" if twice else value
    return found


def _name(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]
