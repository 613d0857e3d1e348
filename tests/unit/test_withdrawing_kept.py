"""Withdrawals kept: with the work, in the registre, in the journal."""

import csv
import io
import json

from cases.accusing import NOBODY, flow_ids, report, take
from cases.accusing import generate as generate_list
from cases.talk import ANSWERS, Talk, people, ready
from cases.withdrawing import accepted, bring, make, none, states, texts, written


def reopened(data):
    """Return a session that has just opened a saved work and checked it."""
    other = Talk()
    bring(other)
    other.open(data, name="travail.dossier")
    other.job("check")
    return other


def test_a_saved_work_still_knows_what_is_to_be_withdrawn_and_declared_anew():
    talk = accepted(3)
    talk.result("withdraw_ask", row=1, replace=True)
    talk.result("edit", row=1, field="8.1", text="MARCHANT")
    talk.result("withdraw_ask", row=2)
    first, _ = make(talk)["files"]
    talk.result("withdraw_deposited", index=0)
    other = reopened(talk.download("save")[1])
    assert states(other) == none(accepted=1, leaving=2)
    plan = other.result("withdraw_view")["plan"]
    assert [(one["id"], one["fresh"]) for one in plan["items"]] == [("A-1", "A-1-2"), ("A-2", "")]
    (file,) = make(other)["files"]
    assert texts(written(other), "nomNaissance") == ["MARCHANT"]
    take(other, report({}, ["A-1", "A-2"], first["name"], "2"))
    assert states(other) == none(accepted=1, withdrawn=2)
    again = reopened(other.download("save")[1])
    assert states(again) == none(accepted=1, withdrawn=2)
    assert file["kind"] == "remplacement"


def test_what_the_user_said_of_a_report_is_saved_with_the_work():
    talk = ready(people(3))
    take(talk, report({}, ["A-0", "A-1"], "flux.xml"))
    take(talk, report({}, ["A-1"], "envoi-2.xml", "2"))
    talk.result("withdraw_report", index=1, withdrawal=True)
    other = Talk()
    other.open(talk.download("save")[1], name="travail.dossier")
    other.job("check")
    assert states(other) == none(accepted=1, withdrawn=1)


def test_corrections_alone_still_keep_out_what_is_to_be_declared_anew():
    talk = accepted(3)
    talk.result("withdraw_ask", row=1, replace=True)
    talk.result("edit", row=1, field="8.1", text="MARCHANT")
    _, data = talk.download("corrections")
    other = ready(people(3))
    other.result("corrections_load", data, name="corrections.json", size=len(data))
    other.job("check")
    generate_list(other)
    assert flow_ids(other) == ["A-0", "A-2"]
    (item,) = other.result("withdraw_view")["plan"]["items"]
    assert (item["id"], item["fresh"], item["word"]) == ("A-1", "A-1-2", True)
    other.result("withdraw_provisional")
    make(other)
    assert texts(written(other, 0), "nomNaissance") == ["MARCHAND"]
    take(other, report({}, ["A-0", "A-1", "A-2"], "flux.xml", "1"))
    assert states(other) == none(accepted=3)


def test_the_person_of_the_second_file_deposited_too_early_is_told():
    talk = accepted(2)
    talk.result("withdraw_ask", row=0, replace=True)
    _, second = make(talk)["files"]
    talk.result("withdraw_deposited", index=0)
    view = take(talk, report({}, ["A-0-2"], second["name"], "3"))
    assert any("deux fois" in note["sentence"] for note in view["notes"])


def test_people_are_found_by_name_or_id_among_those_accepted():
    talk = accepted(4, refused=["A-1"])
    page = talk.result("withdraw_people")
    assert (page["total"], page["accepted"]) == (3, 3)
    assert [one["id"] for one in talk.result("withdraw_people", text="a-3 elod")["items"]] == [
        "A-3"
    ]
    assert talk.result("withdraw_people", text="a-1")["total"] == 0
    assert talk.result("withdraw_people", all=True)["total"] == 3
    talk.result("withdraw_ask", row=0)
    assert talk.result("withdraw_people", limit=1)["items"][0]["asked"] is True


def registre(talk):
    """Return the registre as the user would keep it."""
    _, data = talk.download("registre_file")
    return data, json.loads(data)


