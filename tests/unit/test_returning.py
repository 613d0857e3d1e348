"""Another file dropped after the first one: corrections taken up, what changed, who."""

import pytest

from cases.mending import csv, line
from cases.talk import ANSWERS, Talk
from certiflux.words import NO_BREAK

OLD = csv(
    line(1, given="Zoé", sex="X"),
    line(2, born="31/02/1988"),
    line(3, given="Lou", sex="Q"),
    line(4, given="Ève"),
)
NEW = csv(
    line(3, given="Lou", sex="F"),
    line(2, born="31/02/1988"),
    line(1, given="Zoé", sex="F"),
    line(9, name="NEUF", given="Anne"),
)


def checked(talk, data):
    talk.open(data)
    talk.result("settings", values=ANSWERS)
    return talk.job("check")


@pytest.fixture
def talk():
    talk = Talk()
    checked(talk, OLD)
    talk.result("edit", row=0, field="8.9", text="F")
    talk.result("edit", row=1, field="8.6-8.8", text="28/02/1988")
    talk.result("edit", row=2, field="8.9", text="M")
    talk.result("aside", rows=[3], reason="à revoir")
    return talk


def plain(text):
    return text.replace(NO_BREAK, " ")


def test_without_a_file_before_there_is_nothing_to_take_up():
    talk = Talk()
    checked(talk, OLD)
    assert talk.result("returned") == {"available": False}
    assert talk.error("carry")["code"] == "AUCUN_FICHIER_PRECEDENT"
    assert talk.error("compare")["code"] == "AUCUN_FICHIER_PRECEDENT"


def test_what_became_of_each_correction_is_told(talk):
    checked(talk, NEW)
    told = talk.result("returned")
    assert told["counts"] == {"kept": 1, "solved": 1, "conflicting": 1, "lost": 1}
    assert len(told["sentences"]) == 4
    assert told["cells"]["conflicting"] == [{"number": 4, "field": "8.9", "label": "8.9"}]


@pytest.mark.parametrize(("ours", "changed", "sex"), [(False, 1, "F"), (True, 2, "M")])
def test_corrections_are_taken_up_as_one_action_that_can_be_undone(talk, ours, changed, sex):
    before = checked(talk, NEW)
    assert talk.result("carry", ours=ours, preview=True)["changed"] == changed
    done = talk.result("carry", ours=ours)
    assert (done["changed"], done["applied"], done["can_undo"]) == (changed, True, True)
    assert done["summary"]["errors"] == before["summary"]["errors"] - 1
    person = {one["field"]: one for one in talk.result("person", row=0)["fields"]}
    assert person["8.9"]["value"] == sex
    assert talk.result("undo")["summary"] == before["summary"]
    assert talk.result("returned") == {"available": False}


def test_the_findings_are_followed_by_person(talk):
    checked(talk, NEW)
    told = talk.result("carry")["progress"]
    assert told["solved"] == []
    checked(talk, csv(line(2, born="28/02/1988"), line(3, given="Lou", sex="Y")))
    counts = {
        name: {one["code"]: one["count"] for one in told} if isinstance(told, list) else told
        for name, told in talk.result("returned")["progress"].items()
    }
    assert counts["new"]["VALEUR_HORS_LISTE"] == 1
    assert "nouve" in plain(counts["sentence"])


def test_two_exports_are_compared_by_pages(talk):
    checked(talk, NEW)
    told = talk.result("compare")
    assert told["counts"] == {"new": 1, "changed": 2, "gone": 1, "same": 1}
    assert [one["number"] for one in told["items"]] == [2, 4]
    assert told["items"][0]["before_number"] == 4
    (change,) = told["items"][0]["changes"]
    assert (change["label"], change["before"], change["after"]) == ("8.9", "Q", "F")
    assert talk.result("compare", kind="new")["items"][0]["who"] == ["A9", "NEUF", "Anne"]
    assert talk.result("compare", kind="gone")["items"][0]["who"] == ["A4", "MARCHAND", "Ève"]
    assert talk.result("compare", offset=1, limit=1)["items"][0]["number"] == 4


def test_the_same_file_again_is_not_another_one(talk):
    checked(talk, OLD)
    assert talk.result("returned") == {"available": False}


def test_what_was_open_before_is_forgotten_when_asked(talk):
    checked(talk, NEW)
    talk.result("forget_previous")
    assert talk.result("returned") == {"available": False}


def test_a_file_that_was_not_checked_leaves_the_one_before(talk):
    talk.open(csv(line(7)))
    checked(talk, NEW)
    assert talk.result("returned")["available"] is True
