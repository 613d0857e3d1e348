"""What the page asks of the engine is declared there: each operation, each argument by its name."""

import ast
from dataclasses import MISSING
from pathlib import Path

import certiflux.protocol  # noqa: F401 (declares every operation)
from certiflux.base.operation import OPERATIONS

ROOT = Path(__file__).parents[2]
PAGE = sorted((ROOT / "app").rglob("*.py"))
ASKING = {"ask", "attempt", "peek", "call", "job", "waiting", "save", "act", "change", "preview"}
ASKING |= {"_send", "_do", "do_row", "_aside"}
"""The functions of the page that take the name of an operation, then its arguments."""

LISTS = {"WORKBOOKS": "engine.py", "SHEET_JOBS": "", "SHEET_CHOICES": ""}
"""The tables of the page that name operations."""


def scopes(path):
    """Yield each function of a file, and what stands outside of any."""
    tree = ast.parse(path.read_text("utf-8"))
    kinds = (ast.AsyncFunctionDef, ast.FunctionDef, ast.ClassDef)
    yield ast.Module([one for one in tree.body if not isinstance(one, kinds)], [])
    yield from (one for one in ast.walk(tree) if isinstance(one, kinds[:2]))


def named(call):
    """Return the name of the function that is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def keys(node, scope):
    """Return the names of the arguments in a dict or a variable, None where they are not told."""
    if isinstance(node, ast.Dict):
        told = [one.value for one in node.keys if isinstance(one, ast.Constant)]
        return set(told) if len(told) == len(node.keys) else None
    if not isinstance(node, ast.Name):
        return None
    found = None
    for one in (each for each in ast.walk(scope) if isinstance(each, ast.Assign)):
        places = (
            each for t in one.targets for each in (t.elts if isinstance(t, ast.Tuple) else [t])
        )
        for target in places:
            if isinstance(target, ast.Name) and target.id == node.id:
                told = keys(one.value, ast.Module([], []))
                found = None if told is None else (found or set()) | told
            elif isinstance(target, ast.Subscript) and ast.unparse(target.value) == node.id:
                found = (found or set()) | {target.slice.value}
    return found


def asked_in(path):
    """Yield where something is asked, its name, and its arguments, None where they are not told."""
    for scope in scopes(path):
        for call in (one for one in ast.walk(scope) if isinstance(one, ast.Call)):
            if named(call) not in ASKING or ast.unparse(call.func).startswith("tried."):
                continue
            place = 0 if ast.unparse(call.func).split(".")[-2:-1] == ["bridge"] else 1
            if named(call) == "_send":
                place = 0
            said = call.args[place] if len(call.args) > place else None
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                after = call.args[place + 1 : place + 2]
                told = keys(after[0], scope) if after else set()
                yield f"{path.name}:{call.lineno}", said.value, told


ASKED = [one for path in PAGE for one in asked_in(path)]


def test_the_page_asks_for_nothing_but_what_is_declared():
    assert len({name for _, name, _ in ASKED}) > 90
    assert {(where, name) for where, name, _ in ASKED if name not in OPERATIONS} == set()


TOLD = [(where, OPERATIONS[op], names) for where, op, names in ASKED if op in OPERATIONS]
BESIDE = {"name", "size"}
"""What comes with any file: its admission reads them."""


def test_each_argument_of_the_page_is_one_that_the_operation_takes():
    told = [(where, op, names) for where, op, names in TOLD if names]
    assert len({op.name for _, op, _ in told}) > 40
    extra = {
        (where, op.name, name)
        for where, op, names in told
        for name in names - op.arguments.keys() - (BESIDE if op.takes_file else set())
    }
    assert extra == set()


def test_each_argument_that_must_be_given_is_given():
    left_out = {
        (where, op.name, name)
        for where, op, names in TOLD
        for name, (_, default) in op.arguments.items()
        if names is not None and default is MISSING and name not in names
    }
    assert left_out == set()


def test_the_tables_of_the_page_name_operations():
    found = {}
    for path in PAGE:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in LISTS:
                found[node.targets[0].id] = {one.value for one in node.value.elts}
    assert found.keys() == LISTS.keys()
    assert {name for names in found.values() for name in names} - OPERATIONS.keys() == set()
