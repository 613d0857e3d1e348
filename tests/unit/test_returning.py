"""Another file dropped after the first one: corrections taken up, findings followed."""

import io

import pytest
from openpyxl import Workbook

from cases.mending import csv, line
from cases.talk import ANSWERS, Talk
from certiflux.base.words import NO_BREAK

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
    asked = {"choice": "ours", "kind": "solved", "code": "NOM_ABSENT", "field": "8.1"}
    for op in ("carry", "conflicts", "followed", "give_back"):
        assert talk.error(op, **asked)["code"] == "AUCUN_FICHIER_PRECEDENT"


def test_what_became_of_each_correction_is_asked_with_its_counts(talk):
    checked(talk, NEW)
    told = talk.result("returned")
    assert (told["name"], told["corrections"], told["related"]) == ("liste.csv", 4, True)
    asked = told["question"]
    assert asked["counts"] == {"kept": 1, "solved": 1, "conflicting": 1, "lost": 1}
    assert len(asked["sentences"]) == 4
    assert [one["value"] for one in asked["choices"]] == ["theirs", "ours", "drop"]
    assert "1 correction reprise" in asked["choices"][0]["consequence"]
    assert "2 corrections reprises" in asked["choices"][1]["consequence"]
    assert "4 corrections oubliées" in asked["choices"][2]["consequence"]
    assert asked["gone"][0]["number"] == 5


def test_cells_in_conflict_are_listed_before_and_after(talk):
    checked(talk, NEW)
    told = talk.result("conflicts")
    (one,) = told["items"]
    assert told["total"] == 1
    assert (one["number"], one["who"], one["label"]) == (2, "A3 MARCHAND Lou", "8.9")
    assert (one["before"], one["ours"], one["theirs"]) == ("Q", "M", "F")


@pytest.mark.parametrize(
    ("choice", "changed", "sex"), [("theirs", 1, "F"), ("ours", 2, "M"), ("drop", 0, "F")]
)
def test_the_users_word_decides_and_can_be_undone(talk, choice, changed, sex):
    before = checked(talk, NEW)
    assert talk.result("carry", choice=choice, preview=True)["changed"] == changed
    assert talk.result("returned")["question"] is not None
    done = talk.result("carry", choice=choice)
    assert (done["changed"], done["applied"]) == (changed, changed > 0)
    assert done["summary"]["errors"] == before["summary"]["errors"] - (changed > 0)
    person = {one["field"]: one for one in talk.result("person", row=0)["fields"]}
    assert person["8.9"]["value"] == sex
    assert talk.result("returned")["question"] is None
    assert talk.result("undo")["summary"] == before["summary"]


def test_without_correction_there_is_no_question():
    talk = Talk()
    checked(talk, OLD)
    checked(talk, NEW)
    told = talk.result("returned")
    assert (told["available"], told["question"]) == (True, None)
    assert any("nouvelle" in one for one in told["notes"])


def test_corrections_without_object_leave_nothing_to_choose(talk):
    checked(talk, csv(line(8, name="AUTRE", given="Max", born="01/01/1970")))
    told = talk.result("returned")
    assert told["related"] is False
    assert [one["value"] for one in told["question"]["choices"]] == ["theirs"]


def test_the_findings_are_followed_by_person():
    talk = Talk()
    checked(talk, OLD)
    checked(talk, csv(line(9, sex="Y"), line(2, born="28/02/1988"), line(3, given="Lou", sex="Q")))
    told = talk.result("returned")["progress"]
    assert plain(told["sentence"]) == "Constats : 2 réglés, 1 restant, 1 nouveau."
    assert [one["count"] for one in told["tallies"]] == [2, 1, 1]
    for kind, numbers in (("solved", ["2"]), ("remaining", ["4"]), ("new", ["2"])):
        (one,) = [one for one in told[kind] if one["code"] == "VALEUR_HORS_LISTE"]
        page = talk.result("followed", kind=kind, code=one["code"], field=one["field"])
        assert [line["number"] for line in page["items"]] == numbers
    assert page["items"][0]["text"] == "Y"
    assert page["items"][0]["who"] == "A9 MARCHAND Élodie"


def everything(talk):
    return [talk.ask("history")[0]["result"], talk.result("rows", filter={"everyone": True})]


@pytest.mark.parametrize("answered", [False, True])
def test_giving_up_brings_the_old_file_back_as_it_was(talk, answered):
    before = everything(talk)
    checked(talk, NEW)
    if answered:
        talk.result("carry", choice="ours")
    back = talk.result("give_back")
    assert (back["sheet"]["file"]["name"], back["checked"]) == ("liste.csv", True)
    assert everything(talk) == before
    assert talk.result("returned") == {"available": False}


def test_a_file_that_cannot_be_read_leaves_everything_as_it_was(talk):
    before = everything(talk)
    assert talk.error("open", b"%PDF-1.7", name="x.csv", size=8)["kind"] == "user"
    assert everything(talk) == before
    assert talk.result("returned") == {"available": False}


def test_the_one_with_corrections_stays_behind(talk):
    assert talk.open(csv(line(7)))["behind"] == "last"
    assert talk.open(NEW)["behind"] == "same"
    checked(talk, csv(line(6)))
    assert talk.result("returned")["corrections"] == 4
    talk.result("edit", row=0, field="8.2", text="PETIT")
    assert talk.open(NEW)["behind"] == "last"


