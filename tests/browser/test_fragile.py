"""Who may not be found: shown in the step « Vérifier », most fragile first, numbers hidden.

The national numbers are nobody's: their order number is 000, which is never given.
"""

import re

import pytest

from browser.journey import CERTIFICATION, HEADERS, IDENTIFIERS, Journey, person

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

NUMBERS = ("2880331555000", "2 88 03 31 555 000", "1880331555000")
FRAGILE = (
    {"Nom de naissance": "LACOSTE née VERNIER", "Prénom": "Claire"},
    {"Nom de naissance": "FOURNEL", "Prénom": "J."},
    {"Nom de naissance": "GRANGER", "Prénom": "Jean Pierre", "Civilité": "M."},
)


def people(count: int) -> bytes:
    """Give a list with a column of national numbers: three fragile people, and others."""
    born = {"Date de naissance": "14/03/1988", "Civilité": "Mme"}
    rows = [person(rank, **(born | FRAGILE[rank % 3])) for rank in range(count)]
    rows.append(person(count, Prénom="Nadia", **born, **{"Nom de naissance": "ROUVIER"}))
    lines = [[*HEADERS, "N° de sécurité sociale"]]
    lines += [[*row, NUMBERS[rank % len(NUMBERS)]] for rank, row in enumerate(rows)]
    return "\r\n".join(";".join(line) for line in lines).encode("utf-8-sig")


def assert_hidden(journey: Journey) -> None:
    """Nothing on the page holds the digits of a number."""
    html = re.sub(r"(?<=\d)[\s\u00a0.-]+(?=\d)", "", journey.page.content())
    for number in NUMBERS:
        assert number.replace(" ", "")[3:] not in html


def verify(journey: Journey, count: int) -> None:
    """Open the list and check it; look at the page on the way."""
    journey.ready().give("liste.csv", people(count))
    journey.waits_for_title(f"{count + 1} personnes")
    assert_hidden(journey)
    assert "2 88 ••" in journey.page.content()
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    journey.page.locator("#fragiles summary").wait_for()


def test_the_most_fragile_come_first_with_what_to_do(journey: Journey) -> None:
    verify(journey, 6)
    section = journey.page.locator("#fragiles")
    assert "personnes risquent de ne pas être retrouvées" in section.locator("h3").inner_text()
    assert section.locator("details").get_attribute("open") is None
    section.locator("summary").click()
    names = section.locator("h4").all_inner_texts()
    assert set(names[:4]) == {"LACOSTE née VERNIER Claire", "FOURNEL J."}
    assert names[-1].startswith("GRANGER")
    assert "VERNIER" in section.locator("li", has_text="LACOSTE").first.inner_text()
    assert section.locator("ol li").count() == 3
    assert_hidden(journey)
    section.locator("[data-do=one_person]").first.click()
    journey.waits_for_title("Ligne 2")
    assert_hidden(journey)


def test_twenty_are_shown_then_the_others(journey: Journey) -> None:
    verify(journey, 24)
    section = journey.page.locator("#fragiles")
    section.locator("summary").click()
    assert section.locator("h4").count() == 20
    section.locator("#fragiles-suite button").click()
    section.locator("#fragiles-23").wait_for()
    assert section.locator("#fragiles-suite button").count() == 0
    assert journey.page.evaluate("document.activeElement.id") == "fragiles-20"
    assert_hidden(journey)


def test_the_sheet_is_shown_with_its_numbers_hidden(journey: Journey) -> None:
    verify(journey, 3)
    journey.page.locator("#etapes [data-do=go]", has_text="Colonnes").click()
    journey.page.locator("[data-do=preview]").first.click()
    journey.page.get_by_text("2 88 ••").nth(1).wait_for()
    assert_hidden(journey)


@pytest.mark.parametrize("options", [{"viewport": {"width": 400, "height": 800}}])
def test_a_narrow_screen_holds_the_list(journey: Journey) -> None:
    verify(journey, 3)
    journey.page.locator("#fragiles summary").click()
    assert journey.overflow() <= 0
