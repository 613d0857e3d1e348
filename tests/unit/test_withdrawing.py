"""Accepted passages withdrawn, or declared anew: asked, written, answered, never slipping back."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from lxml import etree

from cases.talk import ANSWERS, Talk, people, ready
from certiflux.dictionary import version_called
from certiflux.schema.validate import compiled
from certiflux.schema.xsd import generate
from unit.test_accusing import NOBODY, STORED, flow_ids, report, take
from unit.test_accusing import generate as generate_list

XSD = generate(version_called("1.1.5")).encode()
OFFICIAL = sorted((Path(__file__).parents[3] / "shared" / "spec" / "xsd").glob("*1.1.5*.xsd"))
NS = {"cpf": "urn:cdc:cpf:pc5:schema:1.0.0"}


def bring(talk, data=XSD, name="certifications-cdc.xsd"):
    """Follow a schema that has the action, as if the kit had been dropped."""
    talk.result("schema_load", data, name=name, size=len(data))


def accepted(count=4, *, kit=True, refused=()):
    """Return a session whose list was deposited and accepted, but for those refused."""
    talk = Talk()
    if kit:
        bring(talk)
    talk.open(people(count))
    talk.result("settings", values=ANSWERS | ({"flux.action": "CREATION"} if kit else {}))
    talk.job("check")
    name = generate_list(talk)
    ids = [f"A-{row}" for row in range(count)]
    take(talk, report(dict.fromkeys(refused, NOBODY), [o for o in ids if o not in refused], name))
    return talk


def make(talk):
    """Write the files; return what is shown of them."""
    talk.now += 60
    return talk.job("withdraw_make", confirmed=True)["plan"]


def written(talk, index=0):
    """Return one of the files as a tree, valid under our 1.1.5 and the official one if it is."""
    _, data = talk.download("withdraw_download", index=index)
    tree = etree.fromstring(data)
    assert compiled(version_called("1.1.5")).validate(tree), compiled(
        version_called("1.1.5")
    ).error_log
    for path in OFFICIAL:
        official = etree.XMLSchema(etree.parse(str(path)))
        assert official.validate(tree), official.error_log
    return tree


def texts(tree, name):
    return [one.text for one in tree.iterfind(f".//cpf:{name}", NS)]


def states(talk):
    view = talk.result("accuse_view")["summary"]
    return {k: view[k] for k in ("accepted", "refused", "waiting", "leaving", "withdrawn")}


def none(**other):
    return dict.fromkeys(("accepted", "refused", "waiting", "leaving", "withdrawn"), 0) | other


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


def test_under_a_schema_without_action_the_view_says_what_is_missing_and_what_to_do():
    talk = accepted(2, kit=False)
    talk.result("withdraw_ask", row=0)
    view = talk.result("withdraw_view")["schema"]
    assert (view["can"], view["label"], len(view["missing"])) == (False, "1.1.2", 3)
    assert talk.error("withdraw_make", confirmed=True)["code"] == "RETRAIT_SANS_ACTION"


def test_our_own_schema_is_provisional_and_says_so():
    talk = accepted(2, kit=False)
    talk.result("withdraw_ask", row=0, replace=True)
    view = talk.result("withdraw_provisional", wanted=True)["schema"]
    assert (view["can"], view["label"]) == (True, "1.1.5")
    assert view["provisional"].startswith("Provisoire")
    files = make(talk)["files"]
    assert [one["provisional"] for one in files] == [True, True]
    assert texts(written(talk, 1), "action") == ["CREATION"]
    assert talk.result("withdraw_provisional", wanted=False)["schema"]["can"] is False


def test_the_kit_dropped_later_takes_the_place_of_the_provisional_schema():
    talk = accepted(2, kit=False)
    talk.result("withdraw_provisional", wanted=True)
    bring(talk)
    talk.result("settings", values={"flux.action": "CREATION"})
    talk.job("check")
    talk.result("withdraw_ask", row=0)
    view = talk.result("withdraw_view")["schema"]
    assert (view["provisional"], view["can"]) == ("", True)
    assert make(talk)["files"][0]["provisional"] is False


def test_a_schema_whose_action_only_creates_is_told_from_one_that_withdraws():
    talk = accepted(2, kit=False)
    bring(talk, re.sub(rb'\s*<xsd:enumeration value="SUPPRESSION"/>', b"", XSD))
    talk.result("settings", values={"flux.action": "CREATION"})
    talk.job("check")
    talk.result("withdraw_ask", row=0)
    assert talk.result("withdraw_view")["schema"]["can"] is False
    assert talk.error("withdraw_make", confirmed=True)["code"] == "RETRAIT_SANS_ACTION"


def lax():
    """Return a schema in which a passage may hold nothing but its idTechnique."""
    tree = etree.fromstring(XSD)
    xsd = "{http://www.w3.org/2001/XMLSchema}"
    for kind in tree.iterfind(f"{xsd}complexType"):
        if kind.get("name") == "passageCertification":
            for one in kind.iter(f"{xsd}element"):
                if one.get("name") != "idTechnique" and one.getparent().tag == f"{xsd}all":
                    one.set("minOccurs", "0")
    return etree.tostring(tree)


def test_an_id_alone_is_enough_only_where_the_schema_lets_it():
    talk = accepted(2)
    assert talk.error("withdraw_ids", text="Z-9")["code"] == "RETRAIT_INCONNU"
    talk.result("withdraw_ids", text="Z-9\nA-0\n", word=True)
    assert talk.error("withdraw_make", confirmed=True)["code"] == "RETRAIT_IDENTIFIANT_SEUL"
    bring(talk, lax(), "autre.xsd")
    talk.result("settings", values={"flux.action": "CREATION"})
    talk.job("check")
    (file,) = make(talk)["files"]
    assert (file["passages"], file["xsd_valid"]) == (2, True)
    _, data = talk.download("withdraw_download", index=0)
    assert b"<cpf:passageCertification><cpf:idTechnique>Z-9</cpf:idTechnique></cpf:pass" in data
    take(talk, report({}, ["Z-9", "A-0"], file["name"], "2"))
    assert states(talk) == none(accepted=1, withdrawn=1)


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
