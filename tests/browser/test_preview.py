"""The preview of the sheet: its rows page by page, its words whole on a narrow screen."""

import pytest

from browser.journey import csv, person, plain

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

PEOPLE = csv(*(person(rank) for rank in range(29)))


def focused(journey) -> str:
    return journey.page.evaluate("document.activeElement.id")


def opened(journey) -> None:
    journey.ready().give("liste.csv", PEOPLE)
    journey.waits_for_title("29 personnes")
    journey.page.locator("#apercu summary").click()
    journey.page.locator("#ligne-1").wait_for()


def announced(journey, words: str) -> None:
    journey.page.wait_for_function(
        """words => document.getElementById("annonce").textContent
             .replace(/\\s+/g, " ").includes(words)""",
        arg=words,
    )


def test_the_rows_go_on_and_back_and_are_announced(journey):
    opened(journey)
    page = journey.page
    assert page.locator("#lignes-avant").count() == 0
    journey.press("Lignes suivantes")
    page.locator("#ligne-13").wait_for()
    announced(journey, "Lignes 13 à 24, sur 30 lignes")
    assert focused(journey) == "lignes-apres"
    journey.press("Lignes suivantes")
    page.locator("#ligne-30").wait_for()
    announced(journey, "Lignes 25 à 30, sur 30 lignes")
    assert page.locator("#lignes-apres").count() == 0
    assert focused(journey) == "lignes-avant"
    page.keyboard.press("Enter")
    page.locator("#ligne-13").wait_for()
    page.keyboard.press("Enter")
    page.locator("#ligne-1").wait_for()
    assert focused(journey) == "lignes-apres"


def test_the_header_row_is_chosen_among_the_next_rows(journey):
    opened(journey)
    page = journey.page
    journey.press("Lignes suivantes")
    page.locator("#ligne-20").click()
    journey.waits_for_title("10 personnes")
    page.locator(".row-header #ligne-20").wait_for()
    assert page.locator("#ligne-1").count() == 0
    journey.press("Lignes précédentes")
    page.locator("#ligne-1").click()
    journey.waits_for_title("29 personnes")


def test_another_sheet_starts_at_its_top(journey):
    from browser.journey import workbook

    long, short = [person(rank) for rank in range(20)], [person(1), person(2)]
    journey.ready().give("classeur.xlsx", workbook(Juin=long, Mai=short))
    journey.waits_for_title("20 personnes dans la feuille « Juin »")
    page = journey.page
    page.locator("#apercu summary").click()
    journey.press("Lignes suivantes")
    page.locator("#ligne-13").wait_for()
    page.locator("#feuille").select_option(label="Mai")
    journey.waits_for_title("2 personnes")
    page.locator("#ligne-1").wait_for()


@pytest.mark.parametrize("options", [{"viewport": {"width": 400, "height": 800}}], ids=["400 px"])
def test_no_word_of_the_preview_is_cut_at_400_px(journey):
    opened(journey)
    page = journey.page
    assert "qui nomme vos colonnes" in plain(page.locator("#apercu-aide").inner_text())
    cut = """() => [...document.querySelectorAll("#apercu-lignes p, #apercu-lignes nav")]
      .filter(node => node.getBoundingClientRect().right > innerWidth
                   || node.scrollWidth > node.clientWidth).length"""
    assert page.evaluate(cut) == 0
    assert journey.overflow() == 0
    region = page.locator("#apercu-lignes [role=region]")
    assert region.get_attribute("aria-describedby") == "apercu-aide"
