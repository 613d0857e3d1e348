"""The CSV list: ten small tables in a zip, of which five speak of what a flow carries."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from certiflux.base.words import unaccented
from certiflux.base.work import Advance, Work
from certiflux.fiches.fiche import BLOCK, FICHE, Fiche, codes_of, day_of, real_day, siret_of
from certiflux.fiches.listing import LABEL, LISTED, MOST_FICHES, PHASE, Listing
from certiflux.fiches.refusals import huge, refused, without
from certiflux.fiches.register import FicheList, ListKind
from certiflux.fiches.ways import ORDER, way_of

_TABLE: Final = re.compile(
    r"export_fiches_CSV_(Standard|Certificateurs|Ancienne_Nouvelle|Blocs|Voix)[^/]*?"
    r"(?:([0-9]{4})_([0-9]{2})_([0-9]{2}))?\.csv$",
    re.IGNORECASE,
)
"""The tables that are read, by what of their names has no accent: zips write those in two ways."""

_PIECE: Final = 256 * 1024
_CODE: Final = "numero_fiche"
_Row = dict[str, str]


def is_csv_list(names: list[str]) -> bool:
    """Say whether a zip that holds parts of these names is the CSV list."""
    return any(found[1].lower() == "standard" for found in map(_TABLE.search, names) if found)


def read_csv_list(listing: Listing) -> Work[FicheList]:
    """Read the tables one after another; raise UserError for one that is spoilt."""
    parts = {f[1].lower(): (name, f) for name in listing.names if (f := _TABLE.search(name))}
    name, found = parts["standard"]
    date = real_day("-".join(found.groups()[1:])) if found[2] else ""
    total = sum(listing.size(part) for part, _ in parts.values())
    fiches: dict[str, Fiche] = {}
    done = 0
    for table in _READ:
        if table not in parts:
            continue
        part = parts[table][0]
        lines = _Lines(listing, part)
        take = _READ[table](fiches, date)
        for row in _rows(lines, _NEEDED[table]):
            take(row)
            if lines.told:
                lines.told = False
                yield Advance(PHASE, LABEL, done + lines.size, total)
        done += listing.size(part)
    if not fiches:
        raise without("toute fiche")
    return FicheList(ListKind.CSV, date, fiches, name)


class _Lines:
    """The lines of a table, read piece by piece; ``told`` is set whenever a piece has come."""

    def __init__(self, listing: Listing, part: str) -> None:
        self._listing, self._part = listing, part
        self.size = 0
        self.told = False

    def __iter__(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        rest = ""
        for piece in self._listing.pieces(self._part, _PIECE):
            self.size += len(piece)
            self.told = True
            *lines, rest = (rest + _decoded(decoder, piece)).split("\n")
            yield from (f"{line}\n" for line in lines)
            if len(rest) > LISTED:
                raise huge()
        yield rest + _decoded(decoder, b"", final=True)


def _decoded(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> str:
    try:
        return decoder.decode(piece, final)
    except UnicodeDecodeError as error:
        raise refused("Elle n'est pas en UTF-8.", type(error).__name__) from None


def _rows(lines: _Lines, needed: tuple[str, ...]) -> Iterator[_Row]:
    """Return the rows as cells by their headers; raise UserError for a table that lacks some."""
    reader = csv.reader(iter(lines), delimiter=";")
    try:
        headers = [unaccented(one.strip()) for one in next(reader, [])]
        if lacking := {_CODE, *needed} - {*headers}:
            raise without(f"la colonne « {min(lacking)} »")
        for cells in reader:
            row = dict(zip(headers, cells, strict=False))
            if FICHE.fullmatch(row.get(_CODE, "").strip()):
                yield row
    except csv.Error as error:
        raise refused("Un de ses tableaux est abîmé.", type(error).__name__) from None


_Take = Callable[[_Row], None]


def _standard(fiches: dict[str, Fiche], date: str) -> _Take:
    states = {"ACTIVE": True, "INACTIVE": False}

    def take(row: _Row) -> None:
        code = row[_CODE].strip()
        if len(fiches) >= MOST_FICHES:
            raise huge()
        fiches[code] = Fiche(
            code,
            " ".join(row["intitule"].split()),
            date,
            states.get(row["actif"].strip().upper()),
            day_of(row.get("date_effet", "")),
            day_of(row.get("date_fin_enregistrement", "")),
        )

    return take


def _certifiers(fiches: dict[str, Fiche], _date: str) -> _Take:
    lacking: set[str] = set()

    def take(row: _Row) -> None:
        fiche, siret = fiches.get(row[_CODE].strip()), siret_of(row["siret_certificateur"])
        if fiche is None:
            return
        if not siret:
            lacking.add(fiche.code)
        sirets = (*fiche.sirets, siret) if siret else fiche.sirets
        fiches[fiche.code] = replace(fiche, sirets=sirets, whole=fiche.code not in lacking)

    return take


def _successors(fiches: dict[str, Fiche], _date: str) -> _Take:
    def take(row: _Row) -> None:
        fiche, new = fiches.get(row[_CODE].strip()), codes_of([row["nouvelle_certification"]])
        if fiche is not None and new:
            replaced = codes_of((*fiche.replaced_by, *new))
            fiches[fiche.code] = replace(fiche, replaced_by=replaced)

    return take


def _blocks(fiches: dict[str, Fiche], _date: str) -> _Take:
    same: dict[tuple[str, ...], tuple[str, ...]] = {}

    def take(row: _Row) -> None:
        fiche = fiches.get(row[_CODE].strip())
        found = BLOCK.fullmatch(row["bloc_competences_code"].strip())
        if fiche is not None and found and found[1] == fiche.code:
            blocks = tuple(dict.fromkeys((*fiche.blocks, found[2])))
            fiches[fiche.code] = replace(fiche, blocks=same.setdefault(blocks, blocks))

    return take


def _ways(fiches: dict[str, Fiche], _date: str) -> _Take:
    same: dict[tuple[str, ...], tuple[str, ...]] = {}

    def take(row: _Row) -> None:
        fiche, way = fiches.get(row[_CODE].strip()), way_of(row["si_jury"])
        if fiche is not None and way:
            ways = tuple(one for one in ORDER if one in (*fiche.ways, way))
            fiches[fiche.code] = replace(fiche, ways=same.setdefault(ways, ways))

    return take


_READ: Final[dict[str, Callable[[dict[str, Fiche], str], _Take]]] = {
    "standard": _standard,
    "certificateurs": _certifiers,
    "ancienne_nouvelle": _successors,
    "blocs": _blocks,
    "voix": _ways,
}
"""The tables in the order in which they are read: the first one has every fiche."""

_NEEDED: Final = {
    "standard": ("intitule", "actif"),
    "certificateurs": ("siret_certificateur",),
    "ancienne_nouvelle": ("nouvelle_certification",),
    "blocs": ("bloc_competences_code",),
    "voix": ("si_jury",),
}
