"""Fingerprints of people are said to be pseudonyms wherever they are made, kept or handed on."""

import ast
import json

import pytest

from buildtools import help_page
from cases.talk import ANSWERS, Talk, people
from certiflux.base.pseudonyms import PSEUDONYM, PSEUDONYMS
from certiflux.deposits.registre import file
from certiflux.deposits.registre.file import parse_registre, write_registre
from certiflux.deposits.registre.registre import (
    PassageState,
    Registre,
    RegistreFlow,
    RegistrePassage,
)
from certiflux.exports.assistance import view as assistance_view
from certiflux.screens.columns.identifiers import EXPLANATION

SENT = PassageState.SENT
SAID = (PSEUDONYMS, PSEUDONYM)


def plain(text):
    return " ".join(str(text).replace("\u00a0", " ").replace("\u202f", " ").split())


def says(text):
    return any(one in plain(text) for one in SAID)


@pytest.fixture
def talk():
    talk = Talk()
    talk.open(people(3))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return talk


def test_the_words_are_those_of_the_regulation():
    assert PSEUDONYMS == "pseudonymes, devinables par qui connaît la personne"
    assert PSEUDONYM == "pseudonyme, devinable par qui connaît la personne"


def test_the_registre_says_so_before_it_is_begun_and_while_it_is_kept(talk):
    before = talk.result("registre_view")
    after = talk.result("registre_new") and talk.result("registre_view")
    for view in (before, after):
        assert PSEUDONYMS in plain(view["nature"])
        assert "reste une donnée personnelle" in plain(view["nature"])
        assert "anonym" not in f"{view['nature']} {view['sentence']}".lower()


def test_the_page_shows_what_the_registre_says_of_itself(root):
    assert 'view["nature"]' in (root / "app/parts/deposits/registre_view.py").read_text()


def test_the_file_of_the_registre_says_so_and_one_without_it_is_read(talk):
    talk.result("registre_new")
    _, data = talk.download("registre_file")
    content = json.loads(data)
    assert PSEUDONYMS in content["nature"]
    kept = parse_registre(data.decode())
    del content["nature"], content["controle"]
    older = content | {"controle": file._control(content)}
    assert parse_registre(json.dumps(older)) == kept


def test_whoever_has_the_file_and_knows_the_person_finds_what_became_of_her():
    """What the words say is so: the key that guards the fingerprints lies beside them."""
    person = ("MARCHAND", "Élodie", "F", "1988", "05", "12")
    registre = Registre("12ABC345", "cle-tiree-au-sort")
    line = RegistrePassage("A-1", registre.fingerprint(person), "RS1", "2026-06-05", 0, SENT)
    registre.record_sent(RegistreFlow("F-1", "flux.xml", "2026-06-10"), [line])
    text = write_registre(registre)
    assert "MARCHAND" not in text.upper()
    found = parse_registre(text)
    wanted = found.fingerprint(("Marchand", "Elodie", *person[2:]))
    assert [own for own, one in found.lines.items() if one.person == wanted] == ["A-1"]


def test_the_page_says_so_of_the_identifiers_that_it_makes():
    assert says(" ".join(EXPLANATION))
    assert "pas un secret" not in " ".join(EXPLANATION)


@pytest.mark.parametrize("kind", ["registre", "information", "conservation"])
def test_each_document_for_the_gdpr_says_so(talk, kind):
    _, data = talk.download("gdpr", kind=kind)
    text = plain(data.decode().replace("&#x27;", "'"))
    assert PSEUDONYMS in text
    assert "pas des données anonymes" in text
    assert "art. 4, 5" in text
    assert "Sans nom ;" not in text


def test_the_reminder_asks_where_the_registre_is_and_until_when(talk):
    text = plain(talk.download("gdpr", kind="conservation")[1].decode())
    row = text.partition("Le registre des passages")[2].partition("</tr>")[0]
    assert PSEUDONYMS in row
    assert "Où :" in row


def test_the_message_for_assistance_says_what_its_people_are():
    assert PSEUDONYMS in plain(assistance_view.NATURE)


@pytest.mark.parametrize(
    "anchor", ["registre", "assistance", "rgpd", "mot-registre", "question-identifiant-technique"]
)
def test_each_entry_of_the_help_about_them_says_so(anchor):
    (text,) = (text for name, text in help_page.files().items() if name.endswith(".html"))
    entry = plain(text.partition(f' id="{anchor}"')[2].partition(' id="')[0])
    assert PSEUDONYMS in entry


@pytest.mark.parametrize("name", ["SECURITY.md", "static/confidentialite.html"])
def test_the_documents_of_the_project_say_so(root, name):
    assert PSEUDONYMS in plain((root / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "name",
    [
        "deposits/registre/registre.py",
        "deposits/registre/file.py",
        "deposits/registre/rows.py",
        "dataset/identifiers/technical_id.py",
        "exports/assistance/assistance.py",
    ],
)
def test_the_code_that_makes_them_says_so(root, name):
    told = ast.get_docstring(ast.parse((root / "py/certiflux" / name).read_text())) or ""
    assert "pseudonym" in told
    assert "guess" in told
