"""Joining columns through the boundary: shown first, done, kept, undone; never silent."""

import pytest

from cases.talk import ANSWERS, Talk

SHEET = """Nom;Prénom;Session;Candidat;Jour;Mois;Année;Civilité
MARCHAND;Élodie;S1;001;5;mai;2026;Mme
LE GOFF;Yann;S1;002;;mai;2026;M.
BENALI;Samira;S2;001;31;12;2025;Mme
"""


@pytest.fixture
def talk():
    talk = Talk()
    talk.open(SHEET.encode())
    return talk


def line(view, header):
    return next(one for one in view["columns"] if one["header"] == header)


def test_what_joining_would_give_is_shown_before(talk):
    before = talk.result("join_preview", columns=[2, 3], field="5.1")
    assert [one["after"] for one in before["samples"]] == ["S1-001", "S1-002", "S2-001"]
    assert before["samples"][0]["before"] == "S1 + 001"
    assert (before["separator"], before["header"]) == ("-", "Session + Candidat")
    other = talk.result("join_preview", columns=[3, 2], field="5.1", separator="")
    assert other["samples"][0]["after"] == "001S1"
    assert line(talk.result("nobody", kept=[]), "Session")["joined"] == []


def test_the_preview_of_a_date_says_what_is_none(talk):
    wrong = talk.result("join_preview", columns=[4, 5, 6], field="5.10")
    assert "«\u00a0??/05/2026\u00a0» n'est pas une date" in wrong["sentence"]
    right = talk.result("join_preview", columns=[4, 5, 6], field="8.6-8.8")
    assert right["sentence"].endswith("ce sont des dates.")
    assert right["samples"][0] == {"before": "5 + mai + 2026", "after": "5/05/2026"}


def test_joined_columns_say_so_and_stand_together(talk):
    view = talk.result("join", columns=[2, 3], field="5.1", separator="-")
    joined = line(view, "Session + Candidat")
    assert (joined["letter"], joined["field"], joined["sure"]) == ("C + D", "5.1", True)
    assert joined["join"] == {"columns": [2, 3], "separator": "-"}
    assert joined["samples"] == ["S1-001", "S1-002", "S2-001"]
    (said,) = line(view, "Session")["joined"]
    assert said.startswith("Réunie avec «\u00a0Candidat\u00a0»\u00a0: ID Technique")
    width = len(SHEET.splitlines()[0].split(";"))
    # Nobody was born in these years: their column is the only one without a use.
    assert (view["mapped"], view["unused"]) == (width - 1, 1)
    assert line(view, "Année")["field"] is None
    assert "5.1" not in {one["field"] for one in view["missing"]}
    assert len(talk.result("preview")["columns"]) == width


@pytest.mark.parametrize("undo", [{"columns": []}, {"columns": [2, 3], "separator": None}])
def test_a_join_is_undone(talk, undo):
    first = talk.result("nobody", kept=[])
    talk.result("join", columns=[2, 3], field="5.1", separator="-")
    assert talk.result("join", field="5.1", **undo) == first


def test_a_field_given_to_one_column_takes_the_join_out_of_the_settings(talk):
    talk.result("join", columns=[2, 3], field="5.1", separator="-")
    view = talk.result("assign", column=3, field="5.1")
    assert all(one["join"] is None for one in view["columns"])
    assert view["settings_notes"] == []
    assert b"reunions" not in talk.download("settings_file")[1]


def test_findings_name_the_columns_together(talk):
    talk.result("join", columns=[4, 5, 6], field="5.10", separator="/")
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    (found,) = talk.result("findings", field="5.10", severity="error")["items"]
    assert (found["row"], found["column"]) == (3, "Jour + Mois + Année")
    assert found["value"] == "??/05/2026"
    told = talk.result("journal", field="5.10", kind="REUNION")
    assert [one["after"] for one in told["items"]] == ["5/05/2026", "??/05/2026", "31/12/2025"]


def test_a_join_comes_back_with_the_settings_and_outlives_another_reading(talk):
    talk.result("join", columns=[2, 3], field="5.1", separator="-")
    view = talk.result("join", columns=[4, 5, 6], field="5.10", separator="/")
    _, data = talk.download("settings_file")
    again = Talk()
    other = again.open(SHEET.encode(), settings=data.decode())
    assert other["settings_notes"] == []
    assert [one["field"] for one in other["columns"]] == [one["field"] for one in view["columns"]]
    assert line(again.result("header", row=1), "Session + Candidat")["field"] == "5.1"
    pasted = again.job("paste", text=SHEET.replace(";", "\t"), settings=data.decode())
    assert line(pasted, "Jour + Mois + Année")["field"] == "5.10"


