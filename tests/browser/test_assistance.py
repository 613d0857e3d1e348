"""Help beside the work: the menu, the pack that holds nobody, the GDPR documents."""

import csv as csv_file
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import html

from browser.journey import DELIVERED, IDENTIFIERS, NAMES, WORK_MS, csv, person, plain

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

PEOPLE = csv(
    person(1, usage="KERVADEC"),
    person(2, Civilité="X"),
    person(3, délivrance="31/06/2026"),
    person(4),
)
BIRTHS = [person(rank)[13] for rank in range(1, 5)]
SECRETS = [
    *(word for names in NAMES for word in names[:2] if len(word) > 3),
    *BIRTHS,
    *IDENTIFIERS.values(),
    *("KERVADEC", "ESSAI-000", "durand-2026.csv"),
]
SIZES = [
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    {"viewport": {"width": 400, "height": 800}, "color_scheme": "dark"},
]


def menu(journey, do):
    journey.page.locator("#aide > summary").click()
    journey.page.locator(f"#aide [data-do={do}]").click()


def pack(journey):
    journey.page.locator("[data-do=support_make]").click()
    journey.page.locator(".proved").wait_for(timeout=WORK_MS)


@pytest.mark.own_page
def test_the_help_can_be_reached_before_the_engine_and_closes_on_escape(journey):
    page = journey.page
    page.locator("#aide > summary").click()
    links = page.locator("#aide a")
    anchors = {link.get_attribute("href") for link in links.all()}
    assert {"aide.html#chercher", "aide.html#questions", "aide.html#etape-deposer"} <= anchors
    assert {link.get_attribute("target") for link in links.all()} == {"_blank"}
    journey.ready()
    page.keyboard.press("Escape")
    assert page.locator("#aide[open]").count() == 0


def test_each_step_leads_to_its_part_of_the_help_and_loses_nothing(journey, dist):
    known = set(html.parse(dist / "aide.html").xpath("//@id"))
    link = journey.page.locator("#aide-ici")
    journey.ready()
    seen = [link.get_attribute("href")]
    journey.to_verdict("liste.csv", PEOPLE)
    seen.append(link.get_attribute("href"))
    journey.press("Colonnes")
    seen.append(link.get_attribute("href"))
    assert seen == [f"aide.html#etape-{step}" for step in ("deposer", "verifier", "colonnes")]
    menu_links = journey.page.locator("#aide a").all()
    anchors = {one.get_attribute("href").partition("#")[2] for one in menu_links}
    assert anchors <= known
    with journey.page.context.expect_page() as opening:
        link.click()
    opening.value.close()
    assert journey.step() == "Colonnes"
    assert journey.page.locator("#champ-emetteur-id_client").input_value() == "12ABC345"


def test_the_pack_shows_what_it_holds_then_holds_nobody(journey):
    journey.ready().to_verdict("durand-2026.csv", PEOPLE)
    menu(journey, "support")
    journey.waits_for_title("Préparer un message d’assistance")
    pack(journey)
    page = journey.page
    assert page.evaluate("document.activeElement.id") == "titre-ecran"
    said = plain(page.locator("#titre-preuve").inner_text())
    assert re.fullmatch(r"\d+ valeurs de votre fichier cherchées dans ce message : .*", said)
    assert said.endswith("aucune ne s'y trouve.")
    assert page.locator(".proof tbody td:last-child").all_inner_texts() == ["0"] * 5
    assert page.locator("#annonce").inner_text() == page.locator("#titre-preuve").inner_text()
    shown = page.locator("#ecran").inner_text() + page.locator("#personnes-inventees").inner_text()
    assert [word for word in SECRETS if word in shown] == []
    primary = page.locator("#ecran .button.primary:visible")
    assert [plain(text) for text in primary.all_inner_texts()] == ["Enregistrer le message"]
    name, data = journey.download("Enregistrer le message")
    assert name == "assistance-certiflux.zip"
    holds_nobody(data)
    page.wait_for_function("() => document.activeElement.id == 'enregistrer-message'")
    journey.press("‹ Revenir")
    journey.waits_for_title("2 personnes prêtes")


