"""What a spreadsheet made of a cell that is no text: said, and mended where the cell tells how."""

import datetime as dt

import pytest

from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.findings import Findings
from certiflux.rules.scene import Scene
from certiflux.rules.values.cells import check_cells, fix_dated, fix_day
from unit.dataset.test_dataset import dataset


def found(*rows):
    data, findings = dataset(*rows), Findings(CATALOGUE)
    check_cells(data, findings)
    return data, [findings[index] for index in range(len(findings))]


@pytest.mark.parametrize(
    ("field", "cell", "rule"),
    [
        ("5.1", 9300000000000000.0, "CHIFFRES_PERDUS"),
        ("5.1", 10**16, "CHIFFRES_PERDUS"),
        ("5.1", 999_999_999_999_999.0, None),
        ("5.15", dt.date(2026, 10, 10), "DATE_DANS_TEXTE"),
        ("5.15", dt.timedelta(hours=36), "DATE_DANS_TEXTE"),
        ("5.15", dt.time(14, 30), "DATE_DANS_TEXTE"),
        ("5.3", dt.datetime(2026, 3, 5), "DATE_DANS_TEXTE"),  # noqa: DTZ001 - cells have no zone
        ("5.15", 12.5, None),
        ("5.15", "10/20", None),
        ("5.10", dt.date(2026, 10, 10), None),
    ],
)
def test_a_cell_is_told_by_what_the_spreadsheet_made_of_it(field, cell, rule):
    _, findings = found(["8.1", field], ["A", cell])
    assert [one.rule for one in findings] == ([rule] if rule else [])


def test_a_score_made_a_date_is_proposed_as_it_was_typed():
    data, (finding,) = found(["8.1", "5.15"], ["A", dt.date(2026, 12, 18)])
    (fix,) = fix_dated(Scene(data), finding)
    assert fix.values == {"5.15": "18/12"}


def test_a_duration_is_shown_in_hours_and_left_to_the_user():
    data, (finding,) = found(["8.1", "5.15"], ["A", dt.timedelta(days=1, hours=12)])
    assert data.columns["5.15"].shown(0) == "36:00:00"
    assert fix_dated(Scene(data), finding) == []


def test_the_day_after_a_late_hour_is_proposed():
    eve, noon = dt.datetime(2026, 7, 14, 22), dt.date(2026, 7, 14)  # noqa: DTZ001
    data, (finding,) = found(["8.1", "5.10"], ["A", eve], ["B", noon])
    assert [fix.values for fix in fix_day(Scene(data), finding)] == [{"5.10": "15/07/2026"}]
    data, (finding,) = found(["8.1", "Né(e) le"], ["A", eve], ["B", noon])
    assert fix_day(Scene(data), finding)[0].values == {"8.6": "2026", "8.7": "7", "8.8": "15"}


def test_day_number_0_is_shown_as_the_spreadsheet_does():
    data, (finding,) = found(["8.1", "5.11"], ["A", dt.time()])
    assert finding.rule == "DATE_ZERO"
    assert data.columns["5.11"].shown(0) == "00/01/1900"
    assert data.values("5.11") == [None]
