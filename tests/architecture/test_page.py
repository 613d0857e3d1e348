"""The page's own modules, which no CPython runs: each name that one takes of another is there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
# The worker's Python is CPython; `aide.py` is the entry of the help page.
PAGE = sorted(path for path in APP.rglob("*.py") if path.name != "engine.py")


def module(path):
    """Return what a file is imported as."""
    return ".".join(path.relative_to(APP).with_suffix("").parts)


TREES = {module(path): ast.parse(path.read_text("utf-8")) for path in PAGE}


def defined(tree):
    """Return the names that a module defines or imports at its top."""
    names = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                names |= {one.id for one in ast.walk(target) if isinstance(one, ast.Name)}
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {one.asname or one.name for one in node.names}
    return names


def imported(tree):
    """Return, by the name that they have here, the page's own modules that one imports."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {one.asname or one.name: one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    return {here: name for here, name in found.items() if name in TREES}


def test_what_a_module_of_the_page_takes_of_another_is_there():
    missing = []
    for name, tree in TREES.items():
        known = imported(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
                continue
            other = known.get(node.value.id)
            if other and node.attr not in defined(TREES[other]):
                missing.append(f"{name}: {other}.{node.attr}")
    assert missing == []


def test_what_is_imported_by_name_is_there():
    missing = [
        f"{name}: {node.module}.{one.name}"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in TREES
        for one in node.names
        if f"{node.module}.{one.name}" not in TREES and one.name not in defined(TREES[node.module])
    ]
    assert missing == []


def test_no_module_of_the_page_imports_itself_through_others():
    after = {name: set(imported(tree).values()) for name, tree in TREES.items()}

    def reached(name, seen):
        for other in after[name] - seen:
            seen.add(other)
            reached(other, seen)
        return seen

    assert [name for name in TREES if name in reached(name, set())] == []


def tables(tree):
    """Yield the gestures that a module enters: the table, the name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("entries."):
            for table in node.keywords:
                if isinstance(table.value, ast.Dict):
                    yield from ((table.arg, ast.literal_eval(key)) for key in table.value.keys)


IMPORTED = ("gestures.", "screens.")
"""What main.py imports folder by folder."""


def test_what_enters_gestures_is_imported():
    after = {name: set(imported(tree).values()) for name, tree in TREES.items()}
    seen, more = set(), {"main", *(name for name in TREES if name.startswith(IMPORTED))}
    while more:
        seen |= more
        more = {other for name in more for other in after[name]} - seen
    entering = {name for name, tree in TREES.items() if list(tables(tree))}
    assert entering - seen == set()
    listed = ast.unparse(TREES["main"])
    assert all(f"'{folder[:-1]}'" in listed for folder in IMPORTED)


WORDS = {"data_do": "actions", "data_change": "changes", "data_submit": "submits"}


def asked(tree):
    """Yield the gestures that the nodes made by a module ask for: the table, the name."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if ast.unparse(node.func) == "dom.button" and isinstance(node.args[1], ast.Constant):
            yield "actions", node.args[1].value
        for one in node.keywords:
            if one.arg in WORDS and isinstance(one.value, ast.Constant):
                yield WORDS[one.arg], one.value.value


def test_what_a_button_or_a_form_asks_for_is_entered_once():
    entered = [one for tree in TREES.values() for one in tables(tree)]
    assert sorted(entered) == sorted(set(entered))
    html = (ROOT / "index.html").read_text("utf-8")
    wanted = {one for tree in TREES.values() for one in asked(tree)}
    for word, table in WORDS.items():
        wanted |= {(table, one) for one in re.findall(rf'{word.replace("_", "-")}="(\w+)"', html)}
    # What the bar of a work in progress asks is heard by main.py itself, while nothing else is.
    assert wanted - set(entered) - {("actions", "cancel")} == set()


MOST_FILES = 25


def test_no_folder_holds_too_much_to_be_seen_at_once():
    engine = ROOT / "py" / "certiflux"
    folders = {path.parent for root in (APP, engine) for path in root.rglob("*.py")}
    crowded = {
        folder.relative_to(ROOT).as_posix(): len(list(folder.glob("*.py"))) for folder in folders
    }
    assert {name: count for name, count in crowded.items() if count > MOST_FILES} == {}
