"""axe-core, the tool that looks for faults of access in a page as the browser made it."""

from pathlib import Path

from buildtools import lock, tarball
from buildtools.fetching import Fetcher
from buildtools.layout import Layout
from buildtools.running import run

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""WCAG 2.0 to 2.2, levels A and AA, and what axe-core itself recommends."""

_ASK = """([rules, tags]) => axe.run(document, {
  runOnly: rules.length ? {type: "rule", values: rules} : {type: "tag", values: tags},
  resultTypes: ["violations"], preload: false,
}).then((found) => found.violations.flatMap((one) => one.nodes.map(
  (node) => `${one.id}: ${node.target.join(" ")}: ${node.html.slice(0, 200)}`)))"""


def source(root: Path) -> str:
    """Give the script of axe-core, fetched by npm and checked as all that the build fetches."""
    layout = Layout.of(root)
    wanted = lock.read(root / "tests" / "axe.lock.json")
    ((artefact, path),) = Fetcher(layout, run, list).all(wanted).items()
    return tarball.take(artefact, path)["axe.min.js"].decode()


def violations(page, script: str, *rules: str) -> list[str]:
    """List what breaks the named rules, all of TAGS without any: rule, place, markup.

    The script comes by the debugger's way, which no policy of the page concerns: the page keeps
    its own as it is served.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(script)
    return page.evaluate(_ASK, [list(rules), list(TAGS)])
