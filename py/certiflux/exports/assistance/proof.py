"""The proof that a pack for assistance holds nobody: what tells of people is looked for in it.

Every name, birth date and number of the loaded file, as it stands there and as it was corrected, is
looked for in the files of the pack just made. The words of Certiflux itself do not count: somebody
may be called like a word of a sentence.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from certiflux.base.work import Advance, Work
from certiflux.dataset.convert import NIL_WORDS
from certiflux.dictionary import Version, fields
from certiflux.dictionary.ids import (
    DATE_NAISSANCE,
    ID_CLIENT_CERTIFICATEUR,
    ID_CLIENT_EMETTEUR,
    ID_CONTRAT,
    ID_DOSSIER,
    ID_TECHNIQUE,
    LIBELLE_COMMUNE,
    LIBELLE_OPTION,
    NIR_DU_FLUX,
    URL_PREUVE,
)
from certiflux.exports.assistance.assistance import PEOPLE, SETTINGS
from certiflux.exports.assistance.file_words import tells, told, words_of
from certiflux.exports.assistance.invented import SMALL
from certiflux.mapping.settings import parse
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.values.plausible import made_up
from certiflux.session import Dossier

NAMES: Final = "Noms et prénoms"
TOWN: Final = LIBELLE_COMMUNE
KINDS: Final = {
    NAMES: PEOPLE,
    "Dates de naissance": (DATE_NAISSANCE,),
    "Identifiants et liens": (ID_TECHNIQUE, URL_PREUVE, LIBELLE_OPTION, ID_DOSSIER),
    "Numéros de sécurité sociale": ("nir", NIR_DU_FLUX),
    "Votre organisme et le nom du fichier": (),
}
"""What is looked for, by dictionary id; the last kind stands in the settings and the file."""

_WHOLE: Final = 8
"""Characters from which a value is looked for within a text too, and not only alone."""

_SHORTEST: Final = 3
_WORDS: Final = re.compile(r"\w+")
_BODY: Final = (ID_CLIENT_EMETTEUR, ID_CLIENT_CERTIFICATEUR, ID_CONTRAT)

Found = dict[str, tuple[int, list[str]]]
"""By kind: how many values were looked for, and those found in the pack."""


def search(dossier: Dossier, files: dict[str, bytes], table: str) -> Work[Found]:
    """Return what was looked for in the files of a pack and what was found.

    ``table`` names the file that holds the invented people: a cell of it must be nobody's cell.
    """
    cells = _cells(files[table])
    texts = [data.decode("utf-8-sig") for name, data in files.items() if name != table]
    words = {word for text in texts for word in _WORDS.findall(text)}
    invented = _invented(files, table, dossier.version)
    found: Found = {}
    for done, (kind, ids) in enumerate(KINDS.items()):
        yield Advance("preuve", "Recherche de vos données dans le message", done, len(KINDS))
        wanted = {one for one in _values(dossier, ids) if _tells(one, ids or _BODY)}
        seen = [one for one in wanted if one in cells or _within(one, words, texts)]
        if kind == NAMES:
            seen += [one for one in wanted if _named(one, invented)]
        found[kind] = len(wanted), sorted(set(seen))
    return found


def _values(dossier: Dossier, ids: tuple[str, ...]) -> Iterator[str]:
    """Yield what tells of people for some fields: the cells as found, the values as corrected."""
    if not ids:
        yield dossier.name
        yield from (dossier.settings.constants.get(one, "") for one in _BODY)
        ids = _BODY
    yield from told(dossier, frozenset(ids))


def _tells(value: str, ids: tuple[str, ...]) -> bool:
    """Say whether a value may tell of somebody: no word for nothing, no sign or two."""
    if len(value) < _SHORTEST or value.casefold() in NIL_WORDS or value.startswith("#"):
        return False
    return not any(made_up(one, value) for one in ids)


def _within(value: str, words: set[str], texts: list[str]) -> bool:
    """Say whether a value stands in a text: as a word, or whole when it is long enough."""
    first = _WORDS.search(value)
    if first is None or first[0] not in words:
        return False
    if first[0] == value:
        return value not in _own_words()
    return len(value) >= _WHOLE and any(value in text for text in texts)


def _rows(data: bytes) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")


def _cells(data: bytes) -> set[str]:
    return {cell.strip() for row in _rows(data) for cell in row}


def _invented(files: dict[str, bytes], table: str, version: Version) -> frozenset[str]:
    """Return the words of the cells that stand for people's names and places of birth."""
    told = files.get(SETTINGS, b"").decode()
    targets = parse(told, version, listed=False).columns
    heads, *rows = [*_rows(files[table])] or [[]]
    ids = frozenset({*PEOPLE, TOWN})
    places = [rank for rank, head in enumerate(heads) if tells(targets.get(head), ids)]
    return words_of(row[rank] for row in rows for rank in places if rank < len(row)) - SMALL


def _named(value: str, invented: frozenset[str]) -> bool:
    """Say whether a name of one word is a word of somebody invented."""
    words = words_of([value])
    return len(words) == 1 and value.isalpha() and words <= invented


@cache
def _own_words() -> frozenset[str]:
    """Return the words of our own sentences, labels, codes and examples."""
    return frozenset(word for text in _our_texts() for word in _WORDS.findall(text))


def _our_texts() -> Iterable[str]:
    for rule in CATALOGUE.values():
        yield from (rule.title, rule.message, rule.remedy, rule.explanation, rule.source)
        yield rule.code
    for field in fields().values():
        yield from (field.label, field.name, field.help, field.example)
