"""Accepted passages withdrawn, or declared anew: asked, written, answered, never slipping back."""

import pytest

from cases.accusing import NOBODY, STORED, flow_ids, report, take
from cases.accusing import generate as generate_list
from cases.talk import ANSWERS, Talk, people, ready
from cases.withdrawing import accepted, bring, make, none, states, texts, written


def test_a_withdrawal_is_the_passage_as_it_was_accepted_under_the_other_action():
    talk = accepted()
    view = talk.result("withdraw_ask", row=1)
    assert (view["plan"]["leaving"], view["plan"]["coming"]) == (1, 0)
    (file,) = make(talk)["files"]
    assert file["name"].startswith("1-suppression-12ABC345-")
    assert (file["passages"], file["xsd_valid"], file["provisional"]) == (1, True, False)
    tree = written(talk)
    assert texts(tree, "action") == ["SUPPRESSION"]
    assert texts(tree, "idTechnique") == ["A-1"]
    assert texts(tree, "nomNaissance") == ["MARCHAND"]
    assert texts(tree, "code") == ["RS5200"]
    assert texts(tree, "idContrat") == ["MCFCER000123"]


def test_what_was_corrected_since_is_not_in_the_withdrawal():
    talk = accepted()
    talk.result("edit", row=1, field="8.1", text="MARCHANT")
    talk.result("withdraw_ask", row=1)
    make(talk)
    assert texts(written(talk), "nomNaissance") == ["MARCHAND"]


def test_a_correction_is_two_files_the_second_with_a_new_id_and_the_corrected_data():
    talk = accepted()
    talk.result("withdraw_ask", row=1, replace=True)
    talk.result("edit", row=1, field="8.1", text="MARCHANT")
    view = talk.result("withdraw_view")["plan"]
    (item,) = view["items"]
    assert (item["id"], item["fresh"], item["warning"]) == ("A-1", "A-1-2", "")
    (change,) = item["changes"]
    assert (change["label"], change["before"], change["after"]) == (
        "Nom de naissance du titulaire",
        "MARCHAND",
        "MARCHANT",
    )
    first, second = make(talk)["files"]
    assert second["name"].startswith("2-creation-apres-accuse-")
    assert second["level"] == "attention"
    assert first["name"] in second["hold"]
    before, after = written(talk, 0), written(talk, 1)
    assert (texts(before, "action"), texts(after, "action")) == (["SUPPRESSION"], ["CREATION"])
    assert (texts(before, "idTechnique"), texts(after, "idTechnique")) == (["A-1"], ["A-1-2"])
    assert texts(before, "nomNaissance") == ["MARCHAND"]
    assert texts(after, "nomNaissance") == ["MARCHANT"]
    assert texts(before, "idFlux") != texts(after, "idFlux")


def test_the_whole_round_ends_with_one_passage_replaced_and_nobody_twice():
    talk = accepted()
    talk.result("withdraw_ask", row=1, replace=True)
    talk.result("edit", row=1, field="8.1", text="MARCHANT")
    first, second = make(talk)["files"]
    talk.result("withdraw_deposited", index=0)
    assert states(talk) == none(accepted=3, leaving=1)
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"
    take(talk, report({}, ["A-1"], first["name"], "2"))
    assert states(talk) == none(accepted=3, withdrawn=1)
    view = talk.result("withdraw_view")["plan"]
    assert (view["files"][1]["level"], view["items"][0]["label"]) == ("ok", "Retirée")
    talk.result("withdraw_deposited", index=1)
    assert states(talk) == none(accepted=3, waiting=1)
    take(talk, report({}, ["A-1-2"], second["name"], "3"))
    assert states(talk) == none(accepted=4)
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"
    assert talk.error("withdraw_make", confirmed=True)["code"] == "RETRAIT_VIDE"


