"""What a whole column tells: the order of its dates, its names, damaged accents, crosses."""

import pytest

from cases.lines import cases
from certiflux.base.words import typographic
from certiflux.dataset.change import Change
from certiflux.dataset.dates.order import CENTURIES, DateChoice, Order, date_readings, read_order
from certiflux.dataset.names.names import NameOrder, split_name
from certiflux.dataset.suggest import suggestion
from certiflux.dataset.texts.mojibake import repaired
from certiflux.dataset.texts.text import clean
from certiflux.dictionary import fields
from certiflux.mapping.joining import assigned
from certiflux.mapping.mapping import propose
from certiflux.rules.catalogue import CATALOGUE
from unit.dataset.test_dataset import dataset, told
from unit.mapping.tables import table

ORDERS = cases("columns/orders.txt", 5)
NAMES = cases("columns/names.txt", 4)
MOJIBAKE = cases("columns/mojibake.txt", 2)
SUGGESTIONS = cases("columns/suggestions.txt", 3)


def choice(text):
    order, _, century = text.partition(" ")
    return None if text == "-" else DateChoice(order, century or None)


@pytest.mark.parametrize("case", ORDERS, ids=lambda case: case[0])
def test_the_order_of_a_column_is_inferred_and_said(case):
    _, values, chosen, order, asks, sentence = case
    reading = read_order([None, *values.split("; ")], choice(chosen))
    if order == "<rien>":
        assert reading is None
        return
    asked = [name for name, one in (("ordre", reading.ask), ("siècle", reading.century_ask)) if one]
    assert (reading.order, asked) == (Order(order), [a for a in asks.split() if a != "-"])
    assert reading.sentence == typographic(sentence)
    assert reading.order in reading.offered
    assert reading.rule.century in {None, *map(int, CENTURIES)}


def test_cells_that_are_dates_or_numbers_leave_nothing_to_choose():
    assert read_order([45617.0, 12, True, None]) is None


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case[0])
def test_a_name_and_a_given_name_are_parted(case):
    _, order, text, name, given = case
    expected = None if name == "<non>" else (name, given)
    assert split_name(clean(text)[0], NameOrder(order)) == expected


@pytest.mark.parametrize("case", MOJIBAKE, ids=lambda case: case[0])
def test_damaged_accents_are_put_back(case):
    _, text, expected = case
    assert repaired(text) == (None if expected == "-" else expected)


def test_what_a_wrong_encoding_does_to_french_is_undone():
    letters = "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’–…€"
    for codec in ("latin-1", "cp1252", "mac_roman"):
        for letter in letters:
            try:
                damaged = f"a{letter}b".encode().decode(codec)
            except UnicodeDecodeError:
                continue  # a byte that this encoding does not have: no program reads it so
            assert repaired(damaged) == f"a{letter}b", (codec, letter)


@pytest.mark.parametrize("case", SUGGESTIONS, ids=lambda case: case[0])
def test_a_close_value_is_suggested_and_no_other(case):
    _, field, text, expected = case
    assert suggestion(fields()[field], text) == (None if expected == "-" else expected)


def test_crosses_and_blanks_are_yes_and_no_when_the_column_holds_nothing_else():
    data = dataset(["8.1", "5.12"], ["A", "x"], ["B", None], ["C", "X "], ["D", "✓"])
    assert data.values("5.12") == ["true", "false", "true", "true"]
    assert told(data, "5.12") == {
        (Change.CROIX, "x", "true", 1, (2,)),
        (Change.CASE_VIDE, "(vide)", "false", 1, (3,)),
        (Change.CROIX, "X ", "true", 1, (4,)),
        (Change.CROIX, "✓", "true", 1, (5,)),
    }


@pytest.mark.parametrize("other", ["non", "?", 0, "B2"])
def test_a_cross_beside_anything_else_is_left_to_the_user(other):
    data = dataset(["8.1", "5.12"], ["A", "x"], ["B", None], ["C", other])
    assert data.values("5.12")[:2] == ["x", None]
    assert Change.CROIX not in {item.change for item in data.journal.items()}


