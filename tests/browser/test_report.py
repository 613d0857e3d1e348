"""The report in every format, the steps, the reasons, and the help page behind each finding."""

import hashlib
import json
from itertools import pairwise

import pytest
from lxml import html

from browser.journey import CERTIFICATION, IDENTIFIERS, NAMES, csv, person, plain

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

FAULTY = csv(person(1), person(2, Civilité="X"), person(3, délivrance="31/06/2026"))
FORMATS = [("Page à imprimer (HTML)", "html"), ("Tableur (CSV)", "csv"), ("Données (JSON)", "json")]
MASKED = "rapport-sans-donnee-personnelle"


def to_report(journey, content=FAULTY):
    journey.ready().to_verdict("liste.csv", content)
    journey.page.locator("#rapport > summary").click()


@pytest.mark.parametrize(("label", "ending"), FORMATS, ids=[ending for _, ending in FORMATS])
def test_the_report_is_saved_in_each_format_whole_or_without_values(journey, label, ending):
    to_report(journey)
    name, whole = journey.download(f"{label} : Rapport complet")
    assert name == f"rapport.{ending}"
    assert "31/06/2026" in whole.decode("utf-8-sig")
    name, bare = journey.download(f"{label} : Rapport sans donnée personnelle")
    assert name == f"{MASKED}.{ending}"
    told = bare.decode("utf-8-sig")
    assert "DATE_INEXISTANTE" in told
    values = ["31/06/2026", "liste.csv", *(word for names in NAMES for word in names[:2])]
    assert [value for value in values if value in told] == []


def test_a_long_report_is_made_behind_a_progress_card(journey):
    rows = [person(rank, délivrance="31/06/2026") for rank in range(1, 5002)]
    to_report(journey, csv(*rows))
    label = "Tableur (CSV) : Rapport sans donnée personnelle"
    name, content = journey.download(label)
    assert name == f"{MASKED}.csv"
    assert content.count(b"DATE_INEXISTANTE") == 5001
    assert journey.page.locator("#rapport[open]").count() == 1
    assert label in plain(journey.page.evaluate("document.activeElement.textContent"))


def test_the_saved_page_opens_alone_and_says_the_same(journey, browser, tmp_path):
    to_report(journey)
    verdict = journey.title()
    _, content = journey.download("Page à imprimer (HTML) : Rapport complet")
    (tmp_path / "rapport.html").write_bytes(content)
    page = browser.new_context(viewport={"width": 400, "height": 800}).new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("request", lambda request: faults.append(request.url))
    page.goto((tmp_path / "rapport.html").as_uri())
    assert faults == [(tmp_path / "rapport.html").as_uri()]
    assert plain(page.locator("h1").inner_text()) == verdict
    assert hashlib.sha256(FAULTY).hexdigest() in page.content()
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) == 0
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.context.close()


def test_the_steps_tell_what_ran_and_what_did_not_yet(journey):
    journey.ready().to_verdict("liste.csv", csv(person(1)))
    journey.page.locator("#controles > summary").click()
    not_run = journey.page.locator(".checked li", has_text="Non exécuté")
    assert not_run.filter(has_text="Schéma XML").count() == 1
    before = not_run.count()
    journey.sees("Ce que Certiflux ne peut pas vérifier")
    journey.press("Générer le fichier XML")
    journey.waits_for_title("Votre fichier est prêt")
    journey.page.locator("#controles > summary").click()
    assert not_run.count() == before - 1
    journey.page.locator("#rapport > summary").click()
    _, report = journey.download("Données (JSON) : Rapport complet")
    assert json.loads(report)["files"][0]["passages"] == 1


def test_the_numbers_of_the_journal_and_of_the_steps_lead_to_what_they_count(journey):
    journey.ready().to_verdict("liste.csv", csv(person(1), person(2), person(3, Civilité="X")))
    page = journey.page
    page.locator("#journal summary").click()
    count = page.locator(".journal tbody [data-do=people]").first
    said = int(plain(count.inner_text()).partition(" : ")[0])
    count.press("Enter")
    journey.waits_for_title("Les lignes de ce changement")
    page.wait_for_selector("#lignes tbody")
    assert page.locator("#lignes tbody").count() == said
    journey.sees(" → ")
    journey.press("Tous les problèmes")
    page.wait_for_selector(".banner")
    page.locator("#controles > summary").click()
    found = page.locator(".checked [data-do=step]").first
    said = plain(found.inner_text()).partition(" ")[0]
    found.press("Enter")
    journey.sees("Étape : ")
    assert plain(page.locator(".findings caption").inner_text()).partition(" ")[0] == said
    assert page.evaluate("document.activeElement.id") == "titre-liste"
    journey.press("Voir toutes les étapes")
    page.wait_for_function("() => !document.querySelector('#liste').textContent.includes('Étape')")


def test_a_finding_says_why_and_links_to_its_rule_in_the_help(journey):
    sync_api = pytest.importorskip("playwright.sync_api")
    journey.ready().to_verdict("liste.csv", FAULTY)
    row = journey.page.locator(".findings tbody tr", has_text="31/06/2026")
    row.locator(".why > summary").focus()
    journey.page.keyboard.press("Enter")
    link = row.get_by_role("link", name="Cette règle dans l’aide")
    assert link.get_attribute("rel") == "noopener"
    with journey.page.context.expect_page() as opening:
        link.click()
    aide = opening.value
    aide.wait_for_load_state()
    assert aide.url.endswith("aide.html#DATE_INEXISTANTE")
    entry = aide.locator("article:target")
    assert "Une date n'existe pas" in plain(entry.inner_text())
    sync_api.expect(entry).to_be_in_viewport()
    aide.close()


def test_what_is_proposed_stands_beside_what_to_do(journey):
    rows = (person(1), person(2, Prénom="Ã‰lodie"))
    journey.ready().to_verdict("liste.csv", csv(*rows))
    row = journey.page.locator(".findings tbody tr", has_text="accents")
    assert "Proposé : Remplacer par « Élodie »" in plain(row.locator(".fixes").inner_text())


def test_every_link_of_a_verdict_leads_somewhere_in_the_help(journey, dist):
    journey.ready().give("liste.csv", FAULTY)
    journey.waits_for_title("personnes")
    links = journey.page.locator('a[href^="aide.html#"]')
    fields = {one.get_attribute("href").partition("#")[2] for one in links.all()}
    assert fields >= {"champ-8.1", "champ-8.6-8.8", "champ-8.9"}
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    journey.page.locator(".findings").wait_for()
    anchors = fields | {one.get_attribute("href").partition("#")[2] for one in links.all()}
    known = html.parse(dist / "aide.html").xpath("//@id")
    assert anchors >= {"DATE_INEXISTANTE", "champ-5.10", "champ-8.9"}
    assert anchors - set(known) == set()


@pytest.mark.parametrize("width", [1280, 400])
def test_the_help_page_reads_and_breaks_no_rule_of_its_own(journey, server, width):
    page = journey.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{server}/aide.html")
    assert journey.overflow() == 0
    levels = page.evaluate(
        "() => [...document.querySelectorAll('h1, h2, h3, h4')].map(node => +node.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.locator("article").count() > 60
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
