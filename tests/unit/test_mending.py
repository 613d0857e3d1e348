"""The operations of the workshop, through the boundary."""

import pytest

from cases.mending import HEADER, csv, line
from cases.talk import ANSWERS, Talk
from certiflux.base.words import NO_BREAK

LIST = csv(
    line(1, given="Zoé", sex="X"),
    line(2, given="LÃ©a"),
    line(3, given="Anne", born="31/02/1988"),
    line(4, given="LÃ©a", sex="X", name="PETIT"),
    line(5, given="Lou"),
)
SEX = {"code": "VALEUR_HORS_LISTE", "field": "8.9"}


@pytest.fixture
def talk():
    talk = Talk()
    talk.open(LIST)
    talk.result("settings", values=ANSWERS)
    talk.view = talk.job("check")
    return talk


def plain(text):
    return text.replace(NO_BREAK, " ")


def cell(row, field):
    return next(one for one in row["cells"] if one["field"] == field)


def test_nothing_is_mended_before_the_checks():
    talk = Talk()
    assert talk.error("rows")["code"] == "AUCUN_FICHIER"
    talk.open(LIST)
    for op in ("rows", "history", "undo", "redo"):
        assert talk.error(op)["code"] == "FICHIER_A_VERIFIER"


def test_the_rows_of_a_rule_show_who_and_what_is_around(talk):
    seen = talk.result("rows", filter=SEX)
    assert seen["total"] == 2
    shown = [one["field"] for one in seen["columns"]]
    assert shown == ["5.1", "8.1", "8.3", "8.6-8.8", "8.9"]
    assert [one["letter"] for one in seen["columns"]][-1] == "L"
    first = seen["rows"][0]
    assert (first["row"], first["number"], first["aside"]) == (0, 2, None)
    faulty = cell(first, "8.9")
    assert (faulty["text"], faulty["severity"]) == ("X", "error")
    assert faulty["codes"] == ["VALEUR_HORS_LISTE"]
    (finding,) = first["findings"]
    assert finding["code"] == "VALEUR_HORS_LISTE"
    assert "Ligne 2" in finding["message"]


def test_rows_come_by_pages_of_two_hundred_at_most():
    talk = Talk()
    talk.open(csv(*(line(n, sex="X") for n in range(450))))
    talk.job("check")
    seen = talk.result("rows", filter=SEX, limit=1_000)
    assert (seen["total"], len(seen["rows"])) == (450, 200)
    last = talk.result("rows", filter=SEX, offset=400, limit=100)["rows"]
    assert [one["row"] for one in last] == list(range(400, 450))


def test_rows_are_filtered(talk):
    found = lambda **want: [r["row"] for r in talk.result("rows", filter=want)["rows"]]  # noqa: E731
    assert found(text="petit") == [3]
    assert found(everyone=True) == [0, 1, 2, 3, 4]
    assert found(everyone=True, text="LOU") == [4]
    assert found(severity="error") == [0, 2, 3]
    assert found(code="MOJIBAKE") == [1, 3]
    talk.result("edit", row=0, field="8.9", text="Y")
    assert found(severity="error", only_unmended=True) == [2, 3]
    talk.result("aside", rows=[3], reason="à revoir")
    assert found(aside=True) == [3]
    assert talk.result("rows", filter={"aside": True})["rows"][0]["aside"] == "à revoir"
    assert found(corrected=True) == [0]
    talk.result("edit", row=4, field="5.4", text="vae")
    shown = [one["field"] for one in talk.result("rows", filter={"corrected": True})["columns"]]
    assert {"5.4", "8.9"} < set(shown)
    talk.result("undo")
    talk.result("edit", row=2, field="8.6-8.8", text="28/02/1988")
    assert found(corrected=True) == [0, 2]
    talk.result("undo")
    assert found(corrected=True) == [0]