def test_blanks_alone_are_no_answer_and_a_choice_goes_first():
    assert dataset(["8.1", "5.12"], ["A", None], ["B", None]).values("5.12") == [None, None]
    rows = ["8.1", "5.12"], ["A", "x"], ["B", None]
    assert dataset(*rows, values={"5.12": {"x": "false"}}).values("5.12") == ["false", None]


def test_the_dates_of_a_column_follow_its_order_and_the_users_choice():
    rows = ["8.1", "5.10"], ["A", "05/25/2026"], ["B", "05/06/2026"]
    assert dataset(*rows).values("5.10") == ["2026-05-25", "2026-05-06"]
    chosen = dataset(*rows, dates={1: DateChoice("jma")})
    assert chosen.values("5.10") == ["05/25/2026", "2026-06-05"]
    assert told(chosen, "5.10") == {(Change.DATE, "05/06/2026", "2026-06-05", 1, (3,))}
    assert chosen.columns["5.10"].rule.order is Order.JMA


def test_a_date_of_birth_in_two_figures_waits_for_the_century():
    rows = ["8.1", "Né(e) le"], ["A", "14/03/88"]
    assert dataset(*rows).values("8.6") == ["14/03/88"]
    data = dataset(*rows, dates={1: DateChoice(None, "1900")})
    assert [data.values(one) for one in ("8.6", "8.7", "8.8")] == [["1988"], ["3"], ["14"]]


def test_headers_and_blank_rows_say_nothing_of_the_order():
    sheet = table(["8.1", "5.10", "12/25/2020"], ["A", "05/06/2026", "z"])
    (reading,) = date_readings(sheet, propose(sheet)).values()
    assert reading.ask


@pytest.mark.parametrize(
    ("proof", "asks", "said"),
    [
        ("25/05/2026", False, "comme les autres dates du fichier"),
        ("05/25/2026", True, "sans preuve"),
        ("07/05/2026", True, "sans preuve"),
    ],
)
def test_a_doubtful_column_follows_day_first_proven_elsewhere_and_nothing_else(proof, asks, said):
    sheet = table(["8.1", "5.10", "5.6"], ["A", "05/06/2026", proof])
    doubtful = date_readings(sheet, propose(sheet))[1]
    assert (doubtful.order, doubtful.ask) == (Order.JMA, asks)
    assert said in doubtful.sentence


def test_one_column_of_names_fills_two_fields():
    sheet = table(["5.1", "Identité"], ["1", "LE GOFF Yann"], ["2", "MARTIN"], ["3", None])
    mapping = assigned(propose(sheet), 1, "8.1+8.3")
    data = dataset(*rows_of(sheet), columns=mapping.columns)
    assert data.values("8.1") == ["LE GOFF", "MARTIN", None]
    assert data.values("8.3") == ["Yann", None, None]
    assert told(data, "8.3") == {(Change.NOM_PRENOM, "LE GOFF Yann", "Yann", 1, (2,))}
    other = dataset(*rows_of(sheet), columns=mapping.columns, splits={1: "prenom-nom"})
    assert other.values("8.1")[0] == "LE GOFF"


def rows_of(sheet):
    return [sheet.row(row) for row in range(sheet.n_rows)]


def test_accents_are_repaired_only_where_asked_and_told():
    rows = ["8.1", "8.3"], ["GARÃ‡ON", "LÃ©a"], ["PETIT", "Zoé"]
    assert dataset(*rows).values("8.3") == ["LÃ©a", "Zoé"]
    data = dataset(*rows, repairs={1})
    assert (data.values("8.1"), data.values("8.3")) == (["GARÃ‡ON", "PETIT"], ["Léa", "Zoé"])
    assert told(data, "8.3") == {(Change.ACCENTS, "LÃ©a", "Léa", 1, (2,))}
    assert CATALOGUE["MOJIBAKE"].severity == "warning"
