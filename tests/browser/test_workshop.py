"""Mend in the page: the workshop, one person, several rows, the history."""

import pytest

from browser.journey import csv
from browser.mending import Keyboard, left, somebody

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]


def workshop(journey, content: bytes, title: str) -> None:
    """Go to the workshop on one group of findings."""
    journey.ready().to_verdict("liste.csv", content)
    card = journey.page.locator(".groups li", has_text=title)
    card.locator("[data-do=workshop].small").click()
    journey.page.wait_for_selector("#lignes tbody")


def test_a_cell_still_wrong_stays_in_hand_and_says_so(journey):
    rows = [somebody(rank, Civilité="X") for rank in range(3)]
    rows.append(somebody(9))
    workshop(journey, csv(*rows), "Une valeur n'est pas dans la liste")
    page, keys = journey.page, Keyboard(journey)
    page.keyboard.press("F8")
    page.wait_for_function("() => document.activeElement.id === 'm-0-8.9'")
    page.keyboard.press("Enter")
    page.keyboard.type("Zut")
    page.keyboard.press("Enter")
    assert "encore à corriger" in keys.hears("« Zut »")
    keys.is_at("m-0-8.9")
    assert left(journey) == "3 lignes à corriger."
    page.keyboard.press("Enter")
    page.keyboard.type("Autre")
    page.keyboard.press("Escape")
    keys.is_at("m-0-8.9")
    assert "Zut" in page.locator("#r-0").inner_text()
    page.keyboard.press("Shift+F8")
    page.wait_for_function("() => document.activeElement.id === 'm-2-8.9'")
    page.keyboard.press("F8")
    page.wait_for_function("() => document.activeElement.id === 'm-0-8.9'")


def test_markup_that_is_pasted_stays_text(journey):
    workshop(
        journey, csv(somebody(1, Civilité="X"), somebody(9)), "Une valeur n'est pas dans la liste"
    )
    page = journey.page
    text = '<img src=x onerror="window.hacked=1"><b>gras</b>'
    page.locator("[id='m-0-8.9']").click()
    page.locator("#saisie").fill(text)
    page.keyboard.press("Enter")
    journey.sees('<img src=x onerror="window.hacked=1">')
    page.locator("[data-do=person]").click()
    page.locator("#personne", has_text="<b>gras</b>").wait_for()
    assert page.locator("main b, main img").count() == 0
    assert page.evaluate("window.hacked === undefined")


def test_a_row_put_aside_is_not_sent_until_it_is_taken_back(journey):
    rows = [somebody(1, Civilité="X"), somebody(2)]
    workshop(journey, csv(*rows), "Une valeur n'est pas dans la liste")
    page = journey.page
    journey.press("Ne pas envoyer")
    page.locator("#raison").fill("dossier suspendu")
    page.keyboard.press("Enter")
    journey.sees("dossier suspendu")
    journey.sees("0 ligne à corriger")
    journey.sees("0 erreur : 1 personne prête.")
    journey.press("Reprendre")
    journey.sees("1 ligne à corriger")
    journey.press("Tous les problèmes")
    journey.waits_for_title("1 personne prête, 1 à compléter.")
    journey.press("1 prête")
    journey.waits_for_title("Les personnes prêtes")
    page.locator("#lignes tbody").wait_for()
    assert page.locator("#lignes tbody").count() == 1


def test_names_are_swapped_for_the_rows_that_are_ticked(journey):
    workshop(
        journey,
        csv(*[somebody(r, Civilité="X") for r in range(3)], somebody(9)),
        "Une valeur n'est",
    )
    page = journey.page
    for rank in (0, 2):
        page.locator(f"#r-{rank} input[type=checkbox]").check()
    page.locator("#outils summary").click()
    page.locator("#outil").select_option("swap")
    journey.sees("Les lignes cochées (2)")
    journey.press("Voir ce que cela change")
    journey.sees("4 cellules changent sur 2 lignes")
    journey.press("Renoncer")
    assert page.locator("#apercu-action").inner_text() == ""
    journey.press("Voir ce que cela change")
    journey.press("Appliquer")
    journey.sees("échangés dans 2 lignes")
    page.locator("#r-0 td[data-label='Nom de naissance']", has_text="Élodie").wait_for()
    names = page.locator("#lignes td[data-label='Nom de naissance']").all_inner_texts()
    assert ["Corrigé" in name for name in names] == [True, False, True]
    assert "Élodie" in names[0]


