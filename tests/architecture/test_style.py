"""The style sheets: one palette, no rule for what nobody shows, lines that one can read."""

import ast
import json
import re
from pathlib import Path

from certiflux.exports import palette

ROOT = Path(__file__).parents[2]
SHEETS = {path.name: path.read_text("utf-8") for path in (ROOT / "static/css").glob("*.css")}
LONGEST_LINE = 120
ONCE = re.compile(r"#[0-9a-fA-F]{6}\b")
MADE = (
    *(ROOT / "app").rglob("*.py"),
    *(ROOT / "py/buildtools").rglob("*.py"),
    *(ROOT / "py/certiflux/exports").rglob("*.py"),
    *(ROOT / "py/certiflux/screens").rglob("*.py"),
    *(ROOT / "static/js").glob("*.js"),
    *(ROOT / "static").glob("*.html"),
    ROOT / "index.html",
)


def written(path):
    """Yield the words that a file may write in a page: those of its strings, of its attributes."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        found = re.findall(r"(?:class|id)=\"(.*?)\"|[\"']([\w.# -]+)[\"']", text)
        yield from (word for pair in found for one in pair for word in re.findall(r"[\w-]+", one))
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr):
            continue
        for one in ast.iter_child_nodes(node):
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield from re.findall(r"[\w-]+", one.value)


WORDS = {word for path in MADE for word in written(path)}
PARTED = {"mark-", "banner-", "faulty-", "row-", "rule-", "bar-", "proved-"}
"""Beginnings that the page completes with a level: ``"banner-" + name``."""


def names(css):
    """Return the classes and ids that the selectors of a sheet name."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    selectors = " ".join(re.findall(r"([^{};]+)\{", bare))
    return set(re.findall(r"[.#]([A-Za-z][\w-]*)", re.sub(r"\"[^\"]*\"", "", selectors)))


def test_no_rule_is_for_what_nobody_makes():
    dead = {
        sheet: sorted(
            one
            for one in names(css)
            if one not in WORDS and not any(one.startswith(part) for part in PARTED & WORDS)
        )
        for sheet, css in SHEETS.items()
    }
    assert {sheet: found for sheet, found in dead.items() if found} == {}


def test_lines_are_short_and_each_sheet_is_asked_for():
    long = [one for css in SHEETS.values() for one in css.splitlines() if len(one) > LONGEST_LINE]
    assert long == []
    html = (ROOT / "index.html").read_text("utf-8")
    asked = set(re.findall(r"static/css/([\w.]+)", html)) | {"aide.css"}
    assert asked == {*SHEETS, "tokens.css"}


def test_colours_stand_in_the_palette_alone():
    outside = {sheet: ONCE.findall(css) for sheet, css in SHEETS.items()}
    assert {sheet: found for sheet, found in outside.items() if found} == {}
    used = set(re.findall(r"var\(--([\w-]+)\)", "".join(SHEETS.values())))
    assert used == {*palette.LIGHT, *palette.TYPE, *palette.MEASURES}
    assert palette.LIGHT.keys() == palette.DARK.keys()


def test_what_the_browser_paints_around_the_page_has_its_colours():
    manifest = json.loads((ROOT / "static/certiflux.webmanifest").read_text("utf-8"))
    assert manifest["background_color"] == palette.LIGHT["paper"]
    assert manifest["theme_color"] == palette.LIGHT["accent"]
    html = (ROOT / "index.html").read_text("utf-8")
    assert re.findall(r'name="theme-color" content="(.*?)"', html) == [palette.LIGHT["accent"]]
    icon = (ROOT / "static/icons/certiflux.svg").read_text("utf-8")
    assert palette.LIGHT["accent"] in icon
