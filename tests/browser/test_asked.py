"""A request of correction on the page: noted in the registre, due three months later, answered."""

import datetime as dt

import pytest

from browser.journey import csv, person

pytestmark = pytest.mark.browser


def test_a_request_is_noted_put_in_the_calendar_and_answered(journey):
    page = journey.page
    journey.ready().to_verdict("liste.csv", csv(person(1), person(2)))
    journey.press("Générer le fichier XML")
    journey.waits_for_title("Votre fichier est prêt")
    journey.press("Commencer un registre")
    page.locator("#demandes > summary").click()
    page.locator("#demande-id").fill("Élodie MARCHAND")
    page.locator("#demande-jour").fill("2026-03-02")
    journey.press("Noter cette demande")
    assert "Ce passage n’est pas connu" in journey.alert().replace("'", "’")
    page.locator("#demande-id").fill("ESSAI-0001")
    journey.press("Noter cette demande")
    journey.sees("demandée le 02/03/2026, due le 02/06/2026")
    name, calendar = journey.download("Mettre les délais dans mon agenda")
    assert name == "echeances.ics"
    assert b"DTSTART;VALUE=DATE:20260602" in calendar
    journey.press("Justifiée")
    today = dt.datetime.now(tz=dt.UTC).date()
    journey.sees(f"justifiée : la donnée ne change pas, le {today:%d/%m/%Y}")
