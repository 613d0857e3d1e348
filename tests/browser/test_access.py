"""Everybody can use the page: by keyboard, on a narrow screen, in the dark, by ear."""

import re

import pytest

from browser.journey import CERTIFICATION, IDENTIFIERS, csv, plain
from browser.mending import Keyboard, somebody
from browser.test_accuse import report
from certiflux.exports import palette

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

DARK = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}
LIST = csv(somebody(0), somebody(1, Civilité="X"), somebody(2))


@pytest.mark.own_page
def test_the_page_says_what_it_is_before_any_script(journey):
    page = journey.page
    assert page.get_attribute("html", "lang") == "fr"
    assert page.locator("header, nav, main, footer").count() >= 4
    journey.sees("Service indépendant, sans lien avec l’État")
    page.locator("#confidentialite summary").click()
    journey.sees("Il n’est envoyé nulle part")


@pytest.mark.own_page
def test_the_whole_round_by_keyboard_alone(journey):
    page, keys = journey.ready().page, Keyboard(journey)
    page.keyboard.press("Tab")
    assert plain(page.evaluate("document.activeElement.textContent")) == "Aller au contenu"
    page.keyboard.press("Enter")
    chosen(journey, keys, "#fichier", "liste.csv", LIST)
    journey.waits_for_title("3 personnes")
    keys.is_at("titre-ecran")
    answer_the_form(keys)
    keys.press("form button", "Vérifier")
    journey.waits_for_title("2 personnes prêtes, 1 à compléter")
    mend_the_row(page, keys)
    keys.press(".up button", "Tous les problèmes")
    journey.waits_for_title("0 erreur")
    keys.press("[data-do=generate]")
    journey.waits_for_title("Déposez le kit du portail")
    keys.press("[data-do=schema_choose]")
    journey.waits_for_title("Votre fichier est prêt")
    keys.is_at("titre-ecran")
    with page.expect_download() as waiting:
        keys.press("[data-do=download]")
    report = answer_to(waiting.value.suggested_filename)
    chosen(journey, keys, "button[data-do=pick], button[data-arg=accuse]", "accuse.xml", report)
    journey.waits_for_title("2 personnes acceptées, 1 refusée")
    keys.is_at("titre-ecran")
    keys.press("[data-do=accuse_person]")
    journey.waits_for_title("Ligne 3")


def chosen(journey, keys, button, name, content):
    """Reach a button that asks for a file, press it, choose the file."""
    page = journey.page
    keys.reach(button)
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    if page.evaluate("document.activeElement.dataset.arg") == "accuse":
        page.keyboard.press("Enter")
        journey.waits_for_title("L’accusé de traitement")
        keys.is_at("titre-ecran")
        keys.reach("#ecran .primary[data-do=pick]")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(files=[file])


def answer_the_form(keys):
    """Type the identifiers and choose the certification."""
    for key, value in {**IDENTIFIERS, **CERTIFICATION}.items():
        place = "#champ-" + key.replace(".", "-")
        keys.reach(place)
        if keys.page.evaluate("document.activeElement.tagName") == "SELECT":
            keys.page.keyboard.type(value)
        else:
            keys.write(place, value)


def mend_the_row(page, keys):
    """Type what is expected in the one cell that is wrong."""
    keys.press(".banner button", "Corriger maintenant")
    page.wait_for_selector("#lignes tbody")
    page.keyboard.press("F8")
    page.wait_for_function("() => document.activeElement.id.startsWith('m-')")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'saisie'")
    page.keyboard.type("Mme")
    page.keyboard.press("Enter")
    keys.hears("Plus rien à corriger ici")


def answer_to(name):
    """Write what the portal answers to the file of this name: one of three is refused."""
    ids = [f"ESSAI-{rank:04}" for rank in range(3)]
    return report(refused=ids[1:2], accepted=[ids[0], ids[2]], name=name)


def test_what_happens_is_announced(journey):
    keys = Keyboard(journey)
    journey.ready().give("liste.csv", LIST)
    journey.waits_for_title("3 personnes")
    keys.is_at("titre-ecran")
    keys.hears("3 personnes")
    assert journey.step() == "Colonnes"
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    keys.hears("2 personnes prêtes")
    keys.is_at("titre-ecran")
    journey.press("Générer avec")
    journey.press("Générer avec")
    journey.waits_for_title("Votre fichier est prêt")
    keys.hears("prêt")
    journey.page.locator("#etapes button", has_text="Déposer").click()
    journey.waits_for_title("Déposez")
    keys.is_at("titre-deposer")
    live = journey.page.locator("#annonce")
    assert (live.get_attribute("role"), live.get_attribute("aria-live")) == ("status", "polite")


def test_what_is_missing_is_listed_and_led_to(journey):
    journey.ready().give("liste.csv", LIST)
    journey.waits_for_title("3 personnes")
    journey.page.locator("#confirmer").click()
    told = journey.alert()
    assert "N° de la fiche client de l'émetteur" in told.replace("’", "'")
    assert journey.page.evaluate("document.activeElement.id") == "alerte"
    first = journey.page.locator("#alerte a").first
    target = first.get_attribute("href").removeprefix("#")
    first.press("Enter")
    assert journey.page.evaluate("document.activeElement.id") == target


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


@pytest.mark.parametrize("colours", [palette.LIGHT, palette.DARK], ids=["light", "dark"])
def test_text_keeps_a_contrast_of_seven(colours):
    poor = {pair: contrast(*(colours[name][1:] for name in pair)) for pair in PAIRS}
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
