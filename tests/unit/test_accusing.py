"""The portal's answers through the boundary: read, joined, explained, sent again."""

import io
import zipfile

import pytest

from cases.accusing import (
    DAY,
    NOBODY,
    STORED,
    flow_ids,
    generate,
    refused_file,
    report,
    sent,
    take,
)
from cases.talk import ANSWERS, Talk, people, ready


def test_the_verdict_counts_who_was_taken_refused_and_not_named():
    talk, name = sent()
    view = take(talk, report({"A-1": DAY, "A-2": STORED}, ["A-0"], name))
    assert view["verdict"]["sentence"] == "2 personnes acceptées, 1 refusée, 2 sans réponse."
    assert [(g["code"], g["count"], g["accepted"]) for g in view["groups"]] == [
        ("TITULAIRE_INTROUVABLE_JOUR", 1, False),
        ("DEJA_EN_BASE", 1, True),
    ]
    assert view["resend"]["to_send"] == 1


def test_each_person_refused_comes_with_name_message_causes_and_fields():
    talk, name = sent()
    take(talk, report({"A-1": DAY}, [], name))
    (item,) = talk.result("accuse_people", code="TITULAIRE_INTROUVABLE_JOUR")["items"]
    assert (item["number"], item["name"], item["message"]) == (3, "MARCHAND Élodie", DAY)
    assert item["causes"][0]["sentence"] == "Le jour ou le mois de naissance manque."
    assert [one["field"] for one in item["fields"]][:2] == ["8.8", "8.7"]
    assert {one["field"]: one["value"] for one in item["fields"]}["8.6"] == "1987"
    assert [one["number"] for one in talk.result("accuse_people", state="attente")["items"]] == [
        2, 4, 5, 6,
    ]  # fmt: skip


def test_only_the_refused_go_again_and_the_accepted_never():
    talk, name = sent()
    take(talk, report({"A-1": DAY}, ["A-0", "A-2", "A-3", "A-4"], name))
    assert talk.result("resend")["verdict"]["summary"]["held"] == 4
    held, ready = (talk.result("rows", filter={kind: True}) for kind in ("held", "ready"))
    assert [one["number"] for one in held["rows"]] == [2, 4, 5, 6]
    assert all("accepté" in one["held"] for one in held["rows"])
    assert [(one["number"], one["held"]) for one in ready["rows"]] == [(3, None)]
    (known,) = talk.result("before_generate")["left"]["reasons"]
    assert (known["people"], known["count"]) == ("held", 4)
    assert talk.result("aside", rows=[0], reason="")["summary"]["held"] == 3
    assert talk.result("rows", filter={"held": True})["total"] == 3
    talk.result("undo")
    talk.result("edit", row=1, field="8.6", text="1990")
    files = talk.job("generate", valid_only=False)
    assert (files["files"][0]["passages"], files["left_out"], files["held"]) == (1, 0, 4)
    assert flow_ids(talk) == ["A-1"]


def test_once_everybody_is_accepted_nothing_can_be_written():
    talk, name = sent(2)
    view = take(talk, report({}, ["A-0", "A-1"], name))
    assert view["verdict"]["level"] == "ok"
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"


def test_those_never_sent_go_with_the_refused_only_when_wanted():
    talk = ready(people(4, wrong=1))
    name = generate(talk, valid_only=True)
    take(talk, report({"A-1": DAY}, ["A-2", "A-3"], name))
    talk.result("edit", row=0, field="8.9", text="F")
    assert talk.result("resend")["accuse"]["resend"]["to_send"] == 1
    assert talk.result("resend", never=True)["accuse"]["resend"]["to_send"] == 2


def test_three_deposits_end_with_nobody_missing_and_nobody_sent_twice():
    talk, name = sent()
    told = flow_ids(talk)
    take(talk, report({"A-1": DAY, "A-3": NOBODY}, ["A-0", "A-2", "A-4"], name))
    for refused, accepted in ((["A-3"], ["A-1"]), ([], ["A-3"])):
        talk.now += 60
        talk.result("resend")
        name = generate(talk)
        told += flow_ids(talk)
        view = take(talk, report(dict.fromkeys(refused, NOBODY), accepted, name))
    assert told == ["A-0", "A-1", "A-2", "A-3", "A-4", "A-1", "A-3", "A-3"]
    assert view["summary"]["accepted"] == 5
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"


