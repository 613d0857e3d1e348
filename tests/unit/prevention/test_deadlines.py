"""By when a training is to be declared: the days that the portal published, one by one."""

import datetime as dt

import pytest

from certiflux.prevention.deadlines import due

PUBLISHED = (
    ("2025-08-31", None),
    ("2025-09-01", "2026-09-30"),
    ("2025-12-31", "2026-09-30"),
    ("2026-01-01", "2026-09-30"),
    ("2026-03-31", "2026-09-30"),
    ("2026-04-01", "2026-12-31"),
    ("2026-09-30", "2027-03-31"),
    ("2026-12-31", "2027-06-30"),
    ("2027-01-01", "2027-06-30"),
    ("2027-10-15", "2028-03-31"),
)


@pytest.mark.parametrize(("ended", "last"), PUBLISHED)
def test_the_last_day_is_the_one_published(ended, last):
    found = due(dt.date.fromisoformat(ended))
    assert (found.isoformat() if found else None) == last