def test_the_registre_remembers_withdrawals_and_what_replaces_them():
    talk = accepted(3)
    talk.result("registre_new")
    take(talk, report({}, ["A-0", "A-1", "A-2"], "encore.xml", "1"))
    assert registre(talk)[1]["format"] == 1
    talk.result("withdraw_ask", row=0)
    talk.result("withdraw_ask", row=1, replace=True)
    talk.result("edit", row=1, field="8.1", text="MARCHANT")
    first, second = make(talk)["files"]
    talk.result("withdraw_deposited", index=0)
    counts = {c["state"]: c["count"] for c in talk.result("registre_view")["counts"]}
    assert counts == {"accepte": 1, "retrait": 2}
    data, content = registre(talk)
    assert (content["format"], content["remplacements"]) == (2, {"A-1": "A-1-2"})

    later = Talk()
    later.result("registre_load", data, name="registre.json", size=len(data))
    anew = people(3).replace(b"A-1;RS;RS5200;admission;OUI;20/05/2026;NON;NON;MARCHAND", b"%s")
    later.open(anew.replace(b"%s", b"A-1-2;RS;RS5200;admission;OUI;20/05/2026;NON;NON;MARCHANT"))
    later.result("settings", values=ANSWERS)
    later.job("check")
    assert later.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"

    take(talk, report({"A-0": NOBODY}, ["A-1"], first["name"], "2"))
    counts = {c["state"]: c["count"] for c in talk.result("registre_view")["counts"]}
    assert counts == {"accepte": 2, "retire": 1}
    take(talk, report({}, ["A-1-2"], second["name"], "3"))
    counts = {c["state"]: c["count"] for c in talk.result("registre_view")["counts"]}
    assert counts == {"accepte": 3, "retire": 1}


def test_the_registre_says_whom_to_withdraw_and_which_report_answers():
    talk = accepted(3)
    talk.result("registre_new")
    take(talk, report({}, ["A-0", "A-1", "A-2"], "encore.xml", "1"))
    data, _ = registre(talk)
    later = Talk()
    bring(later)
    later.result("registre_load", data, name="registre.json", size=len(data))
    later.open(people(3))
    later.result("settings", values=ANSWERS | {"flux.action": "CREATION"})
    later.job("check")
    assert later.result("withdraw_people")["total"] == 3
    later.result("withdraw_ask", row=2)
    (file,) = make(later)["files"]
    later.result("withdraw_deposited", index=0)
    data, _ = registre(later)
    third = Talk()
    third.result("registre_load", data, name="registre.json", size=len(data))
    third.open(people(3))
    third.result("settings", values=ANSWERS)
    third.job("check")
    take(third, report({}, ["A-2"], file["name"], "2"))
    counts = {c["state"]: c["count"] for c in third.result("registre_view")["counts"]}
    assert counts == {"accepte": 2, "retire": 1}
    assert third.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"


def test_forgetting_the_reports_forgets_what_was_asked_but_not_the_history():
    talk = accepted(2)
    talk.result("withdraw_ask", row=0)
    talk.result("withdraw_ask", row=1, replace=True)
    talk.result("accuse_forget")
    plan = talk.result("withdraw_view")["plan"]
    assert [one["id"] for one in plan["items"]] == ["A-1"]
    talk.now += 60
    generate_list(talk)
    assert flow_ids(talk) == ["A-0"]


def test_undoing_in_the_workshop_gives_the_correction_up():
    talk = accepted(2)
    talk.result("withdraw_ask", row=1, replace=True)
    assert talk.result("withdraw_view")["plan"]["coming"] == 1
    talk.result("undo")
    plan = talk.result("withdraw_view")["plan"]
    assert (plan["coming"], plan["items"][0]["replace"]) == (0, False)


def test_the_journal_says_who_was_asked_why_in_which_files_and_what_was_answered():
    talk = accepted(3)
    talk.result("withdraw_ask", row=0)
    talk.result("withdraw_ask", row=1, replace=True)
    talk.result("edit", row=1, field="8.1", text="=MARCHANT")
    first, second = make(talk)["files"]
    take(talk, report({"A-0": NOBODY}, ["A-1"], first["name"], "2"))
    told, data = talk.download("withdraw_journal")
    assert told["name"] == "retraits-2026-06-22.csv"
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert lines[1][2:6] == ["A-0", "Retirer", "", "Retrait refusé"]
    assert lines[1][7] == NOBODY
    assert lines[2][2:6] == ["A-1", "Corriger et redéposer", "A-1-2", "Retirée"]
    assert "MARCHAND → =MARCHANT" in lines[2][9]
    assert lines[2][10] == f"{first['name']} ; {second['name']} (pas déposé)"
    _, data = talk.download("proof")
    assert b"retraits.csv" in data
