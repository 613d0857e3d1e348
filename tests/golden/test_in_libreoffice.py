"""The golden corrected workbooks opened by LibreOffice, where it is installed: nothing is lost."""

import io
import shutil
import subprocess

import openpyxl
import pytest

from golden.test_golden import CASES, workbook_of

SOFFICE = shutil.which("soffice")
LONG = 300
"""Seconds that LibreOffice may take to start and to open them all."""

pytestmark = pytest.mark.skipif(
    SOFFICE is None, reason="LibreOffice is not installed (Debian: libreoffice-calc-nogui)"
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory, root):
    """Give, by case, the workbook made here and what LibreOffice writes of it once opened."""
    made = tmp_path_factory.mktemp("classeurs")
    for case in CASES:
        (made / f"{case.name}.xlsx").write_bytes(workbook_of(case, root))
    again = made / "relus"
    command = [SOFFICE, "--headless", f"-env:UserInstallation=file://{made}/profile"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(again)]
    command += [str(made / f"{case.name}.xlsx") for case in CASES]
    subprocess.run(command, check=True, timeout=LONG, capture_output=True)
    return {
        case.name: [(at / f"{case.name}.xlsx").read_bytes() for at in (made, again)]
        for case in CASES
    }


def cells(data):
    """Return what each sheet says, cell by cell: value, colour when it has one, note.

    LibreOffice writes a yes or a no as the formula TRUE() or FALSE(), its value beside it.
    """
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {
        sheet.title: {
            cell.coordinate: (
                cell.value,
                cell.fill.fgColor.rgb if cell.fill.fill_type else None,
                cell.comment.text if cell.comment else None,
            )
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in {None, ""} or cell.comment
        }
        for sheet in book.worksheets
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_corrected_workbook_is_the_same_once_opened(case, opened):
    ours, theirs = map(cells, opened[case.name])
    assert list(ours) == list(theirs)
    for sheet, said in ours.items():
        assert theirs[sheet] == said, sheet
