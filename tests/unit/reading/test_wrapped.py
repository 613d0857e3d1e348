"""Whole lines between quotes, and text under the name of a workbook."""

import pytest

from certiflux.reading.source import open_source, read_whole

EVERY = "Chaque ligne était entre guillemets\u00a0: ils sont retirés pour lire les colonnes."


def read(text, name="liste.csv"):
    source = open_source(name, text.encode())
    table = read_whole(source)
    return [table.row(index) for index in range(table.n_rows)], source.notes


ROWS = [["Nom", "Ville", "Code"], ["BRUNEAU", "Lyon, 3e", "1"], ["PÉRON", "Nîmes", "2"]]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_each_line_in_one_pair_of_quotes_is_read(separator):
    city = '""Lyon, 3e""' if separator == "," else "Lyon, 3e"
    lines = ["Nom;Ville;Code", f"BRUNEAU;{city};1", "PÉRON;Nîmes;2"]
    text = "\r\n".join(f'"{line.replace(";", separator)}"' for line in lines)
    rows, notes = read(text)
    assert rows == ROWS
    assert EVERY in notes


def test_empty_columns_after_the_quoted_lines_do_not_count():
    rows, notes = read('"Nom,Ville,Code";;\n"BRUNEAU,""Lyon, 3e"",1";;\n"PÉRON,Nîmes,2";;\n')
    assert rows == ROWS
    assert EVERY in notes


def test_some_lines_in_quotes_are_read_as_the_others():
    rows, notes = read('Nom,Ville,Code\n"BRUNEAU,""Lyon, 3e"",1"\nPÉRON,Nîmes,2\n')
    assert rows == ROWS
    assert any("Ligne 2" in note and "entre guillemets" in note for note in notes)


@pytest.mark.parametrize(
    "text",
    [
        '"Nom";"Ville"\n"BRUNEAU";"Lyon; 3e"\n',
        'Nom;Remarque\nBRUNEAU;"Reçue; le matin"\n',
        '"Liste des reçus; session 2"\nNom;Ville;Code\nBRUNEAU;Lyon;1\nPÉRON;Nîmes;2\n',
        '"Nom";"Ville"\n"BRUNEAU";"\n";"\n"\n',
    ],
)
def test_quotes_that_are_well_placed_stay(text):
    assert not any("guillemets" in note for note in read(text)[1])


@pytest.mark.parametrize("name", ["liste.xls", "LISTE.XLSX", "liste.ods"])
@pytest.mark.parametrize("separator", ["\t", ";"])
def test_text_under_the_name_of_a_workbook_is_read_and_said(name, separator):
    rows, notes = read(f"Nom{separator}Code\nBRUNEAU{separator}007\n", name)
    assert rows[1] == ["BRUNEAU", "007"]
    assert any("n'est pas un classeur malgré son nom" in note for note in notes)
