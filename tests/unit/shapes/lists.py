"""Lists read as the engine reads them, whatever their shape, and the people in them."""

import datetime as dt

from certiflux.mapping.mapping import propose
from certiflux.reading.table import TableBuilder
from certiflux.shapes.nobody import left_out
from certiflux.shapes.shaping import shaped

HEADERS = ["Nom de naissance", "Prénom", "Sexe", "Date de naissance"]
SOLENE = ["BRIANCEAU", "Solène", "F", dt.date(1991, 4, 2)]
KEVIN = ["HOUDEMONT", "Kévin", "M", dt.date(1984, 11, 30)]
AMINATA = ["LE TALLEC", "Aminata", "F", dt.date(1999, 7, 8)]
PAUL = ["OZENNE", "Paul", "M", dt.date(1975, 1, 15)]


def understood(table):
    return left_out(table, propose(table))


def read(*rows, **said):
    """Return how a table is read: what the user ``said`` of each shape."""
    builder = TableBuilder("Liste")
    width = max(map(len, rows))
    builder.add([[*row, *[None] * (width - len(row))] for row in rows])
    table = builder.finish()
    return shaped(table, understood(table), said, understood)


def column(found, header):
    (index,) = [one.index for one in found.mapping.columns if one.header == header]
    return [
        found.table.columns[index][row] for row in range(found.mapping.first_row, len_of(found))
    ]


def len_of(found):
    return found.table.n_rows


def forms(found):
    return [(one.form.value, one.applied) for one in found.shapes]