def test_a_report_of_another_list_is_refused_and_changes_nothing():
    talk, _ = sent()
    error = talk.error("accuse", report({}, ["Z-1"]), name="x.xml", size=1)
    assert error["code"] == "ACCUSE_AUTRE_FLUX"
    assert talk.result("accuse_view")["available"] is False
    assert talk.job("generate", valid_only=False)["files"][0]["passages"] == 5


def test_a_cut_report_changes_nothing():
    talk, name = sent()
    data = report({"A-1": DAY}, ["A-0"], name)
    assert talk.error("accuse", data[:-40], name="x.xml", size=1)["code"] == "ACCUSE_MAL_FORME"
    assert talk.result("accuse_view")["available"] is False


def test_the_same_report_twice_says_so():
    talk, name = sent()
    data = report({"A-1": DAY}, ["A-0"], name)
    first, second = take(talk, data), take(talk, data)
    assert second["summary"] == first["summary"]
    assert "déjà là" in second["notes"][0]["sentence"]


def test_two_reports_that_contradict_each_other_are_said():
    talk, name = sent()
    take(talk, report({"A-1": DAY}, ["A-0"], name))
    view = take(talk, report({"A-0": DAY}, ["A-1"], name))
    assert view["summary"]["contradicted"] == 2
    assert any("se contredisent" in note["sentence"] for note in view["notes"])
    assert view["summary"]["accepted"] == 2


def test_a_report_alone_is_explained_then_joined_to_the_list():
    talk = Talk()
    view = take(talk, report({"A-1": DAY}, ["A-0"]))
    assert (view["joined"], view["verdict"]["sentence"]) == (
        False,
        "1 personne acceptée, 1 refusée.",
    )
    (item,) = talk.result("accuse_people")["items"]
    assert (item["id"], item["name"], item["number"]) == ("A-1", "", None)
    talk.open(people(3))
    view = talk.job("accuse_join")
    assert view["joined"] is True
    assert talk.result("accuse_people")["items"][0]["name"] == "MARCHAND Élodie"


def test_the_flow_that_was_sent_serves_as_the_list():
    talk, name = sent()
    _, data = talk.download(index=0)
    other = Talk()
    other.open(data, name=name)
    view = take(other, report({"A-1": DAY}, ["A-0"], name))
    assert view["verdict"]["sentence"] == "1 personne acceptée, 1 refusée, 3 sans réponse."


def test_a_file_refused_as_a_whole_is_brought_to_the_row_and_the_column():
    talk, name = sent()
    said = "cvc-enumeration-valid : La valeur 'X' n'est pas un facet valide par rapport à "
    said += "l'énumération '[M, F]'. Il doit s'agir d'une valeur provenant de l'énumération."
    typed = "cvc-type.3.1.3 : La valeur 'X' de l'élément 'cpf:sexe' n'est pas valide."
    data = refused_file(name, 5, f"{said} {typed}")
    view = take(talk, data)
    assert view["verdict"]["level"] == "error"
    (error,) = view["file_errors"]
    assert (error["row"], error["column"], error["code"]) == (4, "8.9", "VALEUR_HORS_LISTE")
    assert error["detail"] == [f"{said} {typed}"]
    assert talk.job("generate", valid_only=False)["files"][0]["passages"] == 5


def test_already_stored_for_somebody_else_takes_another_id_and_goes():
    talk, name = sent(2)
    take(talk, report({"A-1": STORED}, ["A-0"], name))
    assert talk.result("another_id", row=1)["id"] == "A-1-2"
    talk.result("resend")
    generate(talk)
    assert flow_ids(talk) == ["A-1-2"]


def test_who_was_declared_deposited_waits():
    talk, _ = sent(2)
    talk.result("deposited")
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"
    talk.result("deposited", deposited=False)
    assert talk.job("generate", valid_only=False)["files"][0]["passages"] == 2


