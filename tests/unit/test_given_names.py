"""Several given names in one cell: parted, told in the journal, and left where it is not sure."""

import pytest

from cases.tables import PERSON, TableCase
from cases.talk import Talk
from certiflux.dataset.change import Change
from certiflux.dataset.readings import read

HEAD = "Nom de naissance;{};Sexe;Année de naissance"


def checked(header, cells, **choices):
    rows = [f"OUDIN;{cell};F;1988" for cell in cells]
    data = "\n".join([HEAD.format(header), *rows]).encode()
    return TableCase("liste.csv", data, **choices).dossier()


def given(dossier):
    return list(zip(*map(dossier.dataset.values, ("8.3", "8.4", "8.5")), strict=True))


def told(dossier):
    kinds = {Change.PRENOMS, Change.PRENOMS_DE_TROP}
    items = dossier.dataset.journal.items()
    return [(one.change, one.field, one.before, one.after) for one in items if one.change in kinds]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Hélène, Marie, Anne", ("Hélène", "Marie", "Anne")),
        ("Élodie,Claire", ("Élodie", "Claire", None)),
        ("Julien / Louis", ("Julien", "Louis", None)),
        ("Jean-Pierre ; René", ("Jean-Pierre", "René", None)),
        ("Jean Pierre, René", ("Jean Pierre", "René", None)),
        ("HÉLÈNE, MARIE", ("HÉLÈNE", "MARIE", None)),
        ("Solène & Marie", ("Solène", "Marie", None)),
        ("Solène et Marie", ("Solène", "Marie", None)),
        ("JULIETTE ET ANNE", ("JULIETTE", "ANNE", None)),
        ("Odette", ("Odette", None, None)),
        ("DUPONT, Camille", ("DUPONT, Camille", None, None)),
        ("Oudin, Camille", ("Oudin, Camille", None, None)),
        ("Camille, L", ("Camille, L", None, None)),
    ],
)
def test_signs_part_given_names_except_from_a_surname(cell, names):
    assert given(checked("Prénom", [f'"{cell}"', "Lou", "Zoé"]))[0] == names


def test_the_journal_tells_each_name_and_those_that_have_no_place():
    cell = "Hélène, Marie, Anne, Lou"
    assert told(checked("Prénom", [f'"{cell}"'])) == [
        (Change.PRENOMS, "8.3", cell, "Hélène"),
        (Change.PRENOMS, "8.4", cell, "Marie"),
        (Change.PRENOMS, "8.5", cell, "Anne"),
        (Change.PRENOMS_DE_TROP, "8.5", "Lou", "(vide)"),
    ]


@pytest.mark.parametrize("header", ["Prénoms", "Prénom(s)"])
def test_spaces_part_known_names_below_a_header_of_several(header):
    cells = ["Fatima Marie", "Jean Pierre", "Hélène Claire Anne", "Fatima Zahra", "Lou", "Kaw Bel"]
    assert given(checked(header, cells)) == [
        ("Fatima", "Marie", None),
        ("Jean Pierre", None, None),
        ("Hélène", "Claire", "Anne"),
        ("Fatima Zahra", None, None),
        ("Lou", None, None),
        ("Kaw Bel", None, None),
    ]


def test_spaces_part_names_where_most_cells_hold_several_and_not_otherwise():
    several = ["Hélène Claire", "Julien Louis", "Lou"]
    assert given(checked("Prénom", several))[0] == ("Hélène", "Claire", None)
    alone = ["Hélène Claire", "Julien", "Lou"]
    assert given(checked("Prénom", alone))[0] == ("Hélène Claire", None, None)


def test_a_row_whose_own_columns_give_the_others_keeps_its_cell():
    cells = ['"Hélène, Marie";', '"Hélène, Marie";Agnès', 'Lou;"Rose, Anne"']
    assert given(checked("Prénom;Deuxième prénom", cells)) == [
        ("Hélène", "Marie", None),
        ("Hélène, Marie", "Agnès", None),
        ("Lou", "Rose", "Anne"),
    ]


def test_the_settings_may_keep_them_together():
    cells = ['"Hélène, Marie"']
    kept = checked("Prénom", cells, readings={"Prénom": "prenoms-ensemble"})
    assert given(kept) == [("Hélène, Marie", None, None)]
    assert read("prenoms-ensemble").words() == "prenoms-ensemble"


def test_a_name_and_its_given_names_in_one_cell_are_parted_alike():
    cells = ['"OUDIN Hélène, Marie"', '"TESSIER, Lou"', "MERLE Inès"]
    data = "\n".join(["Nom et prénom;Sexe;Année de naissance", *(f"{c};F;1988" for c in cells)])
    constants = {one: value for one, value in PERSON.items() if one not in {"8.1", "8.3"}}
    columns = {"Nom et prénom": "8.1+8.3"}
    dossier = TableCase("l.csv", data.encode(), constants=constants, columns=columns).dossier()
    assert dossier.dataset.values("8.1") == ["OUDIN", "TESSIER", "MERLE"]
    assert given(dossier) == [("Hélène", "Marie", None), ("Lou", None, None), ("Inès", None, None)]


def test_the_step_of_columns_says_how_given_names_are_read_and_lets_them_be_kept():
    talk = Talk()
    view = talk.open("Nom;Prénoms;Sexe\nLEROY;Marie, Anne;F\nPETIT;Hugo;M".encode(), name="l.csv")
    (one,) = view["given_names"]
    assert "donne 2 prénoms" in one["sentence"].replace("\u00a0", " ")
    (kept,) = talk.result("given_names", column=one["column"], together=True)["given_names"]
    assert (kept["together"], kept["button"]) == (True, "Séparer les prénoms")
    assert "prenoms-ensemble" in talk.download("settings_file")[1].decode()
    (again,) = talk.result("given_names", column=one["column"], together=False)["given_names"]
    assert again == one