def test_the_next_finding_goes_round_both_ways(talk):
    step = lambda **args: talk.result("next_finding", filter={"severity": "error"}, **args)  # noqa: E731
    assert (step()["row"], step()["number"], step()["position"], step()["total"]) == (0, 2, 1, 3)
    assert step(from_row=0)["row"] == 2
    assert (step(from_row=3)["row"], step(from_row=3)["wrapped"]) == (0, True)
    assert step(from_row=2, direction=-1)["row"] == 0
    assert (step(from_row=0, direction=-1)["row"], step(direction=-1)["row"]) == (3, 3)
    none = talk.result("next_finding", filter={"code": "INCONNU"})
    assert (none["row"], none["total"]) == (None, 0)


def test_a_person_is_shown_whole(talk):
    person = talk.result("person", row=2)
    assert (person["number"], person["rows"]) == (4, 5)
    assert plain(person["title"]).startswith("Ligne 4 : ")
    assert plain(person["sentence"]) == "1 point à revoir"
    fields = {one["field"]: one for one in person["fields"]}
    year = fields["8.6"]
    assert (year["target"], year["raw"], year["value"]) == ("8.6-8.8", "31/02/1988", "31/02/1988")
    assert year["findings"][0]["code"] == "DATE_INEXISTANTE"
    assert [one["value"] for one in fields["8.9"]["options"]] == ["M", "F"]
    assert fields["8.2"]["editable"]
    assert not fields["3.1"]["editable"]
    assert "1.1" not in fields


def test_an_edit_is_previewed_then_applied_and_answers_with_its_findings(talk):
    seen = talk.result("edit", row=0, field="8.9", text="M.", preview=True)
    assert (seen["changed"], seen["applied"], seen["can_undo"]) == (1, False, False)
    (line_,) = seen["preview"]
    assert (line_["number"], line_["label"], line_["before"], line_["after"]) == (
        2,
        "8.9",
        "X",
        "M.",
    )
    assert talk.result("rows", filter=SEX)["total"] == 2
    done = talk.result("edit", row=0, field="8.9", text="M.")
    assert (done["applied"], done["can_undo"], done["corrected_cells"]) == (True, True, 1)
    assert done["summary"]["errors"] == talk.view["summary"]["errors"] - 1
    assert cell(done["row"], "8.9")["original"] == "X"
    assert "VALEUR_HORS_LISTE" not in [one["code"] for one in done["row"]["findings"]]
    assert {one["code"]: one["count"] for one in done["groups"]}["VALEUR_HORS_LISTE"] == 1


def test_what_changes_nothing_says_so(talk):
    done = talk.result("edit", row=0, field="8.9", text="X")
    assert (done["changed"], done["applied"], done["can_undo"]) == (0, False, False)
    assert plain(done["sentence"]).startswith("Rien à changer")


def test_all_identical_cells_are_corrected(talk):
    done = talk.result("edit_same", row=3, field="8.9", text="F")
    assert done["changed"] == 2
    assert "2 cellules identiques" in plain(done["sentence"])


def test_a_proposal_is_applied_to_one_to_the_same_or_to_the_rule(talk):
    mojibake = {"code": "MOJIBAKE", "field": "8.3"}
    assert talk.result("fix", row=1, **mojibake, preview=True)["preview"][0]["after"] == "Léa"
    assert talk.result("fix_same", row=1, **mojibake, rank=0)["changed"] == 2
    assert talk.error("fix", row=1, **mojibake)["code"] == "PROPOSITION_PERIMEE"
    talk.result("undo")
    assert talk.error("fix", row=1, **mojibake, rank=5)["code"] == "PROPOSITION_PERIMEE"
    assert talk.result("fix_rule", code="MOJIBAKE")["changed"] == 2


