"""A real Chromium on the built page; every test fails on what a user must never meet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.journey import FLAGS, Journey, patient

WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " " + event.blockedURI));
"""


@pytest.fixture(scope="session")
def browser(chromium: Path, playwright) -> Iterator:
    """Give a Chromium; one serves all tests, each in a context of its own."""
    launched = playwright.chromium.launch(executable_path=str(chromium), args=FLAGS)
    opened = launched.new_context
    launched.new_context = lambda **settings: patient(opened(**settings))
    yield launched
    launched.close()


@pytest.fixture
def options() -> dict:
    """Give the size and the taste of the window; a test may override them."""
    return {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}


@pytest.fixture
def journey(browser, server: str, options: dict) -> Iterator[Journey]:
    """Give the page just opened; at the end, refuse what it asked elsewhere or complained of."""
    # What passes through a service worker escapes the routes of a test: test_offline.py has one.
    settings = {"accept_downloads": True, "locale": "fr-FR", "service_workers": "block", **options}
    context = browser.new_context(**settings)
    context.add_init_script(WATCH)
    page = context.new_page()
    faults: list[str] = []
    own = (server, f"blob:{server}", "data:")
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    context.on(
        "request", lambda r: None if r.url.startswith(own) else faults.append(f"asked {r.url}")
    )
    page.goto(server)
    visit = Journey(page)
    yield visit
    faults += page.evaluate("window.violations")
    context.close()
    assert [fault for fault in faults if not visit.pardons(fault)] == []
