"""Every operation of the boundary, asked as the page asks it."""

import hashlib
import json

import pytest

from cases.talk import ANSWERS, ID, Talk, people, ready
from certiflux.protocol import Session
from certiflux.reading.formats import endings
from unit.reading import workbooks

PEOPLE = people(3)
MIXED = people(5, wrong=2)


@pytest.fixture
def talk():
    return Talk()


def test_hello(talk):
    told = talk.result("hello")
    assert "accuse" in told.pop("keeps")
    assert told == {
        "version": "0.1.0",
        "build": "",
        "schema": "1.1.2",
        "page_rows": 200,
        "accept": ",".join((*endings(), ".dossier")),
    }


def test_an_engine_refuses_a_page_of_another_build(talk):
    talk.session = Session(lambda: talk.now, lambda: ID, build="b1")
    assert talk.result("hello", build="b1")["build"] == "b1"
    assert talk.error("hello", build="b2")["code"] == "VERSIONS_DIFFERENTES"


def test_admit_before_reading(talk):
    assert talk.result("admit", name="liste.xlsx", size=1_000) == {}
    assert talk.error("admit", name="liste.xlsx", size=300_000_000)["code"] == "FICHIER_TROP_GRAND"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_open_shows_the_sheet_and_its_columns(talk, kind):
    data = PEOPLE
    if kind == "xlsx":
        data = workbooks.xlsx([line.split(";") for line in PEOPLE.decode().splitlines()])
    view = talk.open(data, f"liste.{kind}")
    assert view["file"]["name"] == f"liste.{kind}"
    assert (view["header_row"], view["first_row"], view["people"]) == (1, 2, 3)
    assert view["sentence"].startswith("3 personnes dans ")
    assert (view["mapped"], view["unused"], view["missing"]) == (12, 0, [])
    assert view["columns"][8] == {
        "index": 8,
        "letter": "I",
        "header": "8.1",
        "field": "8.1",
        "label": "Nom de naissance du titulaire",
        "short": "nom de naissance",
        "role": None,
        "status": "Obligatoire",
        "how": "Numéro 8.1 du dictionnaire\u00a0; toutes les valeurs sont des noms",
        "score": 100,
        "sure": True,
        "alternates": [],
        "samples": ["MARCHAND"],
        "ask": None,
        "names": None,
        "join": None,
        "joined": [],
        "made": None,
    }
    assert [one["key"] for s in view["form"]["sections"] for one in s["inputs"]] == [
        "emetteur.situation",
        "emetteur.id_client",
        "certificateur.id_contrat",
        "certification.nature_deposant",
    ]
    assert view["form"]["ready"] is False


def test_settings_given_with_the_file_are_in_use(talk):
    told = '[emetteur]\nid_client = "12ABC345"\n[colonnes]\nRemarque = "5.17"\n'
    view = talk.open(people(2, columns=["Remarque"]), settings=told)
    assert view["columns"][12]["field"] == "5.17"
    first = view["form"]["sections"][0]["inputs"][1]
    assert (first["key"], first["value"], first["error"]) == (
        "emetteur.id_client",
        "12ABC345",
        None,
    )
    assert talk.error("open", PEOPLE, name="l.csv", size=9, settings="[x")["code"] == (
        "REGLAGES_ILLISIBLES"
    )


def test_another_sheet_of_the_same_workbook(talk):
    rows = [line.split(";") for line in PEOPLE.decode().splitlines()]
    view = talk.open(workbooks.xlsx(rows, rows[:2], [["rien"]], names=("A", "B", "C")), "l.xlsx")
    assert [sheet["name"] for sheet in view["sheets"]] == ["A", "B", "C"]
    view = talk.job("sheet", index=1)
    assert (view["sheet"], view["people"]) == (1, 1)
    assert talk.error("sheet", index=2)["code"] == "COLONNES_NON_RECONNUES"
    assert talk.error("sheet", index=3)["code"] == "FEUILLE_INCONNUE"
    assert talk.error("sheet", index=-1)["code"] == "FEUILLE_INCONNUE"
    assert talk.job("check")["summary"]["rows"] == 1


