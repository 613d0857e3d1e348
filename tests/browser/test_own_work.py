"""The user's own work stays: a file saved again, two tabs, a link, a mouse that bounces."""

import json

import pytest

from browser.journey import (
    CERTIFICATION,
    IDENTIFIERS,
    WORK_MS,
    Journey,
    csv,
    patient,
    person,
    plain,
)
from browser.test_saved import correct

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

LIST = csv(person(1), person(2, Civilité="X"), person(3))
OTHER = csv(person(7), person(8))
SETTINGS = "certiflux.reglages"
UNREAD = """() => {
  Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("", "NotReadableError"));
}"""


def give(journey, path):
    journey.page.set_input_files("#fichier", path)


def corrected(journey, path):
    """Open a file of the disk and correct somebody of it."""
    give(journey, path)
    journey.waits_for_title("3 personnes")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    correct(journey, 1, "F")
    journey.page.wait_for_timeout(800)


def has_the_correction(journey):
    journey.page.locator("#barre-historique").get_by_text("Ligne 3").first.wait_for(timeout=WORK_MS)


def test_a_list_saved_again_while_it_is_open_is_there_after_a_new_start(journey, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_bytes(LIST)
    corrected(journey.ready(), path)
    path.write_bytes(OTHER + OTHER)
    journey.page.workers[0].evaluate("self.close()")
    assert "« liste.csv » a été rouvert" in journey.alert()
    journey.ready()
    has_the_correction(journey)


@pytest.mark.own_page
def test_a_file_that_can_no_longer_be_read_is_asked_for_and_keeps_its_corrections(
    journey, tmp_path
):
    path = tmp_path / "liste.csv"
    path.write_bytes(LIST)
    journey.ready().page.evaluate(UNREAD)
    corrected(journey, path)
    path.unlink()
    journey.page.workers[0].evaluate("self.close()")
    words = journey.alert()
    assert "Redonnez « liste.csv »" in words
    assert "vos corrections" in words
    assert "Rien n’est perdu" not in words
    path.write_bytes(LIST)
    journey.ready()
    give(journey, path)
    has_the_correction(journey)


@pytest.fixture
def tabs(blank, server):
    """Give two tabs of the same browser."""
    opened = []
    for page in (blank, patient(blank.context.new_page())):
        page.goto(server)
        opened.append(Journey(page).ready())
    return opened


def made(journey, name, content):
    """Go from a list to its files."""
    journey.to_verdict(name, content)
    journey.press("Générer")
    journey.waits_for_title("Votre fichier est prêt")


def kept(journey):
    text = journey.page.evaluate("localStorage.getItem('certiflux.deposits.registre')")
    return json.loads(text)


@pytest.mark.own_page
def test_two_tabs_write_in_one_registre_and_nothing_noted_is_lost(tabs):
    one, other = tabs
    made(one, "juin.csv", csv(person(1), person(3)))
    one.press("Commencer un registre")
    one.page.locator("#registre-garder").check()
    made(other, "juillet.csv", OTHER)
    other.sees("Le registre de vos dépôts")
    one.press("J’ai déposé ces fichiers : le noter")
    one.sees("2 passages dans 1 fichier")
    other.press("J’ai déposé ces fichiers : le noter")
    other.sees("4 passages dans 2 fichiers")
    assert "ESSAI-0001" in json.dumps(kept(other))
    assert "ESSAI-0007" in json.dumps(kept(other))
    one.sees("4 passages dans 2 fichiers")
    two_tabs_and_their_settings(one, other)


def two_tabs_and_their_settings(one, other):
    """The last to keep others has them kept; the first tab says that its own are no more."""
    one.page.locator("#retenir").check()
    one.page.wait_for_function(f"() => localStorage.getItem('{SETTINGS}') !== null")
    other.press("Colonnes")
    other.page.locator("#retenir").check()
    other.fill({"emetteur.id_client": "98XYZ765"})
    other.page.keyboard.press("Tab")
    other.page.wait_for_function(f"() => localStorage.getItem('{SETTINGS}').includes('98XYZ765')")
    one.sees("Un autre onglet vient de retenir ses réglages")
    assert not one.page.locator("#retenir").is_checked()
    one.press("Colonnes")
    one.check()
    assert "98XYZ765" in one.page.evaluate(f"localStorage.getItem('{SETTINGS}')")
    other.page.locator("#retenir").uncheck()
    assert one.page.evaluate(f"localStorage.getItem('{SETTINGS}')") is None


@pytest.mark.parametrize("name", ["accessibilite.html", "static/confidentialite.html"])
def test_the_texts_of_the_page_open_beside_the_work(journey, name):
    journey.ready().to_verdict("liste.csv", LIST)
    page = journey.page
    if "confidentialite" in name:
        page.locator("#confidentialite summary").click()
    with page.context.expect_page() as opening:
        page.locator(f"a[href='{name}']").click()
    assert opening.value.url.endswith(name)
    opening.value.close()
    assert journey.title() == "2 personnes prêtes, 1 à compléter."


def test_a_translator_leaves_what_the_file_says_as_it_is(journey):
    journey.ready().to_verdict("liste.csv", LIST)
    page = journey.page
    page.locator("#liste .value").first.wait_for(timeout=WORK_MS)
    assert page.locator("#liste .value:not([translate=no])").count() == 0
    journey.press("Colonnes")
    page.locator(".samples").first.wait_for(state="attached", timeout=WORK_MS)
    assert page.locator(".samples:not([translate=no])").count() == 0


CLICKS = """([selector, pause]) => {
  const node = [...document.querySelectorAll(selector)].find((one) => one.offsetParent);
  node.click();
  setTimeout(() => node.isConnected && node.click(), pause);
}"""


@pytest.mark.parametrize("pause", [5, 120])
def test_two_clicks_do_one_thing(journey, pause):
    page = journey.page
    journey.ready().give("liste.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    page.evaluate(CLICKS, ["form[data-submit=check] [type=submit]", pause])
    page.wait_for_selector(".banner", timeout=WORK_MS)
    page.wait_for_timeout(500)
    assert page.locator("#alerte").is_hidden()
    journey.press("Générer le fichier XML")
    journey.waits_for_title("Votre fichier est prêt")
    taken = []
    page.on("download", lambda one: taken.append(one.suggested_filename))
    page.evaluate(CLICKS, ["[data-do=download]", pause])
    page.wait_for_timeout(2500)
    assert len(taken) == 1
    assert "a rencontré une erreur" not in plain(page.locator("main").inner_text())
