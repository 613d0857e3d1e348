"""A real Chromium on the built page; every test fails on what a user must never meet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.journey import FLAGS, Journey, patient
from browser.warm import LASTING, ONE_PROCESS, Warm

WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " " + event.blockedURI));
"""

# What passes through a service worker escapes the routes of a test: « keeping » has them.
SETTINGS = {"accept_downloads": True, "locale": "fr-FR", "service_workers": "block"}

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Remember that a test failed: its page serves no other."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def browser(chromium: Path, playwright) -> Iterator:
    """Give a Chromium; one serves all tests, each in a context of its own."""
    launched = playwright.chromium.launch(executable_path=str(chromium), args=[*FLAGS, ONE_PROCESS])
    plain = launched.new_context
    launched.new_context = lambda **settings: patient(plain(**settings))
    yield launched
    launched.close()


@pytest.fixture
def options() -> dict:
    """Give the size and the taste of the window; a test may override them."""
    return {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}


@pytest.fixture(scope="session")
def warm(browser, beside: str) -> Iterator[Warm]:
    """Give what opens the pages of most tests, in one process."""
    kept = Warm(browser, SETTINGS, beside)
    yield kept
    kept.close()


@pytest.fixture(scope="session")
def keeping(browser, beside: str) -> Iterator[Warm]:
    """Give the same with service workers, which keep each origin's page: for copies of it."""
    allowed = {name: value for name, value in SETTINGS.items() if name != "service_workers"}
    kept = Warm(browser, allowed, beside)
    yield kept
    kept.close()


@pytest.fixture
def blank(request, browser, warm: Warm, server: str, options: dict) -> Iterator:
    """Give an empty page: of a context of its own where the test changes what cannot be put back.

    It is one by its mark, or by options that a page alone cannot have. Tests « in turn » take the
    page of the one before.
    """
    node = request.node
    if node.get_closest_marker("alone") or not LASTING.issuperset(options):
        context = browser.new_context(**{**SETTINGS, **options})
        yield context.new_page()
        context.close()
    elif node.get_closest_marker("in_turn") and not node.get_closest_marker("own_page"):
        with warm.turn(server, options, lambda: node.stash.get(FAILED, False)) as page:
            yield page
    else:
        with warm.page(server, options) as page:
            yield page


@pytest.fixture
def journey(blank, server: str) -> Iterator[Journey]:
    """Give the page just opened; at the end, refuse what it asked elsewhere or complained of."""
    faults: list[str] = []
    own = (server, f"blob:{server}", "data:")

    def asked(request) -> None:
        if not request.url.startswith(own):
            faults.append(f"asked {request.url}")

    def complained(message) -> None:
        if message.type == "error":
            faults.append(message.text)

    def raised(error) -> None:
        faults.append(str(error))

    blank.on("console", complained)
    blank.on("pageerror", raised)
    blank.context.on("request", asked)
    if blank.url != server:
        blank.add_init_script(WATCH)
        blank.goto(server)
    visit = Journey(blank)
    yield visit
    blank.context.remove_listener("request", asked)
    blank.remove_listener("console", complained)
    blank.remove_listener("pageerror", raised)
    faults += blank.evaluate("window.violations.splice(0)")
    assert [fault for fault in faults if not visit.pardons(fault)] == []
