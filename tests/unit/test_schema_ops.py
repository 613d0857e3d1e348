"""Through the boundary: the schema of the user, and a flow that was dropped."""

import pytest
from lxml import etree

from cases.talk import ANSWERS, Talk, people
from certiflux.dictionary import version_called
from certiflux.schema.validate import compiled
from certiflux.schema.xsd import generate
from schema.flows import FULL, SHORT, flow

XSD = generate(version_called("1.1.5")).encode()
SEX = "<cpf:sexe>F</cpf:sexe>"


@pytest.fixture
def talk():
    return Talk()


def plain(text):
    return text.replace("\u00a0", " ")


def load(talk, data=XSD, name="certifications-cdc.xsd"):
    return talk.result("schema_load", data, name=name, size=len(data))


def test_a_schema_comes_with_a_file_and_is_shown(talk):
    assert talk.result("schema_view")["brought"] is False
    view = load(talk)
    assert (view["version"], view["brought"], view["follows"]) == ("1.1.5", True, "1.1.5")
    assert [one["field"] for one in view["differences"]] == ["action", None]
    assert "2 différences" in view["sentence"]
    assert talk.result("schema_view") == view
    assert talk.result("hello")["schema"] == "1.1.5"
    assert talk.result("schema_reset")["label"] == "1.1.2"
    assert talk.result("hello")["schema"] == "1.1.2"


def test_a_schema_is_admitted_by_its_own_limits(talk):
    assert talk.result("admit", name="kit.zip", size=40_000_000, purpose="schema_load") == {}
    assert talk.error("admit", name="kit.zip", size=60_000_000, purpose="schema_load")
    assert talk.error("admit", name="kit.zip", size=1_000)["code"] == "FICHIER_PAS_TABLEUR"


def test_a_refused_schema_changes_nothing(talk):
    load(talk)
    talk.open(people(2))
    assert talk.error("schema_load", b"<a/>", name="a.xsd", size=4)["code"] == "SCHEMA_ILLISIBLE"
    assert talk.result("schema_view")["label"] == "1.1.5"


@pytest.mark.parametrize("first", ["schema", "file"])
def test_the_flow_is_written_for_the_schema_in_force(talk, first):
    if first == "schema":
        load(talk)
    talk.open(people(3))
    if first == "file":
        view = load(talk)
        assert view["sheet"]["columns"]
        assert view["sheet"]["missing"] == []
    form = talk.result("settings", values=ANSWERS | {"flux.action": "CREATION"})
    assert form["ready"]
    assert "flux.action" in {s["inputs"][0]["key"] for s in form["sections"]}
    assert talk.job("check")["summary"]["errors"] == 0
    files = talk.job("generate")
    assert files["verdicts"][0]["label"] == "Conforme au XSD 1.1.5"
    assert files["files"][0]["xsd_valid"]
    _, data = talk.download(index=0)
    assert b"</cpf:horodatage><cpf:action>CREATION</cpf:action><cpf:emetteur>" in data
    assert compiled(version_called("1.1.5")).validate(etree.fromstring(data))
    talk.result("schema_reset")
    talk.job("check")
    talk.job("generate")
    _, data = talk.download(index=0)
    assert b"cpf:action" not in data


def test_without_the_action_nothing_is_written(talk):
    load(talk)
    talk.open(people(3))
    assert talk.result("settings", values=ANSWERS)["ready"] is False
    assert "REGLAGE_ABSENT" in {group["code"] for group in talk.job("check")["groups"]}


def test_the_checks_follow_the_limits_of_the_schema(talk):
    load(talk, generate().replace('maxLength value="60"', 'maxLength value="4"').encode())
    talk.open(people(3))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    first = talk.result("findings", code="TEXTE_TROP_LONG")["items"][0]
    assert first["row"] == 2
    assert "4 au plus" in plain(first["message"])
    talk.result("schema_reset")
    assert talk.job("check")["summary"]["errors"] == 0


def test_the_checks_follow_the_lists_of_the_schema(talk):
    other = generate().replace("PAR_ADMISSION", "SUR_DOSSIER").encode()
    talk.open(people(3))
    talk.result("settings", values=ANSWERS)
    load(talk, other)
    talk.job("check")
    found = talk.result("findings", code="VALEUR_HORS_LISTE")["items"]
    assert found[0]["field"] == "5.4"
    assert "SUR_DOSSIER" in found[0]["expected"]


