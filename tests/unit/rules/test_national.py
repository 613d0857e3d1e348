"""Who goes by national number: what is not written of them is not checked, nor found twice."""

from array import array
from dataclasses import replace

import pytest

from certiflux.base.work import drain
from certiflux.dataset.identifiers.national import NAME, add_national
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import version_called
from certiflux.rules.context import NOTHING
from certiflux.rules.run import run, run_steps
from certiflux.rules.unwritten import WRITTEN, unwritten
from properties.records import dataset

PERSON = {
    "action": "CREATION",
    "2.1": "12ABC345",
    "3.1": "12ABC345",
    "3.2": "MCFCER000123",
    "4.1": "RS",
    "4.2": "RS5200",
    "5.4": "PAR_ADMISSION",
    "5.5": "true",
    "5.10": "2026-05-20",
    "5.12": "false",
    "5.14": "false",
    "8.1": "VERNIER",
    "8.3": "Claire",
    "8.6": "1988",
    "8.9": "F",
    "nir": "288059910900007",
}


def people(*changes, national=True):
    rows = [PERSON | {"5.1": f"A-{n}"} | change for n, change in enumerate(changes, 1)]
    found = dataset(rows, version_called("1.1.5"))
    for column in found.columns.values():
        column.source = 0
    found = replace(found, national=national)
    add_national(found)
    return found


def found(findings):
    every = map(findings.__getitem__, range(len(findings)))
    return sorted((one.rule, one.field, one.row) for one in every if one.field[0] != "2")


def checked(data):
    return found(drain(run(data)))


def test_the_civil_status_of_who_goes_by_number_is_not_asked():
    bare = {"8.3": None, "8.6": None, "8.9": None}
    assert checked(people(bare)) == []
    rules = {rule for rule, *_ in checked(people(bare, national=False))}
    assert rules == {"COLONNE_ABSENTE"}


def test_who_stays_is_asked_as_ever():
    stays = {"nir": None, "8.1": "VERNAIN", "8.3": None}
    assert checked(people({}, stays)) == [("VALEUR_ABSENTE", "8.3", 1)]


def test_one_name_is_wanted_beside_a_number_whichever_it_is():
    unnamed = {"8.1": None, "8.3": None, "8.6": None, "8.9": None}
    assert checked(people(unnamed)) == [("COLONNE_ABSENTE", "8.1", None)]
    assert checked(people(unnamed | {NAME: "VERNAIN"})) == []
    assert checked(people({}, unnamed)) == [("VALEUR_ABSENTE", "8.1", 1)]
    assert checked(people({}, unnamed | {NAME: "VERNAIN"})) == []


def test_two_numbers_are_two_people_and_one_number_is_one():
    bare = {"8.3": None, "8.6": None, "8.9": None}
    assert checked(people(bare, bare | {"nir": "2880599110000"})) == []
    twice = checked(people(bare, bare))
    assert twice == [("PASSAGE_REPETE", "5.10", 0), ("PASSAGE_REPETE", "5.10", 1)]


def test_what_contradicts_the_number_is_still_told():
    assert checked(people({"8.9": "M", "8.6": "1066"})) == [("NIR_AUTRE_PERSONNE", "nir", 0)]
    assert checked(people({"8.9": "M"})) == [("NIR_SEXE", "8.9", 0)]


def test_everything_is_written_where_nobody_goes_by_number():
    assert unwritten(people({}, national=False)) is WRITTEN
    assert unwritten(people({"nir": "inconnu"})) is WRITTEN


DOSSIER = [("9.1", "12345678901"), ("9.2", "VERNIER"), ("9.3", "Claire")]
TYPED = [
    *DOSSIER,
    ("8.1", "VERNIN"),
    ("8.6", "1066"),
    ("8.8", "30"),
    (NAME, "VERNAIN"),
    (NAME, None),
]


@pytest.mark.parametrize(("field", "value"), TYPED, ids=map(str, TYPED))
def test_checking_again_after_a_correction_finds_what_checking_all_finds(field, value):
    others = [{"8.1": f"VERNAIN-{letter}", "8.6": "1066"} for letter in "ABCDEFGH"]
    first = {"8.1": None, "8.6": "1988", "8.7": "2", "8.8": "31", NAME: "VERNEL"}
    before = people(first, *others)
    known = before.columns.get(field) or FieldColumn([None], array("I", [0] * len(before)))
    codes = array("I", [len(known.values), *known.codes[1:]])
    column = FieldColumn([*known.values, value], codes, source=0)
    after = replace(before, columns={**before.columns, field: column})
    again = run_steps(after, NOTHING, drain(run(before)), {field}, [0])
    assert found(again) == checked(after)
    expected = {
        "9.1": {("COLONNE_ABSENTE", "9.2", None), ("NAISSANCE_IMPOSSIBLE", "8.8", 0)},
        NAME: set() if value else {("VALEUR_ABSENTE", "8.1", 0)},
    }
    assert expected.get(field, set()) <= set(found(again))
