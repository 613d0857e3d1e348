"""The two layouts as declared: the official columns, whole fields, conditions that make sense."""

import json

import pytest

from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Date
from certiflux.dictionary.model import Status
from certiflux.dictionary.prevention import COLUMNS, FACTS, LAYOUTS
from certiflux.dictionary.prevention_model import Sure
from certiflux.prevention.checks import constant_fault
from certiflux.prevention.values import of_cell

EVERY = list(COLUMNS.values())


@pytest.mark.parametrize("key", LAYOUTS)
def test_the_columns_are_those_of_the_reference_in_its_order(key, shared):
    known = json.loads((shared / "spec" / "layouts.json").read_text("utf-8"))
    theirs = known[f"passeport_prevention_{key}_csv"]
    assert [one.name for one in LAYOUTS[key].columns] == theirs["headers"]
    assert theirs["separator"] == "|"
    assert theirs["encoding"] == "UTF-8"


def test_there_are_twenty_and_twenty_nine_columns():
    assert {key: len(one.columns) for key, one in LAYOUTS.items()} == {"JDR": 29, "ADF": 20}


@pytest.mark.parametrize("given", EVERY, ids=lambda one: one.name)
def test_a_field_is_declared_whole_and_its_example_is_right(given):
    field = given.field
    for said in (field.label, field.help, field.example, field.source):
        assert said.strip()
    assert any(sure.value in field.source for sure in Sure)
    assert field.help.endswith(".")
    found = of_cell(given, field.example).value
    assert isinstance(found, str)
    assert constant_fault(given, field.example) is None
    assert given.derived in {"", *fields()}
    assert of_cell(given, found).value == found


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda one: one.key)
def test_conditions_and_orders_speak_of_columns_that_come_before(layout):
    names = [one.name for one in layout.columns]
    for given in layout.columns:
        when = given.field.when
        assert (given.field.status is Status.CONDITIONNEL) <= (when is not None)
        if when is not None:
            assert names.index(when.field) < names.index(given.name)
            assert when.value in layout.by_name[when.field].field.kind.values()
    for pair in layout.orders:
        assert all(isinstance(layout.by_name[one].field.kind, Date) for one in pair)
    assert set(layout.past) <= set(names)


def test_what_is_personal_comes_from_the_list_alone():
    assert {one.name for one in EVERY if one.field.personal} == {"NIR", "NOM_TITULAIRE"}
    assert [one.name for one in EVERY if one.field.secret] == ["NIR"]


def test_every_fact_about_the_file_says_how_sure_it_is():
    assert {fact.sure for fact in FACTS} == set(Sure)
    assert all(fact.said.endswith(".") for fact in FACTS)
