"""The page in any browser: what a person gives, types, presses, sees and takes away."""

import base64
import time

from browser.journey import READY_MS, WORK_MS
from engines.driving import Hand

STEP_S = 0.1
MOST_TABS = 300
SECOND_MS = 1000

DROP = """
const [name, text] = arguments;
const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
const data = new DataTransfer();
data.items.add(new File([bytes], name));
for (const kind of ["dragover", "drop"]) {
  const made = { bubbles: true, cancelable: true, dataTransfer: data };
  document.querySelector("main").dispatchEvent(new DragEvent(kind, made));
}
"""
# What the page hands over to the browser's downloads: its name and its bytes. Where they go from
# there is the browser's affair, and neither driver tells it.
WATCH = """
window.handed = [];
window.complaints = [];
addEventListener("error", (event) => window.complaints.push(String(event.message)));
const blobs = new Map();
const made = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  const address = made.call(URL, blob);
  blobs.set(address, blob);
  return address;
};
HTMLAnchorElement.prototype.click = function () {
  const one = { name: this.download };
  window.handed.push(one);
  const reader = new FileReader();
  reader.onload = () => { one.data = reader.result.split(",")[1] || ""; };
  reader.readAsDataURL(blobs.get(this.href));
};
"""
SEEN = """
const spaced = (text) => text.replace(/\\s+/g, " ");
const [selector, words] = arguments;
const seen = (node) => node.checkVisibility() && spaced(node.textContent).includes(words);
return [...document.querySelectorAll(selector)].filter(seen)"""
SEES = "return !!(function () {{ {} }}).apply(window, arguments)"
HERE = """
const [selector, words] = arguments, here = document.activeElement;
const found = (node) => node.textContent.replace(/\\s+/g, " ").includes(words);
if (here.matches(selector) && found(here)) return "";
const before = (node) => here.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
const wanted = [...document.querySelectorAll(selector)].find(found);
return wanted && here !== document.body && before(wanted) ? "Shift+Tab" : "Tab";
"""


class Visit:
    """One visit to the page, in a window of any browser."""

    def __init__(self, hand: Hand, address: str) -> None:
        """Open the page and listen to what it hands over."""
        self.hand = hand
        self.address = address
        self.opens()

    def opens(self) -> "Visit":
        """Open the page, or open it again."""
        self.hand.open(self.address)
        self.hand.script(WATCH)
        return self

    def ready(self) -> "Visit":
        """Wait until the engine is ready."""
        self.waits("return document.querySelector('#moteur[data-phase=ready]')", limit=READY_MS)
        return self

    def waits(self, text: str, *args: object, limit: int = WORK_MS) -> None:
        """Wait until a script gives something true."""
        end = time.monotonic() + limit / SECOND_MS
        while time.monotonic() < end:
            if self.hand.script(SEES.format(text), *args):
                return
            time.sleep(STEP_S)
        raise AssertionError(f"not seen: {text} {args}; the page says: {self.says()}")

    def says(self) -> str:
        """Give the words of the screen, for who must know why a wait was in vain."""
        return str(self.hand.script("return document.querySelector('main').innerText"))

    def sees(self, words: str, selector: str = "main", limit: int = WORK_MS) -> None:
        """Wait until these words stand somewhere."""
        self.waits(f"{SEEN}.length", selector, words, limit=limit)

    def waits_for_title(self, words: str) -> None:
        """Wait until the title of the screen holds these words."""
        self.sees(words, "main h2")

    def drops(self, name: str, content: bytes) -> None:
        """Let a file go over the page."""
        self.hand.script(DROP, name, base64.b64encode(content).decode())

    def presses(self, words: str, selector: str = "button") -> None:
        """Click a button that says these words."""
        self.sees(words, selector)
        self.hand.script(f"{SEEN}[0].click()", selector, words)

    def reaches(self, selector: str, words: str = "") -> None:
        """Press Tab until what is wanted has the focus, Shift with it towards what is above.

        Past the end of the page, the focus is the browser's: in Firefox it does not come back.
        """
        for _ in range(MOST_TABS):
            key = self.hand.script(HERE, selector, words)
            if not key:
                return
            self.hand.keys(key)
        raise AssertionError(f"Tab does not reach {selector} « {words} »: {self.says()}")

    def writes(self, selector: str, text: str) -> None:
        """Reach an input by Tab and type in it."""
        self.reaches(selector)
        self.hand.write(text)

    def takes(self) -> tuple[str, bytes]:
        """Give the name and the bytes of the file that the page hands over."""
        self.waits("return window.handed.length && 'data' in window.handed[0]")
        told = self.hand.script("return window.handed.shift()")
        return told["name"], base64.b64decode(told["data"])

    def complaints(self) -> list[str]:
        """Give the errors that the page did not take care of."""
        return self.hand.script("return window.complaints")
