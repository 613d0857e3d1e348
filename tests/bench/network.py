"""Measure what the network carries: a first visit, the next one, one with the network cut."""

import json
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import BrowserContext, Page, Playwright

from bench.page import ENGINE_READY, BenchError
from buildtools import serving

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_WHOLE = "#hors-ligne[data-state=ready]"
_PATIENCE_MS = 120_000
_MS = 1000
QUALITY = 9
"""Of brotli: about what a host does once for all."""

# Node, which the build needs anyway, has brotli; Python has it not.
_BROTLI = """
const { readFileSync } = require("fs");
const { brotliCompressSync, constants } = require("zlib");
const sizes = JSON.parse(readFileSync(0)).map((path) => brotliCompressSync(readFileSync(path),
  { params: { [constants.BROTLI_PARAM_QUALITY]: WANTED } }).length);
console.log(JSON.stringify(sizes));
""".replace("WANTED", str(QUALITY))

FIRST, WITHOUT, AGAIN, CUT = "first", "without", "again", "cut"
VISITS = {
    FIRST: "Première visite",
    WITHOUT: "Première visite, sans service worker",
    AGAIN: "Visite suivante",
    CUT: "Visite suivante, réseau coupé",
}


@dataclass
class Visit:
    """One kind of visit: seconds until the engine is ready, and what was asked of the host.

    ``asked`` are the requests before the engine was ready, ``all`` those until everything was
    kept; ``raw`` and ``brotli`` the bytes of the files of each.
    """

    ready: list[float] = field(default_factory=list)
    asked: int = 0
    all: int = 0
    raw: tuple[int, int] = (0, 0)
    brotli: tuple[int, int] = (0, 0)

    @property
    def middle(self) -> float:
        """Give the median of the seconds."""
        return median(self.ready)


Network = dict[str, Visit]


class Site:
    """dist/ served on one port, that may be cut off; every request is noted."""

    def __init__(self, dist: Path) -> None:
        """Keep the folder; nothing is served yet."""
        self.dist = dist
        self.paths: list[str] = []

    @contextmanager
    def served(self, port: int = 0) -> Iterator[str]:
        """Serve for a while; give the address."""
        site = self

        class Noting(serving.Handler):
            folder = site.dist.resolve()

            def do_GET(self) -> None:  # noqa: N802 (the name that the server calls)
                site.paths.append(self.path.lstrip("/") or "index.html")
                super().do_GET()

        server = serving.Server((serving.HOST, port), Noting)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.address
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


def measure(playwright: Playwright, program: Path, dist: Path, runs: int) -> Network:
    """Make each kind of visit some times, each time from a new profile."""
    found: Network = {kind: Visit() for kind in VISITS}
    for _ in range(runs):
        site = Site(dist)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            with site.served() as address:
                with _page(playwright, program, profile) as page:
                    _visit(page, address, site, found[FIRST])
                with _page(playwright, program, profile) as page:
                    _visit(page, address, site, found[AGAIN])
            with _page(playwright, program, profile) as page:
                _visit(page, address, site, found[CUT])
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
            site.served() as address,
            _page(playwright, program, profile, service_workers="block") as page,
        ):
            _visit(page, address, site, found[WITHOUT], whole=False)
    return found


@contextmanager
def _page(playwright: Playwright, program: Path, profile: str, **options: str) -> Iterator[Page]:
    context: BrowserContext = playwright.chromium.launch_persistent_context(
        profile, executable_path=program, args=list(_FLAGS), **options
    )
    try:
        context.pages[0].wait_for_timeout(_MS)
        yield context.pages[0]
    finally:
        context.close()


def _visit(page: Page, address: str, site: Site, into: Visit, *, whole: bool = True) -> None:
    site.paths.clear()
    page.goto(address)
    page.wait_for_selector(ENGINE_READY, timeout=_PATIENCE_MS)
    into.ready.append(page.evaluate("performance.now()") / _MS)
    before = list(site.paths)
    if whole:
        page.wait_for_selector(_WHOLE, timeout=_PATIENCE_MS)
    after = list(site.paths)
    into.asked, into.all = len(before), len(after)
    into.raw, into.brotli = zip(
        _weights(site.dist, before), _weights(site.dist, after), strict=True
    )


def _weights(dist: Path, paths: list[str]) -> tuple[int, int]:
    """Give the bytes of some files, as they are and as a host sends them."""
    files = [dist / name for name in dict.fromkeys(paths) if (dist / name).is_file()]
    if not files:
        return 0, 0
    told = subprocess.run(
        ["node", "-e", _BROTLI],
        input=json.dumps([str(file) for file in files]),
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise BenchError(f"node n'a pas pu compresser les fichiers : {told.stderr.strip()[-200:]}")
    return sum(file.stat().st_size for file in files), sum(json.loads(told.stdout))
