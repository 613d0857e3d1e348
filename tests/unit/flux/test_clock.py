"""The timestamp of a flow, at known instants."""

import datetime as dt

import pytest

from certiflux.base.clock import paris, timestamp


def epoch(text):
    return dt.datetime.fromisoformat(text).timestamp()


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        ("2026-01-10T13:24:12+00:00", "2026-01-10T14:24:12+01:00"),
        ("2026-06-10T12:24:12+00:00", "2026-06-10T14:24:12+02:00"),
        ("2026-03-29T00:59:59+00:00", "2026-03-29T01:59:59+01:00"),
        ("2026-03-29T01:00:00+00:00", "2026-03-29T03:00:00+02:00"),
        ("2026-10-25T00:59:59+00:00", "2026-10-25T02:59:59+02:00"),
        ("2026-10-25T01:00:00+00:00", "2026-10-25T02:00:00+01:00"),
        ("2027-12-31T23:30:00+00:00", "2028-01-01T00:30:00+01:00"),
        ("2024-03-31T01:00:00+00:00", "2024-03-31T03:00:00+02:00"),
    ],
)
def test_paris_in_winter_and_in_summer(instant, expected):
    assert timestamp(epoch(instant)) == expected


def test_fractions_of_a_second_are_left_out():
    assert timestamp(epoch("2026-06-10T12:24:12+00:00") + 0.999) == "2026-06-10T14:24:12+02:00"
    assert paris(0.5).microsecond == 0
