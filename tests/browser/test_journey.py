"""The whole way, from the file to the XML."""

import hashlib
import json
import re

import pytest
from lxml import etree

from browser.journey import (
    CERTIFICATION,
    DELIVERED,
    HEADERS,
    IDENTIFIERS,
    csv,
    person,
    plain,
    workbook,
)
from certiflux.dictionary import CURRENT
from certiflux.schema.validate import compiled

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]


def passages(xml: bytes) -> int:
    return xml.count(b"<cpf:passageCertification>")


def test_the_example_goes_all_the_way_to_a_valid_flow(journey):
    journey.ready().press("Essayer avec un exemple")
    journey.waits_for_title("18 personnes dans le fichier")
    journey.sees("Tout est rempli")
    journey.check()
    assert journey.title() == "12 personnes prêtes, 6 à compléter."
    journey.sees("Le 31/06/2026 n'existe pas dans le calendrier.")
    journey.press("Générer avec les 12 lignes valides")
    journey.sees("6 personnes ne sont pas envoyées : elles ont une erreur.")
    journey.press("Générer avec les 12 lignes valides")
    journey.waits_for_title("Votre fichier est prêt : 12 personnes.")
    name, xml = journey.download("Télécharger flux-")
    assert re.fullmatch(r"flux-12ABC345-\d{8}-\d{6}\.xml", name)
    assert passages(xml) == 12
    journey.sees(hashlib.sha256(xml).hexdigest())
    journey.sees("6 personnes ne sont pas envoyées")


