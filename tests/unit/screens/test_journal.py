"""The journal filtered by kind and field, and as a file that runs nothing."""

import csv
import io

import pytest

from cases.tables import TableCase
from certiflux.base.formulas import harmless
from certiflux.screens.journal.file import HEADERS, journal_csv
from certiflux.screens.journal.pages import journal_page

DATA = "5.1;8.1;8.9;5.5\nA-1;=SOMME(1)  ;Mme;OUI\nA-2;D’ANGELO;H;OUI\nA-3; PETIT;F;NON\n"


@pytest.fixture(scope="module")
def dossier():
    return TableCase("trois", DATA.encode()).dossier()


def test_kinds_are_counted_and_chosen(dossier):
    whole = journal_page(dossier, 0, None)
    counts = {one["kind"]: one["count"] for one in whole["kinds"]}
    assert sum(counts.values()) == whole["total"] == len(whole["items"])
    assert (counts["ESPACES"], counts["APOSTROPHE"], counts["LISTE"]) == (2, 1, 2)
    page = journal_page(dossier, 0, None, "ESPACES")
    assert {item["kind"] for item in page["items"]} == {"ESPACES"}
    assert (page["total"], page["kinds"]) == (2, whole["kinds"])


def test_a_field_is_chosen_and_its_kinds_counted(dossier):
    page = journal_page(dossier, 0, None, field="8.1")
    assert {item["field"] for item in page["items"]} == {"8.1"}
    assert [(one["kind"], one["count"]) for one in page["kinds"]] == [
        ("ESPACES", 2),
        ("APOSTROPHE", 1),
    ]
    second = journal_page(dossier, 1, 1, "ESPACES", "8.1")
    assert [item["after"] for item in second["items"]] == ["PETIT"]
    assert journal_page(dossier, 0, None, "ESPACES", "8.9")["items"] == []
    assert journal_page(dossier, 0, None, "INCONNU")["total"] == 0


def test_the_file_opens_in_a_french_spreadsheet_and_runs_nothing(dossier):
    data = journal_csv(dossier)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert tuple(rows[0]) == HEADERS
    assert len(rows) == 1 + journal_page(dossier, 0, None)["total"]
    formula = next(row for row in rows if "SOMME" in row[4])
    assert formula[1:] == [
        "8.1", "n° 8.1", "Nom de naissance du titulaire", "'=SOMME(1)  ", "'=SOMME(1)", "1", "2"
    ]  # fmt: skip
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("text", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert harmless(text).startswith("'")
    assert "\n" not in harmless(text)


@pytest.mark.parametrize("text", ["", "MARTIN", "12,5", "d'Arc", "(vide)"])
def test_anything_else_is_written_as_it_is(text):
    assert harmless(text) == text