def test_what_is_withdrawn_is_not_sent_again_unless_asked():
    talk = accepted(2)
    talk.result("withdraw_ask", row=0)
    (file,) = make(talk)["files"]
    take(talk, report({}, ["A-0"], file["name"], "2"))
    assert states(talk) == none(accepted=1, withdrawn=1)
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"
    view = talk.result("withdraw_ask", row=0, replace=True)["plan"]
    assert (view["leaving"], view["coming"]) == (0, 1)
    (file,) = make(talk)["files"]
    assert file["level"] == "ok"
    assert texts(written(talk), "idTechnique") == ["A-0-2"]
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"


@pytest.mark.parametrize("message", [NOBODY, STORED])
def test_a_withdrawal_that_the_portal_refuses_leaves_the_passage_accepted(message):
    talk = accepted()
    talk.result("withdraw_ask", row=1, replace=True)
    first, _ = make(talk)["files"]
    view = take(talk, report({"A-1": message}, [], first["name"], "2"))
    assert states(talk) == none(accepted=4)
    assert any("n'a pas retiré" in note["sentence"] for note in view["notes"])
    plan = talk.result("withdraw_view")["plan"]
    assert (plan["items"][0]["level"], plan["files"][1]["level"]) == ("error", "erreur")
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"
    talk.result("withdraw_cancel", id="A-1")
    assert talk.result("withdraw_view")["plan"]["total"] == 0
    fields = {one["field"]: one["value"] for one in talk.result("person", row=1)["fields"]}
    assert fields["5.1"] == "A-1"
    assert states(talk) == none(accepted=4)


def test_a_refused_withdrawal_file_changes_nothing():
    talk = accepted(2)
    talk.result("withdraw_ask", row=0)
    (file,) = make(talk)["files"]
    data = (
        f"<rapport><nomFichier>{file['name']}</nomFichier><erreurs><erreur><type>XSD</type>"
        "<message>cvc-complex-type.2.4.a : action</message><ligne>2</ligne><colonne>9</colonne>"
        "</erreur></erreurs></rapport>"
    )
    take(talk, data.encode())
    assert states(talk) == none(accepted=2)
    assert talk.result("withdraw_view")["plan"]["leaving"] == 1


def test_a_replacement_refused_is_sent_again_like_any_other():
    talk = accepted(2)
    talk.result("withdraw_ask", row=0, replace=True)
    talk.result("edit", row=0, field="8.1", text="MARCHANT")
    first, second = make(talk)["files"]
    take(talk, report({}, ["A-0"], first["name"], "2"))
    take(talk, report({"A-0-2": NOBODY}, [], second["name"], "3"))
    assert states(talk) == none(accepted=1, refused=1)
    talk.now += 60
    generate_list(talk)
    assert flow_ids(talk) == ["A-0-2"]


def test_nobody_is_withdrawn_without_having_been_accepted():
    talk = accepted(4, refused=["A-1"])
    assert talk.error("withdraw_ask", row=1, word=True)["code"] == "RETRAIT_REFUSEE"
    other = ready(people(2))
    assert other.error("withdraw_ask", row=0)["code"] == "RETRAIT_NON_ACCEPTEE"
    view = other.result("withdraw_ask", row=0, word=True)["plan"]
    assert view["items"][0]["word"] is True
    assert "sur ma seule parole" in view["confirm"]


def test_what_was_asked_on_word_alone_leaves_the_next_ordinary_file_too():
    talk = ready(people(2))
    talk.result("withdraw_ask", row=0, word=True)
    talk.result("withdraw_ask", row=1, word=True, replace=True)
    assert talk.error("generate", valid_only=True)["code"] == "PERSONNE_A_RENVOYER"
    talk.result("withdraw_cancel", id="A-0")
    generate_list(talk)
    assert flow_ids(talk) == ["A-0"]


def test_what_waits_for_its_withdrawal_is_not_asked_again():
    talk = accepted(2)
    talk.result("withdraw_ask", row=0)
    make(talk)
    talk.result("withdraw_deposited", index=0)
    assert talk.error("withdraw_ask", row=0)["code"] == "RETRAIT_DEJA_DEMANDE"
    assert talk.error("withdraw_make", confirmed=True)["code"] == "RETRAIT_VIDE"
    talk.result("withdraw_deposited", index=0, deposited=False)
    assert states(talk) == none(accepted=2)


