"""Which format files follow: the card, the official schema kept here, the other in one click."""

import pytest

from browser.journey import csv, person, plain
from browser.test_flow_schema import chip, kit

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

LIST = csv(person(1), person(2), person(4))
WANTED = "La balise action est obligatoire."


def written(journey):
    """Download the file that is ready; give its text."""
    journey.waits_for_title("Votre fichier est prêt")
    return journey.download("Télécharger flux-")[1].decode()


def test_the_card_comes_once_and_a_refusal_leads_to_the_other_format(journey):
    journey.asks_format = True
    journey.ready().to_verdict("liste.csv", LIST)
    assert chip(journey) == "Schéma 1.1.2 (à confirmer)"
    journey.press("Générer le fichier XML")
    journey.waits_for_title("Déposez le kit du portail (10 secondes, une fois)")
    assert journey.page.locator(".formats li > h4").count() == 2
    journey.press("Suivre le schéma 1.1.2")
    first = written(journey)
    assert "cpf:action" not in first
    assert chip(journey) == "Schéma 1.1.2"
    journey.press("J’ai déposé ces fichiers")
    journey.press("J’ai reçu l’accusé du portail")
    journey.page.locator("#message-portail-coller > summary").click()
    journey.page.locator("#message-portail").fill(WANTED)
    journey.press("Lire ce message")
    journey.press("Refaire le fichier au format 1.1.5")
    second = written(journey)
    assert "<cpf:action>CREATION</cpf:action>" in second
    for own in ("ESSAI-0001", "ESSAI-0002", "ESSAI-0004"):
        assert own in first
        assert own in second


def test_the_official_schema_is_kept_here_when_ticked(journey):
    page = journey.page
    journey.ready().give("kit.zip", kit())
    page.locator("#schema-garder").wait_for()
    print_ = plain(page.locator("#schema-corps code").inner_text())
    page.locator("#schema-garder").check()
    journey.sees("Schéma gardé sur cet ordinateur")
    page.reload()
    journey.ready()
    page.locator("#schema:not([data-asked])").wait_for()
    assert chip(journey) == "Schéma 1.1.5 (le vôtre)"
    page.locator("#schema > summary").click()
    assert plain(page.locator("#schema-corps code").inner_text()) == print_
    journey.press("Revenir au schéma de Certiflux")
    page.wait_for_function("() => !document.querySelector('#schema-garder')")
    assert page.evaluate("localStorage.getItem('certiflux.schema')") is None
