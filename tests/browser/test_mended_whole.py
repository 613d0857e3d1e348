"""Two thousand people with every kind of fault, mended to none without a mouse, and kept."""

from pathlib import Path

import pytest

from browser.journey import WORK_MS
from browser.mending import Keyboard, faulty, left, today, without_time

pytestmark = pytest.mark.browser

PEOPLE = 2000
TWINS = (64, 764, 1464)
ENDS = (83, 883, 1683)
ACTIONS = 14


def test_a_long_list_is_mended_undone_done_again_saved_and_opened_again_by_keyboard(journey):
    journey.ready().to_verdict("liste.csv", faulty(PEOPLE))
    before = journey.title()
    assert before == (
        "1 892 personnes prêtes, dont 10 que le portail risque de ne pas trouver, 108 à compléter."
    )
    keys = Keyboard(journey)
    mend_errors(journey, keys)
    mend_alerts(journey, keys)
    first = generated(journey, keys)
    assert first.count(b"<cpf:passageCertification>") == PEOPLE - len(TWINS)
    keys.press("#etapes button", "Vérifier")
    undo_and_redo(journey, keys, before)
    assert without_time(generated(journey, keys)) == without_time(first)
    name, kept = saved(journey, keys)
    journey.page.goto(journey.page.url)
    journey.ready().give(name, kept)
    # The file was made before the work was saved: it is at hand again.
    journey.waits_for_title("Votre fichier est prêt : 1 997 personnes.")
    keys.press("#etapes button", "Vérifier")
    journey.waits_for_title("0 erreur")
    keys.top()
    assert without_time(generated(journey, keys)) == without_time(first)
    keys.press("#etapes button", "Vérifier")
    undo_and_redo(journey, keys, before)


def mend_errors(journey, keys):
    """Mend what the portal would refuse, group after group, each in another way."""
    keys.top()
    keys.press("[data-do=workshop]", "Corriger : Une donnée obligatoire est vide")
    one_by_one(journey, keys)
    for way in (
        by_identical_cells,
        by_value_of_the_filter,
        by_find_and_replace,
        by_putting_aside,
        by_person,
    ):
        keys.press("#atelier-fini button", "Problème suivant")
        way(journey, keys)
    assert journey.title() == "Une fin est avant son début"
    journey.sees("0 erreur, 10 alertes")


def mend_alerts(journey, keys):
    """Mend what the portal may refuse, by what is proposed or typed once for all."""
    for title, way in (
        ("Des accents", by_what_is_proposed),
        ("Une civilité", by_one_proposal_for_all_alike),
        ("Le code INSEE", by_one_code_for_all_alike),
    ):
        keys.top()
        keys.press("[data-do=go]", "Tous les problèmes")
        journey.page.wait_for_selector(".banner")
        keys.press("[data-do=workshop]", f"Revoir : {title}")
        way(journey, keys)
    journey.sees("0 erreur : 1 997 personnes prêtes")


def opened(journey, words):
    """Wait for the rows of a group whose column is named."""
    journey.page.locator("#atelier-regle", has_text=words).wait_for()
    journey.page.wait_for_selector("#lignes tbody")


def into_cell(journey):
    """Go to the next faulty cell, open it."""
    journey.page.keyboard.press("F8")
    journey.page.wait_for_function("() => document.activeElement.id.startsWith('m-')")
    journey.page.keyboard.press("Enter")
    journey.page.wait_for_function("() => document.activeElement.id === 'saisie'")


def tool(journey, keys, label):
    """Choose an action on several rows."""
    keys.press("#outils summary")
    keys.choose("#outil", label)
    journey.page.wait_for_selector("#outil-voir")


def seen_and_applied(journey, keys, words):
    """Apply what the preview shows, and hear what was done."""
    journey.page.wait_for_function("() => document.activeElement.id === 'apercu-titre'")
    keys.press("#apercu-action button", "Appliquer")
    keys.hears(words)
    keys.hears("0 ligne reste")


def one_by_one(journey, keys):
    """Type in each cell; the next one comes by itself."""
    page = journey.page
    page.wait_for_selector("#lignes tbody")
    for rank, name in enumerate(("Anne", "Lou", "Zoé", "Ève"), 1):
        if rank == 1:
            into_cell(journey)
        else:
            page.wait_for_function("() => document.activeElement.id.startsWith('m-')")
            page.keyboard.press("Enter")
            page.wait_for_function("() => document.activeElement.id === 'saisie'")
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        keys.hears("il en reste" if rank < 4 else "Plus rien à corriger ici")
    assert left(journey) == "0 ligne à corriger."


def by_identical_cells(journey, keys):
    """Type once for all the cells that hold the same."""
    opened(journey, "Mode d'obtention")
    into_cell(journey)
    journey.page.keyboard.type("par admission")
    keys.press("button", "Corriger les 5 identiques")
    seen_and_applied(journey, keys, "5 cellules identiques corrigées")


