"""The century of a year in two figures: the plausible one, or a question."""

import pytest

from certiflux.dataset.dates.order import date_readings
from certiflux.mapping.mapping import propose
from unit.dataset.test_dataset import dataset, table


@pytest.mark.parametrize(
    ("births", "delivery", "asks"),
    [
        ("07/05/85; 07/05/05; 07/05/47", "20/05/2026", False),
        ("07/05/85; 07/05/15", "20/05/2026", True),
        ("07/05/85; 07/05/30", "20/05/26", True),
        ("07/05/85", None, True),
        ("07/05/1985", "20/05/98", True),
        ("07/05/1985", "20/05/26", False),
    ],
)
def test_the_century_is_asked_only_where_no_single_one_is_plausible(births, delivery, asks):
    sheet = table(["8.1", "Né(e) le", "5.10"], *(["A", b, delivery] for b in births.split("; ")))
    readings = date_readings(sheet, propose(sheet)).values()
    assert any(one.century_ask for one in readings) is asks


def test_each_year_takes_its_own_century_and_the_users_where_none_is_plausible():
    from certiflux.dataset.dates.order import DateChoice

    rows = (
        ["8.1", "Né(e) le", "5.10"],
        ["A", "07/05/85", "20/05/26"],
        ["B", "08/05/05", "20/05/26"],
    )
    assert dataset(*rows).values("8.6") == ["1985", "2005"]
    rows = (*rows, ["C", "09/05/31", "20/05/26"])
    assert dataset(*rows).values("8.6") == ["1985", "2005", "09/05/31"]
    chosen = dataset(*rows, dates={1: DateChoice(None, "1900")})
    assert chosen.values("8.6") == ["1985", "2005", "1931"]
    assert chosen.values("5.10") == ["2026-05-20"] * 3