def test_it_must_be_confirmed_and_ready():
    talk = accepted(2)
    assert talk.error("withdraw_make", confirmed=True)["code"] == "RETRAIT_VIDE"
    talk.result("withdraw_ask", row=0, replace=True)
    assert talk.error("withdraw_make")["code"] == "RETRAIT_A_CONFIRMER"
    talk.result("edit", row=0, field="8.9", text="X")
    assert talk.error("withdraw_make", confirmed=True)["code"] == "RETRAIT_A_CORRIGER"
    talk.result("edit", row=0, field="8.9", text="F")
    assert talk.result("withdraw_view")["plan"]["items"][0]["warning"].startswith("Rien n'est")
    assert len(make(talk)["files"]) == 2


def test_a_file_is_gone_once_what_it_was_made_of_has_changed():
    talk = accepted(3)
    talk.result("withdraw_ask", row=0, replace=True)
    make(talk)
    talk.result("edit", row=0, field="8.1", text="MARCHANT")
    assert talk.error("withdraw_download", index=0)["code"] == "RETRAIT_A_ECRIRE"
    assert talk.result("withdraw_view")["plan"]["files"] == []


def test_the_answer_is_known_by_the_name_of_the_file_in_another_sitting():
    talk = ready(people(3))
    take(talk, report({}, ["A-0", "A-1", "A-2"], "flux.xml"))
    take(talk, report({}, ["A-1"], "1-suppression-12ABC345-20260622-153000.xml", "2"))
    assert states(talk) == none(accepted=2, withdrawn=1)


def test_the_order_of_the_reports_does_not_matter():
    talk = ready(people(3))
    take(talk, report({}, ["A-1"], "SUPPRESSION.xml", ""))
    take(talk, report({}, ["A-0", "A-1", "A-2"], "flux.xml", "9"))
    assert states(talk) == none(accepted=2, withdrawn=1)


def test_the_user_may_say_what_a_report_answers():
    talk = ready(people(3))
    take(talk, report({}, ["A-0", "A-1"], "flux.xml"))
    take(talk, report({}, ["A-1"], "envoi-2.xml", "2"))
    assert states(talk) == none(accepted=2)
    talk.result("withdraw_report", index=1, withdrawal=True)
    assert states(talk) == none(accepted=1, withdrawn=1)
    talk.result("withdraw_report", index=1, withdrawal=False)
    assert states(talk) == none(accepted=2)


def test_the_flow_that_was_accepted_serves_as_the_list():
    talk = accepted(3)
    name, data = talk.download(index=0)
    other = Talk()
    bring(other)
    other.open(data, name=name["name"])
    take(other, report({}, ["A-0", "A-1", "A-2"], name["name"]))
    other.result("edit", row=1, field="8.1", text="MARCHANT")
    other.result("withdraw_ask", row=1)
    make(other)
    assert texts(written(other), "nomNaissance") == ["MARCHAND"]


def test_a_flow_of_withdrawals_is_never_taken_for_a_list_to_declare():
    talk = accepted(2)
    talk.result("withdraw_ask", row=0)
    (file,) = make(talk)["files"]
    _, data = talk.download("withdraw_download", index=0)
    for kit in (False, True):
        other = Talk()
        if kit:
            bring(other)
        other.open(data, name="envoi.xml")
        other.job("check")
        assert other.error("generate", valid_only=True)["code"] == "FLUX_DE_SUPPRESSION"
        take(other, report({}, ["A-0"], "envoi.xml"))
        assert states(other) == none(withdrawn=1)
    assert file["name"]


def test_the_action_of_an_ordinary_file_is_never_a_withdrawal():
    talk = Talk()
    bring(talk)
    talk.open(people(2))
    talk.result("settings", values=ANSWERS | {"flux.action": "SUPPRESSION"})
    talk.job("check")
    assert talk.error("generate", valid_only=True)["code"] == "FLUX_DE_SUPPRESSION"
