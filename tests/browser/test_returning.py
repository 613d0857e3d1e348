"""A corrected file dropped again, and two exports of the same list compared."""

import pytest

from browser.journey import HEADERS, csv, person, plain
from browser.test_saved import asks, correct, history

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

OLD = (
    person(1),
    person(2, Civilité="X"),
    person(3, Civilité="Q"),
    person(4, délivrance="31/06/2026"),
    person(5),
)
NEW = (person(4), person(3, Civilité="M."), person(2, Civilité="X"), person(9, Civilité="Z"))


def moved(*rows):
    """Give a CSV whose columns are in the other order."""
    lines = [";".join(reversed(row)) for row in (HEADERS, *rows)]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def corrected(journey):
    """Open the old file and correct two people in it."""
    journey.ready().to_verdict("liste.csv", csv(*OLD))
    for row, value in ((1, "F"), (2, "F")):
        correct(journey, row, value)
        journey.press("Revenir aux lignes")
        journey.press("Tous les problèmes")
    journey.waits_for_title("4 personnes prêtes, 1 à compléter")


def asked(journey):
    """Drop the new file, its columns moved and a row deleted, and wait for the question."""
    corrected(journey)
    told = history(journey)
    journey.give("liste-2.csv", moved(*NEW))
    journey.waits_for_title("Que faire de vos 2 corrections")
    return told


def test_what_moved_and_what_becomes_of_the_corrections_is_said_before_anything_is_done(journey):
    asked(journey)
    journey.sees("Des colonnes ont changé de place : chacune a été retrouvée par son titre.")
    journey.sees("2 lignes de l'ancien fichier n'y sont plus (lignes 2, 6).")
    journey.sees("1 ligne de celui-ci est nouvelle (ligne 5).")
    (row,) = journey.page.locator("#reprise tbody tr").all()
    assert plain(row.inner_text()).startswith("3 ESSAI-0003")
    assert [plain(one) for one in row.locator(".value").all_inner_texts()] == ["Q", "F", "M."]
    journey.sees("1 correction reprise ; pour 1 cellule en désaccord, le nouveau fichier a raison.")
    journey.sees("2 corrections oubliées")


def test_corrections_are_kept_and_the_findings_followed_to_their_lines(journey):
    asked(journey)
    journey.press("Continuer")
    journey.waits_for_title("3 personnes prêtes, 1 à compléter")
    journey.sees("1 correction reprise de l'ancien fichier")
    journey.sees("Constats :")
    journey.page.locator("#depuis button", has_text="Nouveaux").click()
    journey.waits_for_title("Ce qui a changé depuis « liste.csv »")
    row = journey.page.locator("#suivis tbody tr", has_text="ESSAI-0009")
    row.wait_for()
    row.locator("button").click()
    journey.waits_for_title("Ligne 5")


@pytest.mark.parametrize(
    ("choice", "title", "said"),
    [
        ("theirs", "3 personnes prêtes", "M."),
        ("ours", "3 personnes prêtes", "À noter F Fichier : M."),
        ("drop", "2 personnes prêtes", "M."),
    ],
)
def test_the_users_word_is_followed(journey, choice, title, said):
    asked(journey)
    journey.page.locator("#reprendre-" + choice).check()
    journey.press("Continuer")
    journey.waits_for_title(title)
    journey.press("4 personnes en tout")
    cell = journey.page.locator("#r-1 td[data-label='Civilité']")
    assert plain(cell.inner_text()).startswith(said)


def test_giving_up_brings_back_the_old_file_with_its_corrections(journey):
    told = asked(journey)
    assert asks(journey)
    journey.press("Revenir à l’ancien fichier")
    journey.waits_for_title("4 personnes prêtes, 1 à compléter")
    assert history(journey) == told
    assert "liste.csv" in journey.page.locator("#travail-ouvert").inner_text()


def test_the_old_file_waits_until_it_is_forgotten(journey):
    asked(journey)
    journey.press("Continuer")
    journey.waits_for_title("3 personnes prêtes")
    journey.press("L’oublier")
    journey.waits_for_title("Oublier l’ancien fichier")
    journey.page.wait_for_timeout(500)  # nobody reads faster: a second click at once is none
    journey.press("L’oublier")
    journey.waits_for_title("3 personnes prêtes")
    assert journey.page.locator("#travail-avant").count() == 0


def test_two_exports_are_compared_and_the_open_one_stays(journey):
    journey.ready().to_verdict("juin.csv", csv(person(1), person(2, Civilité="M."), person(3)))
    file = {
        "name": "mai.csv",
        "mimeType": "text/csv",
        "buffer": csv(person(2), person(1), person(8)),
    }
    with journey.page.expect_file_chooser() as chooser:
        journey.press("Comparer avec un autre fichier")
    chooser.value.set_files(files=[file])
    journey.waits_for_title("Deux exports comparés")
    journey.sees("De « mai.csv » à « juin.csv » : 1 personne nouvelle, 1 modifiée, 1 disparue")
    row = journey.page.locator("#comparaison tbody tr")
    assert [plain(one) for one in row.locator(".value").all_inner_texts()] == ["Mme", "M."]
    journey.page.locator(".filters button", has_text="Disparues").click()
    journey.sees("1 personne disparue")
    assert "ESSAI-0008" in row.inner_text()
    name, data = journey.download("Télécharger tout")
    assert name.endswith(".csv")
    assert data.decode("utf-8-sig").startswith("Situation;Ligne avant;Ligne après;")
    journey.press("L’autre fichier est le plus récent")
    journey.sees("De « juin.csv » à « mai.csv »")
    journey.press("‹ Revenir")
    journey.waits_for_title("3 personnes prêtes")


def test_another_export_that_cannot_be_read_leaves_the_open_one(journey):
    journey.ready().to_verdict("juin.csv", csv(person(1)))
    file = {"name": "mai.csv", "mimeType": "text/csv", "buffer": b"%PDF-1.7"}
    with journey.page.expect_file_chooser() as chooser:
        journey.press("Comparer avec un autre fichier")
    chooser.value.set_files(files=[file])
    assert "PDF" in journey.alert()
    journey.waits_for_title("0 erreur")
