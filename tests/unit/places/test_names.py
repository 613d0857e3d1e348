"""Names of places are compared by what they say, not by how they are typed."""

import pytest

from certiflux.places.names import bare, city, department, fold, keys
from certiflux.places.town import town


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Saint-Étienne", "SAINT ETIENNE"),
        ("ST ETIENNE", "SAINT ETIENNE"),
        ("Ste Colombe", "SAINTE COLOMBE"),
        ("STRASBOURG", "STRASBOURG"),
        ("Œuilly", "OEUILLY"),
        ("L'Haÿ-les-Roses", "L HAY LES ROSES"),
        ("Chalon s/Saône", "CHALON SUR SAONE"),
        ("Toulouse CEDEX 9", "TOULOUSE"),
        ("CEDEX", ""),
        ("  Bourg - en  Bresse ", "BOURG EN BRESSE"),
        ("Nai\u0308ve", "NAIVE"),
    ],
)
def test_a_name_is_folded(written, folded):
    assert fold(written) == folded
    assert fold(folded) == folded


def test_many_names_are_folded_at_once_each_on_its_line():
    names = ["Le Havre", "La Rochelle", "L’Île-Rousse", "Les Ulis", "Laon", "Paris Cedex"]
    assert keys("\n".join(names)) == [bare(fold(name)) for name in names]
    assert keys("\n".join(names))[:4] == ["HAVRE", "ROCHELLE", "ILE ROUSSE", "ULIS"]


def test_anagrams_are_not_the_same_name():
    assert fold("Laon") != fold("Lona")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("PARIS 1", "75101"),
        ("PARIS 01", "75101"),
        ("Paris 1er arrondissement", "75101"),
        ("Paris 20e", "75120"),
        ("PARIS 21", ""),
        ("MARSEILLE 06", "13206"),
        ("Marseille 13", ""),
        ("Marseille 13e", "13213"),
        ("Marseille 16ème arrondissement", "13216"),
        ("Lyon 3ème", "69383"),
        ("LYON 9", "69389"),
        ("Paris", ""),
    ],
)
def test_an_arrondissement_is_told_by_its_number(written, code):
    assert town(written).district == code


@pytest.mark.parametrize(
    ("written", "name", "department_", "postal"),
    [
        ("Toulouse (31)", "TOULOUSE", "31", ""),
        ("TOULOUSE 031", "TOULOUSE", "31", ""),
        ("Ajaccio (2A)", "AJACCIO", "2A", ""),
        ("Fort-de-France (972)", "FORT DE FRANCE", "972", ""),
        ("31000 Toulouse", "TOULOUSE", "31", "31000"),
        ("Brioude (43100)", "BRIOUDE", "43", "43100"),
        ("Paris 75", "PARIS", "75", ""),
        ("Marseille (13)", "MARSEILLE", "13", ""),
        ("Toulouse", "TOULOUSE", "", ""),
    ],
)
def test_what_stands_beside_the_name_is_kept(written, name, department_, postal):
    found = town(written)
    assert (found.name, found.department, found.postal) == (name, department_, postal)


def test_departments_have_two_characters_and_three_overseas():
    codes = ("01004", "2A004", "97411", "98735")
    assert [department(code) for code in codes] == ["01", "2A", "974", "987"]


def test_a_city_is_known_by_its_code_and_by_those_of_its_parts():
    assert city("75056") is city("75112") is not None
    assert city("31555") is None
