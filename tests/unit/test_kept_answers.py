"""What was made, deposited and answered is kept: in the dossier, and from engine to engine."""

import json

from cases.keeping import (
    EXAMPLE,
    NOBODY,
    answered,
    generate_flow,
    ready,
    rebuilt,
    report,
    saved_and_reopened,
    shown,
    take,
    work_of,
)
from cases.talk import ANSWERS, Sitting, Talk, people
from certiflux.deposits.accuse.sent import FlowKind
from certiflux.dictionary import version_called
from certiflux.schema.xsd import generate


def test_a_dossier_reopens_with_its_reports_its_deposits_and_its_files():
    talk = answered()
    again, _ = saved_and_reopened(talk)
    files = again.job("remake")["files"]
    assert [one["passages"] for one in files["files"]] == [2]
    assert shown(again) == shown(talk)
    assert again.download("save")[1] == talk.download("save")[1]


def test_the_round_goes_on_from_where_it_was():
    talk = answered()
    again, _ = saved_and_reopened(talk)
    again.job("remake")
    for one in (talk, again):
        one.result("deposited")
        assert one.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"
        assert one.result("accuse_view")["summary"]["waiting"] == 4


def test_the_mark_deposited_is_kept_without_any_report():
    talk = ready(people(2))
    generate_flow(talk)
    talk.result("deposited")
    again, _ = saved_and_reopened(talk)
    assert again.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"


def test_another_id_asked_for_is_kept():
    talk = ready(people(2))
    (one,) = generate_flow(talk)["files"]
    stored = report(one["name"], ["A-1"], ["A-0"]).replace(
        NOBODY.encode(), "L'id technique A-1 existe déjà en base".encode()
    )
    take(talk, stored)
    talk.result("another_id", row=1)
    again, _ = saved_and_reopened(talk)
    assert shown(again) == shown(talk)
    generate_flow(again)
    assert b"A-1-2" in again.download(index=0)[1]


def test_the_files_are_not_there_again_when_the_screen_had_none():
    again, _ = saved_and_reopened(answered(), files=False)
    assert again.job("remake") == {"files": None, "lost": ""}
    assert again.error("download", index=0)["code"] == "FICHIER_A_GENERER"


def test_files_that_would_not_be_the_same_are_not_given_and_it_is_said():
    again, _ = saved_and_reopened(answered())
    again.result("edit", row=1, field="8.6", text="1970")
    told = again.job("remake")
    assert told["files"] is None
    assert "à l'identique" in told["lost"]
    assert again.error("download", index=0)["code"] == "FICHIER_A_GENERER"


def test_the_rehearsal_is_kept_with_its_clues():
    talk = Talk()
    settings = (EXAMPLE / "exemple.certiflux.toml").read_text("utf-8")
    talk.open((EXAMPLE / "exemple.csv").read_bytes(), "exemple.csv", settings)
    talk.job("check")
    generate_flow(talk)
    talk.result("rehearse", script=(EXAMPLE / "exemple.accuse.toml").read_text("utf-8"))
    again, _ = saved_and_reopened(talk)
    assert again.result("accuse_view")["simulation"]
    people_shown = again.result("accuse_people")
    assert people_shown == talk.result("accuse_people")
    assert all(one["clue"] for one in people_shown["items"])


def test_the_schema_that_was_brought_comes_back():
    kit = generate(version_called("1.1.5")).encode()
    talk = Talk()
    talk.result("schema_load", kit, name="kit.xsd", size=len(kit))
    talk.open(people(2))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    again, view = saved_and_reopened(talk)
    assert view["schema"] == talk.result("schema_view")
    assert again.result("schema_view") == talk.result("schema_view")
    assert again.download("schema_file") == (talk.download("schema_file")[0], kit)
    assert again.job("check")["groups"] == talk.job("check")["groups"]


