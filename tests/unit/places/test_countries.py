"""The table of countries: its facts agree with one another, and people's words are understood."""

from collections import Counter

import pytest

from certiflux.places.countries import (
    by_code,
    by_iso,
    by_name,
    countries,
    find_country,
    is_dead,
    is_france,
    todays,
)
from certiflux.places.names import bare, fold

KNOWN = {
    "Allemagne": "99109", "Algérie": "99352", "Maroc": "99350", "Tunisie": "99351",
    "Portugal": "99139", "Espagne": "99134", "Italie": "99127", "Belgique": "99131",
    "Suisse": "99140", "Royaume-Uni": "99132", "Chine": "99216", "Turquie": "99208",
    "Sénégal": "99341", "Mali": "99335", "Cameroun": "99322", "Côte d'Ivoire": "99326",
    "Madagascar": "99333", "Comores": "99397", "Haïti": "99410", "Brésil": "99416",
    "États-Unis": "99404", "Viêt Nam": "99243", "Pologne": "99122", "Roumanie": "99114",
    "République démocratique du Congo": "99312", "Congo": "99324", "Guinée": "99330",
    "Sri Lanka": "99235", "Arménie": "99252", "Afghanistan": "99212", "Syrie": "99206",
    "Russie": "99123", "Serbie": "99121", "Maurice": "99390", "Cap-Vert": "99396",
}  # fmt: skip


@pytest.mark.parametrize(("name", "code"), KNOWN.items())
def test_well_known_countries_have_their_code(name, code):
    assert countries()[code].name == name
    assert find_country(name).code == find_country(code).code == find_country(code[2:]).code == code


def test_living_and_dissolved_states_are_all_there():
    dead = [one for one in countries().values() if one.last_year]
    assert (len(countries()) - len(dead), len(dead)) == (228, 26)


def test_no_code_is_given_twice():
    assert all(code == one.code for code, one in countries().items())
    assert {code[:2] for code in countries()} == {"99"}


@pytest.mark.parametrize(
    ("figure", "examples"),
    [
        ("1", "Islande Ukraine Malte"),
        ("2", "Turquie Chypre Géorgie"),
        ("3", "Égypte Maurice Éthiopie"),
        ("4", "Groenland Chili Cuba"),
        ("5", "Australie Vanuatu Palaos"),
    ],
)
def test_the_first_figure_is_the_continent(figure, examples):
    assert {find_country(name).short[0] for name in examples.split()} == {figure}


def test_no_iso_code_and_no_name_means_two_countries():
    isos = Counter(iso for one in countries().values() for iso in one.iso)
    assert [iso for iso, count in isos.items() if count > 1] == []
    names = Counter(
        key
        for one in countries().values()
        for key in {bare(fold(name)) for name in (one.name, *one.spellings)}
    )
    assert [name for name, count in names.items() if count > 1] == []
    assert [name for name in names if is_france(name)] == []


def test_iso_codes_come_in_pairs_and_every_state_of_today_has_one():
    for one in countries().values():
        assert [len(iso) for iso in one.iso] == [2, 3] * (len(one.iso) // 2)
    nameless = {one.name for one in countries().values() if not one.iso and not one.last_year}
    assert len(nameless) == 5, nameless


def test_names_fit_the_column_of_the_dictionary():
    assert max(len(one.name) for one in countries().values()) <= 60


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("UK", "99132"),
        ("Angleterre", "99132"),
        ("GRANDE-BRETAGNE", "99132"),
        ("DEU", "99109"),
        ("de", "99109"),
        ("Viet-Nam", "99243"),
        ("cote d ivoire", "99326"),
        ("La Barbade", "99434"),
        ("Rép. dominicaine", "99408"),
        ("Congo (RDC)", "99312"),
        ("Zaïre", "99312"),
        ("URSS", "99123"),
        ("Yougoslavie", "99121"),
        ("TCHÉCOSLOVAQUIE", "99115"),
        ("U.S.A.", "99404"),
        ("Jersey", "99161"),
    ],
)
def test_people_call_a_country_in_many_ways(written, code):
    assert find_country(written).code == code


@pytest.mark.parametrize("written", ["", "Atlantide", "99", "999", "99999", "99100", "100", "ZZ"])
def test_what_is_no_country_is_not_found(written):
    assert find_country(written) is None


@pytest.mark.parametrize("written", ["France", "FR", "fra", "99100", "La Réunion", "GUYANE", "MYT"])
def test_france_and_its_parts_are_no_country_of_birth(written):
    assert is_france(written)
    assert find_country(written) is None


def test_a_dissolved_state_has_heirs_that_live():
    for one in countries().values():
        for heir in todays(one):
            assert heir.last_year is None, one
        assert bool(one.present) is bool(one.last_year)


def test_a_state_dies_after_its_last_year():
    old = by_code("99115")
    assert old
    assert not is_dead(old, 1992)
    assert is_dead(old, 1993)
    assert [one.name for one in todays(old)] == ["Tchéquie", "Slovaquie"]
    assert not is_dead(by_code("99155"), 1900)


def test_the_ways_of_finding_are_apart():
    assert by_iso("fr") is None
    assert by_name("DEU") is None
    assert by_code("DEU") is None
