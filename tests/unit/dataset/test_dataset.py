"""The dataset of a table: values by field, the numbers of its rows, the journal of its changes."""

import datetime as dt
from dataclasses import replace

import pytest

from certiflux.base.work import drain
from certiflux.dataset.build import build
from certiflux.dataset.change import Change
from certiflux.dataset.values import NIL, constant, show
from certiflux.mapping.mapping import propose
from certiflux.reading.column import CellError
from unit.mapping.tables import table


def dataset(*rows, first_row=1, date_1904=False, dates=None, repairs=(), splits=None, **mapping):
    """Build the dataset of these rows, the first of them their headers."""
    sheet = replace(table(*rows, first_row=first_row), date_1904=date_1904)
    chosen = {"dates": dates, "repairs": frozenset(repairs), "splits": splits}
    return drain(build(sheet, replace(propose(sheet), **mapping), **chosen))


def told(data, field):
    return {(i.change, i.before, i.after, i.count, i.rows) for i in data.journal.items()
            if i.field == field}  # fmt: skip


def test_rows_keep_the_numbers_of_the_spreadsheet():
    data = dataset(["8.1", "8.3"], ["A", "B"], [None, None], ["C", "D"], first_row=7)
    assert list(data.row_numbers) == [8, 10]
    assert data.values("8.1") == ["A", "C"]
    assert data.titles == {"8.1": "8.1", "8.3": "8.3"}
    assert data.values("8.9") == [None, None]


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1)])
def test_a_whole_date_of_birth_fills_the_parts_that_have_no_column(order):
    rows = [["Nom", "Né(e) le", "Année de naissance"], ["A", "14/03/1988", 1987]]
    data = dataset(*([row[place] for place in order] for row in rows))
    assert [data.values(one) for one in ("8.6", "8.7", "8.8")] == [["1987"], ["3"], ["14"]]
    assert data.titles["8.6"] == "Année de naissance"
    assert data.titles["8.7"] == "Né(e) le"


@pytest.mark.parametrize(("date_1904", "day"), [(False, "2024-11-21"), (True, "2028-11-22")])
def test_day_numbers_follow_the_epoch_of_the_workbook(date_1904, day):
    data = dataset(["8.1", "5.11"], ["A", 45617.0], date_1904=date_1904)
    assert data.values("5.11") == [day]


def test_each_distinct_change_is_counted_once_with_its_rows():
    data = dataset(["8.1", "8.9"], ["A", "Mme"], ["B", "F"], ["C", "Mme"], ["D", "H"])
    assert data.values("8.9") == ["F", "F", "F", "M"]
    assert told(data, "8.9") == {
        (Change.LISTE, "Mme", "F", 2, (2, 4)),
        (Change.LISTE, "H", "M", 1, (5,)),
    }


def test_the_journal_is_cut_into_pages_without_loss():
    data = dataset(["8.1", "8.9", "5.5"], ["A", "Mme", "OUI"], ["B", "H", "NON"], ["C", "1", "o"])
    every = data.journal.items()
    assert len(every) == len(data.journal)
    for size in (1, 2, 3):
        pages = [data.journal.items(at, size) for at in range(0, len(every), size)]
        assert [item for page in pages for item in page] == every


def test_what_is_absent_is_said_nil_in_the_journal_but_for_people_known_by_a_file():
    data = dataset(["8.1", "8.2", "9.1"], ["A", "", ""], ["", "", "123"], ["C", "PETIT", ""])
    assert list(data.by_dossier()) == [0, 1, 0]
    assert told(data, "8.2") == {(Change.NIL_ABSENT, "(vide)", "nil", 1, ())}
    assert told(data, "5.15") == {(Change.NIL_ABSENT, "(vide)", "nil", 3, ())}
    assert told(data, "8.11") == {(Change.LIEU_INCONNU, "(vide)", "nil", 2, ())}


def test_one_code_of_birth_place_is_sent():
    data = dataset(["8.1", "8.10", "8.11"], ["A", "31555", "31000"], ["B", "", "31000"])
    assert told(data, "8.11") == {(Change.POSTAL_INUTILE, "(vide)", "(vide)", 1, ())}


def test_constants_serve_where_no_column_says_anything():
    rows = [["8.1", "5.4", "5.5"], ["A", "", "OUI"], ["B", "", ""]]
    data = dataset(*rows, constants={"5.4": "admis", "5.5": "NON", "2.1": "12ABC345", "5.17": ""})
    assert data.values("5.4") == ["PAR_ADMISSION"] * 2
    assert data.values("5.5") == ["true", None]
    assert data.values("2.1") == ["12ABC345"] * 2
    assert "5.17" not in data.columns
    assert told(data, "5.4") == {(Change.CONSTANTE, "(vide)", "PAR_ADMISSION", 2, ())}
    assert told(data, "2.1") == set()


def test_what_certiflux_writes_itself_is_never_read():
    assert "1.1" not in dataset(["1.1", "8.1"], ["Auto, ne rien inscrire", "A"]).columns


@pytest.mark.parametrize(
    ("cell", "shown"),
    [(None, ""), (NIL, "nil"), (True, "VRAI"), (1990.0, "1990"), (12.5, "12,5"),
     (dt.date(1990, 5, 7), "07/05/1990"), (CellError("#N/A"), "#N/A"), ("x", "x")],
)  # fmt: skip
def test_a_cell_is_shown_as_a_french_spreadsheet_does(cell, shown):
    assert show(cell) == shown


def test_a_constant_column_is_the_same_in_each_row():
    column = constant("RS", 3)
    assert (len(column), column.expand(), column.shown(2)) == (3, ["RS"] * 3, "RS")
    assert (column.counts(), column.rows_of({0}), column[1]) == ([3], [0, 1, 2], "RS")


def test_the_values_of_merged_cells_are_journaled_with_their_rows():
    rows = ["8.1", "5.10", "Né(e) le"], ["A", "20/05/2026", "14/03/1988"], ["B", "20/05/2026", None]
    rows = *rows, ["C", "21/05/2026", None], ["D", "20/05/2026", None]
    sheet = replace(table(*rows), merged={1: [(2, 2), (4, 4)]})
    data = drain(build(sheet, propose(sheet)))
    assert (Change.FUSION, "(vide)", "2026-05-20", 2, (3, 5)) in told(data, "5.10")
    assert not data.journal.count(Change.FUSION, "8.1")
