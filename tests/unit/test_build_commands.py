"""What the person types, and what comes back: sentences, exit codes, clean output."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from buildtools import checking, commands, main, say
from buildtools.errors import BuildError
from buildtools.layout import Layout
from buildtools.running import Outcome, run
from unit.build_checkout import Machine, checkout


@pytest.fixture
def layout(tmp_path) -> Layout:
    return checkout(tmp_path)


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_help_names_every_command_in_french(layout, capsys, words):
    assert main.main(layout.root, words) == 0
    text = capsys.readouterr().out
    for name in ("serve", "build", "test", "bench", "cli", "wheel", "clean"):
        assert f"build.py {name}" in text
    assert "prépare tout" in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["biuld"], "« biuld » n’est pas une commande"),
        (["build", "now"], "« now » est de trop"),
        (["serve", "--port"], "serve --port 8000"),
        (["serve", "--port", "high"], "serve --port 8000"),
        (["serve", "--port", "70000"], "serve --port 8000"),
        (["serve", "8000"], "serve --port 8000"),
    ],
)
def test_a_slip_gets_one_sentence_and_exit_code_2(layout, capsys, words, sentence):
    assert main.main(layout.root, words) == 2
    captured = capsys.readouterr()
    assert sentence in captured.err
    assert len(captured.err.splitlines()) == 1
    assert captured.out == ""


def test_the_port_may_be_written_both_ways():
    assert main._port([]) == 8000
    assert main._port(["--port", "8123"]) == main._port(["--port=8123"]) == 8123


def test_the_recipe_of_the_wheel_gets_the_arguments(layout):
    assert main.main(layout.root, ["wheel", "--out", "x"]) == 2  # the recipe counts its arguments
    (layout.root / "static/wheels/recipe.py").unlink()
    with pytest.raises(BuildError, match=r"recipe\.py manque"):
        commands.Commands(layout.root).wheel([])


class Calls:
    """Stand for the tools of .venv: note how each is started, and fail on demand."""

    def __init__(self, failing: str = "", codes: Iterable[int] = ()) -> None:
        self.failing = failing
        self.codes = iter(codes)
        self.lines: list[str] = []
        self.env: dict[str, str] = {}

    def __call__(self, command: list[str], _folder: Path | None, env: dict[str, str]) -> int:
        self.lines.append(" ".join(command[2:]))
        self.env = env
        return 3 if self.failing and self.failing in command else next(self.codes, 0)


SHARED = " ".join(checking.at_once(os.cpu_count() or 1))


def check(layout, calls, *arguments):
    return checking.check(layout, "python", Path("/usr/bin/chromium"), calls, list(arguments))


def test_every_check_is_run_and_pytest_is_the_last(layout):
    calls = Calls()
    assert check(layout, calls) == 0
    assert calls.lines == [
        "ruff check .",
        "ruff format --check .",
        "mypy --strict py",
        f"pytest {SHARED} tests",
    ]
    assert calls.env["CERTIFLUX_DIST"] == str(layout.dist)
    assert calls.env["CERTIFLUX_CHROMIUM"] == "/usr/bin/chromium"


@pytest.mark.parametrize(("cores", "workers"), [(1, "2"), (2, "3"), (3, "4"), (64, "4")])
def test_files_of_tests_are_shared_among_one_more_process_than_cores(cores, workers):
    assert checking.at_once(cores)[:4] == ("-n", workers, "--dist", "loadfile")


@pytest.mark.parametrize("tool", ["ruff", "mypy", "pytest"])
def test_one_failure_is_enough_and_stops_nothing(layout, tool):
    calls = Calls(failing=tool)
    assert check(layout, calls) != 0
    assert len(calls.lines) == 4


FOCUS = "tests/browser/test_access.py::test_the_focus"
DATES = "tests/unit/base/test_dates.py::test_a_day"


@pytest.mark.parametrize(
    ("failed", "again"),
    [([FOCUS], [f"pytest -n 0 {FOCUS}"]), ([DATES, FOCUS], []), ([DATES], []), ([FOCUS] * 31, [])],
)
def test_browsers_that_failed_are_tried_alone_and_decide_when_nothing_else_did(
    layout, failed, again
):
    noted = layout.root / ".pytest_cache/v/cache/lastfailed"
    noted.parent.mkdir(parents=True)
    noted.write_text(json.dumps({f"{one}{rank or ''}": True for rank, one in enumerate(failed)}))
    for alone in (0, 1):
        calls = Calls(codes=[0, 0, 0, 1, alone])
        assert check(layout, calls) == (alone if again else 1)
        assert calls.lines[4:] == again


def test_the_words_after_test_go_to_pytest(layout):
    calls = Calls()
    check(layout, calls, "-k", "dates")
    assert calls.lines[-1] == f"pytest {SHARED} -k dates"


@pytest.fixture
def modules(root) -> dict[str, str]:
    folders = (root / "py", root / "tests")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(str(folder) for folder in folders)}


def test_the_command_line_runs_where_the_person_stands(layout, modules, tmp_path):
    (layout.root / "py/certiflux/__main__.py").write_text(
        "import os, sys\nprint(sys.argv[1:], os.getcwd())\nsys.exit(1)\n"
    )
    here = tmp_path / "elsewhere"
    here.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _CLI, str(layout.root)],
        cwd=here,
        env=modules,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == f"['check', 'liste.xlsx'] {here}\n"


_CLI = """
import sys
from collections.abc import Iterable
from pathlib import Path
from buildtools import commands, venv
venv.Venv.ready = lambda self, *locks: Path(sys.executable)
sys.exit(commands.Commands(Path(sys.argv[1])).cli(["check", "liste.xlsx"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is another thing there")
def test_serve_says_where_and_ends_cleanly(layout, modules):
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVE, str(layout.root)],
        env=modules,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    assert first.startswith("Certiflux est ouvert sur http://127.0.0.1:")
    assert rest.strip() == "Arrêté."
    assert "Traceback" not in errors
    assert process.returncode == 0


# A shell that starts the tests in the background has them ignore Ctrl-C: not this program.
_SERVE = """
import signal, sys
from collections.abc import Iterable
from pathlib import Path
from buildtools import commands
from unit.build_checkout import Machine
tool, machine = commands.Commands(Path(sys.argv[1])), Machine()
tool.fetcher, tool.precompiler = machine.fetcher(tool.layout), machine.precompiler(tool.layout)
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(tool.serve(8765))
"""


def test_build_says_what_it_did(layout, capsys):
    tool, machine = commands.Commands(layout.root), Machine()
    tool.fetcher, tool.precompiler = machine.fetcher(layout), machine.precompiler(layout)
    assert tool.build() == tool.build() == 0
    assert capsys.readouterr().out.splitlines() == ["dist/ est prêt.", "dist/ est déjà à jour."]


def test_sizes_are_written_the_french_way():
    assert say.size(6_488_647) == "6,5 Mo"
    assert say.size(18_059) == "18 ko"


def test_a_program_is_run_and_its_last_error_kept(tmp_path):
    code = "import sys; print('one'); print('ERROR 403'); print('bye'); sys.exit(4)"
    outcome = run([sys.executable, "-c", code], tmp_path)
    assert outcome.code == 4
    assert outcome.reason == "ERROR 403"
    assert Outcome(1, "").reason == "sans explication"