def by_value_of_the_filter(journey, keys):
    """Give a value to every row of the filter."""
    opened(journey, "Civilité")
    tool(journey, keys, "Donner une valeur")
    keys.write("#outil-texte", "Mme")
    keys.press("#outil-voir")
    journey.sees("50 cellules changent sur 50 lignes")
    keys.press("#apercu-action [data-do=preview_page]", "Page suivante")
    journey.sees("De 21 à 40 sur 50")
    seen_and_applied(journey, keys, "donnée à 50 lignes choisies")


def by_find_and_replace(journey, keys):
    """Replace a text by another in the whole column."""
    opened(journey, "Date de délivrance")
    tool(journey, keys, "Chercher")
    keys.write("#outil-cherche", "31/06/2026")
    keys.write("#outil-par", today())
    keys.press("#outil-voir")
    seen_and_applied(journey, keys, "texte remplacé dans 40 cellules")


def by_putting_aside(journey, keys):
    """Tick those who are in the list twice, and do not send them."""
    opened(journey, "N° de certificat")
    for row in TWINS:
        keys.reach(f"#r-{row} input[type=checkbox]")
        journey.page.keyboard.press("Space")
    keys.top()
    tool(journey, keys, "Ne pas envoyer")
    keys.write("#outil-raison", "saisie deux fois")
    keys.press("#outil-voir")
    seen_and_applied(journey, keys, "3 lignes")


def by_person(journey, keys):
    """Empty a date on the page of each person, from one to the next."""
    page = journey.page
    opened(journey, "Fin de validité")
    keys.press(f"#p-{ENDS[0]}", "Toute la personne")
    for rank, row in enumerate(ENDS):
        journey.waits_for_title(f"Ligne {plain_number(row + 2)}")
        keys.press("[id='d-5.11']")
        page.wait_for_function("() => document.activeElement.id === 'saisie'")
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.keyboard.press("Enter")
        keys.hears("Rien à corriger pour cette personne")
        page.keyboard.press("F8")
        last = rank + 1 == len(ENDS)
        keys.hears("Plus rien à corriger ici" if last else "1 point à revoir")
    keys.top()
    keys.press("[data-do=person_back]")


def plain_number(number):
    """Write a number as the page does, with plain spaces."""
    return f"{number:,}".replace(",", " ")


def by_what_is_proposed(journey, keys):
    """Apply what is proposed for each row of the rule."""
    opened(journey, "Prénom")
    tool(journey, keys, "Appliquer ce que Certiflux propose")
    keys.press("#outil-voir")
    seen_and_applied(journey, keys, "4")


def by_one_proposal_for_all_alike(journey, keys):
    """Apply one proposal to every row that is alike."""
    opened(journey, "Prénom")
    keys.press("[data-do=fix_same]", "Appliquer aux 3 identiques")
    seen_and_applied(journey, keys, "3")


def by_one_code_for_all_alike(journey, keys):
    """Type one code for all the cells that hold the same."""
    opened(journey, "Code INSEE")
    into_cell(journey)
    journey.page.keyboard.type("31555")
    keys.press("button", "Corriger les 3 identiques")
    seen_and_applied(journey, keys, "3 cellules identiques corrigées")


def generated(journey, keys):
    """Have the flow written, and download it."""
    asked = journey.page.locator("#schema[data-asked]").count()
    keys.press("[data-do=generate]")
    if asked:
        journey.waits_for_title("Déposez le kit du portail")
        keys.press("[data-do=schema_choose]")
    journey.waits_for_title("Votre fichier est prêt : 1 997 personnes.")
    with journey.page.expect_download() as waiting:
        keys.press("[data-do=download]")
    return Path(waiting.value.path()).read_bytes()


def undo_and_redo(journey, keys, before):
    """Undo everything, after the question, then do everything again."""
    journey.waits_for_title("0 erreur")
    keys.top()
    keys.press("#historique summary")
    keys.press("#tout-annuler")
    journey.sees(f"Annuler toutes les corrections ({ACTIONS} corrections)")
    keys.press("#oui-annuler")
    keys.hears(f"{ACTIONS} actions")
    journey.waits_for_title(before)
    keys.press("#tout-retablir")
    keys.hears(f"{ACTIONS} actions annulées ou rétablies. 0 erreur")


def saved(journey, keys):
    """Save the work without a passphrase; give its name and its bytes."""
    keys.press("#travail-garder")
    journey.waits_for_title("Enregistrer ce travail")
    keys.reach("#proteger-oui")
    journey.page.keyboard.press("ArrowDown")
    with journey.page.expect_download(timeout=2 * WORK_MS) as waiting:
        keys.press("#enregistrer-travail")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()