def test_the_invented_answers_of_the_example_serve_no_other_file(journey):
    journey.ready().press("Essayer avec un exemple")
    journey.waits_for_title("18 personnes")
    journey.give("liste.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    sender = journey.page.locator("#champ-emetteur-id_client")
    assert sender.input_value() == ""
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.give("suite.csv", csv(person(1), person(2)))
    journey.waits_for_title("2 personnes")
    assert sender.input_value() == "12ABC345"


def test_a_workbook_of_two_sheets_is_written_whole_and_valid(journey):
    rows = [person(rank) for rank in range(1, 8)]
    journey.ready().give("liste.xlsx", workbook(Juin=rows, Juillet=[person(99)]))
    journey.waits_for_title("8 personnes dans 2 feuilles")
    journey.sees("2 feuilles lues ensemble")
    journey.page.select_option("#feuille", label="Juillet")
    journey.waits_for_title("1 personne dans la feuille « Juillet »")
    journey.page.select_option("#feuille", label="Juin")
    journey.waits_for_title("7 personnes dans la feuille « Juin »")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    assert journey.title().startswith("0 erreur")
    journey.press("Générer le fichier XML")
    journey.waits_for_title("Votre fichier est prêt : 7 personnes.")
    for verdict in ("Conforme au XSD", "Sans alerte de nos contrôles", "En attente"):
        journey.sees(verdict)
    _, xml = journey.download("Télécharger flux-")
    assert passages(xml) == 7
    assert compiled(CURRENT).validate(etree.fromstring(xml))


def test_a_corrected_file_goes_straight_to_its_new_verdict(journey):
    wrong = csv(person(1), person(2, Civilité="X"))
    journey.ready().to_verdict("liste.csv", wrong)
    assert journey.title() == "1 personne prête, 1 à compléter."
    journey.give("liste-2.csv", csv(person(1), person(2)))
    journey.waits_for_title("0 erreur")
    assert journey.step() == "Vérifier"


def test_a_remark_about_the_whole_file_takes_no_button_away(journey):
    born = "Date de naissance"
    rows = [person(rank, **{born: f"01/01/{1969 + rank}"}) for rank in range(1, 6)]
    rows += [person(rank) for rank in range(6, 20)]
    journey.ready().to_verdict("liste.csv", csv(*rows, person(20, Civilité="X")))
    assert journey.title() == "19 personnes prêtes, 1 à compléter."
    journey.sees("générez avec les autres")
    page = journey.page
    journey.sees("Beaucoup de personnes sont nées un 1er janvier")
    primary = page.locator(".banner .button.primary")
    assert [plain(text) for text in primary.all_inner_texts()] == ["Corriger maintenant"]
    journey.press("Générer avec les 19 lignes valides")
    journey.sees("Générer sans attendre les corrections ?")
    journey.press("Générer avec les 19 lignes valides")
    journey.waits_for_title("Votre fichier est prêt : 19 personnes.")


def test_what_concerns_the_whole_file_forbids_to_generate(journey):
    rows = [";".join(row) for row in (HEADERS, person(1), person(2))]
    without = "\n".join(row.replace("Prénom", "Observations") for row in rows)
    journey.ready().to_verdict("liste.csv", without.encode())
    journey.sees("tout le fichier")
    assert journey.page.get_by_role("button", name="Générer").count() == 0
    journey.press("Revoir les colonnes")
    journey.sees("Prénom : aucune colonne ne semble l'avoir")


def test_findings_are_filtered_by_rule_and_turned_by_pages(journey):
    rows = [person(rank, Civilité="X") for rank in range(1, 61)]
    journey.ready().to_verdict("liste.csv", csv(*rows, person(61, délivrance="31/06/2026")))
    journey.sees("De 1 à 50 sur 61")
    journey.press("Page suivante")
    journey.sees("De 51 à 61 sur 61")
    journey.press("Voir cette ligne")
    journey.sees("1 point à revoir")
    row = journey.page.locator(".findings tbody tr")
    assert row.count() == 1
    assert row.locator("th").inner_text().startswith("62")
    journey.press("Alertes")
    journey.sees("Rien ici.")


def test_the_journal_and_the_report_tell_what_was_changed(journey):
    journey.ready().to_verdict("liste.csv", csv(person(1), person(2)))
    journey.page.locator("#journal summary").click()
    journey.sees(f"{DELIVERED}")
    journey.page.locator("#rapport > summary").click()
    name, report = journey.download("Données (JSON) : Rapport complet")
    assert name.endswith(".json")
    assert json.loads(report)["summary"]["rows"] == 2


def test_the_journal_is_filtered_by_kind_and_handed_over(journey):
    journey.ready().to_verdict("liste.csv", csv(person(1), person(2, usage="  PETIT")))
    journey.page.locator("#journal summary").click()
    rows = journey.page.locator(".journal tbody tr")
    everything = rows.count()
    sort = journey.page.locator("#journal-sorte")
    kind = sort.locator("option").nth(1)
    words = plain(kind.inner_text())
    sort.focus()
    sort.select_option(index=1)
    journey.page.wait_for_function(
        "before => document.querySelectorAll('.journal tbody tr').length < before", arg=everything
    )
    assert all(words.startswith(plain(text)) for text in rows.locator("th").all_inner_texts())
    assert journey.page.evaluate("document.activeElement.id") == "journal-sorte"
    name, content = journey.download("Télécharger le journal")
    assert name.endswith(".csv")
    assert f"{DELIVERED}" in content.decode("utf-8-sig")


def test_starting_over_forgets_the_file(journey):
    journey.ready().to_verdict("liste.csv", csv(person(1)))
    journey.press("Générer le fichier XML")
    journey.waits_for_title("Votre fichier est prêt")
    journey.press("Traiter un autre fichier")
    journey.waits_for_title("Fermer sans enregistrer")
    journey.sees("le fichier fait ne sont pas enregistrés")
    journey.press("Fermer et perdre ce travail")
    journey.waits_for_title("Déposez")
    assert journey.step() == "Déposer"
    assert journey.page.get_by_role("button", name="Revenir").count() == 0


def test_a_file_let_go_anywhere_on_the_page_is_taken(journey):
    transfer = journey.ready().page.evaluate_handle(
        """(text) => { const data = new DataTransfer();
           data.items.add(new File([text], "lachee.csv")); return data; }""",
        csv(person(1), person(2)).decode(),
    )
    journey.page.dispatch_event("footer", "dragover", {"dataTransfer": transfer})
    assert journey.page.locator("body.dragging").count() == 1
    journey.page.dispatch_event("footer", "drop", {"dataTransfer": transfer})
    journey.waits_for_title("2 personnes")
    assert journey.page.locator("body.dragging").count() == 0
