"""An id of a field stands once, in the dictionary: elsewhere it goes by its name."""

import ast
from functools import cache
from pathlib import Path

from certiflux.dictionary import COMPOSITES, VERSIONS, ids

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "py" / "certiflux"
KNOWN = {i for version in VERSIONS for i in version.fields} | {one.id for one in COMPOSITES}
RAW = {one for one in KNOWN if not one.isalpha()}
"""Those that are no plain word: « action » and « nir » mean other things too."""


@cache
def raw_ids(path):
    """Return the ids that a file writes, by line."""
    tree = ast.parse(path.read_text("utf-8"))
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [f"{node.lineno}: {node.value}" for node in strings if node.value in RAW]


def test_no_id_is_written_outside_the_dictionary():
    found = {
        path.relative_to(ROOT).as_posix(): raw_ids(path)
        for path in sorted(ENGINE.rglob("*.py"))
        if path.relative_to(ENGINE).parts[0] != "dictionary"
    }
    assert {path: lines for path, lines in found.items() if lines} == {}, "see dictionary/ids.py"


def test_each_name_is_that_of_the_field():
    named = {name: value for name, value in vars(ids).items() if name.isupper()}
    assert set(named.values()) <= KNOWN
    assert len(named) == len(set(named.values()))