def test_the_schema_in_force_may_stay():
    kit = generate(version_called("1.1.5")).encode()
    talk = Talk()
    talk.result("schema_load", kit, name="kit.xsd", size=len(kit))
    talk.open(people(2))
    data = talk.download("save")[1]
    again = Talk()
    view = again.job("open", data, name="x.dossier", size=len(data), schema="present")
    assert view["schema"]["brought"] is False
    assert again.result("schema_view")["brought"] is False


def test_the_reports_at_hand_are_joined_to_the_dossier_that_is_opened():
    talk = ready(people(3))
    (one,) = generate_flow(talk)["files"]
    talk.result("deposited")
    data = talk.download("save")[1]
    other = Talk()
    take(other, report(one["name"], ["A-1"], ["A-0", "A-2"]))
    other.open(data, name="x.dossier")
    view = other.job("accuse_join")
    assert (view["joined"], view["summary"]["refused"], len(view["reports"])) == (True, 1, 1)


def test_an_older_dossier_never_takes_back_what_is_known_since():
    talk = ready(people(3))
    (one,) = generate_flow(talk)["files"]
    before = talk.download("save")[1]
    take(talk, report(one["name"], [], ["A-0", "A-1", "A-2"]))
    talk.open(before, name="x.dossier")
    talk.job("check")
    assert talk.result("accuse_view")["summary"]["accepted"] == 3
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"


def test_the_list_given_back_has_its_answers():
    talk = answered()
    before = talk.result("accuse_view")
    talk.open(people(2).replace(b"A-", b"B-"), name="autre.csv")
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    talk.result("give_back")
    assert talk.result("accuse_view") == before
    talk.result("deposited")
    assert talk.result("accuse_view")["summary"]["waiting"] == 4


def test_a_killed_engine_comes_back_with_the_answers_and_the_files():
    talk = answered()
    corrections, answers = talk.download("corrections")[1], talk.download("answers")[1]
    again = Sitting(50, talk.now)
    again.open(people(6))
    again.result("settings", values=ANSWERS)
    again.result("corrections_load", corrections, name="c.json", size=1)
    kept = again.job("answers_load", answers, name="a.zip", size=len(answers))
    assert kept == {"reports": 1, "flows": 2, "lost": ""}
    again.job("check")
    assert len(again.job("remake")["files"]["files"]) == 1
    assert shown(again) == shown(talk)


def test_answers_about_another_list_keep_their_ids_and_forget_its_rows():
    answers = answered().download("answers")[1]
    again = Talk()
    again.open(b"\n".join(people(6).split(b"\n")[:1] + people(6).split(b"\n")[:0:-1]), "autre.csv")
    again.result("settings", values=ANSWERS)
    again.job("answers_load", answers, name="a.zip", size=len(answers))
    again.job("check")
    refused = again.result("accuse_people", state="refuse")["items"]
    assert sorted(one["number"] for one in refused) == [4, 6]
    assert {one["id"] for one in refused} == {"A-1", "A-3"}
    assert again.job("remake")["files"] is None


def test_files_of_withdrawals_that_are_not_given_again_are_told():
    members = work_of(answered().download("save")[1])
    work = json.loads(members["travail.json"])
    flow = work["answers"]["flows"][1]
    flow["kind"] = FlowKind.WITHDRAWAL.value
    work["answers"]["at_hand"] = {}
    data = rebuilt(members, **{"travail.json": json.dumps(work).encode()})
    told = Sitting(50).open(data, name="x.dossier")["kept"]["lost"]
    assert told.startswith("Les fichiers de retrait")
    flow["deposited"] = True
    data = rebuilt(members, **{"travail.json": json.dumps(work).encode()})
    assert Sitting(50).open(data, name="x.dossier")["kept"]["lost"] == ""


def test_reports_alone_come_back_without_any_list():
    talk = Talk()
    take(talk, report("f.xml", ["A-1"], ["A-0"]))
    again = Talk()
    answers = talk.download("answers")[1]
    again.job("answers_load", answers, name="a.zip", size=len(answers))
    assert again.result("accuse_view") == talk.result("accuse_view")
