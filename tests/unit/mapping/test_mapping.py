"""The header rows of a table, and the field that each column feeds."""

import pytest

from certiflux.mapping.headers import How
from certiflux.mapping.joining import assigned
from certiflux.mapping.mapping import SCANNED_ROWS, propose
from unit.mapping.tables import table, targets

LABELS = ["ID technique", "Nom de naissance", "Prénom", "Sexe", "Remarques"]
FED = [None, "8.1", "8.3", "8.9", None]
PERSON = ["A-1", "MARCHAND", "Élodie", "F", ""]


def test_labels_alone():
    mapping = propose(table(LABELS, PERSON))
    assert [column.target for column in mapping.columns] == ["5.1", *FED[1:]]
    assert (mapping.header_row, mapping.first_row, mapping.matched()) == (0, 1, 4)
    assert mapping.columns[1].how is How.SYNONYM
    assert mapping.columns[4].how is None


@pytest.mark.parametrize("above", [1, 2, 12, SCANNED_ROWS - 1])
def test_titles_and_blank_rows_may_stand_above(above):
    rows = [["Liste de la session du printemps", *[None] * 4]] + [[None] * 5] * (above - 1)
    mapping = propose(table(*rows, LABELS, PERSON))
    assert (mapping.header_row, mapping.first_row) == (above, above + 1)


def test_a_header_lower_than_the_scanned_rows_is_not_looked_for():
    rows = [["Liste", *[None] * 4]] * SCANNED_ROWS
    assert propose(table(*rows, LABELS, PERSON)) is None


@pytest.mark.parametrize("as_numbers", [False, True])
@pytest.mark.parametrize("ids_first", [False, True])
def test_a_row_of_ids_over_or_under_the_labels(ids_first, as_numbers):
    ids = ["5.1", "8.1", "8.3", "8.9", None]
    ids = [float(one) if one and as_numbers else one for one in ids]
    rows = [ids, LABELS] if ids_first else [LABELS, ids]
    mapping = propose(table(*rows, PERSON))
    assert [column.target for column in mapping.columns] == ["5.1", *FED[1:]]
    assert [column.header for column in mapping.columns] == LABELS
    assert mapping.first_row == 2


def test_the_users_own_words_over_a_row_of_ids_are_the_headers():
    own, ids = ["Clé", "Patronyme", "Appel", "H/F", "Divers"], [5.1, 8.1, 8.3, 8.9, None]
    mapping = propose(table(own, ids, PERSON))
    assert [column.header for column in mapping.columns] == own
    assert [column.target for column in mapping.columns] == ["5.1", *FED[1:]]
    assert (mapping.header_row, mapping.first_row) == (0, 2)
    titled = propose(table(["Session de mai", *[None] * 4], ids, PERSON))
    assert (titled.header_row, titled.columns[1].header) == (1, "8.1")


@pytest.mark.parametrize("cut", [5.1, "5.1", "5,1"])
def test_an_id_cut_by_excel_is_told_by_what_stands_before(cut):
    row = [5.1, 5.9, cut, 5.11, 8.1, 8.9, 8.1, 8.11]
    assert targets(row, list("abcdefgh")) == [
        "5.1", "5.9", "5.10", "5.11", "8.1", "8.9", "8.10", "8.11",
    ]  # fmt: skip


def test_an_id_cut_by_excel_is_told_even_without_its_namesake():
    assert targets([5.4, 5.9, 5.1, 8.9, 8.1], list("abcde")) == [
        "5.4",
        "5.9",
        "5.10",
        "8.9",
        "8.10",
    ]


def test_an_id_is_whole_where_the_one_that_excel_would_cut_stands_too():
    assert targets(["5.1", "8.1", "8.10"], ["C-1", "xA11<", "31555"]) == ["5.1", "8.1", "8.10"]


def test_an_id_cut_by_excel_is_told_by_the_label_above():
    rows = [["Début de validité", "Nom de naissance", "Prénom"], [5.1, 8.1, 8.3]]
    assert targets(*rows, list("abc")) == ["5.10", "8.1", "8.3"]


