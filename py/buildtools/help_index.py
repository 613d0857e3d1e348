"""Make the index of the help's search from the help page itself: every entry that it holds."""

import importlib.util
import json
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path

NAME = "runtime/aide-index.json"
_SYNONYMS = Path(__file__).parent / "help" / "synonymes.toml"
_SEARCH = Path(__file__).parents[2] / "app" / "parts" / "help_search.py"
# What reads French letters and signs; whatever is not there separates words.
_LETTERS = range(0x41, 0x250)
_SPECIAL = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"}

Words = Callable[[str, Mapping[str, str]], str]


def text(page: str, kinds: Mapping[str, str]) -> str:
    """Give the index of a help page; ``kinds`` says by chapter what its entries are.

    The words are made by the function that the page's search uses, so that both agree.
    """
    words, folds = _words_of_the_page(), _folds()
    reader = _Reader()
    reader.feed(page)
    groups = tomllib.loads(_SYNONYMS.read_text(encoding="utf-8"))["groups"]
    content = {
        "folds": folds,
        "groups": [sorted({words(one, folds) for one in group}) for group in groups],
        "entries": [_line(one, kinds[one.chapter], words, folds) for one in reader.entries],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _words_of_the_page() -> Words:
    spec = importlib.util.spec_from_file_location("help_search", _SEARCH)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(_SEARCH.name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    words: Words = module.words
    return words


def _folds() -> dict[str, str]:
    """Give, for each letter of the Latin alphabets that changes, its plain small letters."""
    folded = {}
    for letter in map(chr, _LETTERS):
        bare = unicodedata.normalize("NFD", letter)[0].lower()
        if bare.isalpha() and bare.isascii() and bare != letter:
            folded[letter] = bare
    return folded | _SPECIAL


def _line(one: "_Entry", kind: str, words: Words, folds: Mapping[str, str]) -> list[str]:
    everything = " ".join([*one.texts, one.anchor])
    said = [words(text, folds) for text in (one.title, one.also, everything)]
    return [one.anchor, one.title, kind, *said]


class _Entry:
    """An entry of the page being read."""

    def __init__(self, anchor: str, chapter: str) -> None:
        self.anchor = anchor
        self.chapter = chapter
        self.title = self.also = ""
        self.texts: list[str] = []


class _Reader(HTMLParser):
    """Gather the articles of a page under the chapter (a section right below main) they are in."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[_Entry] = []
        self._sections: list[str] = []
        self._open = self._titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "section":
            self._sections.append(given.get("id") or "")
        elif tag == "article":
            self.entries.append(_Entry(given.get("id") or "", self._sections[0]))
            self.entries[-1].also = given.get("data-also") or ""
            self._open = True
        elif tag == "h4":
            self._titled = self._open

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self._sections.pop()
        elif tag == "article":
            self._open = False
        elif tag == "h4":
            self._titled = False

    def handle_data(self, data: str) -> None:
        if self._titled:
            self.entries[-1].title += data
        if self._open:
            self.entries[-1].texts.append(data)
