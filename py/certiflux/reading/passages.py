"""What a flow holds, element by element: the values of passages and of their envelope."""

from itertools import chain

from lxml import etree

from certiflux.dictionary import LATEST, passage_fields, schema
from certiflux.dictionary.model import Field, Group
from certiflux.reading.column import Column
from certiflux.reading.refusals import MAX_TEXT, refuse

PASSAGE = "passageCertification"
ENVELOPE = ("flux", "emetteur", "certificateur", "certification")
"""Elements whose own values belong to every passage that they hold, from the root down."""

_GROUPS = (
    *("emetteur", "certificateurs", "certificateur", "certifications", "certification"),
    *("passageCertifications", PASSAGE),
)

BETWEEN = " ; "
"""What stands between several values in one cell."""

_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_MAX_UNKNOWN = 200
_Shape = dict[str, "int | _Shape"]


def text_of(element: etree._Element) -> str | None:
    """Return the text of a leaf as it stands, « nil » for one marked so."""
    text: str | None = element.text
    if (text is None or text.isspace()) and element.get(_NIL) in ("true", "1"):
        return "nil"
    return text


def _join(cells: dict[int, str], place: int, text: str) -> None:
    """Add a text to a cell; raise UserError beyond the longest one.

    A field given twice breaks the schema: both values are shown.
    """
    cells[place] = cells[place] + BETWEEN + text if place in cells else text
    if len(cells[place]) > MAX_TEXT:
        raise refuse("CELLULE_DEMESUREE", where="Dans un passage de ce flux, ")


class Passages:
    """The columns of the passages, filled one passage after another."""

    def __init__(self, namespace: str) -> None:
        """Prepare a column for each field of a passage, whatever the schema version."""
        self.count = 0
        self.unknown: dict[str, int] = {}
        fields = passage_fields(LATEST)
        self._places = {field.id: place for place, field in enumerate(fields)}
        self._columns = [Column([field.id]) for field in fields]
        self._lists: set[str] = set()
        self._shape = self._shape_of(schema(LATEST).find(PASSAGE), namespace)
        self._waiting: list[dict[int, str]] = []

    def _shape_of(self, group: Group, namespace: str) -> _Shape:
        """Return what each child is: the place of a field's column, or a shape of its own."""
        shape: _Shape = {}
        for child in group.children:
            tag = f"{{{namespace}}}{child.name}"
            if isinstance(child, Field):
                shape[tag] = self._places[child.id]
                continue
            shape[tag] = self._shape_of(child, namespace)
            if child.repeated:
                self._lists.add(tag)
        return shape

    def add(self, passage: etree._Element) -> None:
        """Read the values of one passage."""
        cells: dict[int, str] = {}
        self._fill(passage, self._shape, cells)
        self._waiting.append(cells)
        self.count += 1

    def _fill(self, element: etree._Element, shape: _Shape, cells: dict[int, str]) -> None:
        repeated: dict[str, list[dict[int, str]]] = {}
        for child in element:
            tag = str(child.tag)
            place = shape.get(tag)
            if isinstance(place, dict):
                inside = cells
                if tag in self._lists:
                    inside = {}
                    repeated.setdefault(tag, []).append(inside)
                self._fill(child, place, inside)
            elif place is None or len(child):
                self._keep_unknown(child, cells)
            elif text := text_of(child):
                _join(cells, place, text)
        for members in repeated.values():
            # A member may lack in one of them: the others keep their rank.
            for place in dict.fromkeys(chain.from_iterable(members)):
                cells[place] = BETWEEN.join(member.get(place, "") for member in members)

    def _keep_unknown(self, element: etree._Element, cells: dict[int, str]) -> None:
        """Keep what the dictionary does not know in columns of its own, by element name."""
        for leaf in element.iter():
            name = str(leaf.tag).rpartition("}")[2]
            if len(leaf) or (name not in self.unknown and len(self.unknown) >= _MAX_UNKNOWN):
                continue
            if name not in self.unknown:
                self.unknown[name] = len(self._columns)
                self._columns.append(Column([name]))
                self._columns[-1].extend_blank(self.count - len(self._waiting))
            place = self.unknown[name]
            if text := text_of(leaf):
                _join(cells, place, text)

    def flush(self) -> None:
        """Move the passages read since the last time into the columns."""
        for place, column in enumerate(self._columns):
            column.extend([cells.get(place) for cells in self._waiting])
        self._waiting = []

    def columns(self) -> list[Column]:
        """Return a column for each field in document order, then one for each unknown element."""
        return self._columns


class Envelope:
    """The values around the passages: each is that of the passages before its element's end."""

    def __init__(self, namespace: str) -> None:
        """List the fields of each element of the envelope."""
        root = schema(LATEST)
        self._fields: dict[str, dict[str, str]] = {}
        for name in ENVELOPE:
            own = [child for child in root.find(name).children if isinstance(child, Field)]
            self._fields[f"{{{namespace}}}{name}"] = {
                f"{{{namespace}}}{field.name}": field.id for field in own if not field.generated
            }
        self._groups = {f"{{{namespace}}}{name}" for name in _GROUPS}
        self._generated = {
            f"{{{namespace}}}{field.name}" for field in root.fields() if field.generated
        }
        self._since = dict.fromkeys(self._fields, 0)
        self._runs: dict[str, list[tuple[int, str | None]]] = {
            header: [] for fields in self._fields.values() for header in fields.values()
        }
        self._filled = dict.fromkeys(self._runs, 0)
        self.unknown: dict[str, None] = {}

    def close(self, element: etree._Element, count: int) -> None:
        """Give the values of an element to the passages that it held; `count` are read."""
        tag = str(element.tag)
        start, self._since[tag] = self._since[tag], count
        for child in element:
            name = str(child.tag)
            if name in self._groups or name in self._generated:
                continue
            header = self._fields[tag].get(name) or self._unknown_header(child)
            self._fill(header, start, None)
            self._fill(header, count, text_of(child))

    def _unknown_header(self, element: etree._Element) -> str:
        """Return the column of an element that the dictionary does not know."""
        header = str(element.tag).rpartition("}")[2]
        if header not in self._runs and len(self.unknown) < _MAX_UNKNOWN:
            self.unknown[header] = None
            self._runs[header] = []
            self._filled[header] = 0
        return header

    def _fill(self, header: str, end: int, value: str | None) -> None:
        """Fill a column down to a passage, the place of the next one."""
        rows = end - self._filled.get(header, end)
        if rows > 0:
            self._runs[header].append((rows, value))
            self._filled[header] = end

    def columns(self, count: int) -> list[tuple[str, list[tuple[int, str | None]]]]:
        """Return each header with its values and how many rows each fills, `count` in all."""
        for header in self._runs:
            self._fill(header, count, None)
        return list(self._runs.items())
