"""The template and the settings: saved, dropped again, kept here only when asked to."""

import tomllib

import pytest

from browser.journey import CERTIFICATION, IDENTIFIERS, csv, person
from browser.messy import MESSY, filled, open_messy, settle

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

KEY = "certiflux.reglages"
PERSON = {
    "4.1": "RS", "4.2": "RS5200", "5.1": "ESSAI-0001", "5.4": "PAR_ADMISSION", "5.5": "OUI",
    "5.10": "20/05/2026", "5.12": "NON", "5.14": "NON", "7.1": "CANDIDAT_LIBRE",
    "8.1": "MARCHAND", "8.3": "Élodie", "8.6": "1988", "8.7": "03", "8.8": "14", "8.9": "F",
    "8.10": "31555",
}  # fmt: skip


def kept(journey) -> str | None:
    return journey.page.evaluate(f"localStorage.getItem('{KEY}')")


def give_all(journey, *files: tuple[str, bytes]) -> None:
    journey.page.set_input_files(
        "#fichier",
        files=[{"name": n, "mimeType": "application/octet-stream", "buffer": c} for n, c in files],
    )


def test_settings_saved_and_dropped_with_the_next_file_leave_nothing_to_settle(journey):
    open_messy(journey)
    settle(journey)
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    name, text = journey.download("Enregistrer ces réglages")
    assert name == "12ABC345.certiflux.toml"
    tomllib.loads(text.decode())
    assert "RS5200" in text.decode()
    assert "MARCHAND" not in text.decode()
    journey.page.reload()
    journey.ready()
    assert journey.page.locator("#reglages-prets").is_hidden()
    give_all(journey, ("export.csv", MESSY.encode("cp1252")), (name, text))
    journey.waits_for_title("3 personnes")
    journey.sees("rien à régler")
    assert journey.page.locator("#a-regler").count() == 0
    assert journey.page.locator("#champ-emetteur-id_client").input_value() == "12ABC345"


def test_settings_dropped_alone_wait_for_the_next_file_or_serve_the_open_one(journey):
    text = b'[emetteur]\nid_client = "12ABC345"\n[certificateur]\nid_contrat = "MCFCER000123"\n'
    journey.ready().give("mes.certiflux.toml", text)
    journey.sees("Vos réglages sont prêts")
    journey.give("liste.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    sender = journey.page.locator("#champ-emetteur-id_client")
    assert sender.input_value() == "12ABC345"
    journey.give("autres.certiflux.toml", text.replace(b"12ABC345", b"98XYZ765"))
    journey.page.wait_for_function(
        "() => document.querySelector('#champ-emetteur-id_client')?.value === '98XYZ765'"
    )
    journey.give("faux.certiflux.toml", b"[[[")
    assert "Que faire :" in journey.alert()
    assert sender.input_value() == "98XYZ765"


def test_settings_are_kept_here_only_while_the_box_is_ticked(journey):
    journey.ready().give("liste.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    assert kept(journey) is None
    box = journey.page.locator("#retenir")
    box.check()
    journey.page.wait_for_function(f"() => localStorage.getItem('{KEY}') !== null")
    journey.fill(IDENTIFIERS)
    journey.page.keyboard.press("Tab")
    journey.page.wait_for_function(f"() => localStorage.getItem('{KEY}').includes('MCFCER000123')")
    assert "MARCHAND" not in kept(journey)
    journey.page.reload()
    journey.ready()
    journey.press("Les reprendre")
    journey.sees("Vos réglages sont prêts")
    journey.give("liste.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    assert journey.page.locator("#champ-emetteur-id_client").input_value() == "12ABC345"
    assert box.is_checked()
    box.uncheck()
    journey.page.wait_for_function(f"() => localStorage.getItem('{KEY}') === null")


def test_the_example_offers_no_settings_to_keep(journey):
    journey.ready().press("Essayer avec un exemple")
    journey.waits_for_title("18 personnes")
    assert journey.page.locator("#reglages").count() == 0


def test_the_excel_template_filled_needs_no_question(journey):
    journey.ready().page.locator("#modele summary").click()
    name, template = journey.download("Modèle Excel")
    assert name == "modele-certiflux.xlsx"
    journey.give("rempli.xlsx", filled(template, PERSON))
    journey.waits_for_title("1 personne")
    journey.sees("rien à régler")
    journey.fill(IDENTIFIERS)
    journey.check()
    assert journey.title().startswith("0 erreur")


def test_the_csv_template_filled_needs_no_question(journey):
    journey.ready().page.locator("#modele summary").click()
    name, template = journey.download("Modèle CSV")
    header = template.decode("utf-8-sig").splitlines()[0].split(";")
    row = ";".join(PERSON.get(field, "") for field in header)
    assert row.strip(";").count(";") > len(PERSON)
    journey.give(name, f"{template.decode('utf-8-sig').rstrip()}\r\n{row}\r\n".encode("utf-8-sig"))
    journey.waits_for_title("1 personne")
    journey.sees("rien à régler")
    assert journey.page.locator("#a-regler").count() == 0
    journey.fill(IDENTIFIERS)
    journey.check()
    assert journey.title().startswith("0 erreur")


@pytest.mark.own_page
def test_the_csv_template_is_given_before_the_engine_is_ready(journey):
    journey.page.wait_for_function("() => document.querySelector('#version').textContent === ''")
    journey.page.locator("#moteur[data-phase=download], #moteur[data-phase=python]").wait_for()
    journey.page.locator("#modele summary").click()
    name, template = journey.download("Modèle CSV")
    assert name == "modele-certiflux.csv"
    assert template.startswith(b"\xef\xbb\xbf")
    assert b"8.10" in template
