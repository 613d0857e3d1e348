"""Invent what stands in the cells of people: same form, other words, nothing to find again.

A word keeps its length, its case, its accents and where its vowels are; a frequent name becomes
another frequent one; a number keeps its length, a date its form. What is drawn depends on a secret
that is thrown away. Public words stay: the values of the lists, the codes and the dates of
certifications, the results, the countries, and what names nobody (« néant », « #N/A », « TEST »).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection
from typing import Final

from certiflux.dataset.convert import NIL_WORDS
from certiflux.dictionary import Version, composites, ids
from certiflux.dictionary.kinds import Boolean, Date, Integer, Listing
from certiflux.dictionary.model import Field
from certiflux.exports.assistance.file_words import FileWords, words_of
from certiflux.mapping.evidence.spellings import list_spellings
from certiflux.mapping.headers import key
from certiflux.rules.identity.name_lists import EITHER, MEN, SURNAMES, WOMEN
from certiflux.rules.values.plausible import made_up

ATTEMPTS: Final = 6
"""Drawings tried for a value before it is given up."""

TURNS: Final = 60
"""Drawings of one attempt, until one is nobody's."""

_SHARED: Final = frozenset({ids.ANNEE_NAISSANCE, ids.MOIS_NAISSANCE, ids.JOUR_NAISSANCE})
"""Years, months and days, which anybody shares with somebody."""

_VOWELS, _CONSONANTS = "aeiou", "bcdfglmnprstv"
_PIECES: Final = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_MISREAD: Final = frozenset("ÃÂâÅÄ")
"""Letters that misread accents begin with: they stay, with what follows them."""

_BOOLEANS: Final = frozenset({"oui", "non", "true", "false", "vrai", "faux", "0", "1", "o", "n"})
_PUBLIC: Final = frozenset(
    {
        ids.TYPE,
        ids.CODE,
        ids.NATURE_DEPOSANT,
        ids.CODE_POSTAL_CENTRE,
        ids.NIVEAU_LANGUE,
        ids.SCORING,
        ids.MENTION,
        ids.NIVEAU,
        ids.DOMAINE,
        ids.COMPETENCE,
        ids.CODE_PAYS,
        ids.LIBELLE_PAYS,
    }
    | {ids.RESULTAT}
)
_NAMES: Final = tuple(tuple(sorted(names)) for names in (WOMEN, MEN, EITHER, SURNAMES))
SMALL: Final = frozenset(
    (
        *("de", "la", "le", "les", "du", "des", "d", "l", "von", "van", "der", "et", "ou"),
        *("ne", "nee", "né", "née", "ep", "epouse", "épouse", "veuve", "usage", "dit", "dite"),
        *("m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dr", "me"),
    )
)
"""Words around a name that name nobody: rules look for them."""

_SHORT: Final = 2
_PLACES: Final = tuple(
    {ids.CODE_INSEE: insee, ids.CODE_POSTAL: postal, ids.LIBELLE_COMMUNE: town}
    for insee, postal, town in (
        ("31555", "31000", "Toulouse"),
        ("67482", "67000", "Strasbourg"),
        ("63113", "63000", "Clermont-Ferrand"),
        ("29019", "29200", "Brest"),
    )
)
"""Where invented people are born, when nothing was found about the place: one town a pack."""

_DAYS, _MONTHS, _YEARS = range(13, 29), range(2, 13), (-3, -2, -1, 1, 2, 3)
_BIRTH: Final = re.compile(r"(\d{1,4})([/.\- ])(\d{1,2})\2(\d{1,4})([T ]\d{1,2}:\d{2}\S*)?")
"""A date of birth; the hour that may follow tells nothing of a person, and rules look at it."""

_YEAR_SIZE: Final = 4


