"""Columns numbered by certification: found, asked, made one row each; and what is none."""

import pytest

from cases.talk import Talk
from certiflux.base.row_numbers import part_of, row_of
from certiflux.shapes.numbered_headers import numbered_families
from certiflux.shapes.series import CERTIFICATION, DATE
from unit.shapes.lists import HEADERS, KEVIN, PAUL, SOLENE, column, forms, len_of, read

SERIES = [*HEADERS, "Certification 1", "Date 1", "Certification 2", "Date 2"]
HELD = [
    [*SOLENE, "RS6893", "12/10/2026", "RS6894", "19/10/2026"],
    [*KEVIN, "RS6893", "12/10/2026", "-", None],
    [*PAUL, None, None, None, None],
]


def test_numbered_columns_give_one_row_for_each_certification_held():
    left = read(SERIES, *HELD)
    assert (forms(left), len_of(left)) == ([("series", False)], 4)
    found = read(SERIES, *HELD, series=True)
    assert forms(found) == [("series", True)]
    own = found.mapping.by_target()
    assert (own["4.2"].header, own["5.10"].header) == (CERTIFICATION, DATE)
    assert column(found, CERTIFICATION) == ["RS6893", "RS6894", "RS6893", None]
    assert column(found, DATE) == ["12/10/2026", "19/10/2026", "12/10/2026", None]
    numbers = [found.table.number(row) for row in range(1, 5)]
    assert [(row_of(one), part_of(one)) for one in numbers] == [(2, 1), (2, 2), (3, 0), (4, 0)]


@pytest.mark.parametrize(
    ("headers", "pairs"),
    [
        (["Diplôme 1", "Date d'obtention 1", "Diplôme 2", "Date d'obtention 2"], "Excel Word"),
        (["Code RNCP (1)", "Délivré le (1)", "Code RNCP (2)", "Délivré le (2)"], "35584 38362"),
        (["Certification", "Date", "Certification 2", "Date 2"], "RS6893 RS6894"),
        (["1ère certification", "Date 1", "2ème certification", "Date 2"], "RS6893 RS6894"),
        (["Certif_1", "Date_1", "Certif_2", "Date_2"], "RS6893 RS6894"),
    ],
)
def test_headers_equal_but_for_their_number_are_one_datum(headers, pairs):
    one, two = pairs.split()
    rows = [[*SOLENE, one, "12/10/2026", two, "19/10/2026"], [*KEVIN, two, "13/10/2026"]]
    found = read([*HEADERS, *headers], *rows, series=True)
    assert forms(found) == [("series", True)]
    assert column(found, CERTIFICATION) == [one, two, two]


def test_what_stands_apart_goes_with_its_number_and_people_keep_what_is_theirs():
    headers = ["Certif 1", "Certif 2", "Certif 3", "Date 1", "Date 2", "Date 3", "Prénom 2"]
    headers += ["Téléphone 1", "Téléphone 2", "Téléphone 3", "Résultat 1", "Résultat 2"]
    row = ["RS6893", None, "RS6895", "12/10/2026", None, "14/10/2026", "Anne", "a", "b", "c"]
    found = read([*HEADERS, *headers], [*SOLENE, *row, "Admis", "Admis"], series=True)
    assert column(found, CERTIFICATION) == ["RS6893", "RS6895"]
    assert column(found, DATE) == ["12/10/2026", "14/10/2026"]
    assert column(found, "Téléphone 3") == ["c", "c"]
    assert column(found, "Résultat 1") == ["Admis", "Admis"]


def test_a_decision_by_number_is_that_of_its_row_though_the_first_was_chosen():
    text = (
        "Nom;Prénom;Sexe;Né le;Certification 1;Résultat 1;Certification 2;Résultat 2\n"
        "BRIANCEAU;Solène;F;02/04/1991;RS6893;Admis;RS6894;Ajourné\n"
    )
    talk = Talk()
    view = talk.open(text.encode(), name="liste.csv")
    for index, field in ((4, "4.2"), (5, "resultat")):
        view = talk.result("assign", column=index, field=field)
    view = talk.result("shape", forms={"series": True})
    fed = {one["field"]: one["header"] for one in view["columns"] if one["field"]}
    assert fed["4.2"] == CERTIFICATION
    assert fed["resultat"] == "Résultat (colonnes numérotées)"
    assert view["people"] == 2


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (["Bloc 1", "Bloc 2"], ["RNCP36739BC01", "RNCP36739BC02"]),
        (["Prénom 2", "Prénom 3"], ["Anne", "Marie"]),
        (["Diplôme 1", "Diplôme 2"], ["Bac", "Licence"]),
        (["Certification 1", "Certification 2"], ["RS6893", None]),
        (["Relance certification 1", "Relance certification 2"], ["12/10/2026", "19/10/2026"]),
        (["Résultat certification 1", "Résultat certification 2"], ["Admis", "Ajourné"]),
        (["Certification 8.1", "Certification 8.2"], ["RS6893", "RS6894"]),
    ],
)
def test_other_numbers_are_no_series(headers, cells):
    assert read([*HEADERS, *headers], [*SOLENE, *cells], [*KEVIN, *cells]).shapes == []


def test_two_columns_of_one_number_tell_no_series():
    twice = [*SERIES, "Certification (2)"]
    assert "certification" not in numbered_families(read(twice, *HELD).mapping)


def test_a_series_is_asked_first_and_what_is_left_of_it_stays_told():
    text = (
        "Nom;Prénom;Sexe;Né le;Certification 1;Date 1;Certification 2;Date 2\n"
        "DUBREUIL;Camille;F;02/03/1999;RS5784;12/05/2026;RS5786;13/05/2026\n"
        "MARCHAND;Hugo;M;08/11/1987;RS5784;12/05/2026;;\n"
    )
    talk = Talk()
    view = talk.open(text.encode(), name="liste.csv")
    asked = view["questions"][0]
    assert (asked["kind"], asked["open"]) == ("shape", False)
    assert not {"4.1", "4.2", "5.10"} & {one["field"] for one in view["questions"]}
    kept = talk.result("answer", question=asked["id"], choice="non")
    assert kept["shapes"][0]["by_user"]
    assert "une seule serait déclarée" in kept["shapes"][0]["sentence"].lower()
    assert "shape" not in {one["kind"] for one in kept["questions"]}
    assert kept["people"] == 2
    assert talk.result("shape", forms={"series": True})["people"] == 3
