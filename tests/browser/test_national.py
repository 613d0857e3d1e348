"""National numbers in the flow: asked where the schema has their place, sent on the word alone."""

import pytest

from browser.journey import CERTIFICATION, HEADERS, IDENTIFIERS, person, plain
from certiflux.dictionary import version_called
from certiflux.schema.xsd import generate

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

NUMBER = "2 88 05 99 109 000 07"
"""Nobody's: the order number 000 is never given."""

ANSWER = "#numeros-reponse"


def people():
    """Give the bytes of three people, the first with a number and nothing of civil status."""
    alone = person(1, Prénom="", Civilité="", **{"Date de naissance": ""})
    rows = [[*alone, NUMBER], [*person(2), "28805"], [*person(3), ""]]
    return "\r\n".join(";".join(row) for row in ([*HEADERS, "NIR"], *rows)).encode("utf-8-sig")


def said(journey):
    return plain(journey.page.locator("#numeros").inner_text())


def flow_of(journey):
    """Give the flow of the people who are ready."""
    journey.check()
    journey.press("Générer")
    journey.sees("Conforme au XSD 1.1.5")
    return journey.download("Télécharger")[1].decode()


@pytest.mark.parametrize(
    "options", [{"viewport": {"width": width, "height": 900}} for width in (1280, 400)]
)
def test_numbers_are_sent_on_the_word_alone_and_refused_without_their_place(journey):
    journey.ready().give("liste.csv", people())
    journey.waits_for_title("3 personnes")
    assert "n'a aucune place pour lui" in said(journey)
    assert "2024-1236" in said(journey)
    journey.give("kit.xsd", generate(version_called("1.1.5")).encode())
    journey.sees("Ce que ce schéma change pour vos colonnes")
    journey.page.keyboard.press("Escape")
    journey.page.locator(ANSWER).wait_for()
    assert "aucun numéro ne part" in said(journey)
    assert "donnée sensible" in said(journey)
    assert NUMBER not in journey.page.locator("#ecran").inner_text()
    journey.page.locator(ANSWER).focus()
    journey.page.keyboard.press("Enter")
    journey.page.get_by_role("button", name="Ne plus les transmettre").wait_for()
    assert journey.page.evaluate("document.activeElement.id") == ANSWER[1:]
    assert journey.overflow() == 0
    journey.fill({**IDENTIFIERS, **CERTIFICATION, "flux.action": "CREATION"})
    text = flow_of(journey)
    assert text.count("<cpf:identifiantNational><cpf:nir>2880599109000</cpf:nir>") == 1
    assert text.count("<cpf:titulaire>") == 2
    journey.page.locator("#schema-resume").click()
    journey.press("Revenir au schéma de Certiflux")
    journey.waits_for_title("3 personnes")
    assert "c'est refusé" in said(journey)
    journey.press("Ne plus le demander")
    journey.sees("servent à vérifier, et ne partent pas")
