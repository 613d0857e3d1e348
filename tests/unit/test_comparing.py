"""Two exports of the same list compared, without touching the one that is open."""

import pytest

from cases.mending import csv, line
from cases.talk import ANSWERS, Talk
from certiflux.base.words import NO_BREAK

OTHER = csv(line(1, given="Zoé"), line(2), line(3, given="Lou"), line(4, given="=Ève"))
HERE = csv(
    line(3, given="Lou"), line(2, born="04/04/1988"), line(1, given="Zoé"), line(9, name="NEUF")
)


@pytest.fixture
def talk():
    talk = Talk()
    talk.open(HERE)
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    talk.result("edit", row=0, field="8.9", text="M")
    return talk


def against(talk, data=OTHER):
    return talk.job("compare_open", data, name="mai.csv", size=len(data))


def numbers(page):
    return [one["number"] for one in page["items"]]


def test_who_is_new_who_changed_and_who_is_gone(talk):
    told = against(talk)
    assert told["counts"] == {"new": 1, "changed": 1, "gone": 1, "same": 2}
    assert told["sentence"].replace(NO_BREAK, " ").startswith("De « mai.csv » à « liste.csv » : 1")
    assert (told["kind"], numbers(told)) == ("changed", [3])
    (change,) = told["items"][0]["changes"]
    assert told["items"][0]["before_number"] == 3
    assert (change["before"], change["after"]) == ("03/04/1988", "04/04/1988")
    new, gone = (talk.result("compare", kind=kind) for kind in ("new", "gone"))
    assert [one["who"][:2] for one in new["items"]] == [["A9", "NEUF"]]
    assert [one["who"][0] for one in gone["items"]] == ["A4"]


def test_the_older_export_may_be_either(talk):
    against(talk)
    told = talk.result("compare", kind="new", newer=True)
    assert [one["who"][0] for one in told["items"]] == ["A4"]
    assert told["sentence"].replace(NO_BREAK, " ").startswith("De « liste.csv » à « mai.csv »")


def test_the_open_file_and_its_corrections_stay(talk):
    before = talk.result("history")
    told = against(talk)
    assert talk.result("history") == before
    assert any("corrections faites ici" in one for one in told["notes"])
    assert talk.result("returned") == {"available": False}


def test_pages_hold_fifty_people_at_most(talk):
    told = against(talk, csv(*(line(n, name=f"N{n}") for n in range(100, 220))))
    assert (told["kind"], told["total"], len(told["items"])) == ("new", 4, 4)
    page = talk.result("compare", kind="gone", limit=200)
    assert (page["total"], len(page["items"])) == (120, 50)
    assert len(talk.result("compare", kind="gone", offset=100)["items"]) == 20
    assert any("deux autres listes" in one for one in page["notes"])


def test_all_of_it_is_handed_over_for_a_spreadsheet(talk):
    against(talk)
    described, data = talk.download("compare_file")
    lines = data.decode("utf-8-sig").splitlines()
    assert described["name"].endswith(".csv")
    assert lines[0].startswith("Situation;Ligne avant;Ligne après;")
    assert [one.partition(";")[0] for one in lines[1:]] == ["disparue", "nouvelle", "modifiée"]
    assert ";'=Ève;" in lines[1]
    assert lines[3].endswith(";Date de naissance;03/04/1988;04/04/1988")


def test_another_check_is_seen_by_the_next_look(talk):
    against(talk)
    talk.result("assign", column=10, field=None)
    talk.job("check")
    told = talk.result("compare", kind="changed")
    assert told["total"] == 3
    assert {one["changes"][0]["after"] for one in told["items"]} == {""}


def test_a_file_that_cannot_be_read_changes_nothing(talk):
    bad = b"%PDF-1.7"
    error = talk.error("compare_open", bad, name="x.csv", size=len(bad))
    assert error["kind"] == "user"
    assert talk.error("compare")["code"] == "AUCUN_AUTRE_FICHIER"
    against(talk)
    talk.result("compare_close")
    assert talk.error("compare")["code"] == "AUCUN_AUTRE_FICHIER"
