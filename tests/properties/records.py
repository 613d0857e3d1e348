"""Any valid record, drawn from the kinds of the dictionary; datasets made of them."""

import datetime as dt
from array import array
from functools import cache

from hypothesis import strategies as st

from certiflux.dataset.convert import NIL_WORDS
from certiflux.dataset.journal import Journal
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import NIL, FieldColumn
from certiflux.dictionary import BY_DOSSIER, CURRENT, branches, fields, passage_fields
from certiflux.dictionary.kinds import Boolean, Date, Integer, Listing, Text

LETTERS = "aZé ÈŒç'’-&<>\"]0129/\u00a0\U0001f393\t\r\n"
"""What people write, and what XML must escape; U+1F393 counts for two."""

ENVELOPE = ("2.1", "3.1", "3.2")
CERTIFICATION = ("4.1", "4.2", "4.3")
DIGITAL = ("5.14", "6.1", "6.2", "6.3", "6.4")


def units(text):
    """Return the length of a text as the portal counts it."""
    return len(text.encode("utf-16-le")) // 2


def texts(low, high):
    """Draw the texts that a field of `low` to `high` characters accepts."""
    if low == high:
        return st.text("AZaz09éœ<&", min_size=low, max_size=low)
    full = ["é" * high, "\U0001f393" * (high // 2) or "x"]
    drawn = st.text(LETTERS, min_size=1, max_size=min(high, 8)) | st.sampled_from(full)
    return drawn.filter(
        lambda text: units(text) <= high and text.strip() and text.casefold() not in NIL_WORDS
    )


@cache
def values(field):
    """Draw the canonical values that a field accepts."""
    match field.kind:
        case Text(low, high):
            return texts(low, high)
        case Integer(low, high):
            return st.integers(low, high).map(str)
        case Boolean():
            return st.sampled_from(["true", "false"])
        case Date():
            return st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)).map(str)
        case Listing():
            return st.sampled_from(field.kind.values())
    raise TypeError(field.kind)


@cache
def drawn_for(field):
    """Draw a value of a field, or its absence where it may be absent, said or not."""
    if field.nillable:
        return st.none() | st.just(NIL) | values(field)
    return values(field) if field.required else st.none() | values(field)


def _results(count):
    """Draw the digital level: none when `count` is negative, else a score and that many results."""
    if count < 0:
        return st.just(dict.fromkeys(DIGITAL) | {"5.14": "false"})
    letters = st.text("AZ019é", min_size=count, max_size=count)
    level = st.lists(values(fields()["6.2"]), min_size=count, max_size=count)
    return st.fixed_dictionaries(
        {
            "5.14": st.just("true"),
            "6.1": st.none() | values(fields()["6.1"]),
            "6.2": level.map(lambda found: ";".join(found) or None),
            "6.3": letters.map(lambda found: ";".join(found) or None),
            "6.4": letters.map(lambda found: ";".join(found) or None),
        }
    )


def _settled(parts):
    """Return one record of its parts: the level says that it is there, one birth place only."""
    record, digital, insee = parts
    record |= digital | {"5.12": "true" if record["5.13"] else "false"}
    record["8.11" if insee and record.get("8.10") else "8.10"] = None
    return record


def records(branch):
    """Draw the values of one passage by field id, identified by `branch`."""
    own = {
        field.id: drawn_for(field)
        for field in passage_fields()
        if field.emitted and branches().get(field.id, branch) == branch and field.id not in DIGITAL
    }
    digital = st.integers(-1, 3).flatmap(_results)
    return st.tuples(st.fixed_dictionaries(own), digital, st.booleans()).map(_settled)


def _joined(parts):
    people, kinds, envelope = parts
    return dataset([one | kinds[rank % len(kinds)] | envelope for one, rank in people])


def datasets():
    """Draw a dataset: some records over one to three certifications, and one envelope."""
    known = fields()
    person = records(BY_DOSSIER) | records("titulaire")
    people = st.lists(st.tuples(person, st.integers(0, 2)), min_size=1, max_size=5)
    kind = st.fixed_dictionaries({i: drawn_for(known[i]) for i in CERTIFICATION})
    envelope = st.fixed_dictionaries({i: values(known[i]) for i in ENVELOPE})
    return st.tuples(people, st.lists(kind, min_size=1, max_size=3), envelope).map(_joined)


def dataset(rows, version=CURRENT):
    """Return the dataset of these rows: a column per field that some row fills."""
    columns = {}
    for name in fields(version):
        found = [row.get(name) for row in rows]
        if any(value is not None for value in found):
            distinct = list(dict.fromkeys(found))
            codes = array("I", [distinct.index(value) for value in found])
            columns[name] = FieldColumn(distinct, codes)
    numbers = array("I", range(2, len(rows) + 2))
    return Dataset(version, columns, numbers, {}, Journal(numbers))
