"""The GDPR documents say which data and how many people, and hold nothing of anybody."""

import re

import pytest

from cases.talk import Talk, people, ready
from certiflux.dictionary import version_called
from certiflux.exports.gdpr.as_html import BLANK, KINDS
from certiflux.schema.xsd import generate

HEADERS = "N° certif;Nom de naissance;Prénom;Né le;Sexe;Obtention;Remarques;NIR"
PEOPLE = (
    "ZQ-0001;KERVADEC;Maëlle;12/05/1988;F;05/06/2026;rappelée par Lou;2 88 05 99 109 000 07",
    "ZQ-0002;<b>LOPVET</b>;=Élodie;13/05/1989;F;05/06/2026;;",
)


def opened():
    talk = Talk()
    talk.open("\n".join([HEADERS, *PEOPLE]).encode(), name="Maëlle Kervadec.csv")
    return talk


def page(talk, kind):
    described, data = talk.download("gdpr", kind=kind)
    assert (described["name"], described["type"]) == (f"rgpd-{kind}.html", "text/html")
    return data.decode()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("checked", [True, False])
def test_no_value_of_the_file_is_in_it(kind, checked):
    talk = opened()
    if checked:
        talk.job("check")
    text = page(talk, kind)
    cells = {cell for row in PEOPLE for cell in row.split(";") if len(cell) > 2}
    assert {cell for cell in cells if cell in text} == set()
    for word in ("Kervadec", "KERVADEC", "LOPVET", "Remarques", "Lou", "288059910900007"):
        assert word not in text


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_made_from_the_fields_that_the_file_feeds(kind):
    talk = opened()
    talk.job("check")
    text = page(talk, kind)
    for label in ("Nom de naissance du titulaire (8.1)", "Année de naissance (8.6)", "État civil"):
        assert label in text
    assert "Nom d'usage ou marital" not in text.replace("&#x27;", "'")
    assert "Code INSEE" not in text


def test_the_register_counts_the_people():
    assert "2 personnes" in page(opened(), "registre").replace("\u00a0", " ")
    assert "60 personnes" in page(ready(people(60)), "registre").replace("\u00a0", " ")


def test_the_reminder_speaks_of_the_columns_that_serve_nothing_and_of_numbers():
    text = page(opened(), "conservation")
    assert "1 colonne ne sert" in text.replace("\u00a0", " ")
    assert "numéros de sécurité sociale" in text
    assert "numéros de sécurité sociale" not in page(ready(people(2)), "conservation")


def test_the_reminder_says_that_numbers_are_sent_only_when_they_are():
    talk = opened()
    assert "ne sont pas envoyés" in page(talk, "conservation").replace("\u00a0", " ")
    talk.result("schema_load", generate(version_called("1.1.5")).encode(), name="kit.xsd", size=1)
    talk.result("national", sent=True)
    assert "sont transmis : la loi les compte" in page(talk, "conservation").replace("\u00a0", " ")
    talk.result("schema_reset")
    assert "ne sont pas envoyés" in page(talk, "conservation").replace("\u00a0", " ")


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_that_it_is_help_and_leaves_blanks(kind):
    text = page(opened(), kind)
    assert "pas un conseil juridique" in text.replace("\u00a0", " ")
    assert BLANK in text
    assert "R. 6113-17-2" in text
    assert text.startswith('<!doctype html>\n<html lang="fr">')
    assert "<script" not in text
    assert re.findall(r'(?:src|href)="(?!#)', text) == []
    assert "default-src &#x27;none&#x27;" in text


def test_the_kinds_are_told_with_what_they_are_made_from():
    told = opened().result("gdpr_kinds")
    assert [one["kind"] for one in told["kinds"]] == ["registre", "information", "conservation"]
    assert all(one["what"].endswith(".") for one in told["kinds"])
    assert "pas un conseil juridique" in told["help"]
    assert told["people"] == 2
    assert [one["name"] for one in told["categories"]][:2] == ["État civil", "Naissance"]


def test_nothing_is_made_without_a_file():
    assert Talk().error("gdpr", kind="registre")["code"] == "AUCUN_FICHIER"