def test_who_waits_since_the_deposit_is_in_no_other_file_and_not_among_those_left_out():
    talk = ready(people(4, wrong=1))
    name = generate(talk, valid_only=True)
    assert talk.result("registre_view")["deposit"]["deposited"] is False
    told = talk.result("deposited")
    assert (told["files"], told["verdict"]["summary"]["held"]) == (1, 3)
    assert told["deposit"]["deposited"] is True
    assert f"personnes envoyées («\u00a0{name}\u00a0»)" in told["deposit"]["sentence"]
    states = {one["state"]: one["count"] for one in talk.result("registre_view")["people"]}
    assert states == {"a-completer": 1, "envoye": 3}
    _, answers = talk.download("answers")
    talk.job("answers_load", answers, name="a.zip", size=len(answers))
    view = talk.job("remake")["files"]
    assert (view["left_out"], view["held"], view["left"]["total"]) == (1, 0, 1)
    talk.result("edit", row=0, field="8.9", text="F")
    talk.now += 60
    generate(talk)
    assert flow_ids(talk) == ["A-0"]


def test_a_deposit_that_was_no_deposit_is_taken_back_even_after_a_correction():
    talk, _ = sent(2)
    talk.result("deposited")
    talk.result("edit", row=0, field="8.6", text="1990")
    assert talk.result("registre_view")["deposit"]["deposited"] is True
    assert talk.result("deposited", deposited=False)["deposit"] is None
    assert talk.job("generate", valid_only=False)["files"][0]["passages"] == 2


def test_a_file_that_the_portal_answered_about_stays_deposited():
    talk, name = sent(2)
    take(talk, report({}, ["A-0"], name))
    assert talk.result("registre_view")["deposit"] is None
    assert talk.result("deposited", deposited=False)["files"] == 0
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"


def test_the_registre_is_where_the_deposit_is_told_once_there_is_one():
    talk, _ = sent(2)
    talk.result("registre_new")
    assert talk.result("registre_view")["deposit"] is None
    talk.result("deposited")
    assert talk.result("registre_view")["deposit"]["deposited"] is True
    assert talk.result("registre_sent")["deposit"] is None


def test_a_second_refusal_gives_the_procedure_and_the_evidence():
    talk, name = sent(2)
    assert take(talk, report({"A-1": DAY}, ["A-0"], name))["again"] is None
    talk.result("edit", row=1, field="8.6", text="1990")
    talk.now += 60
    view = take(talk, report({"A-1": DAY}, [], generate(talk), "2"))
    assert view["again"]["count"] == 1
    assert len(view["again"]["procedure"]) == 3
    described, data = talk.download("proof")
    assert described["name"] == "dossier-de-preuve-2026-06-22.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert sum(one.startswith("flux/") for one in names) == 2
        assert sum(one.startswith("accuses/") for one in names) == 2
        assert "A-1" in archive.read("personnes-refusees.csv").decode("utf-8-sig")
        assert "1990" in archive.read("corrections.csv").decode("utf-8-sig") or (
            "corrigée" in archive.read("corrections.csv").decode("utf-8-sig")
        )


def test_a_corrected_list_opened_after_the_report_keeps_the_accepted_out():
    talk, name = sent(3)
    take(talk, report({"A-1": DAY}, ["A-0", "A-2"], name))
    talk.open(people(3).replace(b"1987", b"1990"), name="corrige.csv")
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    assert talk.job("generate", valid_only=False)["files"][0]["passages"] == 1
    assert flow_ids(talk) == ["A-1"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (report({}, ["A"]), "accuse"),
        (b"\xef\xbb\xbf<Rapport/>", "accuse"),
        (b"nom;prenom\n", "table"),
        (b'{"certiflux":"registre","format":1', "registre"),
    ],
)
def test_a_dropped_file_is_known_by_its_beginning(data, kind):
    assert Talk().result("identify", data, size=len(data))["kind"] == kind


def test_the_workshop_shows_the_people_refused_with_the_portals_words_and_the_cells_to_look_at():
    talk, name = sent()
    take(talk, report({"A-1": DAY}, ["A-0"], name))
    view = talk.result("rows", filter={"refused": True})
    assert [row["number"] for row in view["rows"]] == [3]
    portal = view["rows"][0]["portal"]
    assert DAY in portal["sentence"]
    assert {"8.1", "8.3", "8.6", "8.9"} <= set(portal["fields"])
    assert {"8.6", "8.9"} <= {one["field"] for one in view["columns"]}
    talk.result("accuse_forget")
    assert talk.result("rows", filter={"refused": True})["total"] == 0