def test_columns_and_rows_of_a_filter_are_filled(talk):
    done = talk.result("fill", field="5.17", text="Session de mai")
    assert (done["changed"], "« Session de mai »" in plain(done["sentence"])) == (5, True)
    assert talk.result("fill", field="5.17", text="autre", preview=True)["changed"] == 0
    assert (
        talk.result("fill", field="5.17", text="autre", only_empty=False, preview=True)["changed"]
        == 5
    )
    assert talk.result("set_rows", filter=SEX, field="8.9", text="F")["changed"] == 2
    assert talk.result("set_rows", rows=[4], field="8.9", text="M")["changed"] == 1
    seen = talk.result("replace", field="8.3", find="lÃ©A", by="Léa", preview=True)
    assert (seen["changed"], len(seen["preview"])) == (2, 2)
    assert talk.result("replace", field="8.3", find="lÃ©A", by="x", match_case=True)["changed"] == 0
    assert talk.error("replace", field="8.3", find="", by="x")["code"] == "RECHERCHE_VIDE"


def test_a_preview_shows_twenty_rows_of_any_number_and_the_next_ones_on_demand():
    talk = Talk()
    talk.open(csv(*(line(n) for n in range(100))))
    talk.job("check")
    seen = talk.result("fill", field="8.2", text="PETIT", preview=True)
    assert (seen["changed"], seen["rows"], len(seen["preview"])) == (100, 100, 20)
    seen = talk.result("swap", filter={"everyone": True}, preview=True, preview_offset=90)
    assert (seen["changed"], seen["rows"], seen["limit"]) == (200, 100, 20)
    assert [one["row"] for one in seen["preview"]][::2] == list(range(90, 100))
    assert talk.result("history")["total"] == 0


def test_names_are_swapped_and_parted():
    talk = Talk()
    talk.open(csv(line(1, "Élodie", "MARCHAND"), line(2, "LE GOFF Yann", "")))
    talk.job("check")
    assert talk.result("swap", rows=[0])["changed"] == 2
    assert talk.result("split_rows", rows=[1], order="nom-prenom")["changed"] == 2
    people = [talk.result("person", row=row)["fields"] for row in (0, 1)]
    names = [[f["value"] for f in one if f["field"] in {"8.1", "8.3"}] for one in people]
    assert names == [["MARCHAND", "Élodie"], ["LE GOFF", "Yann"]]


def test_rows_put_aside_are_neither_counted_nor_sent(talk):
    done = talk.result("aside", filter={"severity": "error"}, reason="à compléter")
    summary = done["summary"]
    assert (summary["set_aside"], summary["errors"], summary["blocked_rows"]) == (3, 0, 0)
    assert summary["valid_rows"] == 2
    (made,) = talk.job("generate", valid_only=False)["files"]
    assert made["passages"] == 2
    assert talk.result("back", filter={"aside": True})["summary"]["set_aside"] == 0


def test_a_block_is_pasted_or_refused_whole(talk):
    done = talk.result("paste_cells", row=3, field="8.3", text="Léa\t02/02/1990\tF\nLou\t\tM\n")
    assert done["changed"] == 5
    error = talk.error("paste_cells", row=4, field="8.3", text="a\nb\n")
    assert error["code"] == "COLLAGE_IMPOSSIBLE"
    huge = "x\n" * 10_001
    assert "10 000" in plain(talk.error("paste_cells", row=0, field="8.3", text=huge)["message"])
    assert talk.result("history")["total"] == 1


def test_a_paste_follows_the_columns_of_the_sheet_and_says_what_it_left():
    talk = Talk()
    talk.open(
        csv(*(f"{line(n)};Remarque {n};PETIT" for n in range(3)), header=f"{HEADER};Divers;8.2")
    )
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    done = talk.result("paste_cells", row=0, field="8.9", text="M\tvu\tNOIR\nF\tvu\tNOIR\n")
    assert done["changed"] == 3
    assert "4 cellules collées à partir de la ligne 2" in plain(done["sentence"])
    assert "1 était déjà pareille" in plain(done["sentence"])
    assert "2 laissées de côté" in plain(done["sentence"])
    person = {one["field"]: one["value"] for one in talk.result("person", row=1)["fields"]}
    assert person["8.2"] == "NOIR"


