"""Check the places of birth: each distinct one once, and by date only where a date can matter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary.columns import DEPARTEMENT
from certiflux.places.atlas import Atlas, BirthSpan
from certiflux.places.countries import by_code
from certiflux.places.country_said import is_french
from certiflux.places.departments import department_said
from certiflux.places.names import keys
from certiflux.rules.context import Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.fix import Fix
from certiflux.rules.ids import BIRTH, EVERY, INSEE, PLACE
from certiflux.rules.places import abroad as place_abroad
from certiflux.rules.places import france as place_france
from certiflux.rules.places import town as place_town
from certiflux.rules.places.case import (
    CODE_LENGTH,
    SHORT_LENGTH,
    Place,
    PlaceCase,
    PlaceVerdict,
    commune,
)
from certiflux.rules.places.search import by_name
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step
from certiflux.rules.values.fields import problem
from certiflux.rules.values.plausible import made_up

TOLD: Final = (*PLACE, DEPARTEMENT.id)
"""What a row may say of the place: what the flow carries, and what only helps to find it."""

READS: Final = (*TOLD, *BIRTH, DOSSIER)
"""What the step looks at."""

_UNREADABLE: Final = frozenset({"CELLULE_EN_ERREUR", "CARACTERE_INTERDIT"})
_ERRORS: Final = ("#", "Err")
_MONTHS, _DAYS = 12, 31

Said = tuple[tuple[str, str], ...]


def check_places(dataset: Dataset, findings: Findings, context: Context) -> None:
    """Find what the places of birth have wrong; load the communes only if there is a place."""
    rows = place_rows(dataset)
    if not any(rows.known):
        return
    atlas = context.places.atlas()
    if atlas is None:
        findings.skip(f"Lieux de naissance non vérifiés : {context.places.reason}.")
        return
    wrong: dict[tuple[str, str], list[int]] = {}
    for row, said in _judged(dataset, rows, atlas):
        for one in said:
            wrong.setdefault(one, []).append(row)
    # In an order that no other row decides: each may be judged again by itself.
    for (rule, field), concerned in sorted(wrong.items()):
        findings.add(rule, field, concerned)


def judge(case: PlaceCase) -> list[PlaceVerdict]:
    """Return everything that is to be said of one place of birth."""
    place = case.place
    if place.insee:
        if len(place.insee) != CODE_LENGTH:
            return []
        abroad = place.insee.startswith("99")
        return place_abroad.judge_code(case) if abroad else place_france.judge_code(case)
    named = place_abroad.country_named(case)
    french = place_abroad.coded_france(place)
    if named or (len(place.country_code) == SHORT_LENGTH and not french):
        return place_abroad.judge_words(case, named)
    unknown = place_abroad.judge_unknown(case)
    if unknown and not is_french(place.country):
        return [unknown]
    return [*french, *([unknown] if unknown else []), *place_town.judge_words(case)]


def verdict(scene: Scene, finding: Finding) -> PlaceVerdict | None:
    """Return what was said of the place of a row, to write it in words; None when it is gone."""
    atlas = scene.context.places.atlas()
    if atlas is None or finding.row is None:
        return None
    place, born = place_in(scene.dataset, finding.row), born_in(scene.dataset, finding.row)
    wanted = (finding.rule, finding.field)
    # The second look is that of the check itself, where no date matters to it.
    for day in (born, _EVER):
        case = PlaceCase(place, day, atlas)
        for one in scene.once((place, day), partial(judge, case)):
            if (one.rule, one.field) == wanted:
                return one
    return None


def said(scene: Scene, finding: Finding) -> str:
    """Say what the place stands for, or what contradicts it."""
    found = verdict(scene, finding)
    return found.other if found else ""


def fix_place(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose what mends a place of birth."""
    found = verdict(scene, finding)
    return list(found.fixes) if found else []


