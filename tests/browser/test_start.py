"""The page that does not start says why within seconds, and what to do: watched outside Python."""

import re

import pytest

from browser.journey import WORK_MS, Journey, plain

pytestmark = pytest.mark.browser

PLACE = "#ne-demarre-pas"
PROXY = "<!doctype html><title>Filtrage</title><p>Cette adresse est bloquée.</p>"
SOON_MS = 10_000
"""How long a visitor waits at most for a word."""


@pytest.fixture
def opened(browser, server):
    """Give a page opened after something was broken."""
    made = []

    def visit(breaks, *, address="", **settings):
        context = browser.new_context(locale="fr-FR", service_workers="block", **settings)
        made.append(context)
        page = context.new_page()
        breaks(page)
        page.goto(address or server)
        return page

    yield visit
    for context in made:
        context.close()


def refused(*endings):
    pattern = re.compile("|".join(re.escape(one) for one in endings))
    return lambda page: page.route(pattern, lambda route: route.abort())


def replaced(ending):
    fulfil = {"status": 200, "content_type": "text/html", "body": PROXY}
    return lambda page: page.route(
        re.compile(re.escape(ending)), lambda route: route.fulfill(**fulfil)
    )


def said(page):
    """Wait for the words of the watch, above the fold; give them."""
    block = page.locator(f"{PLACE}:visible")
    block.wait_for(timeout=WORK_MS)
    assert block.bounding_box()["y"] < page.viewport_size["height"]
    return plain(block.inner_text())


@pytest.mark.parametrize(
    "name",
    ["micropython.wasm", "micropython.mjs", "app/main.py", "app/flow.py", "tried.js", "core.js"],
)
def test_a_file_that_the_network_refuses_is_named_with_what_to_do(opened, name):
    words = said(opened(refused(name)))
    assert f"n’a pas pu être chargé : {name.rpartition('/')[2]}." in words
    assert "autre réseau" in words
    assert "la personne qui héberge" in words


@pytest.mark.parametrize("name", ["micropython.wasm", "micropython.mjs", "page.json", "core.js"])
def test_a_file_that_a_filter_replaced_is_named(opened, name):
    words = said(opened(replaced(name)))
    assert "remplacé en chemin, sans doute par un filtre du réseau" in words
    assert name in words


def test_without_the_watch_itself_words_already_in_the_page_say_it(opened):
    page = opened(refused("static/js/start.js", "micropython.wasm"))
    assert "La page ne démarre pas" in said(page)


def test_without_scripts_the_sentence_is_above_the_fold(opened):
    page = opened(lambda _: None, java_script_enabled=False)
    block = page.locator("noscript").first
    block.wait_for(timeout=SOON_MS)
    assert "besoin de JavaScript" in block.inner_text()
    assert block.bounding_box()["y"] < page.viewport_size["height"]


def test_without_webassembly_it_is_said(opened):
    page = opened(lambda page: page.add_init_script("delete globalThis.WebAssembly"))
    assert "WebAssembly est désactivé" in said(page)


def test_in_a_browser_too_old_it_is_said(opened):
    def old(page):
        # What such a browser lacks, and what comes of it: PyScript's core does not run.
        page.add_init_script("delete Promise.withResolvers")
        refused("core.js")(page)

    assert "trop ancien" in said(opened(old))


def test_opened_by_a_double_click_it_says_what_to_open_instead(opened, dist):
    page = opened(lambda _: None, address=(dist / "index.html").as_uri())
    words = said(page)
    assert "double clic" in words
    assert "ouvrir.py" in words


def test_a_page_that_starts_says_nothing_of_it(journey):
    journey.ready()
    assert journey.page.locator(f"{PLACE}:visible").count() == 0


def test_words_said_too_early_are_taken_back_once_it_starts(opened):
    held = []

    def hold(route):
        held.append(route)

    page = opened(lambda page: page.route(re.compile("main.py$"), hold))
    assert "se charge lentement" in said(page)
    while held:
        held.pop().continue_()
        page.wait_for_timeout(300)
    Journey(page).ready()
    assert page.locator(f"{PLACE}:visible").count() == 0
