"""What people write beside a place: departments in words, countries with their codes."""

import pytest

from cases.communes import COMMUNES
from certiflux.places.countries import by_name
from certiflux.places.country_said import (
    close_country,
    is_nationality,
    read_country,
    says_france,
)
from certiflux.places.departments import department_named, department_said, overseas_named
from certiflux.places.foreign_towns import TOWNS, country_of_town
from certiflux.places.names import fold
from certiflux.places.town import town
from certiflux.places.variants import variants


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("69", "69"),
        ("031", "31"),
        ("69 - Rhône", "69"),
        ("Rhône (69)", "69"),
        ("RHONE", "69"),
        ("Seine-St-Denis", "93"),
        ("2a", "2A"),
        ("La Réunion", "974"),
        ("974 Réunion", "974"),
        ("69003", "69"),
        ("2B033", "2B"),
        ("99", "99"),
        ("Bretagne", ""),
        ("inconnu", ""),
        ("", ""),
    ],
)
def test_a_department_is_told_by_number_or_by_name(said, code):
    assert department_said(said) == code


def test_a_town_is_no_department_and_a_department_no_country():
    assert department_named("Toulouse") == ""
    assert overseas_named("Mayotte") == "976"
    assert overseas_named("Rhône") == ""


@pytest.mark.parametrize(
    ("written", "name", "where", "postal"),
    [
        ("Rezé (Loire-Atlantique)", "REZE", "44", ""),
        ("Vienne, Isère, France", "VIENNE", "38", ""),
        ("Le Tampon - La Réunion", "LE TAMPON", "974", ""),
        ("Châlons-sur-Marne", "CHALONS SUR MARNE", "", ""),
        ("F-67000 Strasbourg", "STRASBOURG", "67", "67000"),
        ("Né le 12/05/1980 à Nîmes (30)", "NIMES", "30", ""),
        ("Né(e) à Sète", "SETE", "", ""),
        ("Toulouse (France)", "TOULOUSE", "", ""),
    ],
)
def test_a_town_is_parted_from_what_stands_beside_it(written, name, where, postal):
    found = town(written)
    assert (found.name, found.department, found.postal) == (name, where, postal)


@pytest.mark.parametrize(
    ("written", "code"),
    [("Paris XIIe", "75112"), ("PARIS12", "75112"), ("Lyon VIII", "69388"), ("Paris XXV", "")],
)
def test_an_arrondissement_is_told_in_roman_figures_too(written, code):
    assert town(written).district == code


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Vitry/Seine", "VITRY SUR SEINE"),
        ("Vitry s Seine", "VITRY SUR SEINE"),
        ("Fontenay s/s Bois", "FONTENAY SOUS BOIS"),
        ("Clermont-Fd", "CLERMONT FERRAND"),
    ],
)
def test_a_name_cut_short_has_its_variants(written, name):
    found = list(variants(written))
    assert name in found
    assert fold(written) not in found


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("ESPAGNE (ES)", "99134"),
        ("ES - Espagne", "99134"),
        ("99134 Espagne", "99134"),
        ("ESPAGNE ES", "99134"),
        ("Royaume de Belgique", "99131"),
        ("Maroc français", "99350"),
        ("ex Zaïre", "99312"),
    ],
)
def test_a_country_is_read_with_what_stands_beside_it(said, code):
    assert read_country(said).code == code


@pytest.mark.parametrize("said", ["Espagne / Portugal", "Afrique", "", "-", "Marocaine"])
def test_two_countries_or_none_tell_none(said):
    assert read_country(said) is None


def test_a_large_town_abroad_tells_its_country_and_no_commune_bears_its_name():
    atlas = COMMUNES.atlas()
    for line in TOWNS.strip().splitlines():
        country, _, names = line.partition(": ")
        assert by_name(country), country
        for name in names.split(";"):
            assert country_of_town(fold(name)) == by_name(country), name
            assert not atlas.named(fold(name)), name
    assert country_of_town("TOULOUSE") is None


def test_france_is_told_with_a_code_beside_it():
    assert says_france("FR - FRANCE")
    assert says_france("France (FR)")
    assert not says_france("Belgique (BE)")


@pytest.mark.parametrize(
    ("said", "is_one"),
    [("Marocaine", True), ("ALGERIENNE", True), ("belge", True), ("Maroc", False)],
)
def test_a_nationality_is_no_country(said, is_one):
    assert is_nationality(said) is is_one


def test_a_country_nearly_written_is_told_when_it_is_the_only_one():
    assert close_country("Portugual").code == "99139"
    assert close_country("Xyz") is None
