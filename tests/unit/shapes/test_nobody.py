"""Rows that are nobody are found for what they say; poor people are never taken for one."""

import datetime as dt
from dataclasses import replace

import pytest

from certiflux.mapping.mapping import propose
from certiflux.reading.table import TableBuilder
from certiflux.shapes.nobody import find_nobody

HEADERS = ["N°", "Nom de naissance", "Prénom", "Sexe", "Date de naissance", "Date de délivrance"]
PEOPLE = [
    [1, "BRIANCEAU", "Solène", "F", dt.date(1991, 4, 2), dt.date(2026, 10, 12)],
    [2, "HOUDEMONT", "Kévin", "M", dt.date(1984, 11, 30), dt.date(2026, 10, 12)],
    [3, "LE TALLEC", "Aminata", "F", dt.date(1999, 7, 8), dt.date(2026, 10, 19)],
    [4, "OZENNE", "Paul", "M", dt.date(1975, 1, 15), dt.date(2026, 10, 19)],
]


def found(*between, below=(), above=()):
    """Return the kinds of the rows put between two people, above them or below, by row."""
    rows = [HEADERS, *above, *PEOPLE[:2], *between, *PEOPLE[2:], *below]
    builder = TableBuilder("Liste")
    builder.add([[*row, *[None] * (len(HEADERS) - len(row))] for row in rows])
    table = builder.finish()
    return {row: kind.value for row, kind in find_nobody(table, propose(table)).items()}


@pytest.mark.parametrize(
    "row",
    [
        ["Session du 19/10/2026 – Vannes"],
        ["Session du 19 octobre 2026"],
        [None, "SESSION", dt.date(2026, 10, 19)],
        ["Groupe B", None, None, None, None, None],
        [None, "Certification : RS6893"],
        ["Jury du 19/10/2026 à Lorient", None, None, None, "Lorient"],
        ["Candidats ajournés"],
        ["Promotion 2025-2026"],
        ["Lorient, le 19/10/2026"],
    ],
)
def test_the_title_of_a_group_is_nobody(row):
    assert found(row) == {3: "titre"}


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (HEADERS, "titres-repetes"),
        ([one.upper() for one in HEADERS], "titres-repetes"),
        (["Sous-total", None, None, None, None, 2], "total"),
        ([None, "Total session : 2 admis"], "total"),
        ([None, "-", "-", "-", "-", "-"], "remplissage"),
        ([0, 0, 0, None, 0, 0], "remplissage"),
    ],
)
def test_headers_again_subtotals_and_fillers_are_nobody(row, kind):
    assert found(row) == {3: kind}


def test_what_stands_under_a_list_is_nobody():
    below = [
        [],
        ["Fait à Vannes, le 24/11/2026"],
        ["La présidente du jury", None, None, "Signature"],
        [None, "Maryvonne KERDILES"],
    ]
    assert found(below=below) == {6: "pied", 7: "pied", 8: "pied"}


@pytest.mark.parametrize(
    "row",
    [
        [1, 2, 3, 4, 5, 6],
        ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"],
        ["", "Tel que sur la CNI", "Premier prénom", "F ou M", "au format jour, mois, année", ""],
    ],
)
def test_a_line_about_the_columns_under_the_headers_is_nobody(row):
    assert found(above=[row]) == {1: "remarque"}


@pytest.mark.parametrize(
    "row",
    [
        [5, "SESSION", "Marie", "F", dt.date(1990, 1, 2), None],
        [5, "PAGE", "Marie", None, None, None],
        [5, "LEGROUPE", None, None, None, None],
        [5, "PRÉSIDENT", "Luc", "M", None, None],
        [None, "TOTAL", "Michel", None, dt.date(1990, 1, 2), None],
        [5, "DUVAL", None, None, dt.date(1990, 1, 2), None],
        [5, "DE LA ROCHE SAINT ANDRÉ", "Marie Anne", None, None, None],
        [5, "LOT", None, None, None, None],
        [5, "FAIT", "Alain", None, None, None],
    ],
)
def test_somebody_of_whom_little_is_known_stays(row):
    assert found(row) == {}
    assert found(below=[row]) == {}


def test_a_row_with_a_rank_alone_stays_between_people():
    assert found([5, None, None, None, None, None]) == {}


def test_a_list_whose_names_are_not_known_loses_no_row():
    builder = TableBuilder("Liste")
    builder.add(
        [["Sexe", "Date de délivrance"], ["F", "12/10/2026"], ["Session du 3/4/2026", None]]
    )
    table = builder.finish()
    mapping = propose(table)
    assert mapping is not None
    assert find_nobody(table, mapping) == {}


def test_people_alike_are_kept_where_a_person_stands_in_the_place_of_the_headers():
    day = dt.date(2026, 10, 12)
    rows = [[rank, "ROBIN", "Anne", "F", "12/05/1988", day] for rank in range(1, 5)]
    builder = TableBuilder("Liste")
    builder.add([HEADERS, *rows])
    table = builder.finish()
    mapping = replace(propose(table), header_rows=(1,), first_row=2)
    assert find_nobody(table, mapping) == {}
