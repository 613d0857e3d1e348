"""Pages that start quickly: one process keeps what Chromium compiled of Python, for all of them.

Nothing but that is shared: each page given begins with empty storage, no route, no permission.
"""

import contextlib
from collections.abc import Iterator

from browser.journey import READY_MS, patient

ONE_PROCESS = "--process-per-site"
"""Pages of one host, whatever its port, share a process, and with it what is compiled."""
LASTING = {"viewport", "color_scheme"}
"""What a page of the common context may still be given; the rest wants a context of its own."""


class Warm:
    """A context kept open, and a page of it, on a port of its own, that keeps the code in use."""

    def __init__(self, browser, settings: dict, beside: str) -> None:
        """Keep what a context is made of, and the address of the page that stays."""
        self._browser = browser
        self._settings = settings
        self._beside = beside
        self._context = None
        self._kept = None

    def _renew(self) -> None:
        """Open the page that stays, also after its process ended under a test."""
        self.close()
        self._context = self._browser.new_context(**self._settings)
        self._kept = self._context.new_page()
        self._kept.on("crash", lambda page: page.close())
        self._kept.goto(self._beside)
        self._kept.wait_for_selector("#moteur[data-phase=ready]", timeout=READY_MS)

    @contextlib.contextmanager
    def page(self, origin: str, options: dict) -> Iterator:
        """Give an empty page of its own window; take away all that a test did to the context."""
        if self._kept is None or self._kept.is_closed():
            self._renew()
        session = self._context.new_cdp_session(self._kept)
        everything = {"origin": origin.rstrip("/"), "storageTypes": "all"}
        session.send("Storage.clearDataForOrigin", everything)
        session.detach()
        page = patient(self._context.new_page())
        page.set_viewport_size(options["viewport"])
        page.emulate_media(color_scheme=options.get("color_scheme", "light"))
        yield page
        self._context.unroute_all(behavior="ignoreErrors")
        self._context.set_offline(False)
        self._context.clear_permissions()
        for one in self._context.pages:
            if one != self._kept:
                one.close()

    def close(self) -> None:
        """Close the context and all its pages."""
        if self._context:
            self._context.close()
