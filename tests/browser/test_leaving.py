"""Leaving the page: who stays behind, everything in one zip, the corrected list, the pictures."""

import io
import zipfile

import openpyxl
import pytest

from browser.journey import WORK_MS, csv, person, plain

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

PEOPLE = csv(
    person(1), person(2, Prénom="Zoé"), person(3, **{"Date de naissance": "31/02/1988"}), person(4)
)
WIDE = {"viewport": {"width": 1280, "height": 900}}
NARROW = {"viewport": {"width": 400, "height": 900}, "color_scheme": "dark"}


def to_files(journey):
    """Go to the files, leaving behind the person who has an error."""
    journey.ready().to_verdict("liste.csv", PEOPLE)
    journey.press("Générer avec")
    journey.sees("Générer avec les 3 lignes valides")
    journey.write(journey.page.locator("[data-do=generate]"))
    journey.page.wait_for_selector(".files", timeout=WORK_MS)
    return journey


def test_the_question_says_who_stays_behind_and_leads_to_them(journey):
    journey.ready().to_verdict("liste.csv", PEOPLE)
    journey.press("Générer avec")
    journey.sees("Le fichier XML contiendra 3 personnes.")
    journey.sees("1 personne n'est pas envoyée : elle a une erreur.")
    journey.sees("son identifiant technique ne changera pas")
    primary = journey.page.locator("#ecran .button.primary:visible")
    assert [plain(text) for text in primary.all_inner_texts()] == [
        "Générer avec les 3 lignes valides"
    ]
    journey.press("Voir cette ligne")
    journey.page.locator("table, .cards").first.wait_for(timeout=WORK_MS)
    assert journey.step() == "Vérifier"


@pytest.mark.parametrize("options", [WIDE, NARROW], ids=["1280", "400"])
def test_the_files_their_facts_and_what_comes_next(journey, options):
    to_files(journey)
    assert journey.page.viewport_size == options["viewport"]
    page = journey.page
    name = plain(page.locator(".file-name").inner_text())
    assert name.startswith("flux-12ABC345-")
    for words in ("3 personnes", "Conforme au XSD 1.1.2", "Empreinte SHA-256", "À reprendre"):
        journey.sees(words)
    steps = [plain(text) for text in page.locator(".next li").all_inner_texts()]
    assert len(steps) == 4
    assert sum(name in step for step in steps) == 2
    primary = page.locator("#ecran .button.primary:visible")
    assert primary.count() == 1
    page.wait_for_selector("#image-echeances svg", timeout=WORK_MS)
    assert journey.overflow() <= 0
    primary.click()
    page.wait_for_function("() => document.querySelectorAll('#ecran .button.primary').length == 0")


def test_every_number_of_people_leads_to_them(journey):
    journey.ready().to_verdict("liste.csv", PEOPLE)
    page = journey.page
    journey.press("Générer avec")
    journey.sees("Le fichier XML contiendra 3 personnes.")
    page.locator("#choix .lead button").click()
    lead_to(journey, "Les personnes prêtes", 3)
    journey.press("Générer avec")
    journey.write(page.locator("#choix [data-do=generate]"))
    page.wait_for_selector(".files", timeout=WORK_MS)
    page.locator(".facts button").click()
    lead_to(journey, "Les personnes de ce fichier XML", 3)
    assert page.locator(".banner").count() == 1


def test_the_numbers_of_the_pictures_lead_to_what_they_count(journey):
    journey.ready().to_verdict("liste.csv", PEOPLE)
    page = journey.page
    page.locator("#images-pli summary").first.click()
    rule = plain(page.locator(".groups h4").inner_text())
    number(journey, "regles", "1").press("Enter")
    lead_to(journey, rule, 1)
    journey.press("Générer avec")
    journey.write(page.locator("#choix [data-do=generate]"))
    page.wait_for_selector(".files", timeout=WORK_MS)
    number(journey, "delivrances", "4").click()
    journey.sees(", délivrance en ")
    lead_to(journey, "Les personnes de ce mois de délivrance", 4)
    page.locator("#etapes [data-arg=generer]").click()
    number(journey, "echeances", "4").click()
    journey.sees(" au plus tard.")
    lead_to(journey, "Les personnes à déclarer pour ce jour", 4)


def number(journey, picture, said):
    """Return the only number of a picture's table, which must say so."""
    journey.page.locator(f"#tableau-{picture} summary").click()
    found = journey.page.locator(f"#tableau-{picture} tbody button")
    assert plain(found.inner_text()).partition(" : ")[0] == said
    return found


def lead_to(journey, title, count):
    """See so many rows under a title, then go back to the verdict."""
    journey.waits_for_title(title)
    journey.page.wait_for_selector("#lignes tbody")
    assert journey.page.locator("#lignes tbody").count() == count
    journey.press("Tous les problèmes")
    journey.page.wait_for_selector(".banner")


def test_everything_in_one_zip(journey):
    to_files(journey)
    page = journey.page
    page.locator("#contenu-zip summary").click()
    told = [plain(text) for text in page.locator(".zip-content code").all_inner_texts()]
    name, data = journey.download("Tout télécharger (zip)")
    assert name.startswith("certiflux-12ABC345-")
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        assert found.testzip() is None
        assert found.namelist() == told
        book = openpyxl.load_workbook(io.BytesIO(found.read(told[1])))
    assert book.sheetnames[1:] == ["À corriger", "Lisez-moi"]
    page.wait_for_function("() => document.activeElement.dataset.arg == 'make_all'")


def test_the_corrected_list_and_the_calendar(journey):
    to_files(journey)
    name, data = journey.download("Télécharger la liste corrigée (Excel)")
    assert name.startswith("liste-corrigee-12ABC345-")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.worksheets[0]["A2"].value == "ESSAI-0001"
    assert book["À corriger"].max_row >= 2
    name, data = journey.download("Mettre les délais dans mon agenda")
    assert name == "echeances.ics"
    assert data.startswith(b"BEGIN:VCALENDAR")


def test_pictures_have_words_and_a_table(journey):
    journey.ready().to_verdict("liste.csv", PEOPLE)
    page = journey.page
    page.locator("#images-pli summary").first.click()
    drawing = page.locator("#image-regles svg")
    assert drawing.get_attribute("role") == "img"
    assert "Les problèmes par règle" in drawing.get_attribute("aria-label")
    assert page.locator("#image-regles rect").count() >= 1
    page.locator("#tableau-regles summary").click()
    assert page.locator("#tableau-regles tbody tr:visible").count() >= 1
