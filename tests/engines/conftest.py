"""Browsers other than Chromium, where they are to be had."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.listening import Copy
from buildtools import engines
from engines import firefox, webkit
from engines.driving import Hand
from engines.visit import Visit


@pytest.fixture
def copy(tmp_path: Path, dist: Path) -> Iterator[Copy]:
    """Serve a copy of the page that may be changed and cut off."""
    with Copy(dist, tmp_path / "copie") as served:
        yield served


@pytest.fixture(scope="module")
def running_firefox(playwright) -> Iterator:
    """Give a Firefox, one for all windows."""
    found = engines.firefox()
    if found is None:
        pytest.skip("no Firefox here: the round was not made in it")
    with firefox.running(playwright, found) as launched:
        yield launched


@pytest.fixture
def in_firefox(running_firefox) -> Iterator[Hand]:
    """Give a window of Firefox."""
    with firefox.window(running_firefox) as hand:
        yield hand


@pytest.fixture
def in_webkit(tmp_path: Path) -> Iterator[Hand]:
    """Give a window of WebKit, dressed by GTK; it is not Safari."""
    found = engines.webkit()
    if found is None:
        pytest.skip("no WebKit here: the round was not made in it")
    driver, browser, display = found
    with webkit.running(driver, display, tmp_path) as at, webkit.window(at, browser) as hand:
        yield hand


@pytest.fixture
def visit(request: pytest.FixtureRequest, engine: str, copy: Copy) -> Visit:
    """Give a visit in the engine that the test is made for."""
    return Visit(request.getfixturevalue(f"in_{engine}"), copy.address)
