"""What comes late or not at all: a long sleep of the computer, a part fetched at its first use."""

import pytest

from browser.journey import csv, person

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

SLEPT_MS = 300_000
BUSY = "setTimeout(() => { const end = Date.now() + 6000; while (Date.now() < end); })"


@pytest.mark.alone
def test_a_computer_that_slept_finds_its_work_where_it_was(journey):
    page = journey.page
    page.clock.install()
    page.reload()
    journey.ready().page.workers[0].evaluate(BUSY)
    journey.give("liste.csv", csv(person(1), person(2)))
    page.wait_for_timeout(1000)
    page.clock.fast_forward(SLEPT_MS)
    journey.waits_for_title("2 personnes")
    assert page.locator("#alerte").is_hidden()


def test_a_small_file_is_never_told_to_be_divided(journey):
    journey.ready().give("liste.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    journey.page.wait_for_timeout(800)
    journey.page.workers[0].evaluate("self.close()")
    words = journey.alert()
    assert "Reprenez où vous en étiez" in words
    assert "divisez" not in words


def press_for_a_workbook(journey):
    page = journey.page
    page.evaluate("document.getElementById('modele').open = true")
    page.locator("#modele-xlsx").click()


@pytest.mark.own_page  # an engine keeps what it has loaded
@pytest.mark.parametrize("how", ["refused", "replaced"])
def test_what_writes_workbooks_not_coming_is_said_and_may_be_tried_again(journey, how):
    journey.pardoned = ("ERR_FAILED", "Failed to fetch", "NetworkError", "openpyxl")
    context = journey.ready().page.context
    stop = {
        "refused": lambda route: route.abort(),
        "replaced": lambda route: route.fulfill(status=200, body="<!doctype html>"),
    }
    context.route("**/openpyxl-*", stop[how])
    press_for_a_workbook(journey)
    words = journey.alert()
    assert "Une partie du programme n’a pas pu être chargée" in words
    assert "défaut" not in words
    context.unroute("**/openpyxl-*")
    # Two presses closer than a moment are one.
    journey.page.wait_for_timeout(600)
    with journey.page.expect_download() as waiting:
        press_for_a_workbook(journey)
    assert waiting.value.suggested_filename.endswith(".xlsx")
