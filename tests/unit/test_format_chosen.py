"""Through the boundary: which format is followed, on whose word, and the other one in one click."""

import json

import pytest

from cases.talk import ANSWERS, Talk, people
from certiflux.dictionary import version_called
from certiflux.schema.xsd import generate

XSD = generate(version_called("1.1.5")).encode()
NEWER = XSD.replace(b'maxLength value="60"', b'maxLength value="50"')
WANTED = (
    "cvc-complex-type.2.4.a : Contenu non valide trouvé à partir de l'élément 'cpf:emetteur'. "
    "L'une des valeurs '{\"urn:cdc:cpf:pc5:schema:1.0.0\":action}' est attendue."
)


@pytest.fixture
def talk():
    return Talk()


def plain(text):
    return text.replace("\u00a0", " ")


def load(talk, data=XSD):
    return talk.result("schema_load", data, name="certifications-cdc.xsd", size=len(data))


def checked(talk, count=3):
    talk.open(people(count))
    talk.result("settings", values=ANSWERS)
    return talk.job("check")


def made(talk):
    talk.job("generate")
    return talk.download(index=0)[1]


def refused(name, message=WANTED):
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rapport><nomFichier>'
        f"{name}</nomFichier><idTraitement>7</idTraitement><erreurs><erreur><type>XSD</type>"
        f"<message>{message.replace('<', '&lt;')}</message><ligne>2</ligne><colonne>9</colonne>"
        "</erreur></erreurs></rapport>"
    ).encode()


def settings(talk):
    return talk.download("settings_file")[1].decode()


def test_the_question_is_open_until_a_format_is_chosen(talk):
    checked(talk)
    card = talk.result("schema_card")
    assert card["asked"]
    assert [one["number"] for one in card["formats"]] == ["1.1.2", "1.1.5"]
    view = talk.result("schema_choose", number="1.1.2")
    assert view["checked"]
    assert view["why"] == "choisi"
    assert not talk.result("schema_card")["asked"]
    assert '[schema]\n"suivi" = "1.1.2"' in settings(talk)
    assert b"cpf:action" not in made(talk)


def test_the_other_format_asks_for_a_new_check_and_writes_its_action(talk):
    checked(talk)
    assert not talk.result("schema_choose", number="1.1.5")["checked"]
    assert talk.job("check")["summary"]["errors"] == 0
    assert b"<cpf:action>CREATION</cpf:action>" in made(talk)
    assert talk.error("schema_choose", number="1.1.1")["code"] == "ARGUMENT_ILLISIBLE"


def test_the_settings_bring_the_format_to_the_next_list(talk):
    checked(talk)
    talk.result("schema_choose", number="1.1.5")
    text = settings(talk)
    again = Talk()
    view = again.open(people(2), settings=text)
    assert (view["schema"]["label"], view["schema"]["why"]) == ("1.1.5", "choisi")
    again.job("check")
    assert b"<cpf:action>CREATION</cpf:action>" in made(again)


def test_an_official_schema_comes_first_and_is_named_by_its_hash(talk):
    checked(talk)
    talk.result("schema_choose", number="1.1.2")
    view = load(talk)
    assert (view["label"], view["why"], view["since"]) == ("1.1.5", "officiel", None)
    assert f'"xsd" = "{view["sha256"]}"' in settings(talk)
    assert not talk.result("schema_card")["asked"]
    note = Talk().open(people(2), settings=settings(talk))["schema"]["settings_note"]
    assert view["sha256"][:12] in note
    assert "qui n'est pas ici" in note


def test_a_newer_official_schema_says_what_it_changes_for_who_followed_the_last(talk):
    load(talk)
    assert load(talk)["since"] is None
    (change, *_) = load(talk, NEWER)["since"]
    assert change["kind"] == "length"
    assert "50" in change["sentence"]


def test_what_the_browser_keeps_of_it_is_the_same_schema_or_is_refused(talk):
    sha256 = load(talk)["sha256"]
    text = talk.result("schema_kept")["text"]
    again = Talk()
    assert again.result("schema_kept_load", text=text)["sha256"] == sha256
    spoilt = json.dumps(json.loads(text) | {"empreinte": "0" * 64})
    for wrong in (spoilt, "{}", "rien", "[]"):
        fresh = Talk()
        assert fresh.error("schema_kept_load", text=wrong)["code"] == "SCHEMA_GARDE_ABIME"
        assert not fresh.result("schema_view")["brought"]


def test_a_refusal_that_wants_the_action_leads_to_the_same_people_under_the_other_format(talk):
    checked(talk)
    talk.result("schema_choose", number="1.1.2")
    before = made(talk)
    name = talk.result("accuse_view") and talk.job("generate")["files"][0]["name"]
    talk.result("registre_new")
    talk.result("registre_sent")
    report = refused(name)
    told = talk.job("accuse", report, name="accuse.xml", size=len(report))["schema"]
    assert told["offer"]["number"] == "1.1.5"
    assert "action" in told["sentence"]
    view = talk.result("schema_retry", number="1.1.5")
    assert (view["files"], view["checked"]) == (1, False)
    talk.job("check")
    after = made(talk)
    assert b"<cpf:action>CREATION</cpf:action>" in after
    assert ids(after) == ids(before)
    assert talk.result("accuse_view")["schema"]["offer"] is None


def ids(flow):
    return [one.split(b"</")[0] for one in flow.split(b"idTechnique>")[1::2]]


def test_a_pasted_message_is_read_the_same_way(talk):
    assert talk.result("schema_message", text=WANTED)["offer"] is None
    checked(talk)
    made(talk)
    talk.result("deposited", deposited=True)
    assert talk.result("schema_message", text=WANTED)["offer"]["number"] == "1.1.5"
    talk.result("schema_retry", number="1.1.5")
    talk.job("check")
    assert b"CREATION" in made(talk)
    other = talk.result("schema_message", text="Aucun titulaire ne correspond")
    assert (other["recognised"], other["offer"]) == (False, None)
    assert "Collez" in talk.result("schema_message", text=" ")["sentence"]


def test_numbers_asked_for_go_back_to_check_where_the_other_format_has_no_place(talk):
    talk.open(people(2))
    talk.result("settings", values=ANSWERS)
    talk.result("schema_choose", number="1.1.5")
    talk.result("national", sent=True)
    view = talk.result("schema_retry", number="1.1.2")
    assert view["sheet"]["national"] is None
    assert talk.job("check")["summary"]["errors"] == 0
