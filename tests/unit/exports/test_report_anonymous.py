"""A report to ask for help: nothing in it comes from a cell."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buildtools.help.contents import help_page
from cases.points import row_by_row
from cases.tables import TableCase
from cases.talk import people, ready
from certiflux.base.work import drain
from certiflux.exports.report.anonymous import MASK
from certiflux.exports.report.formats import FORMATS
from certiflux.exports.report.told import Told
from certiflux.mapping.settings import Settings
from certiflux.session.opening import open_dossier

HEADERS = "N° de certificat;Nom de naissance;Prénom;Civilité;Date de délivrance;Remarques de Léa"
PEOPLE = (
    "ZQ-0001;KERVADEC;Maëlle;Zx;31/02/2026;a rappelé",
    "ZQ-0001;<b>LOPVET</b>;Ã‰lodie;Mme;20/05/2O26;parle russe",
    "ZQ-0003;GWENAËL\u202e;=HYPERLINK(1);M.;20/05/1850;",
)
OTHERS = (
    "WJ-0009;DUBROCAS;Océane;Yw;30/02/2025;a déménagé",
    "WJ-0009;<i>MARTEL</i>;LÃ©onie;Mme;19/04/2O25;parle grec.",
    "WJ-0007;ROSMADEC\u202e;=HYPERLINK(7);M.;21/06/1849;",
)


def checked(rows, name="liste.csv", headers=HEADERS):
    table = TableCase(name.removesuffix(".csv"), "\n".join([headers, *rows]).encode())
    return table.dossier()


def told(dossier, ending):
    return b"".join(FORMATS[ending][1](Told(dossier, 0.0, anonymous=True))).decode("utf-8-sig")


@pytest.mark.parametrize("ending", FORMATS)
def test_no_cell_of_the_file_is_in_it(ending):
    dossier = checked(PEOPLE)
    dossier.document = replace(dossier.document, name="Maëlle Kervadec.csv")
    report = told(dossier, ending)
    cells = {cell.strip() for row in PEOPLE for cell in row.split(";") if cell.strip()}
    assert {cell for cell in cells - {"Mme", "M."} if cell in report} == set()
    for word in ("Kervadec", "KERVADEC", "LOPVET", "Élodie", "rappelé", "Remarques de Léa"):
        assert word not in report
    assert "DATE_INEXISTANTE" in report
    assert "Date de délivrance" in report


@pytest.mark.parametrize("ending", FORMATS)
def test_two_files_that_differ_by_their_values_alone_give_the_same_report(ending):
    """Nothing of a value is left, not even its shape: only what was found, and where."""
    first, second = checked(PEOPLE), checked(OTHERS, name="autre.csv")
    document = replace(second.document, sha256=first.sha256, data=first.data)
    second.document = document
    assert told(first, ending) == told(second, ending)
    assert first.findings.counts() == second.findings.counts() != {}


def test_rows_rules_and_fields_are_kept():
    dossier = checked(PEOPLE)
    bare = json.loads(told(dossier, "json"))
    whole = json.loads(b"".join(FORMATS["json"][1](Told(dossier, 0.0))))
    keys = ("code", "severity", "title", "row", "field", "field_label")
    assert [[one[key] for key in keys] for one in row_by_row(bare["findings"])] == [
        [one[key] for key in keys] for one in row_by_row(whole["findings"])
    ]
    assert set(bare) == set(whole)
    assert set(bare["findings"][0]) <= set(whole["findings"][0])
    assert bare["summary"] == whole["summary"]
    assert bare["anonymous"]


def test_names_of_files_and_notes_are_left_out():
    talk = ready(people(2))
    talk.job("generate")
    dossier = talk.session.desk.dossier
    dossier.source.note("La feuille « Maëlle » est vide.")
    assert "12ABC345" in dossier.products[0].name
    for ending in FORMATS:
        report = told(dossier, ending)
        assert "12ABC345" not in report
        assert "Maëlle" not in report
    assert "flux-1.xml" in told(dossier, "html")


def test_a_person_taken_for_a_header_is_not_shown():
    """A list without headers: its first person stands where the headers are read."""
    chosen = Settings(columns={"KERVADEC": "8.1", "Maëlle": "8.3"})
    data = "KERVADEC;Maëlle\nLOPVET;Élodie\n".encode()
    dossier = drain(open_dossier("liste.csv", data, chosen))
    drain(dossier.check())
    for ending in FORMATS:
        report = told(dossier, ending)
        assert "KERVADEC" not in report
        assert "Maëlle" not in report
    headers = [one["header"] for one in json.loads(told(dossier, "json"))["columns"]]
    assert headers == [MASK, MASK]


PRINTED = st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters=';"')


@settings(max_examples=40)
@given(st.text(PRINTED, min_size=6))
def test_no_text_written_in_a_cell_ever_reaches_it(text):
    value = f"Zw{text}"
    if value.strip() in help_page():
        return
    dossier = checked((f"A-1;{value};{value};{value};{value};{value}",))
    for ending in FORMATS:
        assert value.strip() not in told(dossier, ending)
