"""A flow and a schema dropped on the page: what is said of them, and nothing lost."""

import io
import re
import zipfile

import pytest

from browser.journey import CERTIFICATION, IDENTIFIERS, csv, person, plain
from certiflux.dictionary import version_called
from certiflux.schema.xsd import generate
from schema.flows import SHORT, flow

pytestmark = [pytest.mark.browser, pytest.mark.in_turn]

PASSAGE = SHORT.replace("VAE<", "CANDIDAT_LIBRE<").replace("2024-01-05", "2026-10-05")
GOOD = flow([PASSAGE] * 2)
SEX = "<cpf:sexe>F</cpf:sexe>"


def as_is(journey):
    """Give the text of the box on the file as it is."""
    box = journey.page.locator("#flux-tel-quel")
    box.wait_for()
    return plain(box.inner_text())


def chip(journey):
    """Give the text of the header on the schema in force."""
    return plain(journey.page.locator("#schema-texte").inner_text())


def kit():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("Exemple/CREATION.xml", "<a/>")
        archive.writestr("Exemple/certifications-cdc.xsd", generate(version_called("1.1.5")))
    return stream.getvalue()


def test_a_good_flow_is_said_to_conform_as_it_is(journey):
    journey.ready().give("flux.xml", GOOD.encode())
    journey.waits_for_title("2 personnes")
    assert "Le fichier XML tel quel : conforme au XSD 1.1.2." in as_is(journey)
    journey.check()
    assert "Conforme" in as_is(journey)
    assert journey.page.locator("#flux-liste").count() == 0


def test_each_fault_of_a_flow_is_told_with_its_line_and_passage(journey):
    wrong = GOOD.replace(SEX, "<cpf:sexe>H</cpf:sexe>", 1).replace("2026-10-05", "05/10/2026")
    journey.ready().give("flux.xml", wrong.encode())
    journey.waits_for_title("2 personnes")
    assert "non conforme au XSD 1.1.2" in as_is(journey)
    journey.check()
    said = as_is(journey)
    assert "3 points refusés par le schéma" in said
    assert "S-1" in said
    assert "05/10/2026" in said
    assert "Element '" not in said
    rows = journey.page.locator("#flux-liste tbody tr")
    assert rows.count() == 3
    rows.first.get_by_text("Détail technique").click()
    assert "is not" in rows.first.inner_text()
    assert journey.overflow() == 0


def test_many_faults_are_shown_by_pages(journey):
    wrong = flow([PASSAGE.replace(SEX, "<cpf:sexe>H</cpf:sexe>")] * 60)
    journey.ready().give("flux.xml", wrong.encode())
    journey.waits_for_title("60 personnes")
    journey.check()
    assert "De 1 à 50 sur 60" in as_is(journey)
    journey.page.locator("#flux-liste .pager button").click()
    journey.page.get_by_text("De 51 à 60 sur 60").wait_for()
    assert journey.page.locator("#flux-liste tbody tr").count() == 10


BROKEN = {
    "esperluette.xml": (GOOD.replace("LEMAÎTRE", "A & B", 1).encode(), "&amp;"),
    "coupe.xml": (GOOD.encode()[:1400], "s'arrête avant la fin"),
    "latin.xml": (GOOD.encode("latin-1"), "s'annonce en UTF-8"),
    "doctype.xml": (GOOD.replace("<cpf:flux", "<!DOCTYPE a>\n<cpf:flux", 1).encode(), "DOCTYPE"),
    "autre.xml": (GOOD.replace("urn:cdc:cpf:pc5:schema:1.0.0", "urn:a").encode(), "espace de noms"),
}


def test_a_flow_that_cannot_be_read_is_explained_and_nothing_is_lost(journey):
    journey.ready().give("bonne-liste.csv", csv(person(1), person(2)))
    journey.waits_for_title("2 personnes")
    for name, (content, words) in BROKEN.items():
        journey.give(name, content)
        journey.page.locator("#travail").wait_for(state="hidden")
        journey.waits_for_title("Déposez")
        said = journey.alert().replace("’", "'")
        assert words in said, said
        assert "Que faire :" in said
        journey.press("Revenir à « bonne-liste.csv »")
        journey.waits_for_title("2 personnes")


