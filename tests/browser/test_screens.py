"""Pictures of every screen, for the eye: taken into the folder that CERTIFLUX_SHOTS names.

Without a folder, two windows are enough to see that every screen can be taken.
"""

import os
from pathlib import Path

import pytest

from browser.test_access import every_screen

pytestmark = pytest.mark.browser

FOLDER = os.environ.get("CERTIFLUX_SHOTS", "")
KINDS = [(1280, "light"), (400, "dark")]
if FOLDER:
    KINDS += [(1280, "dark"), (400, "light")]
WINDOWS = [
    {"viewport": {"width": width, "height": 900}, "color_scheme": scheme} for width, scheme in KINDS
]


@pytest.mark.parametrize("options", WINDOWS, ids=lambda o: f"{o['viewport']['width']}")
def test_every_screen_is_taken(journey, options, tmp_path):
    folder = Path(FOLDER or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    kind = f"{options['viewport']['width']}-{options['color_scheme']}"
    for rank, name in enumerate(every_screen(journey), 1):
        picture = folder / f"{rank}-{name}-{kind}.png"
        journey.page.screenshot(path=picture, full_page=True)
        assert picture.stat().st_size > 0
