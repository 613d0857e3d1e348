"""In the workshop: choose among the communes of one name, paste a block of cells."""

import pytest

from browser.journey import HEADERS, csv, plain
from browser.mending import Keyboard, left, somebody

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = { clipboardData: data, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
}"""


def opened(journey, content: bytes, title: str) -> Keyboard:
    """Go to the workshop on one group of findings."""
    journey.ready().to_verdict("liste.csv", content)
    card = journey.page.locator(".groups li", has_text=title)
    card.locator("[data-do=workshop].small").click()
    journey.page.wait_for_selector("#lignes tbody")
    return Keyboard(journey)


def named_communes(*names: str) -> bytes:
    """Give a list whose last column names the commune of birth, without its code."""
    lines = csv(*(somebody(rank, INSEE=name) for rank, name in enumerate(names)))
    assert HEADERS[-1] == "Code INSEE de naissance"
    return lines.decode().replace(HEADERS[-1], "Commune de naissance").encode()


def test_the_commune_is_chosen_among_those_of_its_name_by_keyboard(journey):
    names = ("Poilley", "Valence", "Valence", "Valence")
    keys = opened(journey, named_communes(*names), "nommée sans code")
    page = journey.page
    keys.press("#r-0 [data-do=act]", "Choisir parmi 2 propositions")
    keys.is_at("choix-0")
    labels = [plain(one) for one in page.locator("#r-0 .radio label").all_inner_texts()]
    assert labels == ["Code INSEE 35230 : Poilley (35)", "Code INSEE 50407 : Poilley (50)"]
    # None is chosen beforehand: whoever presses Enter too soon has not told a commune.
    page.keyboard.press("Enter")
    keys.hears("Choisissez d’abord une proposition")
    assert left(journey) == "4 lignes à corriger."
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    keys.hears("il en reste 3")
    assert "Rien à corriger ici" in plain(page.locator("#r-0").inner_text())
    keys.press("#p-0", "Toute la personne")
    journey.waits_for_title("Ligne 2")
    page.locator("#personne tr", has_text="50407").first.wait_for()
    keys.press("[data-do=person_back]")
    page.wait_for_selector("#r-1 [data-do=act]")
    keys.press("#r-1 [data-do=act]", "Choisir parmi 4 propositions")
    page.keyboard.press("Space")
    keys.press("#r-1 button", "Appliquer aux 3 identiques")
    journey.sees("3 lignes")
    keys.press("#apercu-action button", "Appliquer")
    keys.hears("0 ligne reste")
    assert left(journey) == "0 ligne à corriger."
    keys.press("#bouton-undo")
    keys.hears("Annulé")
    assert left(journey) == "3 lignes à corriger."


def test_a_block_of_cells_is_pasted_from_the_cell_in_focus(journey):
    rows = [somebody(rank, Civilité="X", INSEE="") for rank in range(3)]
    rows.append(somebody(9))
    keys = opened(journey, csv(*rows), "Une valeur n'est pas dans la liste")
    page = journey.page
    page.keyboard.press("F8")
    page.wait_for_function("() => document.activeElement.id === 'm-0-8.9'")
    page.evaluate(PASTE, "Mme\t31555\r\nM.\t31555\r\n")
    keys.hears("4 cellules collées à partir de la ligne 2")
    keys.is_at("apercu-titre")
    assert left(journey) == "3 lignes à corriger."
    keys.press("#apercu-action button", "Appliquer")
    keys.hears("1 ligne reste")
    page.keyboard.press("Control+z")
    keys.hears("Annulé")
    assert left(journey) == "3 lignes à corriger."
    # In the open input too: a block is no text of one cell.
    page.locator("[id='m-1-8.9']").click()
    page.evaluate(PASTE, "Mme\nM.")
    keys.hears("2 cellules collées à partir de la ligne 3")


def test_a_block_too_large_or_without_a_place_is_said_and_changes_nothing(journey):
    rows = [somebody(rank, Civilité="X") for rank in range(3)]
    rows.append(somebody(9))
    keys = opened(journey, csv(*rows), "Une valeur n'est pas dans la liste")
    page = journey.page
    page.evaluate(PASTE, "Mme\tM.\nMme\tM.")
    keys.hears("Choisissez d’abord la première cellule à remplacer")
    page.keyboard.press("Escape")
    page.keyboard.press("F8")
    page.wait_for_function("() => document.activeElement.id === 'm-0-8.9'")
    for block, words in (
        ("\n".join(["Mme"] * 10_001), "10 001 cellules ; 10 000 au plus"),
        ("\n".join(["Mme"] * 10_000), "10 000 lignes et dépasse la ligne 5"),
    ):
        page.evaluate(PASTE, block)
        assert "Rien n'a été changé" in keys.hears(words)
        page.locator("#apercu-action", has_text="ne peuvent pas être collées ici").wait_for()
        page.keyboard.press("Escape")
        page.locator("[id='m-0-8.9']").focus()
    assert left(journey) == "3 lignes à corriger."
    assert page.locator("#bouton-undo").count() == 0
    assert "liste.csv" in page.locator("#travail-ouvert").inner_text()