def test_the_list_is_looked_for_beyond_a_sheet_that_looks_like_one(talk):
    rows = [line.split(";") for line in PEOPLE.decode().splitlines()]
    guide = [["Nom", "À savoir"], ["MARCHAND", "rien"]]
    assert talk.open(workbooks.xlsx(guide, rows), "l.xlsx")["sheet"] == 1
    assert talk.open(workbooks.xlsx(rows, guide), "l.xlsx")["sheet"] == 0
    short = [["Nom", "Prénom"], ["MARCHAND", "Élodie"]]
    assert talk.open(workbooks.xlsx(short, guide), "l.xlsx")["sheet"] == 0


def test_assign_feeds_a_field_from_another_column():
    talk = ready(people(2, columns=["Remarque"]))
    view = talk.result("assign", column=12, field="5.17")
    assert (view["columns"][12]["field"], view["columns"][12]["how"]) == (
        "5.17",
        "Choisie par vous",
    )
    assert talk.result("assign", column=8, field=None)["columns"][8]["field"] is None
    codes = {group["code"] for group in talk.job("check")["groups"]}
    assert codes == {"COLONNE_ABSENTE"}
    for name, wrong in (
        ("column", {"column": 99, "field": "5.17"}),
        ("field", {"column": 1, "field": "99.9"}),
    ):
        error = talk.error("assign", **wrong)
        assert (error["code"], error["detail"]) == ("ARGUMENT_ILLISIBLE", name)
    assert talk.job("check")["summary"]["rows"] == 2


def test_generate_with_the_valid_rows_only_or_not_at_all():
    talk = ready(MIXED)
    assert talk.error("generate", valid_only=False)["code"] == "LIGNES_EN_ERREUR"
    assert talk.error("download", index=0)["code"] == "FICHIER_A_GENERER"
    view = talk.job("generate", valid_only=True)
    assert (view["left_out"], view["files"][0]["passages"]) == (2, 3)
    assert [one["state"] for one in view["verdicts"]] == ["ok", "ok", "attente"]
    assert view["verdicts"][0]["label"] == "Conforme au XSD 1.1.2"


def test_download_gives_the_bytes_that_were_said():
    talk = ready(PEOPLE)
    (told,) = talk.job("generate", valid_only=False)["files"]
    described, data = talk.download(index=0)
    assert told["name"] == "flux-12ABC345-20260622-153000.xml"
    assert described == {"name": told["name"], "type": "application/xml", "size": len(data)}
    assert told["size"] == len(data)
    assert told["sha256"] == hashlib.sha256(data).hexdigest()
    assert told["xsd_valid"] is True
    assert ID.encode() in data
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    for index in (-1, 1):
        assert talk.error("download", index=index)["code"] == "FICHIER_A_GENERER"


def test_a_new_answer_forgets_the_file_that_was_made():
    talk = ready(PEOPLE)
    talk.job("generate", valid_only=False)
    talk.result("settings", values=ANSWERS)
    assert talk.download(index=0), "the same answers again change nothing"
    talk.result("settings", values=ANSWERS | {"certificateur.id_contrat": "MCFCER000456"})
    assert talk.error("download", index=0)["code"] == "FICHIER_A_GENERER"
    assert talk.job("generate", valid_only=False)["left_out"] == 0


def test_generate_is_refused_while_identifiers_are_missing(talk):
    talk.open(PEOPLE)
    assert talk.job("check")["verdict"]["level"] == "error"
    error = talk.error("generate", valid_only=True)
    assert (error["kind"], error["code"]) == ("user", "RIEN_A_GENERER")


