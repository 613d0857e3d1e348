"""Firefox, as its own project publishes it, through Playwright and WebDriver BiDi.

No event of a download comes through it, ``fill`` and a lost focus fire no ``change``, and a paste
made by a script is empty: the round types, and sees itself what the page hands over.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from browser.journey import OPEN_MS, WORK_MS

CHANNEL = "moz-firefox"
PREFERENCES = {
    # Neither a question, a page of welcome, nor a call of its own to the world.
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class Firefox:
    """A window of Firefox."""

    def __init__(self, page) -> None:
        """Keep the page of Playwright."""
        self.page = page

    def open(self, address: str) -> None:
        """Go to an address."""
        self.page.goto(address)

    def script(self, text: str, *args: object) -> object:
        """Run the body of a function in the page; give its value."""
        run = f"(given) => (function () {{ {text} }}).apply(window, given)"
        return self.page.evaluate(run, list(args))

    def keys(self, *names: str) -> None:
        """Press real keys."""
        for name in names:
            self.page.keyboard.press(name)

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        self.page.keyboard.type(text)


@contextlib.contextmanager
def running(playwright, path: Path) -> Iterator:
    """Give a Firefox that runs, which opens windows; end it."""
    launched = playwright.firefox.launch(
        channel=CHANNEL, executable_path=str(path), firefox_user_prefs=PREFERENCES
    )
    yield launched
    launched.close()


@contextlib.contextmanager
def window(browser) -> Iterator[Firefox]:
    """Give a window with nothing of any other's."""
    context = browser.new_context(locale="fr-FR")
    context.set_default_navigation_timeout(OPEN_MS)
    context.set_default_timeout(WORK_MS)
    yield Firefox(context.new_page())
    context.close()
