"""Create the idTechnique (5.1) of passages that have none, on the user's word (FORMAT.md b 3).

The identifier is a fingerprint of what makes a passage: person, certification, day of delivery,
certifier. The same passage gets the same one in every run, in whatever order, layout, case or
accents its list comes. Nothing can be read in it, but whoever knows the person and the passage
makes it again, and tries what is not known, for there is no secret: it is a pseudonym, guessed by
whoever knows the person, and the page says so (base/pseudonyms.py).

It is made from what the file says, before any correction of the user in the page: the list itself
still holds the uncorrected value, and dropped again it must give the same identifiers.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import repeat
from typing import Final

from certiflux.dataset.change import Change
from certiflux.dataset.journal import Entry
from certiflux.dataset.people import Dataset
from certiflux.dataset.texts.mojibake import repaired
from certiflux.dataset.values import FieldColumn, Value
from certiflux.dictionary import ids
from certiflux.mapping.settings import CREATE_ALL, CREATE_MISSING
from certiflux.reading.table import Cell

ID_TECHNIQUE: Final = ids.ID_TECHNIQUE
ENVELOPE: Final = (ids.ID_CLIENT_CERTIFICATEUR, ids.ID_CONTRAT, ids.CODE, ids.DEBUT_VALIDITE)
"""Certifier and contract (no other certifier gets the same identifiers), certification, day."""

OPTION: Final = ids.LIBELLE_OPTION
"""Two options of one certification are two passages; one without option says nothing of it."""

CIVIL_STATUS: Final = (
    ids.NOM_NAISSANCE,
    ids.PRENOM_1,
    ids.SEXE,
    ids.ANNEE_NAISSANCE,
    ids.MOIS_NAISSANCE,
    ids.JOUR_NAISSANCE,
)
CPF_FILE: Final = ids.ID_DOSSIER
"""Identifies a person by itself (bloc 9): civil status is then left out."""

SIZE: Final = 16
"""Bytes of the digest: even among a thousand million passages no two meet by chance."""

_RECIPE: Final = b"certiflux/5.1/1"
"""Parts these digests from any others. Never changes: identifiers already sent depend on it."""

_MARK: Final = "\x1f"
"""Parts the texts of a passage."""

_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS: Final = [first + second for first in _CROCKFORD for second in _CROCKFORD]
"""Two characters for every ten bits."""

_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_SIGNS: Final = re.compile(r"[\W_]+")
"""Whatever is no letter or figure, the accents of a decomposed text too."""


def fold(text: str) -> str:
    """Return a text without case, accent, space or sign; a text of signs alone stays whole.

    Misread accents are put back first, whether or not the user asked for their repair.
    """
    plain = text
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", (repaired(text) or text).casefold())
    return _SIGNS.sub("", plain.casefold().translate(_LIGATURES)) or text.strip()


def identifier(passage: str) -> str:
    """Return the identifier that stands for a text: « CF- » and 26 letters and figures.

    Crockford's alphabet has no I, L, O, U; nothing here is special in XML, CSV or a file name, and
    no spreadsheet takes it for a number or a date.
    """
    said = passage.encode("utf-8", "replace")
    digest = blake2b(said, digest_size=SIZE, person=_RECIPE).digest()
    # 128 bits, and two more so that the last character is whole.
    bits = int.from_bytes(digest, "big") << 2
    return "CF-" + "".join([_PAIRS[bits >> at & 0x3FF] for at in range(120, -1, -10)])


def add_identifiers(dataset: Dataset, wanted: str) -> None:
    """Give an identifier to the rows without one, when ``wanted`` says so; note it in the journal.

    CREATE_ALL serves a file that gives none at all, CREATE_MISSING one that gives some: a choice
    made for one kind of file never acts on the other.
    """
    column = dataset.columns.get(ID_TECHNIQUE)
    blank = _blank_rows(column, len(dataset))
    some = len(blank) < len(dataset)
    if not blank or wanted != (CREATE_MISSING if some else CREATE_ALL):
        return
    every = _bases(dataset)
    bases = [every[row] for row in blank]
    ranks = _ranks(dataset, blank, bases)
    made = [
        f"{base}-{ranks[row]}" if row in ranks else base
        for row, base in zip(blank, bases, strict=True)
    ]
    filled = _filled(column, len(dataset), blank, made)
    dataset.columns[ID_TECHNIQUE] = filled
    _journal(dataset, filled, blank, made, ranks)


def _blank_rows(column: FieldColumn | None, rows: int) -> Sequence[int]:
    if column is None:
        return range(rows)
    return column.rows_of({code for code, value in enumerate(column.values) if value is None})


def _bases(dataset: Dataset) -> list[str]:
    """Return the identifier of each row's passage, made once per distinct passage."""
    files = _texts(dataset, (CPF_FILE,))
    people = [
        f"dossier{_MARK}{file}" if file else f"civil{_MARK}{person}"
        for file, person in zip(files, _texts(dataset, CIVIL_STATUS), strict=True)
    ]
    parts = (_texts(dataset, ENVELOPE), people, _texts(dataset, (OPTION,)))
    # What is empty at the end leaves no mark: no option is as no column of options.
    passages = [_MARK.join(said).rstrip(_MARK) for said in zip(*parts, strict=True)]
    known = {passage: identifier(passage) for passage in set(passages)}
    return list(map(known.__getitem__, passages))


