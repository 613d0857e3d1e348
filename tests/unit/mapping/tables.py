"""Small tables in memory for the tests of the mapping stage."""

from certiflux.dictionary import CURRENT
from certiflux.mapping.mapping import propose
from certiflux.reading.table import TableBuilder


def table(*rows, first_row=1):
    """Return the table of these rows; all of one width."""
    builder = TableBuilder("Liste", first_row)
    builder.add(rows)
    return builder.finish()


def targets(*rows, chosen=None, version=CURRENT):
    """Return the id that each column feeds, None where it feeds none."""
    mapping = propose(table(*rows), version, chosen)
    return [column.target for column in mapping.columns]
