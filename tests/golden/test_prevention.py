"""One list, both layouts of the Passeport: the exact bytes, the findings, the journal."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from cases.prevention import prepared
from certiflux.mapping.settings import parse
from certiflux.screens.prevention.prevention import findings_told, prevention_journal

FOLDER = Path(__file__).parent / "passeport"
WRITE = os.environ.get("CERTIFLUX_GOLDEN") == "write"
TODAY = dt.date(2026, 11, 21)


def produced(layout):
    """Return what the engine makes of the list, by name of the expected file."""
    settings = parse((FOLDER / f"{layout}.toml").read_text("utf-8"))
    data = (FOLDER / "liste.csv").read_bytes()
    made = prepared(data, settings.prevention, today=TODAY, settings=settings)
    told = [json.dumps(one, ensure_ascii=False) for one in findings_told(made)]
    return {
        f"{layout}.csv": b"".join(made.parts),
        f"{layout}-journal.csv": prevention_journal(made),
        f"{layout}-findings.json": ("\n".join(told) + "\n").encode(),
    }


@pytest.mark.parametrize("layout", ["adf", "jdr"])
def test_a_whole_list_gives_its_import_byte_by_byte(layout):
    made = produced(layout)
    if WRITE:
        changed = [n for n, data in made.items() if _old(FOLDER / n) != data]
        for name, data in made.items():
            (FOLDER / name).write_bytes(data)
        assert changed == [], "expected files written anew: read their diff"
    for name, data in made.items():
        assert data.decode().splitlines() == (FOLDER / name).read_text("utf-8").splitlines()
        assert data == (FOLDER / name).read_bytes()


def _old(path):
    return path.read_bytes() if path.is_file() else None
