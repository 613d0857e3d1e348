"""Three months, as the law counts them."""

import datetime as dt

import pytest

from certiflux.rules.dates.deadline import days_left, due


@pytest.mark.parametrize(
    ("delivered", "last"),
    [
        ("2026-05-20", "2026-08-20"),
        ("2026-11-21", "2027-02-21"),
        ("2025-11-30", "2026-02-28"),
        ("2025-11-28", "2026-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2026-01-31", "2026-04-30"),
        ("2026-03-31", "2026-06-30"),
        ("2026-02-28", "2026-05-28"),
        ("2026-12-01", "2027-03-01"),
    ],
)
def test_the_last_day_is_the_same_day_three_months_later_or_the_last_of_the_month(delivered, last):
    assert due(dt.date.fromisoformat(delivered)) == dt.date.fromisoformat(last)


def test_the_days_left_go_below_zero_when_it_is_late():
    today = dt.date(2026, 8, 20)
    assert [days_left(day, today) for day in ("2026-05-21", "2026-05-20", "2026-05-19")] == [
        1,
        0,
        -1,
    ]
    assert [days_left(value, today) for value in (None, "20/05/2026", "2026-02-30")] == [None] * 3
