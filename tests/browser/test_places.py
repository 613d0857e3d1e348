"""The table of communes comes to the engine when a place of birth is checked, and never before."""

import pytest

from browser.journey import CERTIFICATION, HEADERS, IDENTIFIERS, csv, person

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

BORN_IN_PARIS = {"INSEE": "75001", "Date de naissance": "14/03/1988"}
TABLE = "runtime/places/communes.xz"


@pytest.fixture
def asked(journey):
    """Give what the page and its worker ask for from now on, by path."""
    paths = []
    root = journey.page.url.rpartition("/")[0] + "/"
    journey.page.context.on("request", lambda r: paths.append(r.url.removeprefix(root)))
    return paths


def without_places() -> bytes:
    """Give a file of two people whose place of birth no column tells."""
    lines = csv(person(1), person(2)).decode("utf-8-sig").splitlines()
    return "\r\n".join(line.rpartition(";")[0] for line in lines).encode()


@pytest.mark.own_page  # an engine keeps the table that it was given
def test_the_communes_are_asked_for_when_places_are_checked_and_only_once(journey, asked):
    assert HEADERS[-1] == "Code INSEE de naissance"
    journey.ready().give("liste.csv", csv(person(1), person(2, **BORN_IN_PARIS)))
    journey.waits_for_title("2 personnes")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    assert TABLE not in asked
    asked.clear()
    journey.check()
    assert [path for path in asked if not path.startswith("blob:")] == [TABLE]
    journey.sees("est le code postal de Paris 1er Arrondissement")
    journey.press("Colonnes")
    journey.waits_for_title("2 personnes")
    journey.check()
    assert asked.count(TABLE) == 1


def test_a_file_without_places_never_asks_for_the_communes(journey, asked):
    journey.ready().give("liste.csv", without_places())
    journey.waits_for_title("2 personnes")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    assert TABLE not in asked


def test_communes_that_cannot_be_had_are_said_and_the_rest_is_checked(journey):
    journey.pardoned = ("communes.xz", "Failed to load resource")
    journey.page.context.route(f"**/{TABLE}", lambda route: route.abort())
    journey.ready().to_verdict("liste.csv", csv(person(1), person(2, Civilité="X")))
    journey.waits_for_title("1 personne prête, 1 à compléter.")
    journey.page.locator("#controles summary").click()
    journey.sees("Lieux de naissance non vérifiés")
