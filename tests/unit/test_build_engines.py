"""The other browsers: found, installed where root may, missed in one sentence."""

from pathlib import Path

import pytest

from buildtools import engines
from buildtools.running import Outcome


@pytest.fixture
def tools(monkeypatch, tmp_path):
    """Give the programs of a computer that has none of them, but Debian's installer."""
    there = {"apt-get": "/usr/bin/apt-get"}
    monkeypatch.delenv("CERTIFLUX_FIREFOX", raising=False)
    monkeypatch.setattr("shutil.which", there.get)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(engines, "LIBRARIES", tmp_path)
    return there


def test_the_chosen_firefox_comes_first(tools, monkeypatch):
    assert engines.firefox() is None
    tools["firefox"] = "/opt/firefox"
    assert engines.firefox() == Path("/opt/firefox")
    monkeypatch.setenv("CERTIFLUX_FIREFOX", "/opt/another")
    assert engines.firefox() == Path("/opt/another")


def test_webkit_is_there_when_its_three_programs_are(tools, tmp_path):
    tools["WebKitWebDriver"], tools["Xvfb"] = "/usr/bin/driver", "/usr/bin/Xvfb"
    assert engines.webkit() is None
    browser = tmp_path / "x86_64-linux-gnu" / "webkit2gtk-4.1" / "MiniBrowser"
    browser.parent.mkdir(parents=True)
    browser.touch()
    assert engines.webkit() == (Path("/usr/bin/driver"), browser, Path("/usr/bin/Xvfb"))


def test_what_is_missing_is_installed_by_root_and_what_is_not_is_said(tools, capsys):
    asked = []

    def run(command, _folder):
        asked.append(command[-1])
        if command[-1] == "firefox-esr":
            tools["firefox-esr"] = "/usr/bin/firefox-esr"
        return Outcome(0, "")

    engines.prepare(run)
    assert asked == ["-q", "firefox-esr", "-q", "xvfb"]
    told = capsys.readouterr()
    assert "WebKit n’est pas sur cet ordinateur" in told.out + told.err
    assert "Firefox n’est pas" not in told.out + told.err


@pytest.mark.usefixtures("tools")
def test_without_rights_nothing_is_installed_and_nothing_fails(monkeypatch, capsys):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    engines.prepare(lambda *_: pytest.fail("nothing was to be installed"))
    told = capsys.readouterr()
    assert (told.out + told.err).count("n’est pas sur cet ordinateur") == 2
