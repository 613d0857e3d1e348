"""The test command: linters, types, then the whole suite."""

from pathlib import Path

from buildtools import say
from buildtools.layout import Layout
from buildtools.venv import Caller, search_path

_STATIC_CHECKS = (
    ("ruff check", ["-m", "ruff", "check", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "."]),
    ("mypy", ["-m", "mypy", "--strict", "py"]),
)


_TWO_AT_ONCE = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
"""Files of tests run in two processes, in the order of tests/conftest.py: the longest first.

« -n 0 » after it takes that back.
"""


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
    code = call(
        [python, "-m", "pytest", *_TWO_AT_ONCE, *(arguments or ["tests"])], layout.root, env
    )
    return code or (1 if failed else 0)
