"""Hours late in the evening: the midnight of the next day, a doubt, or true hours."""

import datetime as dt

import pytest

from certiflux.dataset.change import Change
from certiflux.dataset.dates.late import next_day, weigh
from certiflux.dataset.dates.order import read_order
from unit.dataset.test_dataset import dataset, told


def at(text):
    return dt.datetime.fromisoformat(text)


SHIFTED = (
    ("1987-02-08 23:00:00", "2026-06-30 22:00:00"),
    ("1987-02-08T23:00:00.000Z", "1991-07-14T22:00:00.000Z"),
    (
        at("1975-07-01T23:00"),
        at("1976-05-01T22:00"),
        at("1996-10-20T22:00"),
        at("1995-10-20T23:00"),
    ),
    (at("1943-07-01T22:00"), at("1979-04-01T23:00"), at("1979-04-01T22:00")),
    ("13/03/1988 23:59:39",),
    (at("2026-10-14T23:59:17"), at("2026-10-14T23:59:59")),
    (
        at("2026-03-28T23:00"),
        at("2026-03-29T22:00"),
        at("2026-10-24T22:00"),
        at("2026-10-25T23:00"),
    ),
)
DOUBTFUL = (
    ("2026-07-14 23:00:00", "2026-12-14 23:00:00"),
    ("2026-12-14 22:00:00",),
    (at("2026-07-14T22:00"), dt.date(2026, 7, 14)),
    (at("2026-07-14T22:00"), "15/07/2026"),
    (at("2026-07-14T22:00"), at("2026-07-14T09:00")),
)
TRUE_HOURS = (
    (at("2026-07-14T22:00"), at("2026-07-14T09:00"), at("2026-07-15T10:30")),
    ("14/07/2026 14:30", "15/07/2026"),
    (dt.date(2026, 7, 14), None, 46000.0, True, "à 22:00"),
)


@pytest.mark.parametrize("cells", SHIFTED)
def test_hours_of_the_season_in_the_whole_column_are_midnight(cells):
    assert weigh(cells).late is True


@pytest.mark.parametrize("cells", DOUBTFUL)
def test_hours_that_do_not_all_fit_leave_a_doubt(cells):
    assert weigh(cells).late is False


@pytest.mark.parametrize("cells", TRUE_HOURS)
def test_true_hours_say_nothing(cells):
    assert weigh(cells).late is None


def test_the_last_second_of_an_end_is_that_day():
    cells = [at("2029-12-31T23:59:59")]
    assert weigh(cells, ends=True).late is False
    assert weigh(cells).late is True
    assert read_order(cells, target="5.11").late is False


def test_an_hour_with_the_offset_of_paris_is_what_it_says():
    assert next_day("2026-07-14T23:00:00+02:00") is None
    assert next_day("2026-07-14T22:00:00+00:00") == dt.date(2026, 7, 15)


def test_births_deliveries_and_ends_are_read_the_day_after_and_journaled():
    data = dataset(
        ["8.1", "Né(e) le", "5.10", "5.11"],
        ["A", "1987-02-08T23:00:00Z", at("2026-06-30T22:00"), "13/10/2029 22:00"],
        ["B", "1991-07-14T22:00:00Z", at("2026-12-31T23:00"), "12/12/2029 23:00"],
    )
    assert data.values("5.10") == ["2026-07-01", "2027-01-01"]
    assert data.values("5.11") == ["2029-10-14", "2029-12-13"]
    assert [data.values(one)[0] for one in ("8.6", "8.7", "8.8")] == ["1987", "2", "9"]
    assert {entry.change for entry in data.journal.chosen(None, "5.10")} == {Change.MINUIT}
    assert (Change.MINUIT, "30/06/2026 22:00:00", "2026-07-01", 1, (2,)) in told(data, "5.10")


def test_one_late_hour_among_midnights_keeps_its_day():
    rows = ["8.1", "5.10"], ["A", at("2026-06-30T22:00")], ["B", dt.date(2026, 7, 1)]
    data = dataset(*rows)
    assert data.values("5.10") == ["2026-06-30", "2026-07-01"]
    assert data.columns["5.10"].rule.late is False


@pytest.mark.parametrize(("hour", "place"), [(20, "La Réunion"), (21, "Mayotte"), (13, "Nouméa")])
def test_one_same_hour_of_many_days_may_be_a_midnight_overseas_and_is_said(hour, place):
    texts = [f"{day:02}/03/1988 {hour}:00:00" for day in (11, 12, 14)]
    cells = [dt.datetime(1988, 3, day, hour) for day in (11, 12, 14)]  # noqa: DTZ001
    for found in (weigh(texts), weigh(cells)):
        assert found.late is None
        assert place in found.sentence()
    reading = read_order(cells, target="8.6-8.8")
    assert place in reading.hours
    assert "le vrai jour est le suivant" in reading.hours


@pytest.mark.parametrize(
    "cells",
    [
        ("2026-10-12 13:00:00", "2026-10-13 13:00:00"),
        ("2026-10-12 13:00", "2026-10-13 13:00", "2026-10-14 20:00"),
        ("2026-10-12 13:00", "2026-10-13 13:00", "2026-10-14 13:00", "2026-10-15"),
        ("2026-10-12 13:00", "2026-10-13 13:00", "2026-10-14 13:00", "2026-10-15 13:30"),
        ("2026-10-12 09:00", "2026-10-13 09:00", "2026-10-14 09:00"),
        ("2026-10-12 09:30", "2026-10-13 10:15", "2026-10-14 11:45"),
    ],
)
def test_true_hours_say_nothing_of_a_midnight_overseas(cells):
    assert weigh(cells).overseas == ""
