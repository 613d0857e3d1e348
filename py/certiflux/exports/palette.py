"""The colours and the type of all that is shown: the page, the help, the report.

The build writes ``static/css/tokens.css`` from here. Each text keeps a contrast of 7:1 on the
papers below it, in light and in dark; what forms a line or an edge, 3:1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LIGHT: Final = {
    "paper": "#faf7f0",
    "sheet": "#fffdf9",
    "shade": "#f1ece1",
    "line": "#d9d1c1",
    "edge": "#8a8172",
    "ink": "#1d1a16",
    "soft": "#4a453d",
    "accent": "#12495c",
    "accent-strong": "#0c3543",
    "on-accent": "#fffdf8",
    "accent-tint": "#e3eef1",
    "ok": "#14512f",
    "ok-tint": "#e6f1e6",
    "warning": "#663c00",
    "warning-tint": "#fbf0d6",
    "error": "#8b1a12",
    "error-tint": "#fbe9e5",
    "focus": "#1a6fd4",
}
DARK: Final = {
    "paper": "#15181a",
    "sheet": "#1c2023",
    "shade": "#262b2e",
    "line": "#3a4145",
    "edge": "#8d979b",
    "ink": "#efe9dd",
    "soft": "#c3bdb1",
    "accent": "#93cfe2",
    "accent-strong": "#b9e2ef",
    "on-accent": "#0b2029",
    "accent-tint": "#1c333c",
    "ok": "#97d8ad",
    "ok-tint": "#17301f",
    "warning": "#f2c67d",
    "warning-tint": "#372a12",
    "error": "#ffb3a8",
    "error-tint": "#3c1d1a",
    "focus": "#8fc4ff",
}
TYPE: Final = {
    "serif": (
        '"Iowan Old Style", "Palatino Linotype", Palatino, Charter, Georgia, "DejaVu Serif", serif'
    ),
    "sans": 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
    "mono": 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
}
MEASURES: Final = {"column": "46rem"}
"""The widest that a column of text reads well."""


def tokens() -> str:
    """Return the style sheet that declares all of it, as custom properties of the root."""
    light = _declared({"color-scheme": "light dark"}, LIGHT | TYPE | MEASURES)
    dark = _declared({}, DARK)
    return f":root {{{light}}}\n@media (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n"


def _declared(plain: Mapping[str, str], own: Mapping[str, str]) -> str:
    found = [*plain.items(), *((f"--{name}", value) for name, value in own.items())]
    return "".join(f"\n  {name}: {value};" for name, value in found) + "\n"
