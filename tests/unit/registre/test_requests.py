"""Requests of correction: three months from the request, kept without a name, in the calendar."""

import pytest

from cases.talk import ANSWERS, Talk, people
from certiflux.base.errors import UserError
from certiflux.deposits.registre.file import parse_registre, write_registre
from certiflux.deposits.registre.registre import Registre
from certiflux.deposits.registre.requests import CorrectionRequest, RequestAnswer


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.fixture
def talk():
    talk = Talk()
    talk.open(people(3))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    talk.result("registre_new")
    return talk


def own(talk):
    return talk.result("registre_people", offset=0, limit=1)["items"][0]["id"]


@pytest.mark.parametrize(
    ("asked", "due"),
    [("2026-06-01", "2026-09-01"), ("2025-11-30", "2026-02-28"), ("2026-01-31", "2026-04-30")],
)
def test_the_answer_is_due_three_months_after_the_request(asked, due):
    assert CorrectionRequest("A-1", asked).due.isoformat() == due


def test_a_request_is_noted_answered_and_taken_back(talk):
    view = talk.result("registre_request", id=own(talk), asked="2026-06-01")["corrections"]
    (item,) = view["items"]
    assert "demandée le 01/06/2026, due le 01/09/2026 (il reste 71 j)" in plain(item["sentence"])
    assert (view["waiting"], item["open"]) == (1, True)
    view = talk.result("registre_request_answer", rank=0, answer="corrigee")["corrections"]
    assert "un retrait et une nouvelle déclaration, le 22/06/2026" in plain(
        view["items"][0]["sentence"]
    )
    assert view["waiting"] == 0
    view = talk.result("registre_request_answer", rank=0, answer="")["corrections"]
    assert view["items"][0]["open"]
    assert talk.error("registre_request_answer", rank=4, answer="")["code"] == "ARGUMENT_ILLISIBLE"


def test_those_that_wait_come_first_the_latest_at_the_top(talk):
    for day in ("2026-06-01", "2026-01-05", "2026-05-01"):
        talk.result("registre_request", id=own(talk), asked=day)
    talk.result("registre_request_answer", rank=0, answer="justifiee")
    view = talk.result("registre_view")["corrections"]
    assert [one["rank"] for one in view["items"]] == [1, 2, 0]
    assert view["items"][0]["level"] == "error"
    assert "en retard de 78 jours" in plain(view["items"][0]["sentence"])


@pytest.mark.parametrize(
    ("id_", "asked", "code"),
    [
        ("Élodie MARCHAND", "2026-06-01", "DEMANDE_SANS_PASSAGE"),
        ("", "2026-06-01", "DEMANDE_SANS_PASSAGE"),
        (None, "2026-06-23", "DEMANDE_SANS_DATE"),
        (None, "hier", "DEMANDE_SANS_DATE"),
    ],
)
def test_a_name_a_day_to_come_or_none_is_refused(talk, id_, asked, code):
    told = talk.error("registre_request", id=own(talk) if id_ is None else id_, asked=asked)
    assert told["code"] == code
    assert "MARCHAND" not in str(told)
    assert talk.result("registre_view")["corrections"]["items"] == []


def test_the_calendar_holds_those_that_wait(talk):
    talk.result("registre_request", id=own(talk), asked="2026-06-01")
    text = talk.download("calendar")[1].decode()
    assert "DTSTART;VALUE=DATE:20260901" in text
    assert "demande de correction" in text.replace("\r\n ", "")
    talk.result("registre_request_answer", rank=0, answer="justifiee")
    assert "20260901" not in talk.download("calendar")[1].decode()


def test_the_registre_alone_gives_its_calendar(talk):
    talk.result("registre_request", id=own(talk), asked="2026-06-01")
    kept = talk.download("registre_file")[1]
    again = Talk()
    again.result("registre_load", kept, name="registre.json", size=len(kept))
    assert "20260901" in again.download("calendar")[1].decode()


def test_the_file_keeps_them_and_older_files_are_what_they_were():
    registre = Registre("12ABC345", "clé")
    assert '"format":1' in write_registre(registre)
    registre.requests = [
        CorrectionRequest("A-1", "2026-06-01"),
        CorrectionRequest("A-2", "2026-05-02", RequestAnswer.JUSTIFIED, "2026-06-03"),
    ]
    text = write_registre(registre)
    assert '"format":3' in text
    assert parse_registre(text).requests == registre.requests


@pytest.mark.parametrize(
    "wrong",
    [
        CorrectionRequest("A-1", "31/06/2026"),
        CorrectionRequest("A-1", "2026-06-01", RequestAnswer.CORRECTED),
        CorrectionRequest("A-1", ""),
    ],
)
def test_days_or_answers_that_are_none_are_refused(wrong):
    registre = Registre("12ABC345", "clé", requests=[wrong])
    with pytest.raises(UserError) as raised:
        parse_registre(write_registre(registre))
    assert raised.value.code == "PAS_UN_REGISTRE"


def test_who_deposits_for_another_is_told_what_a_depositor_needs():
    talk = Talk()
    talk.open(people(1))
    other = ANSWERS | {"certificateur.id_client": "99XYZ999"}
    form = talk.result("settings", values=other)
    (situation,) = (
        one
        for part in form["sections"]
        for one in part["inputs"]
        if one["key"].endswith("tion") and one["redraw"]
    )
    assert "partenaire n'est pas accepté comme déposant" in plain(situation["help"])
    alone = talk.result("settings", values=ANSWERS)
    assert "partenaire" not in str(alone)
