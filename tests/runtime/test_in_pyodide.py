"""The engine's own tests, once more, by the interpreter and with the wheels that the page loads."""

import json
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from buildtools.layout import Layout
from runtime import tools

HERE = Path(__file__).resolve().parent
TIME_LIMIT_S = 3000


@pytest.fixture
def run(root, dist):
    """Run the suite inside Pyodide; give all that it printed, its exit code and its summary."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node here: the build says how to get it")
    pyodide = dist / "runtime" / "pyodide"
    wheel = tools.wheel(root, pyodide, Layout.of(root).cache / "tools")
    packages = sysconfig.get_path("purelib")
    done = subprocess.run(
        [node, HERE / "start.mjs", pyodide, root, packages, wheel],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=TIME_LIMIT_S,
        check=False,
    )
    text, _, last = done.stdout.rstrip().rpartition("\n")
    if not last.startswith("{"):
        pytest.fail(f"the suite did not reach its end in Pyodide:\n{done.stdout}")
    return text, done.returncode, json.loads(last)


@pytest.mark.timeout(TIME_LIMIT_S + 60)  # it is a whole suite
def test_the_engine_passes_its_own_tests_inside_pyodide(run, capsys):
    text, code, summary = run
    with capsys.disabled():
        print(f"\n  in Pyodide: {text.rpartition(chr(10))[2]}")
        for name, reason in summary["left_out"].items():
            print(f"  left out there: {name}: {reason}")
        for reason, count in summary["skipped"].items():
            print(f"  skipped there: {count}: {reason}")
    assert code == 0, f"{text}\n(is dist/ built from these sources? « python3 build.py build »)"
    assert summary["failed"] == []
    assert summary["platform"] == "emscripten"
    assert "site-packages/certiflux" in summary["engine"]
    assert {path.rpartition("/")[2] for path in summary["asked"]} == set(summary["passed"])
    assert "" not in summary["skipped"]