def test_a_proposal_is_applied_to_one_row_then_to_all_that_are_alike(journey):
    rows = [somebody(rank, Prénom="JosÃ©") for rank in range(4)]
    workshop(journey, csv(*rows), "accents")
    page = journey.page
    journey.press("Appliquer : ")
    journey.sees("3 lignes")
    journey.press("Appliquer aux 3 identiques")
    journey.sees("3 cellules changent sur 3 lignes")
    page.locator("#apercu-action .primary").click()
    journey.sees("0 ligne à corriger")
    page.locator("#atelier-fini", has_text="0 erreur : 4").wait_for()


def test_one_person_shows_everything_and_is_mended_there(journey):
    rows = [somebody(1, Civilité="X"), somebody(2, Prénom=""), somebody(3)]
    workshop(journey, csv(*rows), "Une valeur n'est pas dans la liste")
    page, keys = journey.page, Keyboard(journey)
    journey.press("Toute la personne")
    journey.waits_for_title("Ligne 2 :")
    page.locator("[id='d-8.9']").click()
    page.keyboard.type("Mme")
    page.keyboard.press("Enter")
    keys.hears("point")
    keys.is_at("d-8.9")
    assert "Corrigé" in page.locator("tr", has=page.locator("[id='d-8.9']")).inner_text()
    journey.press("Personne suivante")
    journey.waits_for_title("Ligne 3 :")
    page.keyboard.press("Control+z")
    keys.hears("Annulé")
    journey.press("Revenir aux lignes")
    journey.sees("1 ligne à corriger")


def mend(journey, row, text):
    """Type in a cell of the column « Civilité »."""
    journey.page.locator(f"[id='m-{row}-8.9']").click()
    journey.page.locator("#saisie").fill(text)
    journey.page.keyboard.press("Enter")


def test_corrections_outlive_an_engine_that_dies_with_one_under_way(journey):
    rows = [somebody(rank, Civilité="X") for rank in range(3)]
    rows.append(somebody(9))
    workshop(journey, csv(*rows), "Une valeur n'est pas dans la liste")
    mend(journey, 1, "Mme")
    journey.sees("2 lignes à corriger")
    # The engine is deaf, then dead: what is asked meanwhile is never heard.
    last = "const end = Date.now() + 3000; while (Date.now() < end); self.close();"
    journey.page.workers[0].evaluate(f"setTimeout(() => {{ {last} }})")
    mend(journey, 0, "M.")
    assert "Le moteur s’est arrêté, puis a été relancé" in journey.alert()
    journey.sees("1 ligne à corriger")
    journey.press("Annuler")
    journey.sees("2 lignes à corriger")
    journey.press("Annuler")
    journey.sees("3 lignes à corriger")


def test_what_is_being_typed_outlives_an_engine_that_dies(journey):
    rows = [somebody(rank, Civilité="X") for rank in range(2)]
    rows.append(somebody(9))
    workshop(journey, csv(*rows), "Une valeur n'est pas dans la liste")
    journey.page.locator("[id='m-0-8.9']").click()
    journey.page.locator("#saisie").fill("Mada")
    journey.page.workers[0].evaluate("setTimeout(() => self.close())")
    assert "Le moteur s’est arrêté, puis a été relancé" in journey.alert()
    assert journey.page.locator("#saisie").input_value() == "Mada"


def test_corrections_stay_when_columns_are_looked_at_again(journey):
    rows = [somebody(rank, Civilité="X") for rank in range(2)]
    rows.append(somebody(9))
    workshop(journey, csv(*rows), "Une valeur n'est pas dans la liste")
    page = journey.page
    mend(journey, 1, "Mme")
    journey.sees("1 ligne à corriger")
    page.locator("#etapes button", has_text="Colonnes").click()
    journey.waits_for_title("3 personnes")
    journey.check()
    assert journey.title() == "2 personnes prêtes, 1 à compléter."
    journey.sees("Annuler")


def test_rows_are_filtered_and_the_page_stays_as_wide_as_its_window(journey):
    rows = [somebody(rank, Civilité="X") for rank in range(60)]
    workshop(journey, csv(*rows, somebody(99, Prénom="")), "Une valeur n'est pas dans la liste")
    page = journey.page
    journey.sees("De 1 à 50 sur 60")
    page.locator("#filtres summary").click()
    page.locator("#filtre-regle").select_option("")
    page.locator("#filtre-colonne").select_option("")
    page.locator("#filtre-gravite").select_option("error")
    journey.sees("De 1 à 50 sur 61")
    page.locator("#filtre-texte").fill("ESSAI-0099")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('#lignes tbody').length === 1")
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 900})
        assert journey.overflow() == 0
