"""Pages that start quickly: one process keeps what Chromium compiled of Python, for all of them.

Nothing but that is shared: each page given begins with empty storage, no route, no permission.
"""

import contextlib
from collections.abc import Callable, Iterator

from browser.journey import READY_MS, patient

ONE_PROCESS = "--process-per-site"
"""Pages of one host, whatever its port, share a process, and with it what is compiled."""
CLOSE_THE_WORK = """() => {
  const seen = (id) => document.getElementById(id)?.checkVisibility();
  const engine = document.getElementById("moteur");
  if (engine?.dataset.phase !== "ready") return false;
  if (["note", "travail", "reglages-prets"].some(seen)) return false;
  const press = (action) => {
    const button = document.createElement("button");
    button.dataset.do = action;
    button.dataset.arg = "oui";
    document.getElementById("ecran").append(button);
    button.click();
    button.remove();
  };
  press("restart");
  if (document.querySelector("#schema-corps [data-do=schema_reset]")) press("schema_reset");
  localStorage.clear();
  sessionStorage.clear();
  return true;
}"""
"""What « Fermer et perdre ces corrections » does, wherever the test before ended; then what
« Revenir au schéma de Certiflux » does, where another was followed."""
CLOSED = """() => {
  const seen = (id) => document.getElementById(id)?.checkVisibility();
  if (document.querySelector("#schema-corps [data-do=schema_reset]")) return false;
  if (!seen("etape-deposer") || seen("travail") || seen("alerte")) return false;
  for (const fold of document.querySelectorAll("details[open]")) fold.open = false;
  return true;
}"""
"""Whether the first screen is there as it was; what was unfolded is folded again."""
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
        self._left = None

    def _renew(self) -> None:
        """Open the page that stays, also after its process ended under a test."""
        self.close()
        self._left = None
        self._context = self._browser.new_context(**self._settings)
        self._kept = self._context.new_page()
        self._kept.on("crash", lambda page: page.close())
        self._kept.goto(self._beside)
        self._kept.wait_for_selector("#moteur[data-phase=ready]", timeout=READY_MS)

    @contextlib.contextmanager
    def page(self, origin: str, options: dict) -> Iterator:
        """Give an empty page of its own window; take away all that a test did to the context."""
        self._be_there()
        self._let_go()
        self._clear(origin)
        page = _dressed(patient(self._context.new_page()), options)
        yield page
        self._tidy(but=None)

    @contextlib.contextmanager
    def turn(self, origin: str, options: dict, failed: Callable[[], bool]) -> Iterator:
        """Give the page of the test before, its work closed as a user does, or an empty one.

        What would still show of the test before makes it an empty one.
        """
        self._be_there()
        page = self._left
        if page is None or not _closed_its_work(page, origin):
            self._let_go()
            self._clear(origin)
            page = patient(self._context.new_page())
        self._left = None
        yield _dressed(page, options)
        self._left = None if failed() or page.is_closed() else page
        self._tidy(but=self._left)

    @contextlib.contextmanager
    def context(self) -> Iterator:
        """Give the whole context, for several pages of origins that are the test's own."""
        self._be_there()
        self._let_go()
        yield self._context
        self._tidy(but=None)

    def _be_there(self) -> None:
        if self._kept is None or self._kept.is_closed():
            self._renew()

    def _let_go(self) -> None:
        if self._left is not None:
            self._left.close()
        self._left = None

    def _clear(self, origin: str) -> None:
        session = self._context.new_cdp_session(self._kept)
        everything = {"origin": origin.rstrip("/"), "storageTypes": "all"}
        session.send("Storage.clearDataForOrigin", everything)
        session.detach()

    def _tidy(self, but) -> None:
        self._context.unroute_all(behavior="ignoreErrors")
        self._context.set_offline(False)
        self._context.clear_permissions()
        for one in self._context.pages:
            if one not in (self._kept, but):
                one.close()

    def close(self) -> None:
        """Close the context and all its pages."""
        if self._context:
            self._context.close()


def _dressed(page, options: dict):
    """Give a page the size and the colours that a test wants; return it."""
    page.set_viewport_size(options["viewport"])
    page.emulate_media(color_scheme=options.get("color_scheme", "light"))
    return page


def _closed_its_work(page, origin: str) -> bool:
    """Say whether a page is on its first screen again, with the engine that it had."""
    if page.url != origin or not page.evaluate(CLOSE_THE_WORK):
        return False
    page.wait_for_function(CLOSED)
    return True
