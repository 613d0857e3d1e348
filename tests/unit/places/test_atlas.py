"""The communes: every one of today by its name, every former one by its dates (PLACES.md)."""

import pytest

from cases.communes import COMMUNES
from certiflux.places.atlas import BirthSpan
from certiflux.places.names import department, fold
from certiflux.places.table import RECENT
from certiflux.rules.places.case import Place, PlaceCase
from certiflux.rules.places.search import by_name


@pytest.fixture(scope="module")
def atlas():
    return COMMUNES.atlas()


def born(day):
    return BirthSpan(day, day)


def test_the_table_has_what_the_packages_have(atlas):
    kinds = [atlas.episodes(code)[-1].kind for code in atlas.codes()]
    assert (kinds.count("c"), kinds.count("m")) == (34_969, 45)
    assert len(atlas) == 39_255
    assert len(set(map(len, atlas.codes()))) == 1


def test_every_commune_of_today_is_found_by_its_name_and_department(atlas):
    lost = []
    for code in atlas.codes():
        now = atlas.episodes(code)[-1]
        if now.kind == "c":
            place = Place(town=f"{now.name} ({department(code)})")
            if code not in {one.code for one in by_name(PlaceCase(place, BirthSpan(), atlas))}:
                lost.append((code, now.name))
    assert lost == []


def test_every_commune_of_today_is_found_by_its_postal_codes(atlas):
    lost = [
        (code, postal)
        for code in atlas.codes()
        if atlas.is_current(code)
        for postal in atlas.postals(code)
        if atlas.present(code) not in {*atlas.by_postal(postal), "75056", "69123", "13055"}
    ]
    assert lost == []
    without = [code for code in atlas.codes() if atlas.is_current(code) and not atlas.postals(code)]
    assert len(without) < 20, without


def test_every_former_code_is_known_by_date_and_goes_on_somewhere(atlas):
    checked = 0
    for code in atlas.codes():
        for one in atlas.episodes(code):
            if not one.end or one.end == RECENT:
                continue
            checked += 1
            assert atlas.at(code, born(one.end - 1)) == one
            then = atlas.at(code, born(one.end)) or atlas.heir(code, born(one.end))
            assert then, one
            assert then.covers(born(one.end))
            assert atlas.is_current(atlas.present(code)), one
    assert checked > 5_000


@pytest.mark.parametrize(
    ("first_day", "departments"),
    [(19680101, {"91", "92", "93", "94", "95"}), (19760101, {"2A", "2B"})],
)
def test_a_commune_whose_department_was_made_had_one_code_before(atlas, first_day, departments):
    made = [atlas.episodes(code)[0] for code in atlas.codes() if department(code) in departments]
    moved = [one for one in made if one.start == first_day]
    assert len(moved) > len(made) - 10
    for one in moved:
        elders = atlas.elders_at(one.code, born(first_day - 1))
        (before,) = [elder for elder in elders if (elder.end, elder.after) == (first_day, one.code)]
        assert before.name == one.name
        assert atlas.heir(before.code, born(first_day)) == one


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("49021", 20151231, "Beaufort-en-Vallée"),
        ("49021", 20160101, "Beaufort-en-Anjou"),
        ("74011", 20161231, "Annecy-le-Vieux"),
        ("74011", 20170101, None),
        ("20004", 19751231, "Ajaccio"),
        ("20004", 19760101, None),
        ("2A004", 19751231, None),
        ("2A004", 19760101, "Ajaccio"),
        ("75050", 19671231, "Nanterre"),
        ("92050", 19680101, "Nanterre"),
        ("97123", 20070222, "Saint-Barthélemy"),
        ("97123", 20070223, None),
        ("97801", 20070223, "Saint-Martin"),
        ("97411", 19300101, "Saint-Denis"),
        ("97611", 19300101, "Mamoudzou"),
        ("75112", 19500101, "Paris 12e Arrondissement"),
        ("12218", 20240101, "Conques-en-Rouergue"),
        ("12218", 20170601, "Conques-en-Rouergue"),
        ("00000", 20000101, None),
    ],
)
def test_a_code_means_something_on_a_day(atlas, code, day, name):
    found = atlas.at(code, born(day))
    assert (found.name if found else None) == name


def test_a_place_goes_on_where_it_went(atlas):
    assert atlas.heir("74011", born(20180101)).code == "74010"
    assert atlas.heir("78228", born(20200101)).name == "Évry-Courcouronnes"
    assert atlas.present("75050") == "92050"
    assert atlas.present("00000") == ""
    assert {one.code for one in atlas.elders_at("92050", born(19600101))} == {"75050"}
    assert "49147" in atlas.elders("49021")


def test_a_birth_known_by_its_year_may_fall_on_either_side(atlas):
    year = BirthSpan(20160101, 20161231)
    assert atlas.at("74011", year).name == "Annecy-le-Vieux"
    assert atlas.at("74011", BirthSpan(20170101, 20171231)) is None
    assert atlas.at("74011", BirthSpan()) is not None


def test_names_are_shared_and_postal_codes_too(atlas):
    today = {one.code for one in atlas.named("SAINTE COLOMBE") if atlas.is_current(one.code)}
    assert len(today) >= 12
    assert len(atlas.by_postal("51300")) == 46
    assert atlas.by_postal("75012") == ("75112",)
    assert atlas.by_postal("00000") == ()
    assert atlas.postals("75056")[11] == "75012"


def test_names_in_the_table_compare_as_people_write_them(atlas):
    assert [one.code for one in atlas.named(fold("le havre"))] == ["76351"]
    assert atlas.named(fold("HAVRE")) == atlas.named(fold("Le Havre"))
    assert atlas.named("NULLE PART") == []


def test_only_what_never_changed_is_steady(atlas):
    codes = ("31555", "74010", "92050", "49021", "75112", "97701", "74011", "99999")
    steady = [atlas.is_steady(code) for code in codes]
    assert steady == [True, True, False, False, False, False, False, False]
