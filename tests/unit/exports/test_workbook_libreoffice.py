"""The corrected workbook opened by LibreOffice, where it is installed: what it shows is right."""

import csv
import io
import shutil
import subprocess

import openpyxl
import pytest

from certiflux.base.work import drain
from certiflux.corrections import cells
from certiflux.exports.workbook.workbook import workbook
from unit.exports.test_workbook import HEADS, NOON, ODD, opened

SOFFICE = shutil.which("soffice")
LONG = 120
"""Seconds that LibreOffice may take to start."""

pytestmark = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed (Debian: libreoffice-calc-nogui)"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a folder with the corrected workbook, and what LibreOffice makes of it."""
    dossier = opened(*ODD)
    for row, text in ((0, "=SOMME(A1)"), (1, "+33 6"), (2, "007"), (3, "P€TIT")):
        dossier.correct(cells.edit(dossier.workshop().shop, row, "8.1", text), NOON)
    made = tmp_path_factory.mktemp("classeur")
    (made / "liste.xlsx").write_bytes(drain(workbook(dossier, NOON)))
    sheets = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1036,false,true,false,false,false,-1"
    for wanted, out in ((sheets, made), ("xlsx:Calc MS Excel 2007 XML", made / "again")):
        command = [SOFFICE, "--headless", f"-env:UserInstallation=file://{made}/profile"]
        command += ["--convert-to", wanted, "--outdir", str(out), str(made / "liste.xlsx")]
        subprocess.run(command, check=True, timeout=LONG, capture_output=True)
    return made


def lines(path):
    return list(csv.reader(io.StringIO(path.read_text("utf-8")), delimiter=";"))


def test_the_list_is_shown_as_it_is(folder):
    shown = lines(folder / "liste-Mes personnes.csv")
    assert shown[1] == HEADS[1]
    assert [line[1] for line in shown[2:6]] == ["=SOMME(A1)", "+33 6", "007", "P€TIT"]
    assert [line[2] for line in shown[2:4]] == ["04/03/1988", "05/03/1990"]
    assert shown[2][3] == "00123"


def test_the_other_sheets_are_shown(folder):
    shown = lines(folder / "liste-À corriger.csv")
    assert shown[0][:2] == ["Règle", "Ligne d'origine"]
    assert "6" in [line[1] for line in shown]
    assert lines(folder / "liste-Lisez-moi.csv")[0][0].startswith("Liste corrigée avec Certiflux")


def test_the_marks_and_their_comments_are_kept(folder):
    sheet = openpyxl.load_workbook(folder / "again" / "liste.xlsx").worksheets[0]
    cell = sheet["B3"]
    assert (cell.value, cell.data_type) == ("=SOMME(A1)", "s")
    assert "DURAND" in cell.comment.text
    assert cell.fill.fgColor.rgb == "FFFFF2CC"