def _texts(dataset: Dataset, wanted: Sequence[str]) -> list[str]:
    """Return what each row says in these fields, as one text; each distinct value folded once."""
    said: list[Iterable[str]] = []
    for field in wanted:
        column = dataset.columns.get(field)
        if column is None:
            said.append(repeat("", len(dataset)))
        else:
            texts = list(map(_part, column.values))
            said.append(map(texts.__getitem__, column.codes))
    return list(map(_MARK.join, zip(*said, strict=True)))


def _part(value: Value) -> str:
    """Return a value as it is compared; a spreadsheet that drops zeros in front changes nothing."""
    return fold(value).lstrip("0") if isinstance(value, str) else ""


def _ranks(dataset: Dataset, blank: Sequence[int], bases: list[str]) -> dict[int, int]:
    """Return the rank, from 2 on, of each passage that repeats another one.

    Those that repeat are ordered by all that their rows say, so that the order of the rows
    changes nothing.
    """
    repeated = {base for base, count in Counter(bases).items() if count > 1}
    rows_of: dict[str, list[int]] = {}
    for row, base in zip(blank, bases, strict=True):
        if base in repeated:
            rows_of.setdefault(base, []).append(row)
    ranks: dict[int, int] = {}
    content = _content(dataset) if repeated else None
    for rows in rows_of.values():
        rows.sort(key=content)
        ranks.update((row, rank) for rank, row in enumerate(rows[1:], 2))
    return ranks


def _content(dataset: Dataset) -> Callable[[int], tuple[list[str], list[str]]]:
    """Return what tells all that a row says, first without case or accents, then as it is."""
    said = []
    for field in sorted(dataset.columns):
        if field != ID_TECHNIQUE:
            column = dataset.columns[field]
            texts = [value if isinstance(value, str) else "" for value in column.values]
            said.append((column.codes, list(map(fold, texts)), texts))

    def content(row: int) -> tuple[list[str], list[str]]:
        folded = [fold_of[codes[row]] for codes, fold_of, _ in said]
        return folded, [texts[codes[row]] for codes, _, texts in said]

    return content


def _filled(
    column: FieldColumn | None, rows: int, blank: Sequence[int], made: list[str]
) -> FieldColumn:
    """Return the column with the new identifiers; the codes of the old one may be shared."""
    if column is None:
        return FieldColumn(list(made), array("I", range(rows)))
    codes, first = array("I", column.codes), len(column.values)
    for rank, row in enumerate(blank):
        codes[row] = first + rank
    # What is shown of such a cell is the identifier: the file has nothing to quote.
    return replace(column, values=[*column.values, *made], raw=[*column.raw, *made], codes=codes)


def _journal(
    dataset: Dataset,
    column: FieldColumn,
    blank: Sequence[int],
    made: list[str],
    ranks: dict[int, int],
) -> None:
    """Note each identifier made; those that needed a rank apart, for they are to be looked at."""
    by_change: dict[Change, tuple[list[Value], list[int]]] = {}
    for row, one in zip(blank, made, strict=True):
        change = Change.ID_CREE_RANG if row in ranks else Change.ID_CREE
        after, codes = by_change.setdefault(change, ([], []))
        after.append(one)
        codes.append(column.codes[row])
    for change, (after, codes) in sorted(by_change.items()):
        before: list[Cell] = [None] * len(after)
        entry = Entry(change, ID_TECHNIQUE, column.source, before, after, codes, column.codes)
        dataset.journal.add(entry)