def test_joins_that_another_header_cannot_make_are_said(talk):
    talk.result("join", columns=[2, 3], field="5.1", separator="-")
    view = talk.result("header", row=2)
    assert all(one["join"] is None for one in view["columns"])
    (note,) = view["settings_notes"]
    assert "Session" in note
    assert "ne sont pas réunies" in note
    assert line(talk.result("header", row=1), "Session + Candidat")["field"] == "5.1"


def test_cells_pasted_without_settings_take_none(talk):
    talk.result("settings", values=ANSWERS)
    talk.result("join", columns=[2, 3], field="5.1", separator="-")
    view = talk.job("paste", text=SHEET.replace(";", "\t"))
    assert all(one["join"] is None for one in view["columns"])
    values = [i["value"] for s in view["form"]["sections"] for i in s["inputs"]]
    assert "12ABC345" not in values


def test_national_numbers_are_never_joined():
    talk = Talk()
    talk.open(b"Nom;NIR;Rang\nMOULIN;2910613055021;1\nBESSON;1931233063118;2\n")
    error = talk.error("join_preview", columns=[1, 2], field="5.1")
    assert error["code"] == "REUNION_IMPOSSIBLE"
    assert "2910613055021" not in str(error)


def test_a_join_of_what_is_not_there_is_refused(talk):
    error = talk.error("join", columns=[2, 99], field="5.1", separator="-")
    assert (error["code"], error["detail"]) == ("ARGUMENT_ILLISIBLE", "columns")
    error = talk.error("join_preview", columns=[2, 3], field="1.1", separator="-")
    assert (error["code"], error["detail"]) == ("ARGUMENT_ILLISIBLE", "field")
    assert talk.error("join", columns=[2, 2], field="5.1", separator="-")["kind"] == "user"


def test_the_total_at_the_bottom_stays_nobody_when_names_are_joined():
    talk = Talk()
    data = "Particule;Nom;Note\nde;LA TOUR;3\n;BENALI;4\n;Total;7\n"
    talk.open(data.encode())
    view = talk.result("join", columns=[0, 1], field="8.1", separator=" ")
    assert (view["nobody"][0]["rows"], view["people"]) == ([4], 2)
    assert line(view, "Particule + Nom")["samples"][:2] == ["de LA TOUR", "BENALI"]


def test_what_is_asked_of_a_column_is_said_by_the_engine():
    talk = Talk()
    people = "MARCHAND Élodie;F;x\nLE GOFF Yann;M;y\n"
    view = talk.open(f"Nom complet;Genre;Observations\n{people}".encode())
    asked = {one["header"]: one["ask"] for one in view["columns"]}
    assert asked["Nom complet"]["kind"] == "names"
    assert asked["Nom complet"]["field"] == "8.1+8.3"
    assert [one["value"] for one in line(view, "Nom complet")["names"]] == [
        "nom-prenom",
        "prenom-nom",
    ]
    assert asked["Observations"] is None
    assert line(view, "Observations")["names"] is None
    view = talk.result("split", column=0, order="nom-prenom")
    assert line(view, "Nom complet")["ask"] is None


def test_an_unsure_column_asks_to_be_confirmed_and_an_unused_one_offers_itself():
    talk = Talk()
    people = "MARCHAND;Élodie;05/06/2026;NON\nBENALI;Samira;07/06/2026;NON\n"
    view = talk.open(f"Nom;Prénom;Jour J;Numérique\n{people}".encode())
    ask = line(view, "Numérique")["ask"]
    assert (ask["kind"], ask["field"], ask["closeness"]) == ("confirm", "5.14", "incertain")
    ask = line(view, "Jour J")["ask"]
    assert (ask["kind"], ask["field"], ask["closeness"]) == ("use", "5.10", "incertain")
    view = talk.result("join", columns=[2, 3], field="5.17", separator=" ")
    assert line(view, "Jour J")["ask"] is None
    talk.result("join", columns=[], field="5.17")
    view = talk.result("assign", column=3, field="5.10")
    assert line(view, "Jour J")["ask"] is None
