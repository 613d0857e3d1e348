"""Step 2 with a list without identifiers: Certiflux creates them on a click, or takes it back."""

import os
from pathlib import Path

import pytest

from browser.journey import CERTIFICATION, IDENTIFIERS, csv, person, plain

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

SHOTS = os.environ.get("CERTIFLUX_SHOTS", "")


def without(count, **other):
    """Give a list of invented people without any identifier."""
    return csv(*[person(rank, certificat="", **other) for rank in range(count)])


def open_list(journey, data, people):
    journey.ready().give("liste.csv", data)
    journey.waits_for_title(f"{people} personnes")


def focused(journey) -> str:
    return journey.page.evaluate("document.activeElement.id")


def picture(journey, name):
    """Keep a picture for the eye when a folder is given for it."""
    if SHOTS:
        width = journey.page.viewport_size["width"]
        path = Path(SHOTS) / f"identifiants-{name}-{width}.png"
        journey.page.screenshot(path=path, full_page=True)


def test_they_are_created_on_a_click_sent_and_told(journey):
    open_list(journey, without(3), 3)
    journey.sees("Votre fichier n'a pas d'identifiant par passage. Certiflux peut en créer.")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.press("Créer ces identifiants")
    journey.sees("Certiflux crée l'identifiant de chaque passage (3 lignes).")
    assert focused(journey) == "passages-creer"
    journey.page.locator("#a-regler").wait_for(state="detached")
    journey.check()
    journey.sees("3 personnes prêtes")
    journey.page.locator("summary", has_text="Ce que Certiflux a changé").click()
    journey.sees("Identifiant technique créé par Certiflux, à votre demande")


def test_the_choice_is_taken_back_and_outlives_the_engine(journey):
    open_list(journey, without(3), 3)
    journey.press("Créer ces identifiants")
    journey.sees("Certiflux crée l'identifiant")
    journey.page.workers[0].evaluate("self.close()")
    assert "a été relancé" in journey.alert()
    journey.sees("Certiflux crée l'identifiant")
    journey.press("Ne plus en créer")
    journey.sees("Certiflux peut en créer.")
    assert focused(journey) == "passages-creer"
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    # Confirming the rest does not create again what was taken back.
    journey.sees("0 personne prête, 3 à compléter.")


def test_a_column_may_be_chosen_instead_and_what_it_shows_is_said(journey):
    rows = [person(rank) for rank in range(3)]
    lines = csv(*rows).decode("utf-8-sig").replace("N° de certificat", "Repère").splitlines()
    named = [line.replace("ESSAI-000", f"{rows[at][10].lower()}-") for at, line in
             enumerate(lines[1:])]  # fmt: skip
    open_list(journey, "\n".join([lines[0], *named]).encode(), 3)
    chooser = journey.page.locator("#passages-colonne")
    assert [plain(one) for one in chooser.locator("option").all_inner_texts()] == [
        "Colonne A « Repère »"
    ]
    journey.press("Utiliser cette colonne")
    journey.sees("montrent le nom ou le prénom de la personne")
    journey.page.locator("#passages-laisser").click()
    journey.sees("Certiflux peut en créer.")


def test_empty_cells_are_filled_on_a_click(journey):
    open_list(journey, csv(person(0), person(1, certificat=""), person(2)), 3)
    journey.sees("1 ligne a une case vide")
    journey.press("Créer ceux qui manquent")
    journey.sees("Certiflux crée l'identifiant qui manquait")
    picture(journey, "completes")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    journey.sees("3 personnes prêtes")


@pytest.mark.parametrize(
    "options",
    [{"viewport": {"width": 1280, "height": 900}}, {"viewport": {"width": 400, "height": 800}}],
    ids=["1280 px", "400 px"],
)
def test_the_question_fits_the_window(journey, options):
    assert options["viewport"]["width"] in (400, 1280)
    open_list(journey, without(3), 3)
    journey.page.locator("#passages-detail summary").click()
    journey.sees("une empreinte du nom")
    assert journey.overflow() == 0
    picture(journey, "question")
    journey.press("Créer ces identifiants")
    journey.sees("Certiflux crée l'identifiant")
    assert journey.overflow() == 0
    picture(journey, "crees")


def test_the_question_is_answered_by_keyboard(journey):
    open_list(journey, without(3), 3)
    for _ in range(90):
        journey.page.keyboard.press("Tab")
        if focused(journey) == "passages-creer":
            break
    journey.page.keyboard.press("Enter")
    journey.sees("Certiflux crée l'identifiant")
    journey.page.keyboard.press("Enter")
    journey.sees("Certiflux peut en créer.")
