"""Reopen a flow of the exchange as a table: one row per passage, headed by dictionary ids.

The flow is parsed piece by piece and each passage forgotten once read. No DTD, no entity,
no network. Envelope fields may stand after what they hold (the schema leaves the order
free), so their columns are filled when their element ends.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, repeat
from pathlib import PurePath

from lxml import etree

from certiflux.base.words import counted, figure
from certiflux.dictionary import NAMESPACE
from certiflux.reading.base import FileFormat, Progress, Reading, SheetInfo, Source
from certiflux.reading.column import Column
from certiflux.reading.containers.markup import root_tag
from certiflux.reading.content import Content
from certiflux.reading.passages import ENVELOPE, PASSAGE, Envelope, Passages
from certiflux.reading.refusals import MAX_FLOW, refuse
from certiflux.reading.table import Table

_PIECE = 512 * 1024
_HEAD = 64 * 1024
_FLUX_NAMESPACE = "urn:cdc:cpf:pc5:schema:"


def _fits(content: Content) -> bool:
    root = content.root
    return bool(root and root.name == "flux" and root.namespace.startswith(_FLUX_NAMESPACE))


FORMATS: tuple[FileFormat, ...] = (
    FileFormat(
        kind="xml",
        label="Flux XML du SI CPF",
        opened=lambda given: FlowSource(given.name, given.data),
        fits=_fits,
        endings=(".xml",),
        limit=MAX_FLOW,
        flow=True,
    ),
)


class FlowSource(Source):
    """A flow: one sheet, its header on row 1, the passage number n on row n + 1."""

    format = FORMATS[0]

    def __init__(self, name: str, data: bytes) -> None:
        """Keep the bytes; nothing is parsed before the reading."""
        root = root_tag(data[:_HEAD])
        self._namespace = root.namespace if root else NAMESPACE
        self._data = data
        self.label = self.format.label
        self.sheets = [SheetInfo(0, PurePath(name).stem, visible=True)]
        self.notes = []
        if self._namespace != NAMESPACE:
            self.note(
                f"Ce flux suit une autre version du format ({self._namespace}) : le nouveau "
                "fichier suivra la version en vigueur."
            )

    def read(self, sheet: int) -> Reading:
        """Read the passages; raise UserError when the XML is broken or holds none."""
        passages, envelope = Passages(self._namespace), Envelope(self._namespace)
        announced = self._data.count(b"passageCertification>") // 2 or None
        yield Progress(0, announced)
        parser = _parser(self._namespace)
        with _well_formed(parser):
            for pulled in _pulled(parser, self._data):
                for element in pulled:
                    if str(element.tag).rpartition("}")[2] == PASSAGE:
                        passages.add(element)
                    else:
                        envelope.close(element, passages.count)
                    _forget(element)
                passages.flush()
                yield Progress(passages.count, max(announced or 0, passages.count))
        if not passages.count:
            raise refuse("FLUX_SANS_PASSAGE")
        self._say(passages.count, [*envelope.unknown, *passages.unknown])
        return _table(self.sheets[sheet].name, envelope, passages)

    def _say(self, count: int, unknown: list[str]) -> None:
        shown = counted(count, "passage est relu", "passages sont relus")
        self.note(
            f"Ce fichier est un flux XML rouvert : {shown} comme un tableau, dont les colonnes "
            "portent les numéros du dictionnaire. L'identifiant du flux et son horodatage "
            "seront nouveaux dans le fichier généré."
        )
        if unknown:
            self.note(
                "Ce flux contient des éléments inconnus du dictionnaire, relus dans des colonnes "
                f"à part : {', '.join(unknown)}."
            )


def _parser(namespace: str) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=("end",),
        tag=[f"{{{namespace}}}{name}" for name in (PASSAGE, *ENVELOPE)],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )


def _pulled(parser: etree.XMLPullParser, data: bytes) -> Iterator[list[etree._Element]]:
    """Yield, piece by piece, the elements that have ended."""
    for start in range(0, len(data), _PIECE):
        parser.feed(data[start : start + _PIECE])
        yield [element for _, element in parser.read_events()]
    parser.close()


def _forget(element: etree._Element) -> None:
    """Free an element that was read, and those before it."""
    parent = element.getparent()
    element.clear()
    while (
        parent is not None
        and str(element.tag).rpartition("}")[2] == PASSAGE
        and (element.getprevious() is not None)
    ):
        del parent[0]


def _table(sheet: str, envelope: Envelope, passages: Passages) -> Table:
    """Put the columns of the envelope before those of the passages; drop the blank ones."""
    columns = [
        Column(chain([header], *(repeat(value, rows) for rows, value in runs)))
        for header, runs in envelope.columns(passages.count)
    ]
    columns += passages.columns()
    return Table(sheet, [column for column in columns if column.filled_rows() > 1])


@contextmanager
def _well_formed(parser: etree.XMLPullParser) -> Iterator[None]:
    """Turn what a broken flow raises into a sentence with the place."""
    try:
        yield
    except etree.XMLSyntaxError as error:
        # An entity that is not defined has its place in the log alone.
        logged = [(entry.line, entry.column) for entry in parser.feed_error_log]
        line, column = error.position if error.position[0] else (logged or [(1, 1)])[-1]
        raise refuse(
            "FLUX_MAL_FORME", type(error).__name__, line=figure(line), column=figure(column)
        ) from error