def fix_length(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose the codes of a country that is named or coded otherwise in a column of codes."""
    if finding.row is None or finding.field not in PLACE:
        return []
    place = place_in(scene.dataset, finding.row)
    found = place_abroad.lengths(place, finding.field)
    spaced = "".join(place.insee.split()).upper()
    if finding.field == INSEE and spaced != place.insee and len(spaced) == CODE_LENGTH:
        return [Fix(f"Retirer les espaces : {spaced}", {INSEE: spaced})]
    atlas = None if found or finding.field != INSEE else scene.context.places.atlas()
    if atlas is None:
        return found
    born = born_in(scene.dataset, finding.row)
    # The name of the town, in the column of its code; else what the rest of the row tells.
    named = replace(place, insee="", town=place.insee) if place.insee.isalpha() else None
    for said in (named, replace(place, insee="")):
        if said and said.town and (towns := by_name(PlaceCase(said, born, atlas))):
            return [commune(one, place) for one in towns]
    return []


class PlaceRows:
    """The places of a dataset: one number per row, and the distinct places by number."""

    def __init__(self, numbers: list[int], known: list[tuple[str, ...]]) -> None:
        """Keep them."""
        self.numbers = numbers
        self.known = known


def place_rows(dataset: Dataset) -> PlaceRows:
    """Return the number of the place of each row, and what each place says."""
    columns = [dataset.columns.get(field) for field in TOLD]
    empty = [0] * len(dataset)
    streams: list[Sequence[int]] = [column.codes if column else empty for column in columns]
    texts = [
        [_text(value, field) for value in column.values] if column else [""]
        for field, column in zip(TOLD, columns, strict=True)
    ]
    numbers: dict[tuple[int, ...], int] = {}
    rows = [numbers.setdefault(codes, len(numbers)) for codes in zip(*streams, strict=True)]
    known = [
        tuple(text[code] for text, code in zip(texts, codes, strict=True)) for codes in numbers
    ]
    return PlaceRows(rows, [values if any(values[: len(PLACE)]) else () for values in known])


def _judged(dataset: Dataset, rows: PlaceRows, atlas: Atlas) -> Iterator[tuple[int, Said]]:
    """Yield the rows of which something is said, and what: rules and fields."""
    places = [Place(*values) for values in rows.known]
    plain = _plain(places, atlas)
    breaks = [
        [] if fine else _breaks(PlaceCase(place, _EVER, atlas))
        for place, fine in zip(places, plain, strict=True)
    ]
    otherwise = dataset.otherwise()
    births = Births(dataset)
    memo: dict[tuple[int, int, int], Said] = {}
    for row, number in enumerate(rows.numbers):
        if plain[number] or otherwise[row]:
            continue
        days = breaks[number]
        born = births[row] if days else _EVER
        key = (number, bisect_right(days, born.low), bisect_right(days, born.high))
        said = memo.get(key)
        if said is None:
            found = judge(PlaceCase(places[number], born, atlas))
            said = memo[key] = tuple((one.rule, one.field) for one in found)
        if said:
            yield row, said


_EVER: Final = BirthSpan()
_YEAR: Final = 4
"""Figures of a year, the longest part of a day of birth."""


def _plain(places: list[Place], atlas: Atlas) -> bytearray:
    """Return, per place, 1 where there is nothing to say whatever the date: most of a good file.

    A commune that never changed, under its own name; or no place at all.
    """
    towns = keys("\n".join(" ".join(place.town.split()) for place in places))
    fine = bytearray(len(places))
    for number, (place, key) in enumerate(zip(places, towns, strict=True)):
        if place.insee and not (place.postal or place.country_code or place.country):
            steady = atlas.is_steady(place.insee)
            fine[number] = steady and (not place.town or key == atlas.key(place.insee))
        else:
            fine[number] = place == _NOWHERE
    return fine


_NOWHERE: Final = Place()


def _breaks(case: PlaceCase) -> list[int]:
    """Return the days at which what is said of a place may change, sorted; often none."""
    code = case.place.insee
    if len(code) != CODE_LENGTH:
        return []
    if code.startswith("99"):
        country = by_code(code)
        gone = country.last_year if country else None
        return [(gone + 1) * 10_000] if gone else []
    return sorted(place_france.breaks(code, case))


class Births:
    """When each person of a dataset was born, each distinct date read once."""

    def __init__(self, dataset: Dataset) -> None:
        """Look at the columns of the birth; nothing is read yet."""
        columns = [dataset.columns.get(field) for field in BIRTH]
        nobody = [0] * len(dataset)
        self._codes = [nobody if column is None else column.codes for column in columns]
        self._numbers = [
            [0] if column is None else [_number(value) for value in column.values]
            for column in columns
        ]
        self._known: dict[tuple[int, ...], BirthSpan] = {}

    def __getitem__(self, row: int) -> BirthSpan:
        """Return when the person of a row was born."""
        years, months, days = self._codes
        codes = years[row], months[row], days[row]
        found = self._known.get(codes)
        if found is None:
            numbers = [known[code] for known, code in zip(self._numbers, codes, strict=True)]
            found = self._known[codes] = _dated(*numbers)
        return found


def born_in(dataset: Dataset, row: int) -> BirthSpan:
    """Return when the person of a row was born."""
    columns = (dataset.columns.get(field) for field in BIRTH)
    return _dated(*(0 if column is None else _number(column[row]) for column in columns))


def place_in(dataset: Dataset, row: int) -> Place:
    """Return the place of birth of a row."""
    columns = ((field, dataset.columns.get(field)) for field in TOLD)
    return Place(*(_text(column[row], field) if column else "" for field, column in columns))


def _dated(year: int, month: int, day: int) -> BirthSpan:
    """Return the days between which a birth lies, from what is known of it (0: nothing)."""
    if not year:
        return _EVER
    if not 1 <= month <= _MONTHS:
        return BirthSpan(year * 10_000 + 101, year * 10_000 + _MONTHS * 100 + _DAYS)
    first = year * 10_000 + month * 100
    return (
        BirthSpan(first + day, first + day)
        if 1 <= day <= _DAYS
        else BirthSpan(first + 1, first + _DAYS)
    )


def _number(value: Value) -> int:
    known = isinstance(value, str) and value.isdecimal() and len(value) <= _YEAR
    return int(str(value)) if known else 0


def _text(value: Value, field: str) -> str:
    """Return a value, "" for none; what another rule says of the cell is not said again."""
    if not isinstance(value, str) or made_up(field, value):
        return ""
    if field == DEPARTEMENT.id:
        return department_said(value)
    strange = value.startswith(_ERRORS) or not value.isprintable()
    return "" if strange and problem(EVERY[field], value) in _UNREADABLE else value


STEP: Final = Step("Lieux de naissance", check_places, READS, by_row=True)
