"""The icons in PNG are those that our SVG gives, and the installable page names each of them."""

import json
import struct

import pytest

from buildtools import icons


@pytest.mark.parametrize("name", icons.ICONS)
def test_each_icon_is_what_the_svg_gives(root, name):
    side, full = icons.ICONS[name]
    folder = root / "static/icons"
    data = (folder / name).read_bytes()
    assert struct.unpack(">II", data[16:24]) == (side, side)
    assert len(icons.pixels(data)) == side * (1 + 4 * side)
    # Some rows are drawn again, and all of them when the SVG or the drawing has changed.
    drawing, width = icons.read(folder / "certiflux.svg"), 1 + 4 * side
    for y in (0, side // 3, side // 2):
        row = icons.pixels(data)[y * width : (y + 1) * width]
        assert row == b"\0" + bytes(icons.row(drawing, side, y, full=full))


def test_the_icons_were_drawn_from_this_svg_by_this_code(root):
    folder = root / "static/icons"
    said = json.loads(icons.RECORD.read_text("utf-8"))
    assert said == icons.record(folder), "draw them again: python3 -m buildtools.icons"


def test_the_manifest_of_the_application_names_files_that_are_there(root):
    told = json.loads((root / "static/certiflux.webmanifest").read_text(encoding="utf-8"))
    names = {one["src"] for one in told["icons"]}
    assert names == {"icons/certiflux.svg", *(f"icons/{name}" for name in icons.ICONS)}
    for name in names:
        assert (root / "static" / name).is_file()
    assert (told["start_url"], told["scope"], told["lang"]) == ("../", "../", "fr")


def test_a_corner_is_clear_and_the_middle_is_not(root):
    drawing = icons.read(root / "static/icons/certiflux.svg")
    rows = icons.pixels(icons.png(drawing, 64, full=False))
    width = 1 + 64 * 4
    assert rows[4] == 0
    assert rows[32 * width + 1 + 32 * 4 + 3] == 255
    full = icons.pixels(icons.png(drawing, 64, full=True))
    assert full[4] == 255
