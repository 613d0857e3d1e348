"""Step 2: several columns joined to feed one field, seen first, done, kept, undone."""

import pytest

from browser.journey import plain

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

SHEET = """Nom;Prénom;Session;Candidat;Jour;Mois;Année
MARCHAND;Élodie;S1;001;5;mai;2026
LE GOFF;Yann;S1;002;6;mai;2026
BENALI;Samira;S2;001;31;12;2025
FABRE;Jean;S2;002;1;1;2026
"""


def focused(journey) -> str:
    return journey.page.evaluate("document.activeElement.id")


def opened(journey) -> None:
    """Open the sheet with the list of columns unfolded."""
    journey.ready().give("export.csv", SHEET.encode())
    journey.waits_for_title("4 personnes")
    if not journey.page.locator("#colonnes-lues[open]").count():
        journey.page.locator("#colonnes-lues > summary").click()


def begin(journey, column: int, field: str, *others: int) -> None:
    """Open a column, choose the field, then the other columns to join."""
    page, place = journey.page, f"c-{column}"
    page.locator(f"#{place}").click()
    page.locator(f"#{place}-champ").select_option(field)
    page.locator(f"#{place}-reunir").click()
    page.locator(f"#{place}-reunion").wait_for()
    for rank, other in enumerate(others, 1):
        page.locator(f"#{place}-colonne-{rank}").select_option(str(other))


def result(journey, column: int) -> str:
    return plain(journey.page.locator(f"#c-{column}-resultat").inner_text())


def meaning(journey, letter: str) -> str:
    row = journey.page.locator(
        ".columns tbody tr", has=journey.page.get_by_text(letter, exact=True)
    )
    return plain(row.locator("td").nth(1).inner_text())


def test_two_columns_make_an_identifier_seen_before_it_is_accepted(journey):
    opened(journey)
    page = journey.page
    begin(journey, 2, "5.1", 3)
    journey.sees("S1 + 001")
    assert result(journey, 2).count(" donne ") == 3
    assert page.locator("#c-2-entre").input_value() == "-"
    page.locator("#c-2-entre").focus()
    page.locator("#c-2-entre").select_option("/")
    journey.sees("S1/001")
    assert focused(journey) == "c-2-entre"
    assert "ID Technique" not in meaning(journey, "D")
    journey.press("Réunir ces colonnes")
    page.locator("#c-2-reunion").wait_for(state="detached")
    assert focused(journey) == "c-2"
    assert "ID Technique" in meaning(journey, "C + D")
    assert "Réunie avec « Candidat »" in meaning(journey, "C")
    assert "Réunie avec « Session »" in meaning(journey, "D")
    journey.sees("S2/001")


def test_three_columns_make_a_date_and_are_parted_again(journey):
    opened(journey)
    page = journey.page
    begin(journey, 4, "5.10", 6, 5)
    journey.sees("n'est pas une date")
    page.locator("#c-4-colonne-1").select_option("5")
    page.locator("#c-4-colonne-2").select_option("6")
    journey.sees("ce sont des dates")
    page.locator("#c-4-ok-reunir").click()
    page.locator("#c-4-reunion").wait_for(state="detached")
    journey.sees("Lues comme jour/mois/année")
    journey.press("Séparer")
    page.get_by_text("Jour + Mois + Année").wait_for(state="detached")
    assert focused(journey) == "c-4"
    assert "Réunie" not in meaning(journey, "E")


def test_what_cannot_be_joined_is_said_and_changes_nothing(journey):
    opened(journey)
    page = journey.page
    begin(journey, 2, "", 3)
    journey.sees("Choisissez la donnée en haut")
    page.locator("#c-2-ok-reunir").click()
    page.wait_for_function("() => document.activeElement.id === 'c-2-champ'")
    page.locator("#c-2-champ").select_option("5.1")
    journey.sees("S1-001")
    page.locator("#c-2-colonne-1").select_option("2")
    journey.sees("Il faut d'une à")
    page.locator("#c-2-ok-reunir").click()
    assert page.locator("#c-2-reunion").count() == 1
    page.locator("#c-2-laisser").click()
    page.locator("#c-2-reunion").wait_for(state="detached")
    assert "Réunie" not in meaning(journey, "C")
    assert page.get_by_text("Session + Candidat").count() == 0


def test_columns_are_joined_by_keyboard_alone(journey):
    opened(journey)
    page = journey.page

    def tab_to(name: str) -> None:
        for _ in range(90):
            page.keyboard.press("Tab")
            if focused(journey) == name:
                return
        pytest.fail(f"{name} is not reached by the Tab key")

    page.locator("#c-2").focus()
    page.keyboard.press("Enter")
    page.locator("#c-2-champ").wait_for()
    page.locator("#c-2-champ").select_option("5.1")
    tab_to("c-2-reunir")
    page.keyboard.press("Enter")
    page.locator("#c-2-reunion").wait_for()
    assert focused(journey) == "c-2-colonne-1"
    page.keyboard.type("D : C")
    journey.sees("S1-001")
    assert page.locator("#c-2-resultat").get_attribute("role") == "status"
    tab_to("c-2-ok-reunir")
    page.keyboard.press("Enter")
    page.locator("#c-2-reunion").wait_for(state="detached")
    assert focused(journey) == "c-2"
    assert "ID Technique" in meaning(journey, "C + D")


def test_joins_outlive_the_engine_and_go_with_the_settings(journey):
    opened(journey)
    begin(journey, 2, "5.1", 3)
    journey.sees("S1-001")
    journey.press("Réunir ces colonnes")
    journey.page.locator("#c-2-reunion").wait_for(state="detached")
    _, text = journey.download("Enregistrer ces réglages")
    assert 'colonnes = ["Session", "Candidat"]' in text.decode()
    journey.page.workers[0].evaluate("self.close()")
    assert "a été relancé" in journey.alert()
    journey.sees("Session + Candidat")


@pytest.mark.parametrize("options", [{"viewport": {"width": 400, "height": 800}}], ids=["400 px"])
def test_the_choice_fits_400_px(journey):
    opened(journey)
    begin(journey, 4, "5.10", 5, 6)
    journey.sees("ce sont des dates")
    assert journey.overflow() == 0
    cut = """() => { const right = document.querySelector(".columns").getBoundingClientRect().right;
      return [...document.querySelectorAll(".columns .editor *")]
        .filter(node => node.getBoundingClientRect().right > right).length; }"""
    assert journey.page.evaluate(cut) == 0
    small = """() => [...document.querySelectorAll("#c-4-reunion select, .editor button")]
      .filter(node => node.getBoundingClientRect().height < 24).length"""
    assert journey.page.evaluate(small) == 0
