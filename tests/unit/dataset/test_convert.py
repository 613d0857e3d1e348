"""Each line of the conversion cases: one cell, what the flow will carry, what the journal says."""

import datetime as dt

import pytest

from cases.lines import FOLDER, cases, cell
from certiflux.base import dates
from certiflux.dataset.births import split_birth
from certiflux.dataset.change import Change
from certiflux.dataset.convert import convert
from certiflux.dataset.values import NIL, show
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Listing

FILES = sorted(path.relative_to(FOLDER) for path in FOLDER.glob("conversions/*.txt"))
CONVERSIONS = [case for file in FILES for case in cases(file, 5)]
BIRTHS = cases("conversions/births.births", 6)
ORDERS = cases("conversions/orders.orders", 6)
MADE_BY_THE_DATASET = {
    Change.ACCENTS,
    Change.CROIX,
    Change.CASE_VIDE,
    Change.NOM_PRENOM,
    Change.PRENOMS,
    Change.PRENOMS_DE_TROP,
    Change.REUNION,
    Change.FUSION,
    Change.TABLEAU,
    Change.SEXE_DU_TITRE,
    Change.LIEU_REPRIS,
    Change.CHOIX,
    Change.CORRECTION,
    Change.NIL_ABSENT,
    Change.NIR,
    Change.CONSTANTE,
    Change.PARTAGE,
    Change.USUELLE,
    Change.NOM_SEUL,
    Change.DEDUITE,
    Change.PREFIXE,
    Change.TYPE_DEDUIT,
    Change.ID_CREE,
    Change.ID_CREE_RANG,
    Change.LIEU_INCONNU,
    Change.CLE_NIR,
    Change.CHIFFRES_SEULS,
    Change.CODES_REUNIS,
    Change.LIBELLE,
    Change.SANS_OBJET,
    Change.POSTAL_INUTILE,
}
"""Changes that no single cell tells."""


def value(text, found=None):
    return {"<rien>": None, "<nil>": NIL, "<tel quel>": show(found)}.get(text, text)


def change(name):
    return None if name == "-" else Change[name]


def epoch(kind):
    return dates.EPOCH_1904 if kind == "nombre1904" else dates.EPOCH


@pytest.mark.parametrize("case", CONVERSIONS, ids=lambda case: case[0])
def test_a_cell_becomes_the_value_of_the_flow(case):
    _, field, kind, text, expected, journaled = case
    found = cell(kind, text)
    converted = convert(fields()[field], found, epoch=epoch(kind))
    assert converted == (value(expected, found), change(journaled))


@pytest.mark.parametrize("case", BIRTHS, ids=lambda case: case[0])
def test_a_whole_date_of_birth_is_split(case):
    _, kind, text, year, month, day, journaled = case
    split = split_birth(cell(kind, text), epoch(kind))
    assert split == (value(year), value(month), value(day), change(journaled))


def _told_of(text):
    if text in {"-", "tard"}:
        return {"late": text == "tard" or None}
    first, _, last = text.partition("-")
    return {"years": range(int(first), int(last) + 1)} if last else {"century": int(first)}


@pytest.mark.parametrize("case", ORDERS, ids=lambda case: case[0])
def test_a_date_is_read_by_the_rule_of_its_column(case):
    _, order, century, field, text, expected, journaled = case
    rule = dates.DateRule(dates.Order(order), **_told_of(century))
    if field in fields():
        converted = convert(fields()[field], text, rule=rule)
        assert converted == (value(expected, text), change(journaled))
    else:
        split = split_birth(text, rule=rule)
        assert " ".join(map(show, split[:3])) == expected
        assert split[3] == change(journaled)


def test_every_change_of_a_cell_has_a_case():
    told = {case[-1] for case in CONVERSIONS + BIRTHS + ORDERS} - {"-"}
    assert told == {one.name for one in Change if one not in MADE_BY_THE_DATASET}


@pytest.mark.parametrize("field", [f for f in fields().values() if f.example], ids=lambda f: f.id)
def test_a_converted_value_converts_to_itself(field):
    first = convert(field, field.example).value
    assert convert(field, first) == (first, None)


LISTED = [
    (field, option.value, spelling)
    for field in fields().values()
    if isinstance(field.kind, Listing)
    for option in field.kind.options
    for spelling in (option.value, option.label, *option.spellings)
]


@pytest.mark.parametrize(("field", "expected", "spelling"), LISTED)
def test_each_spelling_of_the_dictionary_is_understood_in_any_case(field, expected, spelling):
    for written in (spelling, spelling.upper(), spelling.lower(), f" {spelling} "):
        assert convert(field, written).value == expected


def test_the_users_own_spellings_come_first():
    sexe = fields()["8.9"]
    assert convert(sexe, "X", choices={"X": "F"}) == ("F", Change.CHOIX)
    assert convert(sexe, " X\u00a0", choices={"x": "F"}) == ("F", Change.CHOIX)
    assert convert(sexe, 3.0, choices={"3": "M"}) == ("M", Change.CHOIX)
    assert convert(sexe, "Mme", choices={"X": "F"}) == ("F", Change.LISTE)
    assert convert(fields()["7.3"], "?", choices={"?": ""}) == (None, Change.CHOIX)


@pytest.mark.parametrize(
    ("number", "epoch_", "day"),
    [
        (3_000, dates.EPOCH, dt.date(1908, 3, 18)),
        (2_999, dates.EPOCH, None),
        (73_415, dates.EPOCH, dt.date(2100, 12, 31)),
        (73_416, dates.EPOCH, None),
        (44_155, dates.EPOCH_1904, dt.date(2024, 11, 21)),
    ],
)
def test_day_numbers_are_dates_within_bounds_only(number, epoch_, day):
    assert dates.from_serial(number, epoch_) == day


@pytest.mark.parametrize(("name", "number"), sorted(dates.MONTHS.items()))
def test_every_month_is_read_by_name_and_abbreviation(name, number):
    assert dates.month(name.upper()) == number
    assert dates.parse(f"3 {name}. 2001") == dt.date(2001, number, 3)
