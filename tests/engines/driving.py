"""What the round asks of a browser, whichever it is: scripts of its page, and real keys."""

from typing import Protocol


class Hand(Protocol):
    """A hand on one window of a browser."""

    def open(self, address: str) -> None:
        """Go to an address; give back once the page is loaded."""

    def script(self, text: str, *args: object) -> object:
        """Run the body of a function in the page (``arguments`` are its own); give its value."""

    def keys(self, *names: str) -> None:
        """Press real keys, one after the other; a name of one letter is that letter.

        « Control+v » presses two together.
        """

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
