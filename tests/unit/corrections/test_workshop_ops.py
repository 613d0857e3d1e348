"""The operations of the workshop, asked as the page asks them."""

import json

from cases.mending import HEADER, csv, line
from cases.talk import ANSWERS, Talk

SEX = {"code": "VALEUR_HORS_LISTE", "field": "8.9"}
LINES = [
    line(1, given="Zoé", sex="X"),
    line(2, given="Ève", sex="X", issued="31/02/2026"),
    line(3, given="Anne", sex="Y"),
    line(4, given="Lou"),
]


def workshop(*lines, header=HEADER):
    """Return a session whose list is checked."""
    talk = Talk()
    talk.open(csv(*(lines or LINES), header=header))
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    return talk


def test_an_edit_answers_with_the_row_under_the_columns_and_the_filter_asked_for():
    talk = workshop()
    reply = talk.result("edit", row=1, field="8.9", text="F", columns=["8.3", "8.9"], filter=SEX)
    assert [cell["field"] for cell in reply["row"]["cells"]] == ["8.3", "8.9"]
    assert (reply["row"]["findings"], reply["left"]) == ([], 2)
    assert reply["row"]["others"] >= 1
    wrong = talk.result("edit", row=0, field="8.9", text="Z", columns=["8.9"], filter=SEX)
    assert [one["code"] for one in wrong["row"]["findings"]] == ["VALEUR_HORS_LISTE"]
    assert (wrong["row"]["cells"][0]["text"], wrong["left"]) == ("Z", 2)


def test_rows_are_shown_again_by_name_even_when_the_filter_leaves_them():
    talk = workshop()
    talk.result("edit", row=0, field="8.9", text="F")
    shown = talk.result("rows", rows=[0, 2], columns=["8.9"], filter=SEX)["rows"]
    assert [(one["row"], len(one["findings"])) for one in shown] == [(0, 0), (2, 1)]


def test_identical_cells_are_counted_for_the_faulty_cell():
    talk = workshop()
    rows = talk.result("rows", filter=SEX)["rows"]
    faulty = [next(c for c in row["cells"] if c["field"] == "8.9") for row in rows]
    assert [cell["same"] for cell in faulty] == [2, 2, 1]
    assert talk.result("edit_same", row=0, field="8.9", text="F", preview=True)["changed"] == 2


def test_a_column_of_a_list_comes_with_its_values_in_words():
    columns = workshop().result("rows", filter=SEX)["columns"]
    (sex,) = [one for one in columns if one["field"] == "8.9"]
    assert {"value": "F", "label": "Femme"} in sex["options"]
    assert sex["editable"]


def test_all_is_undone_and_done_again_at_once():
    talk = workshop()
    before = talk.result("rows", filter={"everyone": True})["rows"]
    for row in (0, 1, 2):
        talk.result("edit", row=row, field="8.9", text="F")
    mended = talk.result("rows", filter={"everyone": True})["rows"]
    reply = talk.result("move", to=0)
    assert (reply["applied"], reply["can_undo"], reply["can_redo"]) == (True, False, True)
    assert reply["sentence"].startswith("3 ")
    assert talk.result("rows", filter={"everyone": True})["rows"] == before
    assert talk.result("move", to=3)["can_redo"] is False
    assert talk.result("rows", filter={"everyone": True})["rows"] == mended
    assert not talk.ask("move", to=4)[0]["ok"]


def corrections(talk):
    """Return the history as it is handed over."""
    return talk.download("corrections")[1]


def test_an_engine_that_starts_again_takes_the_corrections_up():
    talk = workshop()
    assert json.loads(corrections(talk))["actions"] == []
    for row, text in ((0, "F"), (1, "H"), (2, "É\u2028<b>")):
        talk.result("edit", row=row, field="8.9", text=text)
        corrections(talk)
    talk.result("undo")
    kept = corrections(talk)
    shown = talk.result("rows", filter={"everyone": True})
    again = Talk()
    again.open(csv(*LINES))
    again.result("settings", values=ANSWERS)
    told = again.result("corrections_load", kept, name="corrections.json", size=len(kept))
    assert told == {"total": 3, "done": 2}
    again.job("check")
    assert again.result("rows", filter={"everyone": True}) == shown
    assert again.result("redo")["changed"] == 1
    assert corrections(again) == corrections_after_redo(talk)


def corrections_after_redo(talk):
    """Return the history once the undone action is done again."""
    talk.result("redo")
    return corrections(talk)


def test_what_is_handed_over_follows_an_action_that_replaces_undone_ones():
    talk = workshop()
    talk.result("edit", row=0, field="8.9", text="F")
    corrections(talk)
    talk.result("undo")
    talk.result("edit", row=2, field="8.9", text="M")
    (action,) = json.loads(corrections(talk))["actions"]
    assert action["changes"][0]["rows"] == [2]


def test_a_correction_of_a_column_no_longer_used_is_said():
    talk = workshop()
    assert talk.result("edit", row=0, field="8.9", text="F")["notes"] == []
    talk.result("assign", column=11, field=None)
    talk.job("check")
    (note,) = talk.result("history")["notes"]
    assert note.startswith("1 correction donne «\N{NO-BREAK SPACE}Sexe")
    assert "aucune colonne" in note


def test_a_correction_of_a_row_no_longer_read_is_said():
    talk = workshop()
    talk.result("edit", row=0, field="8.9", text="F")
    talk.result("edit", row=2, field="8.9", text="F")
    talk.result("header", row=2)
    for column, field in enumerate(HEADER.split(";")):
        talk.result("assign", column=column, field="8.6-8.8" if "naissance" in field else field)
    talk.job("check")
    view = talk.result("history")
    assert (view["total"], view["done"]) == (1, 1)
    assert any("n'est plus lue" in note for note in view["notes"])


def test_the_people_ready_are_those_without_error_and_not_put_aside():
    talk = workshop()
    ready = {"ready": True}
    assert [one["row"] for one in talk.result("rows", filter=ready)["rows"]] == [3]
    talk.result("edit", row=0, field="8.9", text="F")
    assert [one["row"] for one in talk.result("rows", filter=ready)["rows"]] == [0, 3]
    talk.result("aside", rows=[3], reason="plus tard")
    assert [one["row"] for one in talk.result("rows", filter=ready)["rows"]] == [0]


def test_the_type_follows_a_code_typed_and_comes_back_with_undo():
    head = "idTechnique;Nom de naissance;Prénom;Sexe;Né(e) le;Code INSEE naissance;{};Délivré le"
    rows = ["A1;LEROY;Anne;F;02/03/1999;49007;RNCP35584;12/05/2026",
            "A2;PETIT;Hugo;M;02/03/1998;49007;ABC;12/05/2026"]  # fmt: skip
    talk = Talk()
    talk.open("\n".join([head.format("Code RNCP / RS"), *rows]).encode(), name="liste.csv")
    talk.job("check")

    def wrong():
        found = talk.result("findings", offset=0, limit=50)["items"]
        return {(one["code"], one["row"]) for one in found if one["field"] in {"4.1", "4.2"}}

    before = wrong()
    assert ("VALEUR_ABSENTE", 3) in before
    talk.result("edit", row=1, field="4.2", text="RS5801")
    talk.result("edit", row=0, field="4.2", text="RS5801")
    assert not wrong()
    talk.result("undo")
    talk.result("undo")
    assert wrong() == before