class Inventor:
    """Draw invented values, the same for the same words; ``originals`` are never drawn."""

    def __init__(
        self, secret: str, originals: Collection[str], words: FileWords, version: Version
    ) -> None:
        """Start with the secret of this pack; no word of the file is drawn, even within another."""
        self._secret, self._originals, self._words = secret, originals, words
        towns = (
            one for one in _PLACES if words.names.isdisjoint(words_of([one[ids.LIBELLE_COMMUNE]]))
        )
        self._born = next(towns, _PLACES[0])
        self._known = list_spellings(version)
        self._taken: dict[str, str] = {}

    def public(self, field: Field | None, text: str) -> bool:
        """Say whether a value tells nothing of a person: a word of a list, a public code."""
        if _names_nobody(text) or (field is not None and made_up(field.id, text)):
            return True
        if field is None:
            return False
        if field.id in _PUBLIC or (isinstance(field.kind, Date) and not field.personal):
            return True
        if isinstance(field.kind, Integer):
            return not field.personal
        if not isinstance(field.kind, Listing | Boolean):
            return False
        return key(text) in self._known or key(text) in _BOOLEANS

    def value(self, target: str, field: Field | None, text: str, attempt: int) -> str:
        """Return what stands for a text of a field (a dictionary id or a composite's)."""
        if not text.strip() or self.public(field, text):
            return text
        if field and field.id in self._born and attempt == 0:
            return self._born[field.id]
        if target in _SHARED:
            return self._drawn(target, text, attempt)
        for turn in range(attempt * TURNS, (attempt + 1) * TURNS):
            drawn = self._drawn(target, text, turn)
            # Two people never become one, and nobody becomes somebody of the file.
            if self._nobody(drawn) and self._taken.get(drawn, text) == text:
                self._taken[drawn] = text
                return drawn
        return ""

    def _nobody(self, drawn: str) -> bool:
        """Say whether what was drawn names nobody of the file, in whole or in one of its words."""
        if drawn in self._originals:
            return False
        pieces = (piece for piece in _PIECES.findall(drawn) if not _stays(piece))
        return not self._words.stand_in(" ".join(pieces))

    def _drawn(self, target: str, text: str, turn: int) -> str:
        if target in _SHARED and text.isdecimal():
            return self._part_of_birth(target, text, turn)
        if target in composites() and (found := _BIRTH.fullmatch(text.strip())):
            return self._birth(found, turn)
        return "".join(self._piece(piece, turn) for piece in _PIECES.findall(text))

    def _part_of_birth(self, target: str, text: str, turn: int) -> str:
        if target == ids.ANNEE_NAISSANCE:
            return self._year(text, turn)
        return self._day(text, turn) if len(text) <= _SHORT else text

    def _birth(self, found: re.Match[str], turn: int) -> str:
        """Return another date written likewise, with a day as telling of its order."""
        first, between, second, last, hour = found.groups()
        parts = [first, second, last]
        years = [place for place, part in enumerate(parts) if len(part) == _YEAR_SIZE] or [2]
        days = [one for place, one in enumerate(parts) if place != years[0]]
        real = all(1 < int(one) < _DAYS.stop for one in days)
        for place, part in enumerate(parts):
            if place == years[0]:
                parts[place] = self._year(part, turn)
            elif real:
                parts[place] = self._day(part, turn)
        return between.join(parts) + (hour or "")

    def _year(self, text: str, turn: int) -> str:
        """Return a year near another, so that an age stays likely or not; all are moved alike."""
        step = _YEARS[self._number("year", turn, len(_YEARS))]
        if len(text) > _YEAR_SIZE:
            return text
        return str(max(0, int(text) + step)).zfill(len(text))[-len(text) :]

    def _day(self, text: str, turn: int) -> str:
        """Return a day or a month of the same class: beyond twelve, or not."""
        number = int(text)
        among = _DAYS if number in _DAYS else _MONTHS
        if number not in among:
            return text
        shuffled = sorted(among, key=lambda one: self._number(f"day {one}", turn, 1 << 30))
        return str(shuffled[number - among.start]).zfill(len(text))

    def _piece(self, piece: str, turn: int) -> str:
        if piece[0].isdecimal():
            return "".join(
                one if one == "0" else str(1 + self._number(f"{piece}{place}", turn, 9))
                for place, one in enumerate(piece)
            )
        if _stays(piece):
            return piece
        if turn % 20 < 10 and (name := self._name(piece, turn)):  # noqa: PLR2004
            return name
        plain = unicodedata.normalize("NFD", piece)
        bare = "".join(one for one in plain if one.isalpha())
        letters = iter(self._word(bare.lower(), turn))
        made = "".join(_as(one, next(letters)) if one.isalpha() else one for one in plain)
        return unicodedata.normalize("NFC", made)

    def _name(self, piece: str, turn: int) -> str:
        """Return another frequent name of the same list, "" for a word that is none."""
        plain = unicodedata.normalize("NFD", piece.lower())
        bare = "".join(one for one in plain if one.isalpha())
        for names in _NAMES:
            if bare in names:
                name = names[self._number(bare, turn, len(names))]
                return name.upper() if piece.isupper() else name.title()
        return ""

    def _word(self, word: str, turn: int) -> list[str]:
        """Return letters for a word: vowels for vowels, what repeats repeats."""
        if len(set(word)) == 1:
            return [_CONSONANTS[self._number(word, turn, len(_CONSONANTS))]] * len(word)
        found = []
        for place, one in enumerate(word):
            among = _VOWELS if one in "aeiouy" else _CONSONANTS
            found.append(among[self._number(f"{word}{place}", turn, len(among))])
        return found

    def _number(self, of: str, turn: int, below: int) -> int:
        digest = hashlib.sha256(f"{self._secret}|{turn}|{of}".encode()).digest()
        return int.from_bytes(digest[:4], "big") % below


def _stays(piece: str) -> bool:
    """Say whether a piece is no word that names anybody: it is not drawn anew."""
    return not piece[0].isalpha() or bool(_MISREAD.intersection(piece)) or piece.lower() in SMALL


def _as(model: str, letter: str) -> str:
    """Return a letter in the case of another; what is no Latin letter stays."""
    if not ("a" <= model.lower() <= "z"):
        return model
    return letter.upper() if model.isupper() else letter


def _names_nobody(text: str) -> bool:
    """Say whether a text is an error of the spreadsheet, a word for nothing, a figure or two."""
    bare = text.strip()
    short = len(bare) <= _SHORT and not any(one.isalpha() for one in bare)
    return bare.startswith("#") or short or bare.casefold() in NIL_WORDS
