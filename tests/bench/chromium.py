"""Measure the built page in Chromium: a first visit, the next one, then a file."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, Playwright

from bench import machine, page
from bench.steps import Passage

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_SETTLE_MS = 1000


@dataclass
class Visits:
    """What one profile of the browser saw: two visits, and a file in the second one."""

    first: dict[str, float]
    again: dict[str, float]
    passage: Passage = field(default_factory=Passage)


@dataclass(frozen=True)
class Browser:
    """The browser to drive and the address that it visits."""

    playwright: Playwright
    program: Path
    address: str

    def measure(self, file: Path) -> Visits:
        """Visit twice with a new profile, the browser closed in between; carry `file` through."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            with self._page(profile) as opened:
                first = page.visit(opened, self.address)
            with self._page(profile) as opened:
                again = page.visit(opened, self.address)
                passage = page.work(opened, file)
                passage.resident = machine.renderer_peak()
        return Visits(first, again, passage)

    def version(self) -> str:
        """Give the browser's name and version."""
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
            self._page(profile) as opened,
        ):
            session = opened.context.new_cdp_session(opened)
            return str(session.send("Browser.getVersion")["product"])

    @contextmanager
    def _page(self, profile: str) -> Iterator[Page]:
        """Start the browser; give its page once it has nothing else to do."""
        context = self.playwright.chromium.launch_persistent_context(
            profile, executable_path=self.program, args=list(FLAGS), viewport=None
        )
        try:
            opened = context.pages[0]
            opened.set_default_timeout(60_000)
            opened.wait_for_timeout(_SETTLE_MS)
            page.watch(opened)
            yield opened
        finally:
            context.close()
