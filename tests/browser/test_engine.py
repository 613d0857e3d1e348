"""The engine: it gets ready behind the page, can be stopped, and comes back with the file."""

import pytest

from browser.journey import CERTIFICATION, IDENTIFIERS, csv, person

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

# The page's milestones as they come, seen from the first moment.
RECORD = """
window.phases = [];
addEventListener("DOMContentLoaded", () => {
  const mark = document.getElementById("moteur");
  new MutationObserver(() => window.phases.push(mark.dataset.phase))
    .observe(mark, {attributes: true, attributeFilter: ["data-phase"]});
});
"""


def many(count: int) -> bytes:
    return csv(*(person(rank) for rank in range(count)))


@pytest.mark.own_page
def test_the_milestones_come_in_order(journey):
    journey.page.add_init_script(RECORD)
    journey.page.reload()
    journey.ready()
    seen = list(dict.fromkeys(journey.page.evaluate("window.phases")))
    assert seen == ["download", "python", "libraries", "ready"]
    journey.sees("Moteur : prêt")


@pytest.mark.own_page
def test_a_file_given_before_the_engine_is_ready_is_kept_and_opened(journey):
    journey.give("liste.csv", csv(person(1), person(2)))
    journey.sees("Lecture de « liste.csv »")
    assert journey.page.get_attribute("#moteur", "data-phase") != "ready"
    journey.waits_for_title("2 personnes")


@pytest.mark.own_page
def test_waiting_for_the_engine_can_be_cancelled(journey):
    journey.give("liste.csv", csv(person(1)))
    journey.press("Annuler")
    journey.waits_for_title("Déposez")
    journey.ready()
    assert journey.step() == "Déposer"


def test_a_reading_under_way_is_cancelled_and_the_last_file_stays(journey):
    journey.ready().give("petite.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    journey.give("grande.csv", many(120_000))
    journey.sees("Lecture de « grande.csv »")
    journey.press("Annuler")
    journey.waits_for_title("Déposez")
    journey.press("Revenir à « petite.csv »")
    journey.waits_for_title("1 personne")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    assert journey.title().startswith("0 erreur")


@pytest.mark.own_page
def test_a_step_that_lasts_is_cancelled_by_ending_the_engine(journey):
    journey.page.add_init_script(RECORD)
    journey.page.reload()
    journey.ready().give("petite.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    journey.give("grande.csv", many(60_000))
    journey.sees("Lecture de « grande.csv »")
    block = "setTimeout(() => { const end = Date.now() + 600000; while (Date.now() < end); })"
    journey.page.workers[0].evaluate(block)
    journey.press("Annuler")
    journey.waits_for_title("Déposez")
    journey.ready()
    # What was downloaded for the first engine serves the second.
    assert journey.page.evaluate("window.phases").count("ready") == 2
    journey.press("Revenir à « petite.csv »")
    journey.waits_for_title("1 personne")


def test_an_engine_that_cannot_be_loaded_is_told_and_can_be_tried_again(journey):
    journey.pardoned = ("ERR_FAILED", "Failed to fetch", "NetworkError", "PythonError", "wasm")
    journey.page.context.route("**/pyodide.asm.wasm", lambda route: route.abort())
    journey.page.reload()
    assert "Le moteur de Certiflux ne démarre pas" in journey.alert()
    journey.page.context.unroute("**/pyodide.asm.wasm")
    journey.press("Relancer le moteur")
    journey.ready()
    assert journey.page.locator("#alerte").is_hidden()


def test_a_killed_engine_comes_back_with_the_file_and_the_identifiers(journey):
    journey.ready().to_verdict("liste.csv", csv(person(1), person(2, Civilité="X")))
    (worker,) = journey.page.workers
    worker.evaluate("self.close()")
    assert "Le moteur s’est arrêté, puis a été relancé" in journey.alert()
    assert "« liste.csv » a été rouvert" in journey.alert()
    journey.waits_for_title("1 personne prête, 1 à compléter.")
    journey.sees("Ligne")
    journey.press("Générer avec la ligne valide")
    journey.press("Générer avec la ligne valide")
    journey.waits_for_title("Votre fichier est prêt")


def test_a_call_that_lasts_is_shown_and_cancelled_and_an_engine_that_dies_is_told_at_once(journey):
    journey.ready().give("liste.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    block = "setTimeout(() => { const end = Date.now() + 600000; while (Date.now() < end); })"
    journey.page.workers[0].evaluate(block)
    journey.page.evaluate("document.querySelector('#retenir').click()")
    journey.sees("Le moteur travaille")
    journey.press("Annuler")
    journey.page.wait_for_selector("#moteur:not([data-phase=ready])")
    journey.ready()
    journey.page.wait_for_selector("#travail", state="hidden")
    assert journey.page.locator("#alerte").is_hidden()
    assert not journey.page.locator("#retenir").is_checked()
    # What Pyodide says last, when its memory or its stack ends; the worker itself lives on.
    journey.page.workers[0].evaluate("postMessage('certiflux:fatal')")
    assert "« liste.csv » a été rouvert" in journey.alert()


def test_a_killed_engine_comes_back_with_the_columns_of_a_list_without_titles(journey):
    _, *rows = csv(*(person(rank) for rank in range(6))).split(b"\r\n")
    journey.ready().give("liste.csv", b"\r\n".join(rows))
    journey.waits_for_title("personnes")
    settle(journey, {"c-0": "5.1", "c-10": "8.1", "c-12": "8.3"})
    before = columns(journey)
    kill(journey)
    assert columns(journey) == before
    unfold(journey, "apercu")
    journey.page.locator("[data-do=header][data-arg='1']").click()
    journey.waits_for_title("5 personnes")
    settle(journey, {"c-0": "5.1", "c-10": "8.1", "c-12": "8.3"})
    before = columns(journey)
    kill(journey)
    journey.waits_for_title("5 personnes")
    assert columns(journey) == before


def settle(journey, fields):
    """Say by hand what columns feed, by the place of each."""
    page = journey.page
    unfold(journey)
    for place, field in fields.items():
        page.locator(f"#{place}").click()
        page.select_option(f"#{place}-champ", field)
        page.locator(f"#{place}-ok").click()
        page.locator(f"#{place}-champ").wait_for(state="detached")


def kill(journey):
    """End the worker and wait for the file to be open in another one."""
    journey.page.wait_for_timeout(800)
    (worker,) = journey.page.workers
    worker.evaluate("self.close()")
    assert "« liste.csv » a été rouvert" in journey.alert()
    assert "à la main" not in journey.alert()
    journey.ready()


def columns(journey):
    """Return what each column of the sheet is said to give."""
    unfold(journey)
    return journey.page.locator("#colonnes-lues tbody tr").all_inner_texts()


def unfold(journey, fold="colonnes-lues"):
    """Show what a fold holds, whether or not something is left to be settled."""
    summary = journey.page.locator(f"#{fold} summary").first
    if not journey.page.evaluate(f"document.getElementById('{fold}').open"):
        summary.click()


def test_an_engine_killed_at_work_is_told_and_the_work_can_be_done_again(journey):
    journey.ready().give("liste.csv", many(60_000))
    journey.waits_for_title("60 000 personnes dans")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.page.locator("#confirmer").click()
    journey.sees("Vérification en cours")
    journey.page.workers[0].evaluate("setTimeout(() => self.close())")
    assert "Le moteur s’est arrêté, puis a été relancé" in journey.alert()
    journey.waits_for_title("60 000 personnes dans")
    assert journey.page.locator("#champ-emetteur-id_client").input_value() == "12ABC345"
    journey.check()
    assert journey.title().startswith("0 erreur")
