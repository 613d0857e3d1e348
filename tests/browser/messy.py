"""Untidy files as certifiers export them, with invented people."""

import io

from browser.journey import Journey

MESSY = """Session de juin;;;;;;;;
;;;;;;;;
Réf. dossier;Obtention;Reçu ?;Délivré le;Naissance;Nom complet;Genre;Observations;Statut
D-1;par admission;OUI;05/06/2026;01/02/85;MARCHAND Élodie;Mx;rien;candidat libre
D-2;par admission;OUI;05/06/2026;03/04/79;LE GOFF Yann;M;;candidat libre
D-3;par admission;OUI;07/06/2026;05/06/92;BENALI Samira;Mx;rien;candidat libre
"""


def open_messy(journey: Journey) -> None:
    """Open the untidy file and wait for its questions."""
    journey.ready().give("export.csv", MESSY.encode("cp1252"))
    journey.waits_for_title("3 personnes")
    journey.page.locator("#a-regler").wait_for()


def unfold(journey: Journey) -> None:
    """Open the table of the columns where it is folded."""
    if not journey.page.locator("#colonnes-lues[open]").count():
        journey.page.locator("#colonnes-lues > summary").click()


def change(journey: Journey, column: int, field: str) -> None:
    """Give a column of the list another field, "" for none."""
    page = journey.page
    unfold(journey)
    page.locator(f"#c-{column}").click()
    select = page.locator(f"#c-{column}-champ")
    select.wait_for()
    select.select_option(field)
    page.locator(f"#c-{column}-ok").click()
    select.wait_for(state="detached")


def settle(journey: Journey) -> None:
    """Answer all questions of the untidy file."""
    page = journey.page
    change(journey, 0, "5.1")
    change(journey, 2, "5.5")
    page.locator("#q-5-nom-prenom").click()
    page.locator("#q-5").wait_for(state="detached")
    for question in ("q-6", "q-8"):
        page.locator(f"#{question}-oui").click()
        page.locator(f"#{question}").wait_for(state="detached")
    # The other dates of the file are then read in the same order.
    page.locator("#d-3-order-jma").click()
    page.locator("#d-4").wait_for(state="detached")
    page.locator("#v-0-0").select_option(label="Femme")
    page.locator("#a-regler").wait_for(state="detached")


def filled(template: bytes, person: dict[str, str]) -> bytes:
    """Give the Excel template with one person below its example, by field id."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    places = {str(cell.value): cell.column for cell in sheet[1]}
    for field, value in person.items():
        sheet.cell(5, places[field], value)
    stream = io.BytesIO()
    book.save(stream)
    book.close()
    return stream.getvalue()
