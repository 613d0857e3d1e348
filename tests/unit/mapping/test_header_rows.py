"""Headers on two rows, notes under them, a row given by the user, totals, the right sheet."""

import pytest

from certiflux.mapping.joining import assigned
from certiflux.mapping.mapping import propose
from certiflux.shapes.nobody import find_nobody
from unit.mapping.tables import table

PEOPLE = [["A-1", "MARCHAND", "Élodie", "F"], ["A-2", "PETIT", "Marc", "M"]]
HEADERS = ["ID technique", "Nom de naissance", "Prénom", "Sexe"]


def fed(mapping):
    return [one.target for one in mapping.columns]


@pytest.mark.parametrize("above", [0, 3])
def test_a_header_on_two_rows_is_read_together(above):
    rows = [["Export"] + [None] * 4] * above
    rows += [
        ["Nom", "Prénom", "Naissance", None, None],
        [None, None, "Date", "Commune", "Pays"],
        ["MARCHAND", "Élodie", "12/03/1985", "Gap", "France"],
    ]
    mapping = propose(table(*rows))
    assert fed(mapping) == ["8.1", "8.3", "8.6-8.8", "8.12", "8.14"]
    assert mapping.header_rows == (above, above + 1)
    assert mapping.first_row == above + 2
    assert mapping.columns[3].header == "Naissance – Commune"


def test_a_band_over_full_headers_helps_those_it_covers():
    rows = [
        [None, None, "Naissance", None, None],
        ["Nom", "Prénom", "Jour", "Mois", "Année"],
        ["MARCHAND", "Élodie", 12, 3, 1985],
    ]
    mapping = propose(table(*rows))
    assert fed(mapping) == ["8.1", "8.3", "8.8", "8.7", "8.6"]
    assert (mapping.header_row, mapping.first_row) == (1, 2)


def test_people_under_a_merged_header_are_no_second_header_row():
    rows = [["Nom", "Prénom", "Sexe", None], ["MARCHAND", "Élodie", "F", "vu"]]
    assert propose(table(*rows)).first_row == 1


def test_notes_under_the_headers_are_not_people():
    notes = [["Texte"] * 4, ["Obligatoire"] * 4, ["Exemple", "MARTIN", "Camille", "F"]]
    mapping = propose(table(HEADERS, *notes, *PEOPLE))
    assert mapping.first_row == 4
    lookalike = [["EXEMPLE-1", "MARTIN", "Camille", "F"], *PEOPLE]
    assert propose(table(HEADERS, *lookalike)).first_row == 1


def test_the_header_may_be_given():
    rows = [["Code", "Type", "Niveau", "Note"], HEADERS, *PEOPLE]
    mapping = propose(table(*rows), header=1)
    assert (mapping.header_row, fed(mapping)) == (1, ["5.1", "8.1", "8.3", "8.9"])
    assert propose(table(HEADERS, *PEOPLE), header=1).header_row == 1


def test_a_given_header_may_be_anywhere():
    rows = [[f"ligne {row}", None, None, None] for row in range(60)]
    mapping = propose(table(*rows, HEADERS, *PEOPLE), header=60)
    assert (mapping.first_row, fed(mapping)) == (61, ["5.1", "8.1", "8.3", "8.9"])


def test_two_columns_that_want_a_field_the_best_keeps_it():
    rows = [["Prénom", "Sexe", "Prénom du candidat"], ["Élodie", "F", ""]]
    columns = propose(table(*rows)).columns
    assert columns[0].target == "8.3"
    assert columns[2].target is None
    assert columns[2].alternates[0].target == "8.3"
    assert "colonne A" in columns[2].reason.replace("La ", "")


@pytest.mark.parametrize("header", ["Nom et prénom", "Stagiaire", "Candidat", "NOM Prénom"])
def test_a_column_of_whole_names_is_never_split_unasked(header):
    rows = [[header, "Sexe", "Date de naissance"], ["PETIT Marc", "M", "12/03/1985"]]
    column = propose(table(*rows)).columns[0]
    assert (column.target, column.sure) == (None, False)
    assert column.alternates[0].target == "8.1+8.3"
    assert assigned(propose(table(*rows)), 0, "8.1+8.3").columns[0].sure


@pytest.mark.parametrize(
    "last",
    [
        ["Total", None, None, None, 12],
        ["TOTAL : 2", None, None, None, None],
        [None, "Nombre de candidats", None, None, 2],
        [None, None, None, None, 2],
    ],
)
def test_a_last_row_of_totals_is_found(last):
    sheet = table([*HEADERS, "Note"], *[[*one, 12] for one in PEOPLE], [None] * 5, last)
    assert find_nobody(sheet, propose(sheet)) == {4: "total"}


@pytest.mark.parametrize(
    "last",
    [
        ["A-3", "TOTAL", "Michel", "M", 12],
        ["A-3", "PETIT", None, None, None],
        [1, 2, 3, 4, 5],
        ["à revoir", None, None, None, 3],
    ],
)
def test_a_last_person_is_no_total(last):
    sheet = table([*HEADERS, "Note"], *[[*one, 12] for one in PEOPLE], last)
    assert "total" not in find_nobody(sheet, propose(sheet)).values()


def test_a_list_of_people_is_of_better_quality_than_towns_or_help():
    people = table(HEADERS, *PEOPLE)
    towns = table(
        ["Code INSEE", "Code postal", "Commune de naissance", "Pays de naissance", "Code du pays"],
        *[["31555", "31000", "Toulouse", "France", "100"]] * 3,
    )
    empty = table(HEADERS, [None] * 4)
    said = [propose(one).quality(one) for one in (people, towns, empty)]
    assert said == sorted(said, reverse=True)
    assert said[-1] == 0
