"""What was made and answered survives the engine, and comes back with a saved dossier."""

import pytest

from browser.journey import plain
from browser.test_accuse import generate, go, ids, people, report, sent
from browser.test_saved import saved, start_again
from certiflux.schema.xsd import generate as xsd

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

RESTARTED = "Le moteur s’est arrêté, puis a été relancé"


def kill(journey):
    """End the worker, as a browser short of memory does; wait for the new one."""
    journey.page.wait_for_timeout(1500)  # the copy is taken right after what changed
    (worker,) = journey.page.workers
    worker.evaluate("self.close()")
    assert RESTARTED in journey.alert()
    journey.ready()
    return journey.alert()


def unchanged(journey):
    """Return the rows that the verdict leads to as sent again without a change."""
    journey.press("sans changement depuis")
    journey.page.wait_for_selector("#lignes tbody")
    boxes = journey.page.locator("#lignes tbody input").all()
    return [plain(one.get_attribute("aria-label")) for one in boxes]


def test_a_killed_engine_comes_back_with_the_file_made_and_its_bytes(journey):
    sent(journey)
    before = journey.download("Télécharger flux-")
    assert "à refaire" not in kill(journey)
    journey.waits_for_title("Votre fichier est prêt")
    assert journey.download("Télécharger flux-") == before


def waiting(journey, count):
    """See that so many people wait for the portal, and that nobody goes in another file."""
    journey.sees(f"{count} personnes envoyées (")
    journey.sees("Envoyé, en attente")
    go(journey, "Vérifier")
    journey.sees(f"{count} déjà connues du portail")
    assert journey.page.locator("[data-do=generate], [data-do=choose]").count() == 0
    go(journey, "Générer")


def test_the_word_that_the_files_are_deposited_survives_the_engine_and_the_dossier(journey):
    sent(journey)
    journey.press("J’ai déposé ces fichiers")
    waiting(journey, 4)
    assert "à refaire" not in kill(journey)
    waiting(journey, 4)
    file, data = saved(journey)
    start_again(journey)
    journey.give(file, data)
    journey.waits_for_title("Votre fichier est prêt")
    waiting(journey, 4)
    journey.press("Finalement, ce n’est pas déposé")
    journey.sees("Une fois le fichier déposé, dites-le ici")
    assert journey.page.evaluate("document.activeElement.id") == "titre-depot"
    go(journey, "Vérifier")
    journey.sees("4 personnes prêtes")


def test_a_killed_engine_comes_back_with_the_answer_and_who_may_not_go_again(journey):
    name = sent(journey)
    journey.give("Accusé de traitement.xml", report(ids(1), ids(0, 2, 3), name))
    journey.waits_for_title("3 personnes acceptées, 1 refusée.")
    kill(journey)
    journey.waits_for_title("3 personnes acceptées, 1 refusée.")
    journey.press("Corriger et renvoyer la personne refusée")
    journey.waits_for_title("Les personnes refusées par le portail")
    go(journey, "Vérifier")
    generate(journey)
    _, flow = journey.download("Télécharger flux-")
    assert flow.count(b"<cpf:passageCertification>") == 1
    kill(journey)
    journey.give("Accusé 2.xml", report((), ids(1), "flux.xml", "x"))
    journey.waits_for_title("4 personnes acceptées, 0 refusée.")


def test_a_killed_engine_comes_back_with_the_rehearsal(journey):
    journey.ready().press("Essayer avec un exemple")
    journey.waits_for_title("personne")
    journey.check()
    generate(journey)
    journey.press("Répéter le dépôt avec l’exemple")
    journey.waits_for_title("9 personnes acceptées, 3 refusées.")
    kill(journey)
    journey.waits_for_title("9 personnes acceptées, 3 refusées.")
    journey.sees("Simulation")
    journey.sees("Sur sa carte d'identité, Yann LE GOFF est né le 11/02/1979.")


def test_a_report_alone_survives_the_engine(journey):
    journey.ready().give("accuse.xml", report(ids(1), ids(0)))
    journey.waits_for_title("1 personne acceptée, 1 refusée.")
    kill(journey)
    journey.waits_for_title("1 personne acceptée, 1 refusée.")
    journey.sees("ESSAI-0001")


def test_a_saved_dossier_reopens_on_the_answer_and_the_round_goes_on(journey):
    name = sent(journey)
    journey.give("Accusé de traitement.xml", report(ids(1, 3), ids(0, 2), name))
    journey.waits_for_title("2 personnes acceptées, 2 refusées.")
    told = plain(journey.page.locator("#ecran .banner").inner_text())
    file, data = saved(journey)
    start_again(journey)
    journey.give(file, data)
    journey.waits_for_title("2 personnes acceptées, 2 refusées.")
    assert plain(journey.page.locator("#ecran .banner").inner_text()) == told
    journey.sees("Ligne 5")
    journey.press("Corriger et renvoyer les 2 refusées")
    journey.waits_for_title("Les personnes refusées par le portail")
    go(journey, "Vérifier")
    journey.sees("2 personnes refusées partiraient sans changement depuis le refus")
    assert unchanged(journey) == ["Choisir la ligne 3", "Choisir la ligne 5"]
    assert journey.overflow() == 0
    go(journey, "Vérifier")
    generate(journey)
    _, flow = journey.download("Télécharger flux-")
    assert flow.count(b"<cpf:passageCertification>") == 2


def test_a_saved_dossier_reopens_on_the_files_that_were_made(journey):
    sent(journey)
    before = journey.download("Télécharger flux-")
    file, data = saved(journey)
    start_again(journey)
    journey.give(file, data)
    journey.waits_for_title("Votre fichier est prêt")
    assert journey.download("Télécharger flux-") == before


def test_a_saved_dossier_brings_its_schema_even_to_an_engine_that_dies(journey):
    journey.ready().give("kit.xsd", xsd().encode())
    journey.sees("Schéma 1.1.2 (le vôtre)")
    journey.to_verdict("liste.csv", people(2))
    file, data = saved(journey)
    start_again(journey)
    assert journey.page.get_by_text("(le vôtre)").count() == 0
    journey.give(file, data)
    journey.sees("Schéma 1.1.2 (le vôtre)")
    journey.page.wait_for_selector(".banner")
    kill(journey)
    journey.sees("Schéma 1.1.2 (le vôtre)")
