"""Open and check small lists for the tests of corrections."""

import datetime as dt

from certiflux.base.work import drain
from certiflux.mapping.settings import Settings
from certiflux.rules.context import Context
from certiflux.session.opening import open_dossier

ANSWERS = {"2.1": "12ABC345", "3.1": "12ABC345", "3.2": "MCFCER000123"}
HEADER = "5.1;4.1;4.2;5.4;5.5;5.10;5.12;5.14;8.1;8.3;Date de naissance;8.9"
TODAY = dt.date(2026, 6, 1)


def line(number, name="MARCHAND", given="Élodie", born="03/04/1988", sex="F", issued="20/05/2026"):
    """Return the line of one invented person."""
    return f"A{number};RS;RS5200;admission;OUI;{issued};NON;NON;{name};{given};{born};{sex}"


def csv(*lines, header=HEADER):
    """Return the bytes of a list."""
    return "\n".join([header, *lines, ""]).encode()


def opened(data, **settings):
    """Return the dossier of a list, checked; the answers about the sender are given."""
    constants = ANSWERS | settings.pop("constants", {})
    dossier = drain(open_dossier("liste.csv", data, Settings(constants=constants, **settings)))
    drain(dossier.check(Context(today=TODAY)))
    return dossier


def shop_of(*lines, header=HEADER, **settings):
    """Return the workshop of a list."""
    return opened(csv(*lines, header=header), **settings).mended.shop


def told(dossier):
    """Return the findings of a dossier as (rule, field, row)."""
    found = dossier.findings
    return sorted(
        (f.rule, f.field, -1 if f.row is None else f.row)
        for f in map(found.__getitem__, range(len(found)))
    )


def seen(dataset):
    """Return everything that a dataset holds: values, cells and journal."""
    columns = {
        field: (
            column.expand(),
            [column.shown(row) for row in range(len(column))],
            column.composite,
        )
        for field, column in dataset.columns.items()
    }
    return columns, dataset.titles, dataset.journal.items()
