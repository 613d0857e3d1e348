"""The hour of Paris without a time zone database is the one of the database."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certiflux.base.clock import paris, timestamp

try:
    PARIS = ZoneInfo("Europe/Paris")
except ZoneInfoNotFoundError:
    pytest.skip("no time zone database here to compare with", allow_module_level=True)
FIRST = dt.datetime(1996, 1, 1, tzinfo=dt.UTC)
LAST = dt.datetime(2099, 12, 31, 22, tzinfo=dt.UTC)
# The database itself has rules to 2037 and goes on with the last one, as the directive says.
INSTANTS = st.integers(int(FIRST.timestamp()), int(LAST.timestamp()))


@given(INSTANTS, st.floats(0, 0.999))
def test_any_instant(second, fraction):
    expected = dt.datetime.fromtimestamp(second, PARIS)
    found = paris(second + fraction)
    assert (found.isoformat(), found.utcoffset()) == (expected.isoformat(), expected.utcoffset())


@pytest.mark.parametrize("year", range(1996, 2100))
def test_the_seconds_around_every_change(year):
    for month in (3, 10):
        for day in range(24, 32):
            at = int(dt.datetime(year, month, day, 1, tzinfo=dt.UTC).timestamp())
            for second in (at - 1, at, at + 1):
                expected = dt.datetime.fromtimestamp(second, PARIS).isoformat()
                assert timestamp(second) == expected
