"""Workbooks packed otherwise: names with turned slashes, parts at the root; safely."""

import io
import zipfile

import pytest

from certiflux.base.errors import UserError
from certiflux.reading.source import open_source, read_whole
from unit.reading import workbooks

ROWS = [["Nom", "Code"], ["DURET", "007"]]
BOOK = workbooks.xlsx(ROWS)


def repacked(rename, content=lambda _, part: part):
    """Write the workbook again under other names of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(rename(name), content(name, old.read(name)))
    return stream.getvalue()


def at_root(_name, part):
    return part.replace(b"/xl/", b"/").replace(b"xl/", b"")


def rows_of(data):
    table = read_whole(open_source("liste.xlsx", data))
    return [table.row(index) for index in range(table.n_rows)]


@pytest.mark.parametrize(
    "data",
    [
        repacked(lambda name: name.replace("/", "\\")),
        repacked(lambda name: name.removeprefix("xl/"), at_root),
        repacked(lambda name: name.replace("xl/", "XL/").replace("sheet1", "Sheet1")),
    ],
    ids=["backslashes", "at the root", "capitals"],
)
def test_a_workbook_packed_otherwise_is_read(data):
    assert rows_of(data) == ROWS


@pytest.mark.parametrize("name", ["xl\\workbook.xml", "XL/Workbook.xml", "xl/./workbook.xml"])
def test_two_names_of_one_part_are_refused(name):
    stream = io.BytesIO(repacked(lambda name: name))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, b"<workbook/>")
    with pytest.raises(UserError) as caught:
        open_source("liste.xlsx", stream.getvalue())
    assert caught.value.code == "CLASSEUR_TROMPEUR"


def test_the_part_that_is_looked_through_is_the_one_that_is_read():
    """The package may name another workbook than the usual one: its errors are told."""
    moved = repacked(
        lambda name: name.replace("xl/", "autre/"), lambda _, p: p.replace(b"xl/", b"autre/")
    )
    assert rows_of(moved) == ROWS


@pytest.mark.parametrize("name", ["..\\xl\\x.xml", "\\xl\\x.xml", "C:\\x.xml"])
def test_a_name_that_leaves_the_package_is_refused(name):
    stream = io.BytesIO(BOOK)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(UserError) as caught:
        open_source("liste.xlsx", stream.getvalue())
    assert caught.value.code == "CLASSEUR_TROMPEUR"
