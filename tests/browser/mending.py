"""Lists with faults to mend, and a person who has nothing but a keyboard."""

import datetime as dt
import re

from browser.journey import WORK_MS, Journey, csv, person, plain
from certiflux.base.words import letters

MOST_STEPS = 600


def today(before: int = 10) -> str:
    """Give a day not long ago: what was delivered then is neither late nor soon due."""
    return f"{dt.datetime.now(dt.UTC) - dt.timedelta(days=before):%d/%m/%Y}"


def somebody(rank: int, **other: str) -> list[str]:
    """Give the row of an invented person who is nobody's twin and has no fault of their own."""
    name = f"MARCHAND-{letters(rank + 700)}"
    cells = {"délivrance": today(), "de naissance": "", "INSEE": "31555"} | other
    del cells["de naissance"]
    row = person(rank, **cells)
    return [name if cell in ("MARCHAND", "LE GOFF", "BENALI", "FABRE") else cell for cell in row]


KINDS: tuple[tuple[int, int, dict[str, str]], ...] = (
    (40, 7, {"Civilité": "Mx"}),
    (50, 11, {"délivrance": "31/06/2026"}),
    (500, 23, {"Prénom": ""}),
    (400, 31, {"obtention": "par chance"}),
    (600, 43, {"Prénom": "JosÃ©"}),
    (800, 81, {"Prénom": "M. Jean"}),
    (800, 83, {"Fin de validité": "01/01/2020"}),
    (900, 75, {"INSEE": "00000"}),
)
"""Faults of a list: one person in so many has it, from this rank on."""

TWICE = (700, 64)
"""So many people, from this rank on, have the identifier of the one before."""


def faulty(count: int) -> bytes:
    """Give a list with faults of every kind: values, dates, empty cells, names, codes, twins."""
    faults: dict[int, dict[str, str]] = {}
    for rank in range(count):
        for every, first, fault in KINDS:
            if rank % every == first:
                faults.setdefault(rank, fault)
        if rank % TWICE[0] == TWICE[1]:
            faults.setdefault(rank, {"certificat": f"ESSAI-{rank - 1:04}"})
    return csv(*(somebody(rank, **faults.get(rank, {})) for rank in range(count)))


class Keyboard:
    """What someone without a mouse does on the page."""

    def __init__(self, journey: Journey) -> None:
        """Keep the page."""
        self.page = journey.page
        self.journey = journey

    def is_at(self, name: str) -> None:
        """Wait until the focus is on the element of this id: it comes after what is drawn."""
        there = "name => document.activeElement.id === name"
        self.page.wait_for_function(there, arg=name, timeout=WORK_MS)

    def reach(self, selector: str, text: str = "") -> None:
        """Press Tab until what is wanted has the focus."""
        wanted = "([s, t]) => { const n = document.activeElement; return n.matches(s) && "
        wanted += "n.textContent.replace(/\\s+/g, ' ').includes(t); }"
        for _ in range(MOST_STEPS):
            if self.page.evaluate(wanted, [selector, text]):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} « {text} » is not reached by Tab")

    def press(self, selector: str, text: str = "") -> None:
        """Reach a button and press it with Enter."""
        self.reach(selector, text)
        self.page.keyboard.press("Enter")

    def choose(self, selector: str, label: str) -> None:
        """Reach a select and type the beginning of an option."""
        self.reach(selector)
        self.page.keyboard.type(label)
        chosen = f"{selector} option:checked"
        assert plain(self.page.locator(chosen).inner_text()).startswith(label)

    def write(self, selector: str, text: str) -> None:
        """Reach an input and type over what it holds."""
        self.reach(selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def hears(self, words: str) -> str:
        """Wait until the live region says these words; give all that it says."""
        self.page.wait_for_function(
            "w => document.getElementById('annonce').textContent.replace(/\\s+/g, ' ').includes(w)",
            arg=words,
            timeout=WORK_MS,
        )
        return plain(self.page.locator("#annonce").inner_text())

    def top(self) -> None:
        """Go back to the title of the screen, as a heading key of a screen reader does."""
        self.page.evaluate("document.getElementById('titre-ecran').focus()")


def without_time(xml: bytes) -> bytes:
    """Take out of a flow what changes at each writing: its identifier and its time."""
    return re.sub(rb"<cpf:(idFlux|horodatage)>[^<]*</cpf:\1>", b"", xml)


def left(journey: Journey) -> str:
    """Give what the workshop says is left."""
    return plain(journey.page.locator("#atelier-compte").inner_text())
