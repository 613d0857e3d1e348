"""What the page reads of a reply is given by some view: a key renamed on one side is a hole."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "py" / "certiflux"
VIEWS = ("screens", "exports", "rules/words", "base", "protocol.py")
"""What makes replies: the screens, what they show of exports and findings, progress, refusals."""

OWN = {
    "ETag": "a header of the host's answer",
    "Content-Encoding": "a header of the host's answer",
    "packages": "the list of wheels beside Python",
    "depends": "the list of wheels beside Python",
    "file_name": "the list of wheels beside Python",
    "alien": "a note that the page keeps beside what it put away",
    "args": "a request, before it is sent",
    "cls": "an attribute of an element",
    "entries": "the index of the help, which the build writes",
    "folds": "the index of the help, which the build writes",
    "joining": "what is being chosen on the screen",
    "op": "a request, before it is sent",
    "view": "what is being chosen on the screen",
    "whole": "what the service worker tells",
}
"""Keys that the page reads of what it made itself, and of what."""


def keys_given(tree):
    """Yield the keys of the dicts that a module makes, and the fields of its dataclasses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            yield from (one.value for one in node.keys if isinstance(one, ast.Constant))
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            yield from [node.slice.value] if isinstance(node.slice, ast.Constant) else []
        elif isinstance(node, ast.ClassDef):
            lines = (one.target for one in node.body if isinstance(one, ast.AnnAssign))
            yield from (one.id for one in lines)


def keys_read(tree):
    """Yield the keys that a module of the page looks up; elements are not looked up by keys."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            said = node.slice
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".get") and node.args:
            said = None if ast.unparse(node.func) == "dom.get" else node.args[0]
        else:
            continue
        if isinstance(said, ast.Constant) and isinstance(said.value, str):
            yield said.value


def parsed(folder):
    paths = folder.rglob("*.py") if folder.is_dir() else [folder]
    return [(path, ast.parse(path.read_text("utf-8"))) for path in sorted(paths)]


GIVEN = {key for one in VIEWS for _, tree in parsed(ENGINE / one) for key in keys_given(tree)}
READ = [(path.name, set(keys_read(tree))) for path, tree in parsed(ROOT / "app")]


def test_each_key_that_the_page_reads_is_given_by_a_view():
    assert len(set().union(*(keys for _, keys in READ))) > 250
    missing = {(name, key) for name, keys in READ for key in keys - GIVEN - OWN.keys()}
    assert missing == set()


def test_what_is_the_pages_own_is_still_read_and_no_view_gives_it():
    assert OWN.keys() <= set().union(*(keys for _, keys in READ)) - GIVEN


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('{"a": 1, **b, "c": {"d": 2}}', {"a", "c", "d"}),
        ('view["sheet"] = 1', {"sheet"}),
        ("class Wanted:\n    code: str", {"code"}),
    ],
)
def test_keys_given_are_seen(text, keys):
    assert set(keys_given(ast.parse(text))) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('view["plan"]["sentence"]', {"plan", "sentence"}),
        ('view.get("lost", "")', {"lost"}),
        ('dom.get("titre")', set()),
        ('want["code"] = 1', set()),
    ],
)
def test_keys_read_are_seen(text, keys):
    assert set(keys_read(ast.parse(text))) == keys
