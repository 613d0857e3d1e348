"""The help page: opens at once, is searched without network, by keyboard, announced."""

import pytest

from browser.journey import READY_MS, plain
from browser.listening import Copy

pytestmark = pytest.mark.browser

SIZES = [
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    {"viewport": {"width": 400, "height": 800}, "color_scheme": "dark"},
]


def to_help(journey, anchor=""):
    page = journey.page
    page.goto(page.url.rpartition("/")[0] + "/aide.html" + anchor)
    page.wait_for_selector("#chercher[data-state=ready]", timeout=READY_MS)
    return page


def answers(page, query):
    page.fill("#recherche", query)
    page.wait_for_function("() => document.querySelector('#trouve').textContent.length > 0")
    page.wait_for_timeout(300)
    return [plain(text) for text in page.locator("#resultats a").all_inner_texts()]


@pytest.mark.parametrize("options", SIZES, ids=["1280", "400"])
def test_a_question_in_everyday_words_finds_its_answer(journey, options):
    page = to_help(journey)
    assert page.viewport_size == options["viewport"]
    assert answers(page, "NOM DE JEUNE FILLE")[0] == "Personne mariée : quel nom donner ?"
    assert answers(page, "secu")[0].startswith("Faut-il le numéro de sécurité sociale")
    assert journey.overflow() == 0
    said = page.locator("#trouve")
    assert said.get_attribute("role") == "status"
    assert "réponses" in said.inner_text()
    answers(page, "xyzzy")
    assert "Rien trouvé" in said.inner_text()


def test_the_search_needs_no_network_once_the_page_is_there(journey):
    page = to_help(journey)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    # The browser itself asks for the icon of the tab again when the address changes.
    journey.pardoned = ("ERR_INTERNET_DISCONNECTED",)
    page.context.set_offline(True)
    assert answers(page, "amende")[0].startswith("Que risque-t-on")
    page.locator("#resultats a").first.click()
    assert page.evaluate("location.hash") == "#question-retard"
    assert [url for url in asked if not url.endswith("/certiflux.svg")] == []


def test_the_search_is_done_by_keyboard_alone(journey):
    page = to_help(journey)
    focused = "document.activeElement.textContent"
    page.focus("#recherche")
    page.keyboard.type("idclient perdu")
    page.wait_for_selector("#resultats a")
    page.keyboard.press("ArrowDown")
    assert "idClient" in page.evaluate(focused)
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "recherche"
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash == '#trouver-identifiants'")
    assert "Où trouver" in page.evaluate(focused)
    page.focus("#recherche")
    page.keyboard.press("Escape")
    assert page.input_value("#recherche") == ""
    assert page.locator("#resultats a").count() == 0


def test_the_page_is_whole_before_and_without_any_script(journey, browser):
    address = journey.page.url.rpartition("/")[0] + "/aide.html#question-retard"
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(address)
    assert "Que risque-t-on" in page.locator("article:target").inner_text()
    assert "a besoin de JavaScript" in page.locator("#chercher").inner_text()
    context.close()


def test_the_help_opens_and_answers_with_the_network_cut(keeping, dist, tmp_path):
    with Copy(dist, tmp_path / "copie") as copy, keeping.context() as context:
        first = context.new_page()
        first.goto(copy.address)
        first.wait_for_selector("#hors-ligne[data-state=ready]", timeout=READY_MS)
        copy.cut()
        page = context.new_page()
        page.goto(copy.address + "aide.html#lexique")
        page.wait_for_selector("#chercher[data-state=ready]", timeout=READY_MS)
        assert answers(page, "bcr perdu")[0].startswith("Où trouver idClient")
