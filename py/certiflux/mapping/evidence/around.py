"""What the neighbours of a column say: a block of an address, a place beside a birth, a link word.

A place of birth needs a word of birth: in its own header, in the group above, or next to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from certiflux.dictionary import ids
from certiflux.mapping.evidence import decoys
from certiflux.mapping.evidence.alike import alike
from certiflux.mapping.evidence.sample import ColumnSample
from certiflux.mapping.evidence.targets import WHO
from certiflux.mapping.evidence.words import bare, is_bare_link, wording, words
from certiflux.mapping.wording import key

PLACES: Final = (
    ids.CODE_INSEE,
    ids.CODE_POSTAL,
    ids.LIBELLE_COMMUNE,
    ids.CODE_PAYS,
    ids.LIBELLE_PAYS,
    ids.DEPARTEMENT,
)
"""Targets that say where somebody was born."""

_BIRTH: Final = frozenset({"naissance", "birth", "birthplace", "natal", "natif", "born"})
_HOME: Final = frozenset(
    {"adresse", "domicile", "residence", "rue", "habitation", "addres", "voie", "street", "home"}
)
# Words as they stand once their plural is taken: « pay » for « pays ».
_PLACE: Final = frozenset(
    {"code", "postal", "commune", "pay", "insee", ids.DEPARTEMENT, "region", "libelle",
     "postcode", "town", "etranger", "numero", "cog"},
)  # fmt: skip
_REACH: Final = 3
_BESIDE_PLACE, _BESIDE_DATE, _BEFORE, _FADING = 2.5, 1.6, 1.5, 0.5
_HOME_BLOCK: Final = 2.0
_LINKED, _LOOSE = 4.4, 2.8
_SAME_PLACE, _OTHER_PLACE, _AGREE, _DIFFER = 2.0, 3.0, 0.8, 0.5
_FEWEST_ROWS: Final = 3
# « mois » stands without its last letter, as plurals do.
_PARTS: Final = {
    "annee": ids.ANNEE_NAISSANCE,
    "moi": ids.MOIS_NAISSANCE,
    "jour": ids.JOUR_NAISSANCE,
}
_PART, _NOT_WHOLE = 2.5, 4.0


@dataclass(slots=True)
class Title:
    """The header of a column and the group that covers it, and what its words show.

    ``birth``, ``home``: it says so itself; ``place``: it is a place and says no more. ``stems``
    are its words of the vocabulary, ``told`` says that all of them are; ``every`` those of the
    group and the remarks besides. ``shown``: the header in full, where less of it is read.
    """

    text: str
    group: str = ""
    birth: bool = False
    home: bool = False
    place: bool = False
    stems: frozenset[str] = field(default=frozenset())
    told: bool = False
    every: frozenset[str] = frozenset()
    shown: str = ""

    @property
    def header(self) -> str:
        """The header as a reader sees it, under the one that covers it."""
        return self.shown or (f"{self.group} – {self.text}" if self.group else self.text)


def title_of(text: str, group: str = "") -> Title:
    """Return a header with what its words show."""
    read = wording(text, group)
    told = frozenset(known for word in read.every for known, sure in alike(word) if sure >= 0.7)  # noqa: PLR2004
    own = frozenset(known for word in read.main for known, sure in alike(word) if sure >= 0.7)  # noqa: PLR2004
    birth, home = bool(told & _BIRTH), bool(told & _HOME)
    plain = bool(own & _PLACE) and all(
        word in WHO or any(known in _PLACE | WHO for known, _ in alike(word)) for word in read.main
    )
    return Title(
        text,
        group,
        birth,
        home and not birth,
        plain and not birth and not home,
        own,
        all(map(alike, read.main)),
        told,
    )


def around(titles: list[Title], seen: list[ColumnSample]) -> list[dict[str, float]]:
    """Return, by column, the points that its neighbours add to targets."""
    found: list[dict[str, float]] = [{} for _ in titles]
    for index, title in enumerate(titles):
        if is_bare_link(title.text):
            _add(found[index], _link(titles, index))
        elif title.place:
            _add(found[index], _place(titles, index))
    _same_places(titles, seen, found)
    for index in range(len(titles) - len(_PARTS) + 1):
        _parts(titles, index, found)
    return found


def _parts(titles: list[Title], first: int, found: list[dict[str, float]]) -> None:
    """Let a day, a month and a year of birth in three columns be the parts of one date."""
    near = titles[first : first + len(_PARTS)]
    told = [[word for word in _PARTS if word in title.stems] for title in near]
    if any(title.birth for title in near) and sorted(told) == [[word] for word in sorted(_PARTS)]:
        for index, (word,) in enumerate(told, first):
            _add(found[index], {_PARTS[word]: _PART, ids.DATE_NAISSANCE: -_NOT_WHOLE})


def _add(found: dict[str, float], more: dict[str, float]) -> None:
    for target, points in more.items():
        found[target] = found.get(target, 0.0) + points


def _place(titles: list[Title], index: int) -> dict[str, float]:
    """Return whether a bare place is that of the home or that of the birth beside it."""
    for step in range(1, min(_REACH, index) + 1):
        near = titles[index - step]
        if near.home:
            return {decoys.HOME: _HOME_BLOCK, **dict.fromkeys(PLACES, -_BESIDE_PLACE)}
        if near.birth:
            points = max(0.0, _beside(titles, index, near) - _FADING * (step - 1))
            return dict.fromkeys(PLACES, points)
        if not near.place:
            break
    return _before(titles, index)


def _beside(titles: list[Title], index: int, birth: Title) -> float:
    """Return what a birth on the left gives to a place: less for a day than for a place."""
    if birth.stems & _PLACE:
        return _BESIDE_PLACE
    own = titles[index].stems
    postal = "postal" in own and "insee" not in own
    return 0.0 if postal or _is_pair(titles, index) else _BESIDE_DATE


def _before(titles: list[Title], index: int) -> dict[str, float]:
    """Return what stands on the right of a place: an address, or a place of birth."""
    after = titles[index + 1 : index + 1 + _REACH]
    for near in after:
        if near.home:
            return {decoys.HOME: _HOME_BLOCK}
        if not near.place:
            break
    if after and after[0].birth and after[0].stems & _PLACE:
        return dict.fromkeys(PLACES, _BEFORE)
    return {}


def _is_pair(titles: list[Title], index: int) -> bool:
    """Say whether a town stands beside a postal code: that is how an address is written."""
    near = titles[max(0, index - 1) : index] + titles[index + 1 : index + 2]
    own = titles[index].stems
    return any(other.place and "postal" in (other.stems ^ own) for other in near)


def _link(titles: list[Title], index: int) -> dict[str, float]:
    """Return what a small word alone goes on with: « Né(e) le | à », « Du | Au »."""
    word = key(bare(titles[index].text))
    before = next(
        (titles[i] for i in range(index - 1, -1, -1) if not is_bare_link(titles[i].text)), None
    )
    if word == "du":
        return {ids.DEBUT_EXAMEN: _LOOSE}
    if word in {"au", "jusquau"}:
        return {ids.FIN_EXAMEN: _LOOSE, ids.FIN_VALIDITE: _LOOSE - 1}
    if before is None:
        return {}
    if before.birth:
        return (
            {ids.LIBELLE_COMMUNE: _LINKED} if word in {"a", "en"} else {ids.DATE_NAISSANCE: _LINKED}
        )
    stems = before.stems | frozenset(words(before.text))
    if word == "le" and stems & {
        "delivrance",
        "obtention",
        "certificat",
        "diplome",
        "certification",
    }:
        return {ids.DEBUT_VALIDITE: _LOOSE}
    return {}


def _same_places(
    titles: list[Title], seen: list[ColumnSample], found: list[dict[str, float]]
) -> None:
    """Let codes that agree row by row be of one place, and those that differ be of two."""
    coded = {i: codes for i, one in enumerate(seen) if (codes := _departments(one))}
    births = [i for i in coded if titles[i].birth]
    for index, own in coded.items():
        if not titles[index].place:
            continue
        for birth in births:
            pairs = [(a, b) for a, b in zip(own, coded[birth], strict=False) if a and b]
            if len(pairs) < _FEWEST_ROWS:
                continue
            agreed = sum(a == b for a, b in pairs) / len(pairs)
            if agreed >= _AGREE:
                _add(found[index], dict.fromkeys(PLACES, _SAME_PLACE))
            elif agreed <= _DIFFER:
                _add(found[index], dict.fromkeys(PLACES, -_OTHER_PLACE))
            break


def _departments(seen: ColumnSample) -> list[str]:
    """Return, row by row, the department of a column of codes; nothing for any other column."""
    if seen.share("five", "department", "place") < _AGREE:
        return []
    return [_department(str(cell)) if cell is not None else "" for cell in seen.cells]


def _department(text: str) -> str:
    digits = "".join(one for one in text.removesuffix(".0") if one.isalnum() and not one.islower())
    digits = digits[-5:] if digits[-5:].isdecimal() else digits
    if len(digits) == 4:  # noqa: PLR2004  # a zero eaten by the spreadsheet
        digits = f"0{digits}"
    if len(digits) == 3 and digits.startswith("0"):  # noqa: PLR2004  # « 069 »
        digits = digits[1:]
    return digits[:2].zfill(2)
