"""Understand a table: where its headers are and the field that each column feeds."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field

from certiflux.base import nir
from certiflux.base.words import letters
from certiflux.dictionary import CURRENT, LATEST, Version, fields, ids
from certiflux.mapping.candidate import SURE, Candidate, How
from certiflux.mapping.column_match import ColumnMatch
from certiflux.mapping.contrast import header_by_contrast
from certiflux.mapping.evidence.around import Title, title_of
from certiflux.mapping.evidence.column import WeighedColumn
from certiflux.mapping.evidence.competing import compete
from certiflux.mapping.evidence.header import EXACT, HeaderScore
from certiflux.mapping.evidence.matching import match_columns
from certiflux.mapping.evidence.objects import of_the_person
from certiflux.mapping.evidence.sample import ColumnSample, look
from certiflux.mapping.evidence.values import refine
from certiflux.mapping.evidence.words import words
from certiflux.mapping.header_rows import Header, Headers, find
from certiflux.mapping.headers import key
from certiflux.mapping.join import Join
from certiflux.mapping.scan import SCANNED_ROWS
from certiflux.reading.table import Table

__all__ = ["SCANNED_ROWS", "ColumnMatch", "Header", "Mapping", "propose"]

_WEIGHTS = {
    ids.NOM_NAISSANCE: 3,
    ids.PRENOM_1: 3,
    ids.ID_DOSSIER: 4,
    ids.DATE_NAISSANCE: 3,
    ids.ANNEE_NAISSANCE: 2,
    ids.SEXE: 2,
    ids.DEBUT_VALIDITE: 2,
    ids.ID_TECHNIQUE: 2,
}
_PEOPLE = frozenset({ids.NOM_NAISSANCE, ids.PRENOM_1, ids.ID_DOSSIER})
_NOBODY = 0.3
_LONE_HEADERS = 2
_BY_VALUES = 2
_FEWEST_FILLED = 0.5
_LATER, _LATER_WORDING = 1.2, 0.1
_STRONG = 60
_FEWEST_SKILLS, _MOSTLY_SMALL = 3, 0.6


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns as understood, and where the data begin (0-based rows of the table).

    ``header_row`` is the row whose cells name the columns, None when the table has no header;
    ``header_rows`` are all the rows read as headers (ids, tags, a second level); ``skipped``
    those below that are no person (a line of totals). ``joins`` are the columns joined to feed one
    field: each makes one more column, after those of the sheet, in the same order. ``national``:
    the user wants people to be identified by their national number. ``usual``: the usual answers
    are taken where neither the file nor the user says anything; ``one_name``: an empty birth name
    is the usage name, on the word of the header or of the user. ``given_apart``: given names that
    stand in one cell are parted. ``refused`` are the columns that
    the user does not want to use.
    """

    columns: tuple[ColumnMatch, ...]
    header_row: int | None
    first_row: int
    version: Version = CURRENT
    constants: Dict[str, str] = field(default_factory=dict)
    values: Dict[str, Dict[str, str]] = field(default_factory=dict)
    header_rows: tuple[int, ...] = ()
    skipped: frozenset[int] = frozenset()
    joins: tuple[Join, ...] = ()
    national: bool = False
    usual: bool = False
    one_name: bool = False
    given_apart: bool = False
    refused: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """The number of columns of the sheet itself."""
        return len(self.columns) - len(self.joins)

    @property
    def own(self) -> tuple[ColumnMatch, ...]:
        """The columns of the sheet itself, without those that joins make."""
        return self.columns[: self.width]

    def by_target(self) -> dict[str, ColumnMatch]:
        """Return the matched columns by the id of what they feed."""
        return {column.target: column for column in self.columns if column.target}

    def matched(self) -> int:
        """Return the number of columns that are understood."""
        return sum(column.target is not None for column in self.columns)

    def quality(self, table: Table) -> float:
        """Return how much the table looks like a list of people; 0 for nobody at all."""
        if not any(self.filled_rows(table)):
            return 0.0
        total = sum(
            _WEIGHTS.get(column.target, 1) * column.score / 100
            for column in self.columns
            if column.target
        )
        return total if _PEOPLE & self.by_target().keys() else total * _NOBODY

    def filled_rows(self, table: Table) -> bytearray:
        """Return, per data row, 1 where at least one understood column holds something.

        Any column counts where none is understood: the file waits to be mapped by hand.
        """
        keep = bytearray(max(0, table.n_rows - self.first_row))
        nothing = not self.matched()
        for match in self.columns:
            if match.target or nothing:
                column = table.columns[match.index]
                filled = [int(value is not None) for value in column.values]
                flags = bytes(map(filled.__getitem__, column.codes[self.first_row :]))
                joined = int.from_bytes(keep, "big") | int.from_bytes(flags, "big")
                keep = bytearray(joined.to_bytes(len(keep), "big"))
                if 0 not in keep:
                    break
        for row in self.skipped:
            keep[row - self.first_row] = 0
        return keep