def test_tags_of_the_dictionary():
    row = ["<cpf:idTechnique>", "cpf:nomNaissance", "prenom1", "DATEDEBUTVALIDITE", "code_insee"]
    assert targets(row, list("abcde")) == ["5.1", "8.1", "8.3", "5.10", "8.10"]


def test_the_same_header_twice_feeds_two_fields_when_it_names_two():
    assert targets(["idClient", "idClient", "idContrat"], list("abc")) == ["2.1", "3.1", "3.2"]


def test_the_same_header_twice_feeds_one_field_when_it_names_one():
    assert targets(["Prénom", "Sexe", "Prénom"], list("abc")) == ["8.3", "8.9", None]


def test_a_whole_date_of_birth_beside_its_parts():
    row = ["Nom", "Date de naissance", "Année de naissance", "Mois de naissance"]
    assert targets(row, list("abcd")) == ["8.1", "8.6-8.8", "8.6", "8.7"]


def test_unknown_headers_are_left_unused():
    assert targets(["Nom", "Prénom", "Groupe", "Remise"], list("abcd")) == [
        "8.1",
        "8.3",
        None,
        None,
    ]


def test_nothing_recognised_is_no_mapping():
    assert propose(table(["Groupe", "Remise"], ["a", "b"])) is None
    assert propose(table()) is None


def test_the_start_mark_of_a_widespread_template():
    guide = [["Texte", "Obligatoire", "Texte", "Choix", None]] * 3
    mark = [None, "Commencez votre saisie en-dessous de cette ligne", None, None, None]
    mapping = propose(table(LABELS, *guide, mark, PERSON))
    assert (mapping.header_row, mapping.first_row) == (0, 5)


def test_people_are_no_header():
    people = [["A-1", "NOM", "Élodie", "F", ""], ["A-2", "NAISSANCE", "Marc", "M", ""]]
    assert propose(table(LABELS, *people)).first_row == 1


def test_columns_chosen_by_the_user_come_first():
    chosen = {"remarques": "5.17", "PRENOM": "8.4", "Sexe": ""}
    assert targets(LABELS, PERSON, chosen=chosen) == ["5.1", "8.1", "8.4", None, "5.17"]


def test_a_chosen_column_takes_its_field_from_a_recognised_one():
    assert targets(LABELS, PERSON, chosen={"Remarques": "8.1"}) == [
        "5.1",
        None,
        "8.3",
        "8.9",
        "8.1",
    ]


def test_chosen_columns_alone_make_a_header():
    assert targets(["Groupe", "Remise"], ["a", "b"], chosen={"Groupe": "5.3"}) == ["5.3", None]


def test_a_field_chosen_for_two_columns_is_fed_by_the_first():
    rows = [["Alias", "Prénom", "Alias"], ["MARCHAND", "Élodie", "PETIT"]]
    assert targets(*rows, chosen={"Alias": "8.1"}) == ["8.1", "8.3", None]


def test_a_chosen_header_of_signs_alone_does_not_match_blank_ones():
    rows = [["Nom", None, "Prénom"], ["MARCHAND", "x", "Élodie"]]
    assert targets(*rows, chosen={"?": "8.4"}) == ["8.1", None, "8.3"]


def test_assign_feeds_a_field_from_one_column_only():
    mapping = propose(table(LABELS, PERSON))
    moved = assigned(mapping, 4, "8.1")
    assert [column.target for column in moved.columns] == ["5.1", None, "8.3", "8.9", "8.1"]
    assert moved.columns[4].how is How.CHOSEN
    assert assigned(moved, 4, None).columns[4].how is None
    assert mapping.columns[1].target == "8.1"


def test_rows_are_filled_where_an_understood_column_is():
    people = [PERSON, [None, None, None, None, "à voir"], [None] * 5, ["", "", "", "M", ""]]
    sheet = table(LABELS, *people)
    assert list(propose(sheet).filled_rows(sheet)) == [1, 0, 0, 1]
