"""Pictures of every screen, for the eye: taken into the folder that CERTIFLUX_SHOTS names.

Without a folder, one walk of one screen is enough to see that pictures can be taken: every screen
is walked through by test_every_screen.py.
"""

import os
from pathlib import Path

import pytest

from browser import walks
from browser.journey import Journey

pytestmark = pytest.mark.browser

FOLDER = os.environ.get("CERTIFLUX_SHOTS", "")
TAKEN = walks.WALKS if FOLDER else (walks.without_engine,)
# The help is as long as sixty windows.
LONGEST_MS = 120_000
WINDOWS = [(width, scheme) for width in (1280, 400) for scheme in ("light", "dark")]


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
@pytest.mark.parametrize("walk", TAKEN, ids=lambda walk: walk.__name__)
def test_every_screen_is_taken(browser, server, walk, width, scheme, tmp_path):
    folder = Path(FOLDER or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    size = {"width": width, "height": 900}
    context = browser.new_context(
        accept_downloads=True, locale="fr-FR", viewport=size, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(server)
    for name in walk(Journey(page)):
        picture = folder / f"{walk.__name__}-{name}-{width}-{scheme}.png"
        page.screenshot(path=picture, full_page=True, timeout=LONGEST_MS)
        assert picture.stat().st_size > 0
    context.close()
