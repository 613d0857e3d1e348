"""What was accepted, withdrawn or corrected: two files, their answers, the states of people."""

import re

import pytest

from browser.journey import CERTIFICATION, IDENTIFIERS, plain
from browser.test_accuse import generate, ids, people, report
from certiflux.dictionary import LATEST
from certiflux.schema.xsd import generate as xsd

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

KIT = xsd(LATEST).encode()


def accepted(journey, count=4, *, kit=True):
    """Go as far as an answer that accepts everybody; give the name of the file."""
    journey.ready()
    if kit:
        journey.give("certifications-cdc.xsd", KIT)
        journey.sees("Schéma 1.1.5")
    journey.give("liste.csv", people(count))
    journey.waits_for_title("personne")
    action = {"flux.action": "CREATION"} if kit else {}
    journey.fill({**IDENTIFIERS, **CERTIFICATION, **action})
    journey.check()
    name = generate(journey)
    journey.give("accuse.xml", report((), ids(*range(count)), name))
    journey.waits_for_title(f"{count} personnes acceptées")


def correct(journey, field, text):
    """Correct one datum of the person shown."""
    page = journey.page
    cell = page.locator("#personne tr", has_text=re.compile(field)).first
    cell.locator("[data-do=field]").first.click()
    page.locator("#personne #saisie").fill(text)
    page.keyboard.press("Enter")
    page.locator("#personne tr", has_text=text).first.wait_for()


def names(journey):
    """Give the names of the files written."""
    journey.page.wait_for_selector("#retrait-plan .files")
    return [
        plain(one) for one in journey.page.locator("#retrait-plan .file-name").all_inner_texts()
    ]


def write(journey):
    """Give the word that it takes, then have the files written."""
    journey.page.check("#retrait-sur")
    journey.press("Écrire le")
    return names(journey)


def test_an_accepted_person_is_corrected_by_two_files_and_ends_replaced(journey):
    accepted(journey)
    page = journey.page
    page.locator("[data-do=accuse_state][data-arg=accepte]").click()
    page.locator(".answers > li", has_text="Ligne 3").locator("[data-do=withdraw_replace]").click()
    page.wait_for_selector("#personne tr")
    correct(journey, "Nom de naissance", "ROUSSEAU")
    journey.press("Revenir au retrait")
    journey.sees("Ce qui change")
    journey.sees("ESSAI-0001-2")
    first, second = write(journey)
    assert first.startswith("1-suppression-12ABC345-")
    assert second.startswith("2-creation-apres-accuse-")
    journey.sees("Ne le déposez pas encore")
    _, data = journey.download("Télécharger 1-suppression")
    assert b"<cpf:action>SUPPRESSION</cpf:action>" in data
    assert b">MARCHAND-" in data
    assert b">ROUSSEAU<" not in data
    _, data = journey.download("Télécharger 2-creation")
    assert b"<cpf:action>CREATION</cpf:action>" in data
    assert b">ROUSSEAU<" in data
    assert b">ESSAI-0001-2<" in data
    page.locator("[data-do=withdraw_deposited][data-arg='0']").click()
    journey.sees("Retrait demandé")
    journey.give("accuse2.xml", report((), ids(1), first).replace(b">12<", b">13<"))
    journey.waits_for_title("3 personnes acceptées, 0 refusée, 1 retirée.")
    journey.press("Retraits en cours")
    journey.sees("Le retrait est confirmé")
    journey.give("accuse3.xml", report((), ["ESSAI-0001-2"], second).replace(b">12<", b">14<"))
    journey.waits_for_title("4 personnes acceptées, 0 refusée.")
    assert journey.overflow() == 0


@pytest.mark.own_page
def test_under_the_usual_schema_the_screen_says_what_is_missing_and_is_loudly_provisional(journey):
    accepted(journey, kit=False)
    page = journey.page
    journey.press("Retirer ou corriger une personne acceptée")
    journey.sees("n'a pas de balise « action »")
    assert page.locator("#ecran .primary").count() == 1
    page.locator("#retrait-cherche").fill("essai-0001")
    page.keyboard.press("Enter")
    journey.sees("1 personne acceptée")
    page.locator("#retrait-personnes [data-do=withdraw_ask]").click()
    journey.sees("1 passage sera retiré.")
    assert page.locator("[data-do=withdraw_make]").count() == 0
    journey.press("Préparer avec notre schéma 1.1.5")
    journey.sees("Provisoire")
    (name,) = write(journey)
    assert name.startswith("1-suppression-")
    assert page.locator("#retrait-plan .files .mark", has_text="Provisoire").count() == 1
    journey.press("Renoncer")
    journey.sees("Choisir les personnes")


@pytest.mark.parametrize("options", [{"viewport": {"width": 400, "height": 900}}], indirect=False)
def test_nobody_is_withdrawn_by_mistake_on_a_narrow_screen(journey):
    accepted(journey)
    journey.press("Retirer ou corriger une personne acceptée")
    page = journey.page
    page.locator("#retrait-personnes [data-do=withdraw_ask]").first.click()
    page.wait_for_selector("[data-do=withdraw_make]")
    assert page.locator("[data-do=withdraw_make]").is_disabled()
    assert journey.overflow() == 0


@pytest.mark.own_page  # the schema that it follows stays the engine's
def test_a_killed_engine_follows_the_provisional_schema_again(journey):
    accepted(journey, kit=False)
    journey.press("Retirer ou corriger une personne acceptée")
    journey.press("Préparer avec notre schéma 1.1.5")
    journey.sees("Provisoire")
    journey.page.wait_for_timeout(1500)  # the copy is taken right after
    (worker,) = journey.page.workers
    worker.evaluate("self.close()")
    assert "Le moteur s’est arrêté, puis a été relancé" in journey.alert()
    journey.ready()
    journey.sees("Choisir les personnes")
    journey.sees("Provisoire")
    assert journey.page.locator("[data-do=withdraw_provisional]").count() == 0
