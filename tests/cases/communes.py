"""The table of communes for the tests: as the build compiled it, beside this checkout."""

from pathlib import Path

import pytest

from certiflux.places.source import PlacesSource

TABLE = Path(__file__).resolve().parents[2] / ".cache" / "places" / "communes.xz"


def load():
    """Return the bytes of the table; the test that asks for it is skipped where none was built."""
    if not TABLE.is_file():
        pytest.skip("the table of communes is not built: run « python3 build.py build »")
    return TABLE.read_bytes()


COMMUNES = PlacesSource(load)
"""The communes, decoded once for all tests."""