def test_forgetting_the_reports_lets_everybody_go_again():
    talk, name = sent(2)
    take(talk, report({}, ["A-0", "A-1"], name))
    talk.result("accuse_forget")
    assert talk.job("generate", valid_only=False)["files"][0]["passages"] == 2


def test_who_is_to_complete_is_counted_and_listed_alike():
    talk, name = sent()
    take(talk, report({"A-1": DAY, "A-3": DAY}, ["A-0", "A-2", "A-4"], name))
    for row in (0, 1, 3):
        summary = talk.result("edit", row=row, field="8.9", text="X")["summary"]
    assert (summary["held"], summary["blocked_rows"]) == (3, 2)
    found = lambda **want: [r["row"] for r in talk.result("rows", filter=want)["rows"]]  # noqa: E731
    assert found(blocked=True) == found(blocked=True, severity="error") == [1, 3]
    assert found(severity="error") == [0, 1, 3]
    assert talk.result("aside", rows=[1], reason="")["summary"]["blocked_rows"] == 1
    assert found(blocked=True) == [3]
    assert found(blocked=True, only_unmended=True) == []


def test_everybody_is_to_complete_while_a_column_lacks_for_all():
    lines = [line.split(";") for line in people(3, wrong=1).decode().splitlines()]
    talk = ready("\n".join(";".join(line[:-1]) for line in lines).encode())
    summary = talk.result("aside", rows=[1], reason="")["summary"]
    assert (summary["valid_rows"], summary["blocked_rows"]) == (0, 2)
    rows = talk.result("rows", filter={"blocked": True, "severity": "error"})["rows"]
    assert [one["row"] for one in rows] == [0, 2]


def labels(actions):
    return [(one["action"], one["arg"], one["label"], one["primary"]) for one in actions]


def test_what_can_be_done_with_an_answer_is_said_with_its_first_action():
    talk = ready(people(4, wrong=1))
    name = generate(talk, valid_only=True)
    view = take(talk, report({"A-1": DAY}, ["A-2", "A-3"], name))
    assert labels(view["actions"]) == [
        ("accuse_resend", "", "Corriger et renvoyer la personne refusée", True),
        ("accuse_resend", "jamais", "Avec celle jamais envoyée", False),
    ]
    assert view["withdrawing"]["label"] == "Retirer ou corriger une personne acceptée"
    talk.result("edit", row=0, field="8.9", text="F")
    view = take(talk, report({}, ["A-1"], name))
    assert labels(view["actions"]) == [
        ("accuse_resend", "jamais", "Préparer 1 personne jamais envoyée", False),
    ]


def test_several_are_counted_and_without_a_list_the_list_is_asked_for_first():
    talk, name = sent()
    refused = report({"A-1": DAY, "A-3": NOBODY}, ["A-0"], name)
    (first,) = take(talk, refused)["actions"]
    assert (first["label"], first["primary"]) == ("Corriger et renvoyer les 2 refusées", True)
    assert labels(take(Talk(), refused)["actions"]) == [
        ("pick", "", "Ouvrir la liste ou le flux déposé", True)
    ]
    assert take(Talk(), report({}, ["A-0"], name))["actions"] == []


def test_each_person_comes_with_what_may_be_done_with_them():
    talk, name = sent()
    take(talk, report({"A-1": DAY, "A-2": STORED}, ["A-0"], name))
    (refused,) = talk.result("accuse_people", state="refuse")["items"]
    assert labels(refused["actions"]) == [("accuse_person", "1", "Corriger cette personne", False)]
    first, stored = talk.result("accuse_people", state="accepte")["items"]
    assert [one["action"] for one in first["actions"]] == ["withdraw_ask", "withdraw_replace"]
    assert [one["action"] for one in stored["actions"]][-1] == "accuse_other"
    assert all(not one["actions"] for one in talk.result("accuse_people", state="attente")["items"])