def test_the_same_file_again_is_not_another_one(talk):
    assert talk.open(OLD)["behind"] == "none"
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    assert talk.result("returned") == {"available": False}


def test_what_was_open_before_is_forgotten_when_asked(talk):
    checked(talk, NEW)
    talk.result("forget_previous")
    assert talk.result("returned") == {"available": False}


def test_the_sheet_of_the_same_name_is_read_again():
    book = Workbook()
    book.active.title = "Juin"
    for name in ("Juin", "Juillet"):
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for one in csv(line(len(name))).decode().splitlines():
            sheet.append(one.split(";"))
    stream = io.BytesIO()
    book.save(stream)
    data, talk = stream.getvalue(), Talk()
    args = {"name": "l.xlsx", "size": len(data)}
    assert talk.job("open", data, **args)["sheet"] == 0
    assert talk.job("open", data, **args, sheet="Juillet")["sheet"] == 1
    assert talk.job("open", data, **args, sheet="Août")["sheet"] == 0


TAGS = ["5.1", "4.1", "4.2", "5.4", "5.5", "5.10", "5.12", "5.14", "8.1", "8.3", "8.6-8.8", "8.9"]
OURS = "5.1;Sorte;Numéro;Voie;Avis;Jour;A;B;Qui;Petit nom;Venue;S"


def by_hand(talk, row, *lines):
    """Open a list whose titles are not those that the engine finds, and say what each column is."""
    data = "\n".join([*lines, "Total;;;;;;;;;;;2", ""]).encode()
    talk.open(data)
    talk.result("header", row=row)
    for column, field in enumerate(TAGS):
        talk.result("assign", column=column, field=field)
    talk.result("nobody", kept=["total"])
    talk.result("settings", values=ANSWERS)
    return talk.job("check")


def again(talk, *lines):
    _, settings = talk.download("settings_file")
    data = "\n".join([*lines, "Total;;;;;;;;;;;3", ""]).encode()
    args = {"name": "liste.csv", "size": len(data), "settings": settings.decode()}
    return talk.job("open", data, **args, again=True)


def targets(view):
    return [one["field"] for one in view["columns"]]


def test_titles_and_totals_chosen_by_hand_serve_the_corrected_file():
    talk = Talk()
    by_hand(talk, 2, ";".join(TAGS), OURS, line(1), line(2, name="PETIT"))
    view = again(talk, "Export;" * 11, ";".join(TAGS), OURS, line(1), line(2, name="PETITE"))
    assert view["choices"] == {"header": {"row": 3}, "nobody": {"kept": ["total"]}}
    assert (view["header_row"], view["nobody"][0]["kept"], view["people"]) == (3, True, 3)
    assert targets(view) == TAGS


def test_a_list_without_titles_has_none_once_corrected():
    talk = Talk()
    by_hand(talk, None, line(1), line(2, name="PETIT"))
    view = again(talk, line(1), line(2, name="PETITE"))
    assert view["choices"]["header"] == {"row": None}
    assert (view["header_row"], view["people"]) == (None, 3)
    assert targets(view) == TAGS


def test_titles_that_are_gone_are_looked_for_as_in_any_file():
    talk = Talk()
    by_hand(talk, 2, ";".join(TAGS), OURS, line(1), line(2, name="PETIT"))
    view = again(talk, ";".join(TAGS), line(1), line(2, name="PETITE"))
    assert "header" not in view["choices"]
    assert view["header_row"] == 1


def test_another_list_takes_nothing_of_the_last_one():
    talk = Talk()
    by_hand(talk, 2, ";".join(TAGS), OURS, line(1), line(2, name="PETIT"))
    view = talk.open("\n".join([";".join(TAGS), OURS, line(3), "Total;;;;;;;;;;;1"]).encode())
    assert (view["choices"], view["header_row"], view["nobody"][0]["kept"]) == ({}, 1, False)


CROSSED = "Nom de naissance;Prénom;H;F;Date de naissance;SST RS715;AIPR RS5054"


def test_every_shape_that_was_told_serves_the_corrected_file():
    talk = Talk()
    rows = ["BRÉMOND;Aline;;x;04/03/1988;R;D", "OUDIN;Farid;x;;17/11/1979;R;"]
    talk.open("\n".join([CROSSED, *rows]).encode())
    talk.result("shape", forms={"sexes": False})
    view = talk.result("shape", forms={"grille": True})
    told = [(one["form"], one["applied"]) for one in view["shapes"]]
    assert (told, view["people"]) == ([("sexes", False), ("grille", True)], 3)
    _, settings = talk.download("settings_file")
    data = "\n".join([CROSSED, *rows, "LE GOFF;Yann;x;;09/01/1965;R;R"]).encode()
    args = {"name": "liste.csv", "size": len(data), "settings": settings.decode()}
    view = talk.job("open", data, **args, again=True)
    assert view["choices"]["shape"] == {"forms": {"sexes": False, "grille": True}}
    assert [(one["form"], one["applied"]) for one in view["shapes"]] == told
    assert view["people"] == 5
    # Another engine is told the same at once.
    other = Talk()
    other.open(data)
    replayed = other.result("shape", **view["choices"]["shape"])
    assert [(one["form"], one["applied"]) for one in replayed["shapes"]] == told
