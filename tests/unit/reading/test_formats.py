"""Each format declares itself, and a file is that of one alone."""

import re

import pytest

from certiflux.reading.content import Content
from certiflux.reading.formats import endings, known
from certiflux.reading.source import open_source, recognise
from unit.reading import workbooks

SAMPLES = {
    "xlsx": workbooks.xlsx(workbooks.PEOPLE),
    "xlsb": workbooks.xlsb(),
    "xls": (workbooks.DATA / "liste-1900.xls").read_bytes(),
    "ods": (workbooks.DATA / "liste-1900.ods").read_bytes(),
    "csv": b"Nom;Sexe\nMARCHAND;F\n",
    "xml": b'<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0"/>',
    "html": b"<!doctype html><table><tr><td>Nom</table>",
    "xml-2003": b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_file_is_of_one_format_alone(kind):
    content = Content(SAMPLES[kind])
    fitting = [one for one in known() if one.fits and not one.last and one.fits(content)]
    assert [one.kind for one in fitting] == ([] if kind == "csv" else [kind])
    assert recognise(content).kind == kind


def test_each_format_is_declared_once_and_named():
    kinds = [one.kind for one in known()]
    assert len(kinds) == len(set(kinds))
    assert all(re.match("[A-Z]", one.label) for one in known())
    assert all(re.fullmatch(r"\.[a-z0-9]+", one) for one in endings())


def test_what_is_asked_last_comes_last():
    assert [one.kind for one in known() if one.last] == [known()[-1].kind] == ["csv"]


def test_the_name_announces_one_workbook_at_most():
    announced = [ending for one in known() if one.workbook for ending in one.endings]
    assert len(announced) == len(set(announced)) == 5


def test_the_page_lets_every_ending_be_chosen(root):
    page = (root / "index.html").read_text("utf-8")
    (chooser,) = re.findall(r'<input type="file" id="fichier"[^>]*accept="([^"]*)"', page)
    assert set(endings()) <= set(chooser.split(","))


def test_what_is_opened_has_the_format_that_was_recognised():
    for kind in ("xlsx", "xlsb", "xls", "ods", "csv", "xml", "html"):
        assert open_source("liste", SAMPLES[kind]).format.kind == kind
