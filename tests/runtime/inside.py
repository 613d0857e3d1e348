"""Run the engine's tests inside Pyodide; start.mjs executes this file there.

The last line printed is JSON: what passed, what failed, what was left out and why.
"""

import json
import os
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

FOLDERS = ("unit", "schema", "golden", "properties")
"""The folders of tests/ that run the engine; those that do not exist are passed over."""

NOT_HERE = {
    "test_build_*.py": "the build starts programs, and Pyodide has none to start",
    "test_cli_light.py": "it starts commands as programs, and Pyodide has none to start",
    "test_help.py": "it reads pages with lxml.html, which the page's lxml leaves out",
    "test_linear_patterns.py": "it times patterns, and Pyodide has no clock of its own work",
    "test_package.py": "it makes an environment for programs, and Pyodide has none to start",
    "test_report_html.py": "it reads pages with lxml.html, which the page's lxml leaves out",
    "test_wheel.py": "the recipe of the wheel starts compilers, and Pyodide has none to start",
}
"""Files left out by name, and why."""

EXAMPLES = 15
"""Examples of each property: WebAssembly is slower, and CPython tries many more."""


class Observer:
    """A plugin of pytest that leaves out what cannot run here and counts the rest."""

    def __init__(self):
        self.passed = Counter()
        self.failed = []
        self.skipped = Counter()
        self.left_out = {}

    def pytest_configure(self):
        from hypothesis import settings

        few = settings(max_examples=EXAMPLES, deadline=None, database=None, derandomize=True)
        settings.register_profile("pyodide", few)
        settings.load_profile("pyodide")

    def pytest_ignore_collect(self, collection_path):
        for pattern, reason in NOT_HERE.items():
            if collection_path.match(pattern):
                self.left_out[collection_path.name] = reason
                return True
        return None

    def pytest_collectreport(self, report):
        self._note(report)

    def pytest_runtest_logreport(self, report):
        self._note(report)
        if report.passed and report.when == "call":
            self.passed[report.nodeid.split("/")[1]] += 1

    def _note(self, report):
        if report.failed:
            self.failed.append(report.nodeid)
        elif report.skipped:
            found = report.longrepr
            self.skipped[found[2] if isinstance(found, tuple) else str(found or "")] += 1


class NoResource(ModuleType):
    """Stands for the module `resource`: the test that asks something of it is skipped."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        import pytest

        pytest.skip(f"Pyodide has no resource.{name}: nothing there measures a process")


def main(checkout, packages):
    """Run the tests of `checkout` with the tools in the folders `packages`; give the exit code."""
    engine = find_spec("certiflux").origin
    # Behind the wheels: the engine under test is the one that the page loads.
    sys.path += [*packages, f"{checkout}/py"]
    os.chdir(checkout)
    import pytest

    sys.modules["resource"] = NoResource("resource")
    observer = Observer()
    paths = [f"tests/{name}" for name in FOLDERS if Path("tests", name).is_dir()]
    options = ["-q", "--no-header", "--capture=sys", "--override-ini=pythonpath=tests"]
    options.append("--override-ini=timeout=0")  # there are no timers in WebAssembly
    plugins = ["-p", "no:cacheprovider", "-p", "no:faulthandler"]
    code = int(pytest.main([*options, *plugins, *paths], plugins=[observer]))
    summary = vars(observer) | {"engine": engine, "platform": sys.platform, "asked": paths}
    print(json.dumps(summary))
    return code
