"""Everybody can use every screen: axe-core and our own looks, at each state of each walk."""

import pytest

from browser import axe, looks
from browser.conftest import WATCH
from browser.journey import Journey
from browser.walks import WALKS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def script(root) -> str:
    """Give axe-core."""
    return axe.source(root)


@pytest.fixture(scope="module", params=WALKS, ids=lambda walk: walk.__name__)
def seen(request, browser, server: str, script: str) -> dict[str, dict[str, list[str]]]:
    """Take a walk once, with all the looks at each state; give the faults by look and state."""
    context = browser.new_context(
        accept_downloads=True, locale="fr-FR", viewport=looks.WIDE, color_scheme="light"
    )
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(server)
    found: dict[str, dict[str, list[str]]] = {look.__name__: {} for look in looks.LOOKS}
    for state in request.param(Journey(page)):
        for look in looks.LOOKS:
            found[look.__name__][state] = look(page, script)
    context.close()
    return found


@pytest.mark.parametrize("look", [look.__name__ for look in looks.LOOKS])
def test_no_fault_on_any_screen(seen, look):
    assert seen[look], "the walk stopped nowhere"
    assert {state: faults for state, faults in seen[look].items() if faults} == {}
