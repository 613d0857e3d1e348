"""The pack for asking for assistance: what was found, on people who do not exist.

The people of the file are replaced by invented ones, checked in their turn: a value that no longer
leads to the same findings is drawn anew, and what could not be had again is counted, not hidden.

Invented words keep the form of the true ones, and codes, dates of certifications and results stay:
the invented people are pseudonyms, guessed by whoever knows the person. The view says so.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from certiflux.base.formulas import guarded
from certiflux.base.words import letters
from certiflux.base.work import Advance, Work
from certiflux.dataset.values import show
from certiflux.dictionary import composites, fields, ids
from certiflux.exports.archive import archive
from certiflux.exports.assistance.file_words import file_words
from certiflux.exports.assistance.invented import ATTEMPTS, Inventor
from certiflux.exports.report.report import json_parts
from certiflux.exports.report.told import Told
from certiflux.exports.report.versions import versions_view
from certiflux.mapping.join import Joining
from certiflux.mapping.settings import Settings
from certiflux.mapping.settings_file import write
from certiflux.rules.findings import Findings
from certiflux.session import Dossier
from certiflux.session.opening import open_dossier

MAX_PEOPLE: Final = 2_000
"""People of a pack: enough to see what is wrong, few enough to be looked at again and again."""

PEOPLE: Final = (
    ids.NOM_NAISSANCE,
    ids.NOM_USAGE,
    ids.PRENOM_1,
    ids.PRENOM_2,
    ids.PRENOM_3,
    ids.NOM_TITULAIRE,
    ids.PRENOM_TITULAIRE,
)
"""Fields that name people."""

NAME: Final = "assistance-certiflux.zip"
LIST, SETTINGS, REPORT, ABOUT = (
    "liste.csv",
    "liste.certiflux.toml",
    "rapport.json",
    "lisez-moi.json",
)
_NUMBERS: Final = "nir"
_Cell = tuple[int, str]
Files = dict[str, bytes]
"""The files of a pack, by their name."""


@dataclass
class Pack:
    """An invented list with its settings, and what it does not show of the true one."""

    rows: list[list[str]]
    settings: Settings
    lost: dict[str, int] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)

    def text(self) -> str:
        """Return the list as the CSV of the pack, no cell being a formula for a spreadsheet."""
        stream = io.StringIO()
        csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(
            map(guarded, row) for row in self.rows
        )
        return stream.getvalue()


def assistance(dossier: Dossier, secret: str, epoch: float) -> Work[tuple[Pack, Files]]:
    """Return the pack and its files; ``secret`` is drawn for it alone and not kept."""
    pack = yield from invent(dossier, secret)
    about = {
        "versions": versions_view(dossier),
        "personnes": {"fichier": dossier.table.n_rows, "inventees": len(pack.rows) - 1},
        "constats": _told(dossier.findings),
        "non_reproduits": pack.lost,
        "en_trop": pack.added,
    }
    told = json.dumps(about, ensure_ascii=False, indent=1).encode()
    report = json_parts(Told(dossier, epoch, anonymous=True))
    return pack, {
        ABOUT: told,
        REPORT: b"".join(report),
        LIST: pack.text().encode("utf-8-sig"),
        SETTINGS: write(pack.settings, dossier.version).encode(),
    }


def zipped(files: Files, epoch: float) -> Work[list[bytes]]:
    """Return the files of a pack as one zip, by parts; ``epoch`` (seconds UTC) dates them."""
    return archive([(name, [data]) for name, data in files.items()], epoch)


def unzipped(parts: list[bytes]) -> Files:
    """Return the files of a zip as whoever receives it finds them."""
    with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as saved:
        return {name: saved.read(name) for name in saved.namelist()}


def invent(dossier: Dossier, secret: str) -> Work[Pack]:
    """Return a list of invented people that leads to the same findings, as far as it can."""
    making = ListDrawing(dossier, secret)
    best: tuple[int, Pack] | None = None
    for attempt in range(ATTEMPTS):
        yield Advance("assistance", "Invention de personnes", attempt, ATTEMPTS)
        pack = making.pack()
        again = yield from open_dossier(LIST, pack.text().encode(), pack.settings, dossier.version)
        yield from again.check(dossier.context)
        wrong = making.compare(again, pack)
        if best is None or wrong < best[0]:
            best = wrong, pack
        if not wrong:
            break
    if best is None:
        raise AssertionError
    return best[1]


class ListDrawing:
    """What is needed to draw the list again."""

    def __init__(self, dossier: Dossier, secret: str) -> None:
        """Take the people of a dossier; ``secret`` is drawn for this pack alone."""
        self._dossier = dossier
        mapping, table = dossier.mapping, dossier.table
        joined = {index for join in mapping.joins for index in join.columns}
        idle = {None, "", _NUMBERS}
        self._own = [c for c in mapping.own if c.target not in idle or c.index in joined]
        dataset = dossier.dataset
        numbers = list(dataset.row_numbers)[:MAX_PEOPLE] if dataset else []
        self._places = table.places(numbers)
        cells = [[show(table.columns[c.index][place]) for c in self._own] for place in self._places]
        self._cells = cells
        originals = {text for row in cells for text in row if text}
        words = file_words(dossier, PEOPLE)
        self._inventor = Inventor(secret, originals, words, dossier.version)
        self._tries: Counter[_Cell] = Counter()
        self._known = fields(dossier.version)
        self._found = _by_row(dossier.findings, len(cells))

    def pack(self) -> Pack:
        """Return the list with the drawings as they stand."""
        heads = [f"colonne {letters(rank)}" for rank in range(len(self._own))]
        people = (enumerate(texts) for texts in self._cells)
        rows = [[self._value(rank, text) for rank, text in texts] for texts in people]
        return Pack([heads, *rows], self._settings(heads))

    def _value(self, rank: int, text: str) -> str:
        target = str(self._own[rank].target or "")
        return self._inventor.value(target, self._known.get(target), text, self._tries[rank, text])

    def _settings(self, heads: list[str]) -> Settings:
        """Return the settings with the columns renamed and the bodies invented."""
        old, names = (
            self._dossier.settings,
            dict(zip((c.header for c in self._own), heads, strict=True)),
        )
        targets = {head: str(c.target or "") for head, c in zip(heads, self._own, strict=True)}
        constants = {
            known: self._inventor.value(known, self._known.get(known), text, 0)
            for known, text in old.constants.items()
        }
        return replace(
            old,
            columns=targets,
            constants=constants,
            readings={names[h]: said for h, said in old.readings.items() if h in names},
            joinings={
                target: Joining(tuple(names[h] for h in said.headers), said.separator)
                for target, said in old.joinings.items()
                if all(h in names for h in said.headers)
            },
        )

    def compare(self, again: Dossier, pack: Pack) -> int:
        """Compare the findings of the pack with the true ones; draw again the rows that differ.

        Return how many rows differ.
        """
        found = _by_row(again.findings, len(self._cells))
        lost: Counter[str] = Counter()
        added: Counter[str] = Counter()
        for row in {*self._found, *found}:
            gone = self._found.get(row, Counter()) - found.get(row, Counter())
            new = found.get(row, Counter()) - self._found.get(row, Counter())
            lost.update(_names(gone))
            added.update(_names(new))
            if row >= 0:
                self._draw_again(row, {one for _, one in {*gone, *new}})
        pack.lost, pack.added = dict(lost), dict(added)
        return lost.total() + added.total()

    def _draw_again(self, row: int, wanted: set[str]) -> None:
        for rank, column in enumerate(self._own):
            target = str(column.target or "")
            parts = composites()[target].parts if target in composites() else (target,)
            if wanted.intersection(parts):
                self._tries[rank, self._cells[row][rank]] += 1


def _by_row(findings: Findings | None, rows: int) -> dict[int, Counter[tuple[str, str]]]:
    """Return the findings of each row, -1 for those of the whole file; national numbers aside."""
    found: dict[int, Counter[tuple[str, str]]] = {}
    for one in _all(findings):
        row = -1 if one[2] is None else one[2]
        if row < rows and one[1] != _NUMBERS:
            found.setdefault(row, Counter())[one[0], one[1]] += 1
    return found


def _all(findings: Findings | None) -> Iterator[tuple[str, str, int | None]]:
    for one in map(findings.__getitem__, range(len(findings))) if findings else ():
        yield one.rule, one.field, one.row


def _names(found: Counter[tuple[str, str]]) -> dict[str, int]:
    return {f"{rule}@{of}": count for (rule, of), count in found.items()}


def _told(findings: Findings | None) -> dict[str, int]:
    return _names(Counter(findings.counts())) if findings else {}