def test_what_only_the_schema_refuses_is_said_of_the_users_row(talk):
    pattern = '<xsd:pattern value="[A-Z]{1,4}"/><xsd:maxLength value="60"/>'
    stricter = generate().replace('<xsd:maxLength value="60"/>', pattern, 1).encode()
    load(talk, stricter)
    talk.open(people(3))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    files = talk.job("generate")
    assert not files["files"][0]["xsd_valid"]
    fault = files["faults"][0]
    assert (fault["code"], fault["row"]) == ("SCHEMA_VALEUR_REFUSEE", 2)
    assert plain(fault["message"]).startswith("Ligne 2, « ")


def test_a_dropped_flow_has_the_verdict_of_the_schema_as_it_is(talk):
    text = flow([SHORT, FULL]).replace(SEX, "<cpf:sexe>H</cpf:sexe>", 1)
    talk.open(text.encode(), "flux.xml")
    view = talk.job("flow_check")
    assert view["xsd_valid"] is False
    assert "non conforme au XSD 1.1.2" in view["verdict"]["sentence"]
    assert (view["counts"]["rows"], view["counts"]["errors"], view["counts"]["valid_rows"]) == (
        2,
        1,
        1,
    )
    (item,) = view["findings"]["items"]
    assert (item["row"], item["code"], item["technical_id"]) == (1, "VALEUR_HORS_LISTE", "S-1")
    assert talk.result("flow_findings", offset=0)["items"] == [item]
    assert talk.result("flow_findings", offset=1) == {"total": 1, "offset": 1, "items": []}


def test_a_dropped_flow_is_judged_by_the_schema_in_force(talk):
    talk.open(flow([SHORT]).encode(), "flux.xml")
    assert talk.job("flow_check")["xsd_valid"] is True
    load(talk)
    view = talk.job("flow_check")
    assert view["xsd_valid"] is False
    assert "« Action demandée » (balise action)" in plain(view["findings"]["items"][0]["message"])
    talk.result("schema_reset")
    assert talk.job("flow_check")["verdict"]["sentence"].endswith("conforme au XSD 1.1.2.")


def test_only_a_flow_is_checked_as_it_is(talk):
    talk.open(people(2))
    assert talk.error("flow_check")["code"] == "PAS_UN_FLUX"


BROKEN = [
    ("XML_CHEVRON", flow([SHORT]).replace("LEMAÎTRE", "A < B").encode()),
    ("XML_ESPERLUETTE", flow([SHORT]).replace("LEMAÎTRE", "A & B").encode()),
    ("XML_COUPE", flow([SHORT]).encode()[:1200]),
    ("XML_DOCTYPE", flow([SHORT]).replace("<cpf:flux", "<!DOCTYPE flux>\n<cpf:flux").encode()),
    ("XML_ENCODAGE", flow([SHORT]).encode("latin-1")),
    ("XML_ENCODAGE_FAUX", flow([SHORT]).encode("utf-16")),
    ("XML_DECLARATION", flow([SHORT]).replace(' version="1.0"', "").encode()),
    ("XML_AVANT_DECLARATION", b"\xef\xbb\xbf " + flow([SHORT]).encode()),
    ("XML_BALISE_INACHEVEE", flow([SHORT]).replace("><cpf:idFlux>", "<cpf:idFlux>").encode()),
    ("SCHEMA_RACINE", flow([SHORT]).replace("urn:cdc:cpf:pc5:schema:1.0.0", "urn:autre").encode()),
]


@pytest.mark.parametrize(("code", "data"), BROKEN, ids=lambda v: v if isinstance(v, str) else "")
def test_a_flow_that_cannot_be_read_is_explained_with_its_line(talk, code, data):
    talk.open(people(2))
    error = talk.error("open", data, name="flux.xml", size=len(data))
    assert error["code"] == code
    assert error["message"].startswith("Ligne ")
    assert error["remedy"].endswith("Ou déposez le tableau qui a servi à le faire.")
    assert talk.result("preview")["rows"]


def test_a_report_of_the_portal_is_recognised(talk):
    data = b'<?xml version="1.0"?><rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema"/>'
    error = talk.error("open", data, name="accuse.xml", size=len(data))
    assert error["code"] == "ACCUSE_XML"
    assert "accusé de traitement" in error["title"]
