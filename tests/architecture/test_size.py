"""The house style that a machine can measure: sizes, docstrings, nothing left to do."""

import ast
import re
from functools import cache
from pathlib import Path

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


@cache
def read(path):
    """Return the text of a file and its tree: each is parsed once for all the tests."""
    text = path.read_text("utf-8")
    return text, ast.parse(text)


def offending(fault):
    """Return, by the name of its file, what ``fault`` finds in each file of the engine."""
    return {name(path): found for path in FILES if (found := fault(*read(path)))}


def test_files_and_functions_stay_short():
    def long(text, tree):
        lines = text.count("\n")
        return [f"{lines} lines"] * (lines > LONGEST_FILE) + [
            f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
            for node, _ in definitions(tree)
            if isinstance(node, ast.FunctionDef)
            and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
        ]

    assert offending(long) == {}


def test_what_is_public_says_what_it_does():
    def silent(_text, tree):
        own = [] if ast.get_docstring(tree) else ["the file itself"]
        shown = [node for node, shown in definitions(tree) if shown]
        return own + [node.name for node in shown if not ast.get_docstring(node)]

    assert offending(silent) == {}


def test_nothing_is_left_unfinished():
    assert offending(lambda text, _tree: UNFINISHED.findall(text)) == {}
