"""A birth told in one cell: its date, and the place as far as it is told."""

import pytest

from certiflux.mapping.born import WrittenBirth, birth_date, born


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Née le 14/03/1996 à Angers (49)", WrittenBirth("14/03/1996", "Angers", "49")),
        ("né(e) le 14.03.1996 à Angers (Maine-et-Loire)",
         WrittenBirth("14.03.1996", "Angers", "Maine-et-Loire")),
        ("14/03/1996 – Angers", WrittenBirth("14/03/1996", "Angers")),
        ("14/03/1996, Angers, 49", WrittenBirth("14/03/1996", "Angers", "49")),
        ("14/03/1996 (Angers)", WrittenBirth("14/03/1996", "Angers")),
        ("le 14 mars 1996 au Mans (72)", WrittenBirth("14 mars 1996", "Le Mans", "72")),
        ("1996-03-14 à L'Haÿ-les-Roses", WrittenBirth("1996-03-14", "L'Haÿ-les-Roses")),
        ("Né à Angers le 14/03/1996", WrittenBirth("14/03/1996", "Angers")),
        ("Angers (49), le 14/03/1996", WrittenBirth("14/03/1996", "Angers", "49")),
        ("Née le 14/03/1996 à Fès (Maroc)", WrittenBirth("14/03/1996", "Fès", "", "Maroc")),
        ("Née le 14/03/1996 au Maroc", WrittenBirth("14/03/1996", country="Maroc")),
        ("Né le 14/03/1996 à 49000 Angers", WrittenBirth("14/03/1996", "49000 Angers")),
        ("Né le 14/03/1996 à Angers (quartier nord)",
         WrittenBirth("14/03/1996", "Angers (quartier nord)")),
    ],
)  # fmt: skip
def test_a_cell_of_a_date_and_a_place_is_told_apart(text, told):
    assert born(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "14/03/1996",
        "1996-03-14T00:00:00+02:00",
        "14/03/1996 00:00",
        "14/03/1996 14h30",
        "12/03/2026 au 14/03/2026",
        "Angers",
        "de Angers 14/03/1996 à Nantes",
        "",
    ],
)
def test_any_other_cell_is_left_as_it_is(text):
    assert born(text) is None
    assert birth_date(text) == text