def test_progress_is_told_step_by_step_and_a_job_can_be_cancelled():
    talk = ready(people(9_000), tick=1.0)
    progress = talk.result("check")
    assert (progress["finished"], progress["phase"]) == (False, "conversion")
    assert talk.result("cancel", job=progress["job"]) == {}
    assert talk.error("step", job=progress["job"])["code"] == "TRAVAIL_ABANDONNE"
    assert talk.result("findings")["total"] == 0
    assert talk.job("check")["summary"]["rows"] == 9_000


def test_a_check_replaced_by_another_job_is_refused_kindly():
    talk = ready(PEOPLE, tick=1.0)
    first = talk.result("check")["job"]
    second = talk.result("check")["job"]
    error = talk.error("step", job=first)
    assert (error["kind"], error["code"]) == ("user", "TRAVAIL_ABANDONNE")
    assert talk.result("step", job=second)["job"] == second


@pytest.mark.parametrize("op", ["check", "generate"])
def test_answers_changed_on_the_way_leave_nothing_stale(op):
    talk = ready(MIXED, tick=1.0)
    progress = talk.result(op, valid_only=True)
    talk.result("settings", values={"emetteur.id_client": "99ZZZ999"})
    while not progress.get("finished"):
        told, _ = talk.ask("step", job=progress["job"])
        if not told["ok"]:
            break
        progress = told["result"]
    assert told["error"]["code"] == "REPONSES_CHANGEES"
    talk.job("generate", valid_only=True)
    assert b"99ZZZ999" in talk.download(index=0)[1]


def test_close_forgets_the_file_and_what_was_under_way():
    talk = Talk(tick=1.0)
    talk.open(PEOPLE)
    job = talk.result("check")["job"]
    assert talk.result("close") == {}
    assert talk.error("check")["code"] == "AUCUN_FICHIER"
    assert talk.error("step", job=job)["code"] == "TRAVAIL_ABANDONNE"


@pytest.mark.parametrize("op", ["sheet", "assign", "settings", "check", "findings", "journal",
                                "generate", "download", "report"])  # fmt: skip
def test_each_operation_on_a_file_asks_for_one(talk, op):
    error = talk.error(op, index=0, column=0, values={})
    assert (error["kind"], error["code"]) == ("user", "AUCUN_FICHIER")


def test_a_page_of_another_version_is_told_to_reload(talk):
    reply = json.loads(talk.session.dispatch('{"v": 2, "id": 5, "gen": 3, "op": "hello"}').text)
    assert (reply["v"], reply["id"], reply["gen"], reply["ok"]) == (1, 5, 3, False)
    assert reply["error"]["code"] == "VERSIONS_DIFFERENTES"


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "MARCHAND"],
)
def test_a_request_of_no_known_form_is_a_bug_without_any_value(text):
    talk = ready(PEOPLE)
    reply = talk.session.dispatch(text)
    error = json.loads(reply.text)["error"]
    assert (error["kind"], error["code"]) == ("bug", "DEFAUT_DU_PROGRAMME")
    assert "MARCHAND" not in reply.text
    assert talk.job("check")["summary"]["rows"] == 3


def test_a_defect_names_its_place_and_no_person(monkeypatch):
    talk = ready(PEOPLE)

    def failing(_dossier):
        raise ValueError("MARCHAND Élodie")

    monkeypatch.setattr("certiflux.screens.verify.requests.verdict_view", failing)
    told, _ = talk.ask("check")
    assert told["error"]["detail"].startswith("ValueError (")
    assert "MARCHAND" not in json.dumps(told, ensure_ascii=False)


def test_the_same_requests_give_the_same_bytes():
    def whole():
        talk = ready(MIXED)
        talk.job("generate", valid_only=True)
        return talk.download(index=0), talk.download("report")

    assert whole() == whole()


def test_the_clock_of_the_session_is_the_hour_of_the_flow():
    talk = ready(PEOPLE)
    talk.job("generate", valid_only=False)
    assert b"<cpf:horodatage>2026-06-22T15:30:00+02:00" in talk.download(index=0)[1]
