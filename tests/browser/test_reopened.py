"""A flow dropped again opens as a table that needs no question."""

import pytest

from browser.journey import csv, person, plain

pytestmark = pytest.mark.browser


def test_a_flow_of_ours_is_reopened_as_a_table(journey):
    journey.ready().to_verdict("liste.csv", csv(person(1), person(2)))
    journey.press("Générer")
    journey.waits_for_title("Votre fichier est prêt")
    name, flow = journey.download("Télécharger")
    assert name.endswith(".xml")
    journey.page.reload()
    journey.ready().give(name, flow)
    journey.waits_for_title("2 personnes")
    page = journey.page
    journey.sees("rien à régler")
    assert page.locator("#a-regler").count() == 0
    if not page.locator("#colonnes-lues[open]").count():
        page.locator("#colonnes-lues > summary").click()
    rows = page.locator(".columns tbody tr")
    (name_row,) = [row for row in rows.all() if "Nom de naissance" in plain(row.inner_text())]
    assert "LE GOFF" in plain(name_row.inner_text())
    assert page.locator("#champ-emetteur-id_client").count() == 0
    journey.check()
    journey.sees("2 personnes prêtes")
