"""The house style that a machine can measure: sizes, docstrings, nothing left to do."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "py" / "certiflux").rglob("*.py"))
LONGEST_FILE = 460
"""Lines; only a file of declarations (the dictionary, the catalogue) comes near."""

LONGEST_FUNCTION = 45
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK|raise NotImplementedError)\b")


def name(path):
    return path.relative_to(ROOT).as_posix()


def definitions(node, *, public=True):
    """Yield the functions and classes of a module that others may call, with their lines."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.ClassDef):
            shown = public and (not child.name.startswith("_") or child.name.startswith("__"))
            yield child, shown
            if isinstance(child, ast.ClassDef):
                yield from definitions(child, public=shown)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_files_and_functions_stay_short(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_FILE
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node, _ in definitions(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_what_is_public_says_what_it_does(path):
    tree = ast.parse(path.read_text("utf-8"))
    silent = [
        node.name for node, shown in definitions(tree) if shown and not ast.get_docstring(node)
    ]
    assert ast.get_docstring(tree)
    assert silent == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_is_left_unfinished(path):
    assert UNFINISHED.findall(path.read_text("utf-8")) == []
