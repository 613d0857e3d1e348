"""The bench of never-seen exports runs, judges rightly, and holds the floor."""

import tomllib
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench.places import TABLE
from certiflux.places.atlas import Atlas, BirthSpan
from certiflux.places.table import read_table
from understanding import table
from understanding.cells import Shown, literal, midnight_in_utc
from understanding.export import exports
from understanding.files import file_of
from understanding.judge import Judged, compare, judge
from understanding.measure import measure, verdict
from understanding.product import Product, Report
from understanding.roster import roster
from understanding.words import fold

ALL = exports()
FLOOR = tomllib.loads((Path(__file__).parent / "floor.toml").read_text("utf-8"))["below"]


@pytest.fixture(scope="module")
def product():
    if not TABLE.is_file():
        pytest.skip("the table of communes is not built: « python3 build.py test » makes it")
    return Product()


@pytest.mark.parametrize("export", ALL, ids=lambda one: one.name)
def test_nothing_is_wrong_in_silence(product, export):
    below = measure(product, export).below
    if export.name in FLOOR:
        assert below, f"« {export.name} » reaches the floor: take it out of floor.toml"
    else:
        assert below == []


def test_the_list_of_the_floor_names_exports():
    assert {one.name for one in ALL} >= set(FLOOR)


def test_a_table_tells_each_export_and_the_totals(product):
    results = [measure(product, one) for one in ALL[:2]]
    told = table.text(results, verbose=True)
    assert [one.name in told for one in ALL[:2]] == [True, True]
    assert "TOTAL (2)" in told


@pytest.mark.parametrize("export", ALL, ids=lambda one: one.name)
def test_an_export_says_whole_things(export):
    name, data = file_of(export)
    assert name
    assert data
    # A needed question nobody answers would block people for want of data of the bench's own.
    assert export.people
    assert all(one["rows"] for one in export.people)
    codes = {one["fields"].get("4.2") for one in export.people}
    assert codes.isdisjoint({None, ""}), "the truth says the certification of each passage"


def test_nobody_is_mistaken_for_another():
    names = [fold(one[kind]) for one in roster().values() for kind in ("nom", "usage") if one[kind]]
    clashes = [(a, b) for a in names for b in names if a is not b and a in b]
    assert clashes == []


@pytest.mark.skipif(not TABLE.is_file(), reason="the table of communes is not built")
def test_places_of_birth_are_true():
    atlas = Atlas(read_table(TABLE.read_bytes()))
    for one in roster().values():
        if not one["country"]:
            day = int(one["ne"].strftime("%Y%m%d"))
            found = atlas.at(one["insees"][0], BirthSpan(day, day))
            assert found
            assert fold(found.name) == fold(one["lieu"])
            known = {postal for insee in one["insees"] for postal in atlas.postals(insee)}
            assert set(one["postals"]) <= known


BLANK = {"place": "none", "usage_told": False, "fields": {"4.2": "RS1234"}, "rows": [("x", 2)]}


SMALL = SimpleNamespace(
    people=[{**BLANK, "who": roster()["corvaisier"]}],
    out=[{**roster()["dervaux"], "rows": [("x", 3)]}],
)
"""Two people: one to declare, one who failed."""


def passage(**changes):
    said = {
        "nomNaissance": "CORVAISIER",
        "prenom1": "Helene",
        "sexe": "F",
        "anneeNaissance": "1979",
        "moisNaissance": "11",
        "jourNaissance": "02",
        "code": "RS1234",
        "type": "RS",
    }
    return said | changes


def test_a_true_passage_is_right():
    told = judge([passage()], SMALL, Report([]))
    assert (told.right, told.harms, told.blocked) == (1, [], [])


@pytest.mark.parametrize(
    "changes",
    [
        {"nomNaissance": "LEGOUX", "nomUsage": "CORVAISIER"},
        {"jourNaissance": "03"},
        {"sexe": "M"},
        {"codePostal": roster()["corvaisier"]["hcp"]},
        {"codeInsee": "75056"},
        {"libellePaysNaissance": "MAROC"},
        {"modaliteAcces": "VAE"},
        {"code": "RS4321"},
        {"type": "RNCP"},
    ],
)
def test_what_is_false_is_a_harm(changes):
    told = judge([passage(**changes)], SMALL, Report([]))
    assert (told.right, told.wrong) == (0, 1)
    assert told.harms


def test_a_harm_that_a_finding_tells_of_is_not_silent():
    found = {"row": 2, "field": "8.9", "code": "SEXES_INVERSES", "severity": "warning"}
    told = judge([passage(sexe="M")], SMALL, Report([found]))
    assert (told.harms, len(told.warned)) == ([], 1)


def test_who_failed_and_who_is_nobody_are_harms():
    failed = passage(nomNaissance="DERVAUX", prenom1="Théo")
    told = judge([passage(), passage(), failed, passage(nomNaissance="TOTAL")], SMALL, Report([]))
    assert [one.split(" : ")[0] for one in told.harms] == [
        "deux fois",
        "déclaré à tort",
        "n'est personne",
    ]


def test_what_the_file_tells_and_the_flow_lacks_is_poorer():
    truth = {**SMALL.people[0], "place": "sure", "usage_told": True}
    assert compare(passage(), truth) == ([], ["nomUsage", "lieu"])
    assert Judged().blocked == []


@pytest.mark.parametrize(
    ("column", "how"),
    [
        ({"ask": None, "field": "8.1"}, "right"),
        ({"ask": None, "field": "8.2"}, "wrong"),
        ({"ask": {"field": "8.1"}, "field": "8.1"}, "asked"),
        ({"ask": {"field": "8.2"}, "field": None}, "wrong_asked"),
        ({"ask": None, "field": None}, "missed"),
    ],
)
def test_how_a_column_is_understood(column, how):
    assert verdict(column, ["8.1"]) == how


def test_cells_are_typed():
    assert literal("@2026-10-09") == date(2026, 10, 9)
    assert literal("#0.85~0%") == Shown(0.85, "0%")
    assert midnight_in_utc(date(1990, 6, 17)).isoformat() == "1990-06-16T22:00:00"
