"""A file that cannot be used gets its own sentence, and what was open stays."""

import io
import zipfile

import pytest

from browser.journey import CERTIFICATION, IDENTIFIERS, csv, person, workbook

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]


def cut_zip() -> bytes:
    whole = workbook(Liste=[person(rank) for rank in range(1, 30)])
    return whole[: len(whole) // 2]


def foreign_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("lettre.txt", "Bonjour")
    return stream.getvalue()


BAD = {
    "vide.xlsx": b"",
    "texte.xlsx": b"Ceci n'est pas un classeur.",
    "coupe.xlsx": cut_zip(),
    "archive.xlsx": foreign_zip(),
    "sans-lignes.xlsx": workbook(Liste=[]),
    "image.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "page.xml": b"<?xml version='1.0'?><page/>",
}


def test_each_bad_file_has_its_own_sentence_and_nothing_is_lost(journey):
    journey.ready().give("bonne-liste.csv", csv(person(1), person(2)))
    journey.waits_for_title("2 personnes")
    said = {}
    for name, content in BAD.items():
        journey.give(name, content)
        journey.page.locator("#travail").wait_for(state="hidden")
        journey.waits_for_title("Déposez")
        said[name] = journey.alert()
        assert "Que faire :" in said[name]
        assert "défaut" not in said[name]
        assert journey.page.evaluate("document.activeElement.id") == "alerte"
        journey.press("Revenir à « bonne-liste.csv »")
        journey.waits_for_title("2 personnes")
    assert len({text.replace(name, "") for name, text in said.items()}) == len(BAD), said


def test_a_file_of_300_mb_is_refused_by_its_size_alone(journey, tmp_path):
    heavy = tmp_path / "trop-lourd.csv"
    with heavy.open("wb") as stream:
        stream.truncate(300_000_000)
    journey.page.reload()
    journey.page.set_input_files("#fichier", heavy)
    journey.sees("Lecture de « trop-lourd.csv »")
    heavy.unlink()  # reading it would now fail otherwise
    assert "trop lourd" in journey.alert()


@pytest.mark.own_page
def test_a_file_that_is_gone_before_it_is_read_is_told(journey, tmp_path):
    fleeting = tmp_path / "liste.csv"
    fleeting.write_bytes(csv(person(1)))
    journey.page.set_input_files("#fichier", fleeting)
    journey.sees("Lecture de « liste.csv »")
    fleeting.unlink()  # the engine is still getting ready: nothing was read yet
    assert "Le fichier n’est plus lisible" in journey.alert()


def test_missing_identifiers_are_listed_and_lead_to_their_inputs(journey):
    journey.ready().give("liste.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    journey.page.locator("#confirmer").click()
    assert "Il manque 3 réponses" in journey.alert()
    link = journey.page.locator("#alerte a").first
    link.click()
    assert journey.page.evaluate("document.activeElement.tagName") == "INPUT"
    assert journey.step() == "Colonnes"


def test_a_wrong_identifier_is_told_at_its_input_and_kept(journey):
    journey.ready().give("liste.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    journey.fill({**IDENTIFIERS, **CERTIFICATION, "emetteur.id_client": "12ABC3456"})
    journey.page.locator("#confirmer").click()
    assert "12ABC3456" in journey.alert()
    wrong = journey.page.locator("#champ-emetteur-id_client")
    assert wrong.input_value() == "12ABC3456"
    assert wrong.get_attribute("aria-invalid") == "true"
    described = wrong.get_attribute("aria-describedby").split()
    assert "8" in journey.page.locator(f"#{described[0]}").inner_text()


def test_an_answer_that_changes_the_form_redraws_it_and_keeps_the_rest(journey):
    journey.ready().give("liste.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    journey.fill({"certificateur.id_contrat": "MCFCER000123", "emetteur.situation": "soi"})
    certifier = journey.page.locator("#champ-certificateur-id_client")
    certifier.wait_for(state="detached")
    assert journey.page.locator("#champ-certificateur-id_contrat").input_value() == "MCFCER000123"
    assert journey.page.evaluate("document.activeElement.id") == "champ-certificateur-id_contrat"
    journey.fill({"emetteur.situation": "autres"})
    certifier.wait_for()


def test_what_stands_in_a_file_is_shown_as_text_only(journey):
    trap = "<img src=x onerror=alert(1)>"
    journey.ready().to_verdict(f"{trap[:20]}.csv", csv(person(1), person(2, Civilité=trap)))
    journey.sees(trap)
    assert journey.page.locator("main img").count() == 0
