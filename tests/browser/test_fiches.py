"""The list of France compétences: dropped, asked by words, its code taken, told in the verdict."""

import pytest

from browser.journey import IDENTIFIERS, csv, person, plain
from cases.fiches import csv_zip, xml_zip

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]


def test_a_list_dropped_anywhere_names_checks_and_is_kept_for_next_month(journey):
    page = journey.page
    journey.ready().give("telechargement.zip", csv_zip())
    journey.waits_for_title("La liste de France compétences")
    journey.sees("du 29/08/2026 : 6 fiches")
    link = page.locator("#fiches-source")
    assert link.get_attribute("href").startswith("https://www.data.gouv.fr/")
    assert (link.get_attribute("target"), link.get_attribute("rel")) == (
        "_blank",
        "noopener noreferrer",
    )
    journey.give("liste.csv", csv(person(1), person(2)))
    journey.waits_for_title("2 personnes")
    journey.press("Chercher par l’intitulé")
    page.fill("#fiches-mots", "visite signes")
    page.keyboard.press("Enter")
    journey.sees("2 certifications trouvées")
    page.set_viewport_size({"width": 320, "height": 800})
    assert journey.overflow() == 0
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("#prendre-RS5201").click()
    journey.waits_for_title("2 personnes")
    code = page.locator("#champ-certification-code")
    assert code.input_value() == "RS5201"
    assert "Conduire une visite" in plain(
        page.locator("#champ-certification-code-titre").inner_text()
    )
    journey.fill(IDENTIFIERS)
    journey.check()
    journey.sees("La fiche de la certification n'est plus active")
    journey.sees("« RS5201 · Conduire une visite guidée")
    journey.give("export-fiches-rs.zip", xml_zip("RS"))
    journey.sees("Liste XML du RS")
    journey.press("Vérifier avec cette liste")
    journey.sees("certificats délivrés jusqu'au 25/07/2026")
    (worker,) = page.workers
    worker.evaluate("self.close()")
    assert "a été relancé" in journey.alert()
    journey.ready()
    journey.sees("certificats délivrés jusqu'au 25/07/2026")
    page.locator("#etapes li[data-step=colonnes] button").click()
    name, text = journey.download("Enregistrer ces réglages")
    assert name.endswith(".certiflux.toml")
    assert '[fiches.RS5201]\n"intitule" = "Conduire une visite' in text.decode()
    assert '"limite" = "2026-07-25"' in text.decode()