def test_ten_thousand_cells_are_pasted_at_once():
    talk = Talk()
    talk.open(csv(*(line(n, name=f"N{n}") for n in range(5000))))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    text = "\n".join(f"03/04/{1950 + n % 50}\tM" for n in range(5000))
    done = talk.result("paste_cells", row=0, field="8.6-8.8", text=text)
    assert plain(done["sentence"]).startswith("10 000 cellules collées à partir de la ligne 2")
    assert done["changed"] == 9900


def test_the_history_tells_each_action_and_goes_back_and_forth(talk):
    talk.result("edit", row=0, field="8.9", text="M")
    talk.result("fill", field="8.2", text="PETIT")
    seen = talk.result("history")
    assert [(one["kind"], one["changed"], one["done"]) for one in seen["items"]] == [
        ("edit", 1, True),
        ("fill", 5, True),
    ]
    assert seen["items"][0]["time"] == pytest.approx(talk.now)
    assert seen["undo"] == seen["items"][1]["sentence"]
    back = talk.result("undo")
    assert (back["sentence"], back["changed"], back["can_redo"]) == (seen["undo"], 5, True)
    talk.result("undo")
    empty = talk.result("undo")
    assert (empty["applied"], empty["changed"], empty["can_undo"]) == (False, 0, False)
    assert empty["summary"] == talk.view["summary"]
    talk.result("redo")
    assert talk.result("redo")["can_redo"] is False
    assert talk.result("history", offset=1, limit=1)["items"][0]["rank"] == 1


def test_what_is_of_the_whole_file_is_not_edited_in_a_row(talk):
    assert talk.error("edit", row=0, field="3.1", text="x")["code"] == "CHAMP_NON_MODIFIABLE"
    for row in (-1, 5):
        error = talk.error("edit", row=row, field="8.9", text="F")
        assert (error["code"], error["detail"]) == ("ARGUMENT_ILLISIBLE", "row")
        assert talk.error("person", row=row)["code"] == "ARGUMENT_ILLISIBLE"


def test_corrections_wait_for_the_next_check_when_an_answer_changes(talk):
    talk.result("edit", row=0, field="8.9", text="M")
    talk.result("settings", values={**ANSWERS, "certification.nature_deposant": "CERTIFICATEUR"})
    assert talk.error("history")["code"] == "FICHIER_A_VERIFIER"
    view = talk.job("check")
    assert view["summary"]["errors"] == talk.view["summary"]["errors"] - 1
    assert talk.result("history")["done"] == 1


def test_a_national_number_is_hidden_wherever_a_cell_is_shown():
    talk = Talk()
    number = "2880475056123"
    talk.open(csv(f"{line(1)};{number}", header=f"{HEADER};Remarque"))
    talk.result("assign", column=12, field="5.17")
    talk.job("check")
    replies = [
        talk.ask("rows", filter={"everyone": True})[0],
        talk.ask("person", row=0)[0],
        talk.ask("edit", row=0, field="5.17", text=f"vu {number}", preview=True)[0],
        talk.ask("edit", row=0, field="5.17", text=f"vu {number}")[0],
        talk.ask("history")[0],
    ]
    assert not any(number in str(reply) for reply in replies)


def test_a_hidden_number_is_never_written_in_the_place_of_what_it_hides():
    talk = Talk()
    number = "1 88 04 75 056 123 41"
    talk.open(csv(f"{line(1)};suivi {number}", header=f"{HEADER};5.17"))
    talk.job("check")
    person = {one["field"]: one for one in talk.result("person", row=0)["fields"]}
    shown = person["5.17"]["raw"]
    assert "••" in shown
    assert talk.result("edit", row=0, field="5.17", text=shown)["applied"] is False
    assert talk.error("edit", row=0, field="5.17", text=f"{shown} vu")["code"] == "TEXTE_MASQUE"
    assert talk.result("replace", field="5.17", find="suivi", by="vu")["changed"] == 1
