"""Everybody can use the page: by keyboard, on a narrow screen, in the dark, by ear."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from browser.journey import CERTIFICATION, IDENTIFIERS, csv, person
from browser.messy import open_messy, settle

pytestmark = pytest.mark.browser

NARROW = {"viewport": {"width": 400, "height": 800}, "color_scheme": "light"}
DARK = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}
SMALLEST_TARGET = 24
PEOPLE = csv(person(1), person(2, Civilité="X"), person(3, délivrance="31/06/2026"))


def every_screen(journey):
    """Walk through all screens, stopping at each."""
    journey.ready()
    yield "first"
    for fold in ("#coller", "#modele"):
        journey.page.locator(f"{fold} > summary").click()
    yield "paste"
    open_messy(journey)
    yield "messy"
    for fold in ("#apercu", "#lecture"):
        journey.page.locator(f"{fold} > summary").click()
    journey.page.locator(".grid").wait_for()
    journey.page.locator("#q-8-autre").click()
    journey.page.locator("#q-8-champ").wait_for()
    yield "editing"
    journey.page.locator("#q-8-laisser").click()
    if not journey.page.locator("#colonnes-lues[open]").count():
        journey.page.locator("#colonnes-lues > summary").click()
    settle(journey)
    yield "settled"
    journey.page.reload()
    journey.ready()
    journey.give("vide.csv", b"")
    journey.alert()
    yield "refused"
    journey.give("liste.csv", PEOPLE)
    journey.waits_for_title("3 personnes")
    yield "columns"
    journey.press("Vérifier")
    journey.alert()
    yield "gaps"
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    journey.page.locator(".findings").wait_for()
    for fold in ("#journal summary", "#controles > summary", "#rapport > summary"):
        journey.page.locator(fold).click()
    for why in journey.page.locator(".why > summary").all():
        why.click()
    yield "verdict"
    yield from passport(journey)
    yield from workshop(journey)
    journey.press("Générer avec la ligne valide")
    journey.waits_for_title("Générer sans attendre")
    yield "choice"
    journey.press("Générer avec la ligne valide")
    journey.waits_for_title("Votre fichier est prêt")
    yield "files"


def passport(journey):
    """Show the import of the Passeport with all that it asks, and come back to the verdict."""
    page = journey.page
    journey.press("Préparer aussi l’import du Passeport")
    page.locator("#modele-ADF").check()
    page.locator("#pp-verifier").click()
    page.locator(".input-error", has_text="Donnez cette réponse").first.wait_for()
    for fold in ("#passeport-known", "#passeport-free", "#passeport-faits"):
        page.locator(f"{fold} > summary").click()
    yield "passport"
    journey.press("Revenir")
    page.locator(".findings").wait_for()


def workshop(journey):
    """Walk through the screens of the corrections, and come back to the verdict."""
    page = journey.page
    journey.press("Corriger maintenant")
    page.locator("#lignes tbody").first.wait_for()
    for fold in ("#filtres > summary", "#outils > summary", "#historique > summary"):
        page.locator(fold).click()
    page.keyboard.press("F8")
    page.wait_for_function("document.activeElement.id.startsWith('m-')")
    page.keyboard.press("Enter")
    page.locator("#saisie").wait_for()
    yield "workshop"
    page.keyboard.press("Escape")
    page.locator("#outil").select_option("set_rows")
    page.locator("#outil-texte").fill("Mme")
    page.locator("#outil-voir").click()
    page.locator("#apercu-titre").wait_for()
    yield "preview"
    journey.press("Renoncer")
    journey.press("Toute la personne")
    page.locator("#donnees-vides > summary").click()
    page.get_by_role("button", name=re.compile("^Modifier")).first.click()
    page.locator("#saisie").wait_for()
    yield "person"
    journey.press("Revenir aux lignes")
    page.locator("#lignes tbody").first.wait_for()
    journey.press("Tous les problèmes")
    page.locator(".findings").wait_for()


@pytest.mark.parametrize("options", [NARROW], ids=["400 px"])
def test_no_screen_scrolls_sideways_at_400_px(journey):
    assert {name: journey.overflow() for name in every_screen(journey)} == dict.fromkeys(
        (
            "first",
            "paste",
            "messy",
            "editing",
            "settled",
            "refused",
            "columns",
            "gaps",
            "verdict",
            "workshop",
            "preview",
            "person",
            "choice",
            "files",
        ),
        0,
    )


def test_no_name_of_an_element_serves_twice(journey):
    twice = """() => [...document.querySelectorAll("[id]")].map(node => node.id)
      .filter((id, rank, every) => every.indexOf(id) !== rank)"""
    for name in every_screen(journey):
        assert journey.page.evaluate(twice) == [], name


@pytest.mark.parametrize("options", [NARROW], ids=["400 px"])
def test_what_is_clicked_is_large_enough(journey):
    small = """() => [...document.querySelectorAll("main a, button, summary, select, input")]
      .filter(node => node.checkVisibility() && node.type !== "file" && node.tagName !== "A")
      .filter(node => node.getBoundingClientRect().height < %d
                   || node.getBoundingClientRect().width < %d)
      .map(node => node.outerHTML)"""
    for name in every_screen(journey):
        found = journey.page.evaluate(small % (SMALLEST_TARGET, SMALLEST_TARGET))
        assert found == [], name


def test_headings_are_in_order_and_every_input_and_image_is_named(journey):
    unnamed = """() => [...document.querySelectorAll("input, select, button, summary, table")]
      .filter(node => node.checkVisibility())
      .filter(node => !(node.labels?.length || node.textContent.trim()
                        || node.getAttribute("aria-label") || node.caption))
      .map(node => node.outerHTML)"""
    for name in every_screen(journey):
        levels = journey.page.evaluate(
            """() => [...document.querySelectorAll("h1, h2, h3, h4")]
               .filter(node => node.checkVisibility()).map(node => +node.tagName[1])"""
        )
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)
        assert journey.page.evaluate(unnamed) == [], name
        assert journey.page.locator("[id]").evaluate_all(
            "nodes => nodes.length === new Set(nodes.map(node => node.id)).size"
        ), name


def test_the_page_says_what_it_is_before_any_script(journey):
    page = journey.page
    assert page.get_attribute("html", "lang") == "fr"
    assert page.locator("header, nav, main, footer").count() >= 4
    journey.sees("Service indépendant, sans lien avec l’État")
    page.locator("#confidentialite summary").click()
    journey.sees("Il n’est envoyé nulle part")


def test_the_whole_way_by_keyboard_alone(journey):
    page = journey.ready().page

    def tab_to(words: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            name = page.evaluate(
                """() => { const node = document.activeElement;
                   return node.labels?.[0]?.textContent || node.textContent; }"""
            )
            if words in " ".join(name.split()):
                return
        pytest.fail(f"« {words} » is not reached by the Tab key")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller au contenu"
    page.keyboard.press("Enter")
    tab_to("Essayer avec un exemple")
    page.keyboard.press("Enter")
    journey.waits_for_title("18 personnes")
    assert page.evaluate("document.activeElement.id") == "titre-ecran"
    tab_to("Vérifier")
    page.keyboard.press("Enter")
    journey.waits_for_title("12 personnes prêtes")
    tab_to("Générer avec les 12")
    page.keyboard.press("Space")
    journey.waits_for_title("Générer sans attendre")
    tab_to("Générer avec les 12")
    page.keyboard.press("Enter")
    journey.waits_for_title("Votre fichier est prêt")
    tab_to("Télécharger")
    with page.expect_download():
        page.keyboard.press("Enter")


def test_a_change_of_screen_moves_the_focus_and_is_announced(journey):
    journey.ready().give("liste.csv", PEOPLE)
    journey.waits_for_title("3 personnes")
    assert journey.page.evaluate("document.activeElement.id") == "titre-ecran"
    assert "3 personnes" in " ".join(journey.page.locator("#annonce").inner_text().split())
    assert journey.step() == "Colonnes"
    journey.press("Déposer")
    journey.waits_for_title("Déposez")
    assert journey.page.evaluate("document.activeElement.id") == "titre-deposer"


@pytest.mark.parametrize("options", [DARK], ids=["dark"])
def test_the_dark_page_is_dark(journey):
    background = journey.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in re.findall(r"\d+", background)) < 60


# The pairs of text and ground that the style sheets make.
PAIRS = [
    (text, ground)
    for ground in ("paper", "sheet", "shade", "accent-tint")
    for text in ("ink", "soft", "accent", "accent-strong")
] + [
    *((text, ground) for text in ("ok", "warning", "error") for ground in ("paper", "sheet")),
    ("ok", "ok-tint"), ("ink", "ok-tint"), ("error", "error-tint"), ("ink", "error-tint"),
    ("on-accent", "accent"), ("on-accent", "accent-strong"),
]  # fmt: skip


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_keeps_a_contrast_of_seven(root: Path, theme: int):
    css = (root / "static/css/base.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[theme]
    colours = dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", block))
    poor = {pair: contrast(*(colours[name] for name in pair)) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 7} == {}


def contrast(first: str, second: str) -> float:
    """Give the contrast of two colours as WCAG 2.2 defines it."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return round((high + 0.05) / (low + 0.05), 2)


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour written rrggbb."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