def propose(
    table: Table,
    version: Version = CURRENT,
    chosen: Dict[str, str] | None = None,
    header: int | Header = Header.AUTO,
) -> Mapping | None:
    """Return how ``table`` is understood, or None when nothing tells.

    ``chosen`` gives, by header as the user writes it, the id to feed (empty: do not use).
    ``header`` is the 0-based row of the header when the user gave it, or Header.NONE.
    """
    wanted = {key(text): target for text, target in (chosen or {}).items() if key(text)}
    given = header if isinstance(header, int) else None
    headers = None if header is Header.NONE else find(table, version, wanted, given)
    if header is Header.AUTO and (headers is None or headers.weight < _LONE_HEADERS):
        bare = _understood(table, _without(table), wanted, version)
        if _tells(bare, headers):
            return bare
    if headers is None:
        return (
            None if header is Header.AUTO else _understood(table, _without(table), wanted, version)
        )
    found = _understood(table, headers, wanted, version)
    apart = header_by_contrast(table, SCANNED_ROWS) is not None
    return found if header is not Header.AUTO or wanted or found.matched() or apart else None


def _understood(
    table: Table, headers: Headers, wanted: Dict[str, str], version: Version
) -> Mapping:
    titles = [
        title_of(nir.as_title(text), group)
        for text, group in zip(headers.titles, headers.groups, strict=True)
    ]
    seen = look(table, headers.first_row)
    refine(seen)
    names = [title.header for title in titles]
    chosen: dict[int, str] = {}
    for index, name in enumerate(names):
        target = wanted.get(key(name)) or wanted.get(key(titles[index].text))
        if target and target not in chosen.values():
            chosen[index] = target
    refused = frozenset(i for i, name in enumerate(names) if wanted.get(key(name)) == "")
    tags = sum(bool(known) and known[0].how <= How.NAME for known in headers.known)
    grid = _is_grid(headers.known, seen)
    # Excel turns 8.10 into 8.1: not where another header is 8.10 in full.
    written = {title.text for title in titles}
    exact = [
        _exact(
            [
                one
                for one in known
                if one.how is not How.ID or not (grid or one.target in written - {title.text})
            ],
            title.text,
            tagged=tags * 2 > len(titles),
        )
        for title, known in zip(titles, headers.known, strict=True)
    ]
    read = of_the_person(titles)
    shown = read if headers.rows else [Title("") for _ in titles]
    taken = {target: index for index, target in chosen.items()}
    verdicts = compete(shown, seen, exact, taken, version, headed=bool(headers.rows))
    columns = [
        WeighedColumn(index, title, one, tuple(known), verdict)
        for index, (title, one, known, verdict) in enumerate(
            zip(read, seen, headers.known, verdicts, strict=True)
        )
    ]
    found = match_columns(columns, chosen, refused, version)
    return Mapping(found, headers.title_row, headers.first_row, version, header_rows=headers.rows)


def _is_grid(known: tuple[list[Candidate], ...], seen: list[ColumnSample]) -> bool:
    """Say whether headers like 1.1 … 5.4 number skills, as the dictionary numbers its fields.

    Small whole numbers alone stand below them.
    """
    held = [
        one.share("month") == 1.0
        for found, one in zip(known, seen, strict=True)
        if found and found[0].how is How.ID and one.size
    ]
    return len(held) >= _FEWEST_SKILLS and sum(held) >= _MOSTLY_SMALL * len(held)


def _exact(known: list[Candidate], text: str, *, tagged: bool) -> dict[str, HeaderScore]:
    """Return the points of the dictionary's own wordings: its ids, tags and labels say the most.

    A tag of one usual word (« Code ») is one only where the other columns are ``tagged`` too.
    """
    found: dict[str, HeaderScore] = {}
    for rank, one in enumerate(known):
        if one.how is How.NAME and one.score <= SURE:
            continue
        name = one.how is not How.NAME or tagged or _is_wordy(one.target)
        official = one.how < How.SYNONYM and name
        points = EXACT + official - (_LATER if official else _LATER_WORDING) * rank
        found[one.target] = HeaderScore(points, text, exact=True, official=official)
    return found


def _is_wordy(target: str) -> bool:
    """Say whether a tag says more than one usual word, or all that the label says."""
    known = fields(LATEST)[target]
    return len(words(known.name)) > 1 or key(known.name) == key(known.label)


def _without(table: Table) -> Headers:
    """Return the columns of a table without header, named by their letters."""
    width = len(table.columns)
    titles = tuple(letters(index) for index in range(width))
    first = 0
    for row in range(min(SCANNED_ROWS, table.n_rows)):
        filled = sum(cell is not None for cell in table.row(row))
        if filled >= _FEWEST_FILLED * width:
            first = row
            break
    return Headers((), None, first, titles, tuple("" for _ in titles), tuple([] for _ in titles), 0)


def _tells(bare: Mapping, headers: Headers | None) -> bool:
    """Say whether the values alone tell more than what looks like a header."""
    scores = [column.score for column in bare.columns if column.target]
    strong = any(score >= _STRONG for score in scores)
    return strong and len(scores) >= _BY_VALUES + (headers is not None)
