"""Draw the icons in PNG from our SVG: `PYTHONPATH=py python3 -m buildtools.icons`.

The SVG has a rounded square and strokes with round ends: each point's distance to them gives its
colour. The results lie in static/icons/, so that a build needs no drawing and no zlib of its own
kind. Drawing takes long in Python: ``icons.json`` beside this file says from which
SVG, by which code and to which pixels each was drawn, and a test compares it with what is there.
"""

import json
import re
import struct
import sys
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from math import hypot
from pathlib import Path

_SVG = "{http://www.w3.org/2000/svg}"
_SIDE = 32.0
_WORD = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
# What a round mask cuts off is only ground: the drawing keeps this share of the side.
_SAFE = 0.72

Point = tuple[float, float]
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Stroke:
    """Segments of one colour and half-width, their ends round."""

    colour: Colour
    half: float
    segments: tuple[tuple[Point, Point], ...]


@dataclass(frozen=True)
class Drawing:
    """The SVG: the ground, the radius of its corners, what is drawn over it."""

    ground: Colour
    radius: float
    strokes: tuple[Stroke, ...]


ICONS = {
    "certiflux-192.png": (192, False),
    "certiflux-512.png": (512, False),
    "certiflux-pleine-512.png": (512, True),
}
"""By name: the side in pixels, whether the ground fills it all for a mask to cut."""

RECORD = Path(__file__).with_suffix(".json")


def read(path: Path) -> Drawing:
    """Read what our SVG is made of; raise ValueError for a command that it has not."""
    top = ET.parse(path).getroot()  # noqa: S314  # our own file
    (square,) = top.iter(f"{_SVG}rect")
    strokes = tuple(
        Stroke(
            _colour(one.attrib["stroke"]),
            float(one.attrib["stroke-width"]) / 2,
            tuple(_segments(one.attrib["d"])),
        )
        for one in top.iter(f"{_SVG}path")
    )
    return Drawing(_colour(square.attrib["fill"]), float(square.attrib["rx"]), strokes)


def png(drawing: Drawing, side: int, *, full: bool) -> bytes:
    """Draw a PNG of `side` pixels; `full` fills its corners and draws smaller."""
    rows = b"".join(b"\0" + bytes(row(drawing, side, y, full=full)) for y in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def origin(folder: Path) -> str:
    """Give the digest of what decides each pixel: the SVG of a folder and this very file."""
    return sha256((folder / "certiflux.svg").read_bytes() + Path(__file__).read_bytes()).hexdigest()


def record(folder: Path) -> dict[str, str]:
    """Give what ``icons.json`` must say of a folder: its origin, and each icon's pixels."""
    drawn = {name: sha256(pixels((folder / name).read_bytes())).hexdigest() for name in ICONS}
    return {"origin": origin(folder), **drawn}


def pixels(data: bytes) -> bytes:
    """Give what stands in a PNG of ours before it is compressed."""
    start = data.index(b"IDAT") + 4
    (length,) = struct.unpack(">I", data[start - 8 : start - 4])
    return zlib.decompress(data[start : start + length])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def row(drawing: Drawing, side: int, y: int, *, full: bool) -> Iterator[int]:
    """Draw the row `y` of an icon of `side` pixels: red, green, blue and opacity of each."""
    unit = _SIDE / side
    for x in range(side):
        at = ((x + 0.5) * unit, (y + 0.5) * unit)
        opacity = 1.0 if full else _within(_square(at, drawing.radius), unit)
        if full:
            at = tuple((one - _SIDE / 2) / _SAFE + _SIDE / 2 for one in at)  # type: ignore[assignment]
        colour = drawing.ground
        for stroke in drawing.strokes:
            near = min(_segment(at, *one) for one in stroke.segments) - stroke.half
            colour = _mixed(colour, stroke.colour, _within(near, unit))
        yield from (*colour, round(255 * opacity))


def _within(distance: float, unit: float) -> float:
    """Give how much of a pixel lies inside an edge at this distance of its centre."""
    return min(1.0, max(0.0, 0.5 - distance / unit))


def _mixed(under: Colour, over: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(under, over, strict=True))
    return red, green, blue


def _square(at: Point, radius: float) -> float:
    half = _SIDE / 2
    x, y = (max(0.0, abs(one - half) - half + radius) for one in at)
    return hypot(x, y) - radius


def _segment(at: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = ((at[0] - start[0]) * dx + (at[1] - start[1]) * dy) / (dx * dx + dy * dy)
    t = min(1.0, max(0.0, along))
    return hypot(at[0] - start[0] - t * dx, at[1] - start[1] - t * dy)


def _segments(path: str) -> Iterator[tuple[Point, Point]]:
    """Read the commands M, L, l, h of a path, the only ones that we use."""
    words = _WORD.findall(path)
    at, command = (0.0, 0.0), ""
    while words:
        if words[0].isalpha():
            command = words.pop(0)
        x = float(words.pop(0))
        y = 0.0 if command == "h" else float(words.pop(0))
        end = (at[0] + x, at[1] + y) if command in "hlm" else (x, y)
        if command not in "MLlhm":
            raise ValueError(command)
        if command not in "Mm":
            yield at, end
        at, command = end, {"M": "L", "m": "l"}.get(command, command)


def _colour(text: str) -> Colour:
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue


if __name__ == "__main__":
    folder = Path(__file__).resolve().parents[2] / "static" / "icons"
    drawn = read(folder / "certiflux.svg")
    for name, (side, full) in ICONS.items():
        (folder / name).write_bytes(png(drawn, side, full=full))
        print(name, file=sys.stderr)
    RECORD.write_text(json.dumps(record(folder), indent=1) + "\n", "utf-8")
