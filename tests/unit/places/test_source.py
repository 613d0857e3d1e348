"""The table is asked for when it serves, kept once it came, and anything else is said."""

import json
import lzma

import pytest

from buildtools.places import compile_table
from certiflux.places.source import NO_PLACES, PlacesSource
from certiflux.places.table import TableError, read_table

COMMUNES = [
    {"code": "01001", "nom": "L’Île", "type": "commune-actuelle", "codesPostaux": ["01400"]},
    {"code": "01002", "nom": "Haut", "type": "commune-actuelle", "anciensCodes": ["01003"]},
]
HISTORY = [
    {"code": "01003", "nom": "Bas", "type": "COM", "id": "COM-01003@1943-01-01"},
    {"code": "01001", "nom": "Île", "type": "COM", "id": "COM-01001@1943-01-01"},
]
TABLE = compile_table(json.dumps(COMMUNES).encode(), json.dumps(HISTORY).encode())


class Shelf:
    def __init__(self, data):
        self.data = data
        self.asked = 0

    def load(self):
        self.asked += 1
        return self.data


def test_nothing_is_loaded_until_it_serves_and_then_once():
    shelf = Shelf(TABLE)
    source = PlacesSource(shelf.load)
    assert shelf.asked == 0
    assert source.atlas() is source.atlas()
    assert source.atlas().by_postal("01400") == ("01001",)
    assert (shelf.asked, source.reason) == (1, "")


def test_a_failure_is_said_and_tried_again():
    shelf = Shelf(None)
    source = PlacesSource(shelf.load)
    assert source.atlas() is None
    assert "pas pu être chargée" in source.reason
    shelf.data = TABLE
    assert source.atlas()
    assert (shelf.asked, source.reason) == (2, "")


def test_without_a_loader_there_is_none():
    assert NO_PLACES.atlas() is None
    assert NO_PLACES.reason


def packed(**changed):
    text = json.loads(lzma.decompress(TABLE)) | changed
    return lzma.compress(json.dumps(text).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!doctype html>",
        TABLE[:-20],
        lzma.compress(b"[]"),
        lzma.compress(b'{"format": 1}'),
        packed(format=2),
        packed(kinds="c"),
        packed(starts=[9, 9, 9, 9, 9]),
        packed(codes=7),
    ],
)
def test_other_bytes_are_refused_and_said(data):
    with pytest.raises(TableError):
        read_table(data)
    source = PlacesSource(Shelf(data).load)
    assert source.atlas() is None
    assert "abîmée ou d'une autre version" in source.reason


def test_a_table_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr("certiflux.places.table._MOST_BYTES", 100)
    with pytest.raises(TableError):
        read_table(TABLE)
