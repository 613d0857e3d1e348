"""Everybody can use every screen: axe-core and our own looks, at each state of each walk."""

import pytest

from browser import axe, looks
from browser.conftest import WATCH
from browser.journey import Journey
from browser.walks import WALKS
from buildtools import access_facts, lock

pytestmark = pytest.mark.browser

# Nothing was done yet on these, or the page was loaded again.
FRESH = ("deposer-moteur-demarre", "aide", "accessibilite", "confidentialite")


@pytest.fixture(scope="module")
def script(root) -> str:
    """Give axe-core."""
    return axe.source(root)


@pytest.fixture(scope="module", params=WALKS, ids=lambda walk: walk.__name__)
def seen(request, browser, server: str, script: str) -> dict[str, dict[str, list[str]]]:
    """Take a walk once, with all the looks at each state; give the faults by look and state."""
    sync_api = pytest.importorskip("playwright.sync_api")
    context = browser.new_context(
        accept_downloads=True, locale="fr-FR", viewport=looks.WIDE, color_scheme="light"
    )
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(server)
    found: dict[str, dict[str, list[str]]] = {look.__name__: {} for look in looks.LOOKS}
    try:
        for state in request.param(Journey(page)):
            for look in looks.LOOKS:
                found[look.__name__][state] = look(page, script)
    except sync_api.Error as error:
        # Said by every test of this walk: to raise here would have each of them take it again.
        stop = f"the walk stopped: {str(error)[:800]}"
        found = {name: {**seen, "?": [stop]} for name, seen in found.items()}
    context.close()
    return found


@pytest.mark.parametrize("look", [look.__name__ for look in looks.LOOKS])
def test_no_fault_on_any_screen(seen, look):
    assert seen[look], "the walk stopped nowhere"
    fresh = FRESH if look == "kept_focus" else ()
    found = {state: faults for state, faults in seen[look].items() if state not in fresh}
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_the_statement_lists_the_screens_that_are_walked_through(request, seen):
    name = request.node.callspec.params["seen"].__name__
    assert list(seen["by_axe"]) == list(access_facts.SCREENS[name])


def test_the_statement_names_the_tool_that_is_used(root):
    (tool,) = lock.read(root / "tests" / "axe.lock.json").artefacts
    assert (tool.name, tool.version) == ("axe-core", access_facts.AXE)
