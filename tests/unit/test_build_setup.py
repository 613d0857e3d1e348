"""The virtual environment and the browser: set up once, and said when they cannot be."""

from pathlib import Path

import pytest

from buildtools import chromium, venv
from buildtools.errors import BuildError
from buildtools.layout import Layout
from buildtools.running import Outcome
from buildtools.venv import Venv
from unit.build_checkout import checkout


@pytest.fixture
def layout(tmp_path) -> Layout:
    return checkout(tmp_path)


class Tools:
    """Stand for `python -m venv` and pip."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.refusal = ""
        self.calls: list[str] = []

    def run(self, command, _folder) -> Outcome:
        line = " ".join(command)
        self.calls.append(line)
        if self.refusal and self.refusal in line:
            return Outcome(1, "Looking…\nERROR: no matching distribution\n")
        if "-m venv" in line:
            python = Venv(self.layout, self.run).python
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        return Outcome(0, "")


@pytest.fixture
def tools(layout) -> Tools:
    return Tools(layout)


@pytest.fixture
def runtime(layout) -> Path:
    return layout.root / "py/requirements.txt"


@pytest.fixture
def tests(layout) -> Path:
    return layout.root / "tests/requirements.txt"


def test_the_environment_is_made_and_filled_by_hash_checked_wheels(layout, tools, runtime):
    python = Venv(layout, tools.run).ready(runtime)
    assert python.is_file()
    assert "-m venv" in tools.calls[0]
    assert "--require-hashes" in tools.calls[1]
    assert "--only-binary=:all:" in tools.calls[1]
    assert str(runtime) in tools.calls[1]


def test_an_unchanged_lock_is_not_installed_again(layout, tools, runtime, tests):
    environment = Venv(layout, tools.run)
    environment.ready(runtime, tests)
    tools.calls.clear()
    environment.ready(runtime, tests)
    environment.ready(runtime)
    assert tools.calls == []


def test_a_changed_lock_is_installed(layout, tools, runtime):
    environment = Venv(layout, tools.run)
    environment.ready(runtime)
    runtime.write_text("lxml==6.1.4\n")
    tools.calls.clear()
    environment.ready(runtime)
    assert len(tools.calls) == 1
    assert " install " in tools.calls[0]


def test_a_second_lock_keeps_the_first_in_mind(layout, tools, runtime, tests):
    environment = Venv(layout, tools.run)
    environment.ready(runtime)
    environment.ready(runtime, tests)
    tools.calls.clear()
    environment.ready(runtime)
    assert tools.calls == []


def test_pip_alone_installs_nothing(layout, tools):
    command = Venv(layout, tools.run).pip()
    assert command[1:] == ["-m", "pip"]
    assert len(tools.calls) == 1


def test_a_refused_installation_is_said_and_tried_again(layout, tools, runtime):
    environment = Venv(layout, tools.run)
    tools.refusal = "pip install"
    with pytest.raises(BuildError, match=r"a échoué \(ERROR: no matching distribution\)"):
        environment.ready(runtime)
    tools.refusal = ""
    environment.ready(runtime)
    assert " install " in tools.calls[-1]


def test_an_environment_that_cannot_be_made_is_said(layout, tools):
    tools.refusal = "-m venv"
    with pytest.raises(BuildError, match="n’a pas pu être créé"):
        Venv(layout, tools.run).pip()


def test_a_python_without_venv_is_said(layout, tools, monkeypatch):
    monkeypatch.setattr(venv.importlib.util, "find_spec", lambda name: name != "ensurepip" or None)
    with pytest.raises(BuildError, match="apt install python3-venv"):
        Venv(layout, tools.run).pip()
    assert tools.calls == []


def never(*_arguments):
    raise AssertionError("nothing was to be installed")


def test_the_browser_of_the_path_is_taken(monkeypatch):
    monkeypatch.delenv("CERTIFLUX_CHROMIUM", raising=False)
    monkeypatch.setattr(
        "shutil.which", lambda name: "/opt/chrome" if name == "google-chrome" else None
    )
    assert chromium.find(never) == Path("/opt/chrome")


def test_the_chosen_browser_comes_first(monkeypatch, tmp_path):
    browser = tmp_path / "browser"
    browser.touch()
    monkeypatch.setenv("CERTIFLUX_CHROMIUM", str(browser))
    assert chromium.find(never) == browser
    browser.unlink()
    with pytest.raises(BuildError, match="n’existe pas"):
        chromium.find(never)


def test_root_installs_the_package_of_the_system(monkeypatch):
    installed = {"apt-get": "/usr/bin/apt-get"}
    monkeypatch.delenv("CERTIFLUX_CHROMIUM", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", installed.get)

    def run(command, _folder):
        if "install" in command:
            installed["chromium"] = "/usr/bin/chromium"
        return Outcome(0, "")

    assert chromium.find(run) == Path("/usr/bin/chromium")


def test_without_rights_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.delenv("CERTIFLUX_CHROMIUM", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", {"apt-get": "/usr/bin/apt-get"}.get)
    with pytest.raises(BuildError, match="apt install chromium"):
        chromium.find(never)


def test_a_refused_package_is_said(monkeypatch):
    monkeypatch.delenv("CERTIFLUX_CHROMIUM", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", {"apt-get": "/usr/bin/apt-get"}.get)
    with pytest.raises(BuildError, match=r"a échoué .*Unable to locate"):
        chromium.find(lambda _command, _folder: Outcome(100, "E: Unable to locate error"))
