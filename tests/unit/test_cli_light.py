"""The command line starts light: what a command does not use is not imported."""

import json
import os
import subprocess
import sys

import pytest

from certiflux.cli.commands import COMMANDS

_LISTED = """
import json, sys
from certiflux.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
OURS = {
    "certiflux",
    "certiflux.base",
    "certiflux.base.errors",
    "certiflux.base.row_numbers",
    "certiflux.base.words",
    "certiflux.cli",
    "certiflux.cli.answers",
    "certiflux.cli.commands",
    "certiflux.cli.parser",
    "certiflux.exports",
    "certiflux.exports.json_text",
}


def imported(root, *words):
    found = subprocess.run(
        [sys.executable, "-c", _LISTED, *words],
        env=os.environ | {"PYTHONPATH": str(root / "py")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(json.loads(found.stderr.splitlines()[-1]))


def test_the_help_imports_nothing_of_the_engine(root):
    found = imported(root, "--help")
    assert {name for name in found if name.startswith("certiflux")} == OURS
    assert found.isdisjoint({"lxml", "openpyxl", "python_calamine", "decimal", "zipfile"})


@pytest.mark.parametrize("name", ["convert", "validate"])
def test_a_command_imports_neither_the_others_nor_what_writes_workbooks(root, name):
    found = imported(root, name, "--help")
    others = {f"certiflux.cli.{one}" for one in COMMANDS if one != name}
    assert found.isdisjoint(others | {"openpyxl", "urllib.request", "http.client", "email.parser"})


def test_the_schema_is_printed_without_any_reader_of_lists(root):
    found = imported(root, "schema")
    assert found.isdisjoint({"certiflux.session", "certiflux.reading", "lxml", "python_calamine"})


def test_the_engine_of_the_page_starts_without_what_speaks_to_networks(root):
    """Each module of the library that a start imports is waited for, in the browser above all."""
    code = "import json, sys, certiflux.protocol; print(json.dumps(sorted(sys.modules)))"
    env = os.environ | {"PYTHONPATH": str(root / "py")}
    found = subprocess.run(
        [sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, check=True
    )
    unused = {"urllib.request", "http.client", "email.parser", "ssl", "socket", "tempfile"}
    assert unused.isdisjoint(json.loads(found.stdout))
