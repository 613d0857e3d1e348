"""The order of dates seen over the whole file: one column's proof serves the doubtful ones."""

from certiflux.base.dates import Order
from certiflux.dataset.dates.order import date_readings
from certiflux.mapping.mapping import propose
from certiflux.reading.table import Column, Table


def test_a_column_that_proves_nothing_follows_the_other_dates_of_the_file():
    table = Table(
        "Liste",
        [
            Column(["Date d'examen", "05/06/2026", "04/05/2026"]),
            Column(["Date de délivrance", "27/06/2026", "28/06/2026"]),
        ],
    )
    doubtful, proven = date_readings(table, propose(table)).values()
    assert (doubtful.order, doubtful.ask) == (Order.JMA, False)
    assert "comme les autres dates du fichier" in doubtful.sentence
    assert proven.proven is True


def test_columns_of_two_orders_leave_the_doubt_to_the_user():
    table = Table(
        "Liste",
        [
            Column(["Date d'examen", "05/06/2026"]),
            Column(["Date de délivrance", "27/06/2026"]),
            Column(["Fin de validité", "06/27/2029"]),
        ],
    )
    assert date_readings(table, propose(table))[0].ask is True