@pytest.mark.parametrize("name", ["certifications-cdc.xsd", "kit.zip"])
def test_the_schema_of_the_kit_is_followed_until_it_is_left(journey, name):
    content = kit() if name.endswith(".zip") else generate(version_called("1.1.5")).encode()
    journey.ready()
    assert chip(journey).startswith("Schéma 1.1.2")
    journey.give(name, content)
    journey.sees("Ce que ce schéma change pour vos colonnes")
    assert chip(journey) == "Schéma 1.1.5 (le vôtre)"
    body = plain(journey.page.locator("#schema-corps").inner_text())
    assert "« Action demandée » (balise action) apparaît et est obligatoire" in body
    journey.page.keyboard.press("Escape")
    journey.give("liste.csv", csv(person(1), person(2)))
    journey.waits_for_title("2 personnes")
    journey.fill({**IDENTIFIERS, **CERTIFICATION, "flux.action": "CREATION"})
    journey.check()
    journey.press("Générer")
    journey.sees("Conforme au XSD 1.1.5")
    _, data = journey.download("Télécharger")
    assert b"<cpf:action>CREATION</cpf:action>" in data
    journey.page.locator("#schema-resume").click()
    journey.press("Revenir au schéma de Certiflux")
    journey.page.locator("#schema-texte", has_text=re.compile(r"^Schéma\s1.1.2\b")).wait_for()
    journey.waits_for_title("2 personnes")
    assert journey.page.locator("#champ-flux-action").count() == 0


def test_what_only_the_schema_refuses_is_shown_on_the_users_own_line(journey):
    pattern = '<xsd:pattern value="[A-L].*"/><xsd:maxLength value="60"/>'
    stricter = generate().replace('<xsd:maxLength value="60"/>', pattern, 1)
    journey.ready().give("kit.xsd", stricter.encode())
    journey.sees("doit suivre une autre forme")
    journey.page.keyboard.press("Escape")
    journey.to_verdict("liste.csv", csv(person(0), person(1)))
    journey.press("Générer")
    journey.sees("le schéma officiel le refuserait")
    box = plain(journey.page.locator("#fautes-du-schema tbody").inner_text())
    assert "« MARCHAND » n'est pas accepté ici." in box
    assert box.split()[0] == "2"


@pytest.mark.parametrize(
    ("version", "words"), [("1.1.1", "FELICITATIONS"), ("1.1.2", "Rien : vos colonnes")]
)
def test_the_official_schema_changes_nothing_or_one_mention(journey, shared, version, words):
    folder = shared / "spec" / "xsd"
    journey.ready()
    journey.give(f"official-{version}.xsd", (folder / f"official-{version}.xsd").read_bytes())
    journey.page.locator("#schema-texte", has_text=f"Schéma {version} (le vôtre)").wait_for()
    journey.sees(words)


def test_a_file_that_is_not_this_schema_is_explained_and_changes_nothing(journey):
    journey.ready().give("liste.csv", csv(person(1)))
    journey.waits_for_title("1 personne")
    other = generate().replace("urn:cdc:cpf:pc5:schema:1.0.0", "urn:autre").encode()
    journey.give("autre.xsd", other)
    assert "pas celui des flux du SI CPF" in journey.alert()
    journey.waits_for_title("1 personne")
    assert chip(journey).startswith("Schéma 1.1.2")


def test_an_engine_that_starts_again_follows_the_same_schema(journey):
    journey.ready().give("certifications-cdc.xsd", generate(version_called("1.1.5")).encode())
    journey.sees("Ce que ce schéma change pour vos colonnes")
    journey.page.keyboard.press("Escape")
    journey.give("flux.xml", GOOD.encode())
    journey.waits_for_title("2 personnes")
    assert "non conforme au XSD 1.1.5" in as_is(journey)
    (worker,) = journey.page.workers
    worker.evaluate("self.close()")
    assert "« flux.xml » a été rouvert" in journey.alert()
    assert "non conforme au XSD 1.1.5" in as_is(journey)
    assert chip(journey) == "Schéma 1.1.5 (le vôtre)"


@pytest.mark.parametrize("options", [{"viewport": {"width": 400, "height": 800}}])
def test_on_a_narrow_screen_nothing_sticks_out(journey):
    wrong = GOOD.replace(SEX, "<cpf:sexe>H</cpf:sexe>")
    journey.ready().give("flux.xml", wrong.encode())
    journey.waits_for_title("2 personnes")
    journey.check()
    as_is(journey)
    assert journey.overflow() == 0
    journey.give("certifications-cdc.xsd", generate(version_called("1.1.5")).encode())
    journey.sees("Ce que ce schéma change pour vos colonnes")
    assert journey.overflow() == 0
