"""From the check to the file by the plan of repairs: one gesture, one question, the verdict."""

import os
from pathlib import Path

import pytest

from browser.journey import HEADERS, Journey, person, plain

SHOTS = os.environ.get("CERTIFLUX_SHOTS")
WIDTHS = (320, 400, 1280)
EXTRA = ("Commune de naissance", "Département de naissance", "Décision du jury")
PLACES = (("Toulouse", "31", "Admis"), ("Lyon", "69", "Admis"), ("Nantes", "44", "Admis"))
MORE = (("Saint-Denis", "", "Admis"), ("Toulouse", "31", "Ajourné"), ("Saint-Denis", "", "Admis"))


def listed() -> bytes:
    """Give a list of towns without codes, two told by nothing, and a name with its title."""
    rows = [[*HEADERS[:-1], *EXTRA]]
    for rank, said in enumerate((*PLACES, *MORE)):
        own = person(
            rank, **({"Nom de naissance": "Mme PETIT", "Civilité": "Mme"} if not rank else {})
        )
        rows.append([*own[:-1], *said])
    return "\r\n".join(";".join(row) for row in rows).encode("utf-8-sig")


def seen(journey: Journey, name: str) -> None:
    """Look at the screen in each width: nothing goes beyond its edge."""
    usual = journey.page.viewport_size
    for width in WIDTHS:
        journey.page.set_viewport_size({"width": width, "height": 900})
        assert journey.overflow() == 0, f"{name}: {width} px"
        if SHOTS:
            journey.page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
    journey.page.set_viewport_size(usual)


@pytest.mark.parametrize("options", [{"viewport": {"width": 1280, "height": 900}}])
def test_all_that_is_sure_at_once_then_one_question_then_the_file(journey: Journey):
    journey.ready().to_verdict("plan.csv", listed())
    journey.sees("Certiflux peut faire 4 corrections sûres")
    seen(journey, "plan")
    left_out = journey.page.get_by_role("checkbox", name="Civilité retirée du nom")
    left_out.uncheck()
    journey.press("Faire les 3 corrections sûres")
    journey.sees("Certiflux peut faire 1 correction sûre")
    # A gesture between two presses of one button: the second is no echo of the first.
    left_out.uncheck()
    left_out.check()
    journey.press("Faire la correction sûre")
    left_out.wait_for(state="detached")
    journey.sees("1 valeur demande votre choix, pour 2 personnes")
    seen(journey, "choix")
    journey.press("Code INSEE 97411")
    journey.page.locator("#plan section").first.wait_for(state="detached")
    seen(journey, "verdict")
    banner = plain(journey.page.locator(".banner").first.inner_text())
    assert "5 personnes" in banner
    journey.press("Générer le fichier XML")
    _, flow = journey.download("Télécharger")
    assert flow.decode().count("97411") == 2
    assert "Mme" not in flow.decode()
