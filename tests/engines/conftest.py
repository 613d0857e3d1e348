"""Browsers other than Chromium, where they are to be had."""

from pathlib import Path

import pytest

from browser.listening import Copy


@pytest.fixture
def copy(tmp_path: Path, dist: Path):
    """Serve a copy of the page that may be changed and cut off."""
    with Copy(dist, tmp_path / "copie") as served:
        yield served
