"""The test command: linters, types, then the whole suite."""

import json
import os
from pathlib import Path
from typing import Final

from buildtools import say
from buildtools.layout import Layout
from buildtools.venv import Caller, search_path

_STATIC_CHECKS = (
    ("ruff check", ["-m", "ruff", "check", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "."]),
    ("mypy", ["-m", "mypy", "--strict", "py"]),
)


_MOST_WORKERS: Final = 4
"""Processes of tests, at most: each has its browser, of one or two gigabytes."""


def at_once(cores: int) -> tuple[str, ...]:
    """Give the arguments that share the files of tests among processes, the longest first.

    One more than there are cores: a browser's test waits for a third of its time. The order is
    that of tests/conftest.py; « -n 0 » after it takes all that back.
    """
    workers = min(cores + 1, _MOST_WORKERS)
    return ("-n", str(workers), "--dist", "loadfile", "--no-loadscope-reorder")


_BROWSERS: Final = ("tests/browser/", "tests/engines/")
"""Tests that wait for a browser: on a machine that has too much to do, one may wait in vain."""

_SECOND_TIME: Final = 30
"""Failures of theirs, at most, that are tried a second time: more are no accident."""


def environment(layout: Layout, browser: Path | None) -> dict[str, str]:
    """Give the variables by which tests and bench learn where things are."""
    found = {"PYTHONPATH": search_path((layout.root / "py",)), "CERTIFLUX_DIST": str(layout.dist)}
    return found | ({"CERTIFLUX_CHROMIUM": str(browser)} if browser else {})


def locks(layout: Layout) -> tuple[Path, Path]:
    """Give the locks of what the tests need."""
    return layout.root / "py" / "requirements.txt", layout.root / "tests" / "requirements.txt"


def check(layout: Layout, python: str, browser: Path, call: Caller, arguments: list[str]) -> int:
    """Run every check on what is set up and built; give 0 when all passed.

    All are run whatever fails, and pytest last: its summary is the last line.
    """
    env = environment(layout, browser)
    failed = []
    for name, command in _STATIC_CHECKS:
        say.answer(f"— {name}")
        if call([python, *command], layout.root, env):
            failed.append(name)
    if failed:
        say.answer(f"Échec : {', '.join(failed)} (voir plus haut). Suite : pytest.")
    pytest = [python, "-m", "pytest"]
    shared = at_once(os.cpu_count() or 1)
    code = call([*pytest, *shared, *(arguments or ["tests"])], layout.root, env)
    if code == 1 and (waiting := _to_try_alone(layout)):
        say.answer(f"Seconde fois, seuls et l'un après l'autre : {', '.join(waiting)}")
        code = call([*pytest, "-n", "0", *waiting], layout.root, env)
    return code or (1 if failed else 0)


def _to_try_alone(layout: Layout) -> list[str]:
    """Give the tests that failed, when all are browsers' and few; none otherwise.

    Alone they have the machine for themselves: what is broken fails again, and fails the check.
    """
    noted = layout.root / ".pytest_cache/v/cache/lastfailed"
    failed = sorted(json.loads(noted.read_text("utf-8"))) if noted.is_file() else []
    accident = len(failed) <= _SECOND_TIME and all(one.startswith(_BROWSERS) for one in failed)
    return failed if accident else []
