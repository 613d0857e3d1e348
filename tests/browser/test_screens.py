"""Pictures of every screen, for the eye: taken into the folder that CERTIFLUX_SHOTS names."""

import os
from pathlib import Path

import pytest

from browser.test_access import every_screen

pytestmark = pytest.mark.browser

FOLDER = os.environ.get("CERTIFLUX_SHOTS", "")
WINDOWS = [
    {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    for width in (1280, 400)
    for scheme in ("light", "dark")
]


@pytest.mark.skipif(not FOLDER, reason="CERTIFLUX_SHOTS names no folder for the pictures")
@pytest.mark.parametrize("options", WINDOWS, ids=lambda o: f"{o['viewport']['width']}")
def test_every_screen_is_taken(journey, options):
    folder = Path(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    kind = f"{options['viewport']['width']}-{options['color_scheme']}"
    for rank, name in enumerate(every_screen(journey), 1):
        picture = folder / f"{rank}-{name}-{kind}.png"
        journey.page.screenshot(path=picture, full_page=True)
        assert picture.stat().st_size > 0
