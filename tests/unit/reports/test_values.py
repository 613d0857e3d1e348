"""The values that wait for a choice, and how the dates are read."""

from dataclasses import replace

import pytest

from certiflux.dataset.dates.order import DateChoice
from certiflux.dataset.unknown import with_choice
from certiflux.mapping.mapping import propose
from certiflux.screens.columns.values import SHOWN_VALUES, dates_view, values_view
from unit.mapping.tables import table

ROWS = (
    ["8.1", "Civilité", "Résultat définitif", "Modalité d'accès"],
    ["A", "Mx", "OUI", "formation continue hors contrat pro"],
    ["B", "Mme", "peut-être", ""],
    ["C", "mx ", "NON", "nil"],
    ["D", "Femmme", "OUI", "VAE"],
)


def view(*rows, **values):
    sheet = table(*rows)
    mapping = replace(propose(sheet), values={k.replace("_", "."): v for k, v in values.items()})
    return values_view(sheet, mapping)


def test_each_unknown_value_is_shown_once_with_its_count_and_a_suggestion():
    told = view(*ROWS)
    assert told["open"] == 4
    by_field = {one["field"]: one for one in told["fields"]}
    assert set(by_field) == {"8.9", "5.5", "7.1"}
    sexe = by_field["8.9"]
    assert (sexe["label"], sexe["column"], sexe["hidden"]) == ("Sexe", "Civilité", 0)
    assert sexe["options"] == [{"value": "M", "label": "Homme"}, {"value": "F", "label": "Femme"}]
    assert [(i["raw"], i["count"], i["choice"], i["suggestion"]) for i in sexe["items"]] == [
        ("Mx", 2, None, None),
        ("Femmme", 1, None, "F"),
    ]
    assert by_field["5.5"]["options"][0] == {"value": "true", "label": "OUI"}
    (access,) = by_field["7.1"]["items"]
    assert access["suggestion"] == "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION"


def test_a_choice_stays_shown_and_closes_the_question():
    told = view(*ROWS, **{"8_9": {"MX": "M", "Femmme": ""}})
    items = next(one["items"] for one in told["fields"] if one["field"] == "8.9")
    assert [(i["raw"], i["choice"]) for i in items] == [("Mx", "M"), ("Femmme", "")]
    assert told["open"] == 2


def test_what_is_known_crossed_or_above_the_data_asks_nothing():
    rows = ["Titre", None, None], ["8.1", "8.9", "5.12"], ["A", "H", "x"], ["B", "2", None]
    assert view(*rows) == {"fields": [], "open": 0}
    marks = view(*rows, ["C", "F", "non"])
    assert [i["raw"] for i in marks["fields"][0]["items"]] == ["x"]
    assert marks["fields"][0]["items"][0]["suggestion"] == "true"


def test_a_column_that_is_no_list_is_shown_in_part_and_counted_whole():
    many = SHOWN_VALUES + 20
    told = view(["8.1", "8.9"], *(["A", f"valeur {n}"] for n in range(many)))
    (field,) = told["fields"]
    assert (len(field["items"]), field["hidden"], told["open"]) == (SHOWN_VALUES, 20, many)


def test_a_choice_is_made_changed_and_undone():
    made = with_choice({}, "8.9", "Mx", "M")
    assert made == {"8.9": {"Mx": "M"}}
    assert with_choice(made, "8.9", " MX", "F") == {"8.9": {" MX": "F"}}
    assert with_choice(made, "8.9", "mx", None) == {}
    assert with_choice(made, "5.5", "x", "") == {"8.9": {"Mx": "M"}, "5.5": {"x": ""}}
    with pytest.raises(KeyError):
        with_choice({}, "8.1", "x", "M")
    with pytest.raises(ValueError, match="Z"):
        with_choice({}, "8.9", "x", "Z")


def test_how_dates_are_read_is_said_with_what_may_be_chosen():
    sheet = table(["8.1", "Né(e) le", "5.10"], ["A", "05/06/32", "2026-05-20"])
    mapping = propose(sheet)
    birth, start = dates_view(sheet, mapping)
    assert (birth["column"], birth["header"], birth["order"]) == (1, "Né(e) le", "jma")
    assert birth["ask"] is birth["century_ask"] is True
    assert [one["value"] for one in birth["choices"]] == ["jma", "mja"]
    assert [one["value"] for one in birth["century_choices"]] == ["1900", "2000"]
    assert (start["order"], start["ask"], start["century_choices"]) == ("amj", False, [])
    (birth, _) = dates_view(sheet, mapping, {1: DateChoice("mja", "1900")})
    assert (birth["order"], birth["ask"], birth["century_ask"]) == ("mja", False, False)
    assert birth["century"] == "1900"
