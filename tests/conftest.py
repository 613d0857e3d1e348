"""What several tests need: the references, the built page, a server, a browser."""

import contextlib
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from buildtools import serving

ROOT = Path(__file__).resolve().parent.parent

# How long an example takes tells of the machine, not of the program.
settings.register_profile("certiflux", deadline=None)
settings.load_profile("certiflux")

LONGEST_FIRST = (
    "runtime",
    "engines",
    "browser/test_offline",
    "browser/test_every_screen",
    "browser",
    "bench",
    "fuzzing",
    "properties",
)
"""What takes long is begun first: whole files go to a few processes, and the short ones at the end
leave none of them waiting for another. One test of « runtime » is a whole suite."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take long before the others, in the same order in every process."""

    def rank(item: pytest.Item) -> int:
        place = item.path.relative_to(ROOT / "tests").as_posix()
        ranks = (at for at, start in enumerate(LONGEST_FIRST) if place.startswith(start))
        return next(ranks, len(LONGEST_FIRST))

    items.sort(key=rank)


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of the format's references, beside the checkout."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the references (../shared) are not here")
    return folder


@pytest.fixture(scope="session")
def dist() -> Path:
    """Give the folder that is served, as `build.py` made it."""
    folder = Path(os.environ.get("CERTIFLUX_DIST") or ROOT / "dist")
    if not (folder / "manifest.json").is_file():
        pytest.skip("dist/ is not built: run « python3 build.py build »")
    return folder


@pytest.fixture(scope="session")
def server(dist: Path) -> Iterator[str]:
    """Serve dist/ on a free port with the build's own server; give its address."""
    with _served(dist) as address:
        yield address


@pytest.fixture(scope="session")
def beside(dist: Path) -> Iterator[str]:
    """Serve dist/ on another port: another origin, that shares no storage with the first."""
    with _served(dist) as address:
        yield address


@contextlib.contextmanager
def _served(dist: Path) -> Iterator[str]:
    running = serving.make(dist)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield running.address
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Give the path of the browser to drive."""
    found = os.environ.get("CERTIFLUX_CHROMIUM") or shutil.which("chromium")
    if not found:
        pytest.skip("no Chromium here: « python3 build.py test » finds or installs it")
    return Path(found)


@pytest.fixture(scope="session")
def playwright() -> Iterator:
    """Give what drives Chromium and Firefox: there may be one only in a process."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as driving:
        yield driving