def holds_nobody(data):
    """Read the pack as whoever receives it does: no word of the loaded file is in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    everything = "\n".join(files.values())
    assert [
        word for word in SECRETS if word in everything.replace("par exemple 12ABC345", "")
    ] == []
    assert set(json.loads(files["lisez-moi.json"])["constats"]) >= {
        "VALEUR_HORS_LISTE@8.9",
        "DATE_INEXISTANTE@5.10",
    }
    invented = list(csv_file.reader(io.StringIO(files["liste.csv"]), delimiter=";"))
    assert len(invented) == 1 + 4
    assert any("31/06/2026" in row for row in invented)
    assert f"{DELIVERED:%d/%m/%Y}" in files["liste.csv"]


def test_the_verdict_leads_to_the_pack(journey):
    journey.ready().to_verdict("liste.csv", PEOPLE)
    journey.press("Préparer un message d’assistance")
    journey.waits_for_title("Préparer un message d’assistance")
    journey.sees("Préparer le message")


def test_a_fault_of_the_program_leads_to_it_and_says_only_where(journey):
    page = journey.ready().page
    journey.to_verdict("liste.csv", PEOPLE)
    # A button that asks for a file of no known kind: a fault whose words hold a value.
    page.evaluate(
        """() => { const node = document.querySelector(".groups [data-do=rule]");
           node.dataset.do = "make"; node.dataset.arg = "MARCHAND"; }"""
    )
    page.locator("[data-do=make]").click()
    assert "La page a rencontré une erreur" in journey.alert()
    journey.press("Préparer un message d’assistance")
    lines = page.locator("#lignes-a-joindre pre").inner_text()
    assert "KeyError (File" in lines
    assert "MARCHAND" not in lines


def test_without_a_list_the_page_says_what_is_missing(journey):
    menu(journey.ready(), "support")
    journey.sees("Le message se prépare à partir d’une liste vérifiée.")
    assert journey.page.locator("[data-do=support_make]").count() == 0
    journey.press("Déposer une liste")
    journey.waits_for_title("Déposez le tableur")
    menu(journey, "gdpr")
    journey.sees("Ils se font à partir d’un fichier ouvert")


@pytest.mark.parametrize("options", SIZES, ids=["1280", "400"])
def test_the_three_documents_say_what_they_are_for_and_hold_nobody(journey, options):
    journey.ready().to_verdict("durand-2026.csv", PEOPLE)
    menu(journey, "gdpr")
    page = journey.page
    page.locator(".documents li").first.wait_for(timeout=WORK_MS)
    assert page.viewport_size == options["viewport"]
    journey.sees("ce n'est pas un conseil juridique")
    assert journey.overflow() == 0
    sentences = [plain(text) for text in page.locator(".documents p").all_inner_texts()]
    assert len(sentences) == 3
    assert all(text.endswith(".") and len(text) > 40 for text in sentences)
    for kind in ("registre", "information", "conservation"):
        with page.expect_download(timeout=WORK_MS) as waiting:
            page.locator(f"[data-arg={kind}]").click()
        assert waiting.value.suggested_filename == f"rgpd-{kind}.html"
        text = Path(waiting.value.path()).read_text(encoding="utf-8")
        assert "Nom de naissance du titulaire" in text
        assert [word for word in SECRETS if word in text] == []


def test_the_files_screen_has_the_documents_too(journey):
    journey.ready().to_verdict("liste.csv", csv(person(1)))
    journey.press("Générer le fichier XML")
    journey.waits_for_title("Votre fichier est prêt")
    journey.page.locator("#documents-rgpd > summary").click()
    journey.page.locator(".documents li").first.wait_for(timeout=WORK_MS)
    levels = journey.page.locator("#documents-rgpd :is(h3, h4)").evaluate_all(
        "nodes => nodes.map(node => node.tagName)"
    )
    assert levels == ["H3", "H4", "H4", "H4"]
