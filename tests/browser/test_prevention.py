"""The import of the Passeport de prévention, from the list that was dropped for the flow."""

import pytest

from browser.journey import WORK_MS, Journey, plain
from browser.prevention import ANSWERS, answer, number, open_import, people, row

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

NARROW = {"viewport": {"width": 400, "height": 800}, "color_scheme": "light"}
WRONG = "73282932000075"


def waits_for_focus(journey: Journey, name: str) -> None:
    """Wait until the node of this id has the focus."""
    journey.page.wait_for_function(
        "name => document.activeElement.id === name", arg=name, timeout=WORK_MS
    )


def complete(journey: Journey) -> None:
    """Choose the certificate of success, and answer what it asks."""
    journey.page.locator("#modele-JDR").check()
    for name, value in ANSWERS.items():
        answer(journey, name, value)
    journey.page.locator("#passeport-nir").check()
    journey.sees("Tout ce que le Passeport demande pour tous est donné.")


def verify(journey: Journey) -> str:
    """Press the form's button; give the sentence of the verdict."""
    journey.page.locator("#pp-verifier").click()
    journey.page.locator("#passeport-titre").wait_for(timeout=WORK_MS)
    return plain(journey.page.locator("#passeport-titre").inner_text())


def assert_no_number(journey: Journey) -> None:
    """Nothing on the page holds the digits of a national number."""
    html = "".join(filter(str.isalnum, journey.page.content()))
    for rank in range(1, 4):
        assert number(rank)[3:13] not in html


def test_the_same_list_gives_the_import_after_a_few_answers(journey: Journey) -> None:
    open_import(journey, people(row(1), row(2, SIRET=WRONG), row(3)))
    assert journey.page.locator("#passeport-formulaire").count() == 0
    journey.page.locator("#modele-JDR").check()
    journey.page.locator("#pp-verifier").click()
    waits_for_focus(journey, "pp-v-REFERENCE_DECLARATION")
    journey.sees("5 données sont encore à donner ou à corriger")
    assert journey.page.locator(".input-error", has_text="Donnez cette réponse").count() == 5
    complete(journey)
    assert verify(journey) == "2 personnes prêtes, 1 à compléter."
    waits_for_focus(journey, "passeport-titre")
    assert journey.page.locator("main .button.primary:visible").count() == 1
    group = journey.page.locator("#passeport-verdict .groups li").first
    assert "Ligne 3" in plain(group.inner_text())
    name, data = journey.download("Télécharger le fichier (2 personnes)")
    assert name.startswith("passeport-prevention-jdr-")
    lines = data.decode().split("\r\n")
    assert [len(line.split("|")) for line in lines] == [29, 29, 29, 1]
    assert number(1)[:13] in lines[1]
    assert_no_number(journey)
    name, journal = journey.download("D’où vient chaque valeur")
    assert number(1)[3:13] not in journal.decode()
    answer(journey, "NOM_JDR", "MAC SST")
    journey.page.locator("#passeport-titre").wait_for(state="detached", timeout=WORK_MS)
    journey.press("Revenir")
    journey.page.locator(".findings, .empty").first.wait_for()


def test_answers_are_kept_with_the_settings_the_agreement_is_not(journey: Journey) -> None:
    open_import(journey, people(row(1)))
    complete(journey)
    journey.press("Revenir")
    journey.press("Préparer aussi l’import du Passeport")
    journey.waits_for_title("Passeport de prévention")
    assert journey.page.locator("#modele-JDR").is_checked()
    assert journey.page.locator("#pp-v-NOM_JDR").input_value() == ANSWERS["NOM_JDR"]
    assert not journey.page.locator("#passeport-nir").is_checked()
    journey.sees("Il ne manque que votre accord")


@pytest.mark.parametrize("options", [NARROW], ids=["400 px"])
def test_it_can_be_used_on_a_narrow_screen_by_keyboard(journey: Journey) -> None:
    open_import(journey, people(row(1)))
    journey.page.locator("#modele-ADF").focus()
    journey.page.keyboard.press("Space")
    journey.page.locator("#pp-v-REFERENCE_DECLARATION").wait_for()
    for fold in ("#passeport-known", "#passeport-free", "#passeport-faits"):
        journey.page.locator(f"{fold} > summary").focus()
        journey.page.keyboard.press("Enter")
        assert journey.page.locator(fold).get_attribute("open") is not None
    assert journey.overflow() == 0
    journey.page.locator("#pp-v-REFERENCE_DECLARATION").focus()
    journey.page.keyboard.type("Session de juin")
    journey.page.keyboard.press("Enter")
    assert journey.page.locator("#pp-v-REFERENCE_DECLARATION").input_value() == "Session de juin"
    waits_for_focus(journey, "pp-v-COMPETENCE_TRANSFERABLE")
    heights = journey.page.locator("main button:visible, main select:visible, main summary:visible")
    assert min(node.bounding_box()["height"] for node in heights.all()) >= 24
