"""The test of sealing: what each attempt came to, in the page and in the reports."""

import json

import pytest

from cases.talk import people, ready
from certiflux.base.sealing import LONGEST, MOST

TARGET = "https://exemple.invalid"
STOPPED = {"where": "page", "means": "fetch", "rule": "connect-src", "error": "TypeError"}
OWN = {"where": "engine", "means": "own", "rule": "", "error": "TypeError"}
UNKNOWN = {"where": "page", "means": "xhr", "rule": "", "error": "NetworkError"}
GONE = {"where": "engine", "means": "fetch", "rule": "", "error": ""}


@pytest.fixture
def talk():
    return ready(people(1))


def told(talk, *attempts, covered=True):
    return talk.result("sealing", attempts=list(attempts), target=TARGET, covered=covered)


def test_all_refused_is_sealed(talk):
    view = told(talk, STOPPED, OWN, {**STOPPED, "means": "webrtc", "rule": "retired"})
    assert (view["level"], view["sentence"]) == (
        "ok",
        "3 essais, tous bloqués\u00a0: rien ne sort de cette page.",
    )
    assert [row["verdict"] for row in view["rows"]] == ["Bloqué"] * 3
    assert "connect-src" in view["rows"][0]["how"]
    assert "garde-fou" in view["rows"][1]["how"]
    assert "démarrage" in view["rows"][2]["how"]


def test_one_that_passed_is_said_loudly(talk):
    view = told(talk, STOPPED, GONE)
    assert view["level"] == "error"
    assert view["sentence"].startswith("1 essai est passé")
    assert view["rows"][1]["level"] == "error"


def test_an_error_without_a_known_cause_proves_nothing(talk):
    view = told(talk, STOPPED, UNKNOWN)
    assert view["level"] == "warning"
    assert view["rows"][1]["verdict"] == "Non prouvé"


def test_an_address_of_our_own_counts_only_under_the_service_worker(talk):
    view = told(talk, STOPPED, OWN, covered=False)
    assert (view["level"], view["rows"][1]["verdict"]) == ("ok", "Sans objet ici")
    assert told(talk, {**OWN, "error": ""})["level"] == "error"


def test_texts_and_attempts_without_end_are_cut(talk):
    view = told(talk, *[{**GONE, "where": "x" * 1000}] * 100)
    assert len(view["rows"]) == MOST
    assert len(view["rows"][0]["where"]) == LONGEST


def test_it_goes_into_the_reports_once_made(talk):
    assert "sealing" not in report(talk)
    told(talk, STOPPED)
    assert report(talk)["sealing"]["target"] == TARGET
    masked = report(talk, anonymous=True)["sealing"]
    assert TARGET not in json.dumps(masked)
    assert masked["rows"][0]["verdict"] == "Bloqué"
    _, parts = talk.download("report", format="html")
    page = parts.decode()
    assert 'id="etancheite"' in page
    assert "connect-src" in page


def test_it_stays_with_the_next_file(talk):
    told(talk, STOPPED)
    talk.open(people(2), "autre.csv")
    talk.result("settings", values={})
    assert "sealing" in report(talk)


def report(talk, **args):
    _, content = talk.download("report", **args)
    return json.loads(content)


CONTROL = {"where": "engine", "means": "control", "rule": "", "error": "TypeError"}
UNTOLD = {"where": "engine", "means": "eventsource", "rule": "", "error": "error"}


def test_where_the_rule_is_seen_at_work_it_is_what_stopped_what_it_governs(talk):
    """Some browsers tell a worker of no rule."""
    view = told(talk, UNTOLD, CONTROL)
    assert [row["verdict"] for row in view["rows"]] == ["Bloqué"]
    assert "en vigueur" in view["rows"][0]["how"]
    for control in ({**CONTROL, "error": ""}, {**CONTROL, "where": "page"}):
        assert told(talk, UNTOLD, control)["rows"][0]["verdict"] == "Non prouvé"
    other = {**UNTOLD, "means": "image"}
    assert told(talk, other, CONTROL)["rows"][0]["verdict"] == "Non prouvé"


def test_silence_is_no_proof_and_an_answer_is_no_calm(talk):
    silent = {**UNTOLD, "error": "TimeoutError"}
    assert told(talk, silent, CONTROL)["rows"][0]["verdict"] == "Non prouvé"
    assert told(talk, silent)["rows"][0]["verdict"] == "Passé"
    assert told(talk, {**UNTOLD, "error": ""}, CONTROL)["rows"][0]["verdict"] == "Passé"
    called = {**silent, "means": "webrtc"}
    assert told(talk, called, CONTROL)["rows"][0]["verdict"] == "Passé"
