"""The values that wait for a choice, and how the dates are read."""

from dataclasses import replace

import pytest

from certiflux.base.errors import UserError
from certiflux.base.words import letters
from certiflux.dataset.dates.order import DateChoice
from certiflux.dataset.unknown import MOST_NAMED, with_choice
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


NAMED = (
    ["8.1", "4.2"],
    ["A", "CACES cat. 3"],
    ["B", "Caces cat. 3 "],
    ["C", "Habilitation B0"],
    ["D", None],
)


def test_names_of_certifications_are_asked_once_each_for_their_code():
    told = view(*NAMED)
    (field,) = told["fields"]
    assert (field["field"], field["options"], field["typed"]) == ("4.2", [], True)
    assert "RS5801" in field["hint"]
    items = [(one["raw"], one["count"], one["choice"], one["suggestion"]) for one in field["items"]]
    assert items == [("CACES cat. 3", 2, None, None), ("Habilitation B0", 1, None, None)]
    assert told["open"] == 2
    assert view(*NAMED, **{"4_2": {"caces CAT. 3": "RS5801"}})["open"] == 1


def test_a_column_that_holds_a_code_or_too_many_names_asks_for_none():
    assert view(*NAMED, ["E", "RS5801"])["fields"] == []
    assert view(*NAMED, ["E", "35584"])["fields"] == []
    many = [["A", f"Formation {letters(n)}"] for n in range(MOST_NAMED + 1)]
    assert view(NAMED[0], *many)["fields"] == []
    assert len(view(NAMED[0], *many[1:])["fields"][0]["items"]) == MOST_NAMED


def test_a_code_is_kept_as_the_flow_writes_it_and_anything_else_refused():
    made = with_choice({}, "4.2", "CACES cat. 3", "rs 5 801")
    assert made == {"4.2": {"CACES cat. 3": "RS5801"}}
    assert with_choice(made, "4.2", "caces cat. 3", None) == {}
    for wrong in ("5801", "CACES", "RS5801 ou RS5802"):
        with pytest.raises(UserError) as refused:
            with_choice({}, "4.2", "CACES cat. 3", wrong)
        assert refused.value.code == "CODE_SAISI_ILLISIBLE"


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
