"""Going away with everything: who stays behind, the corrected list, the zip, the last days."""

import csv
import io
import json
import zipfile

import openpyxl
import pytest

from cases.talk import ID, people, ready
from certiflux.screens.generate import pictures
from certiflux.screens.verify import left_out


def generated(data, **options):
    talk = ready(data, **options)
    talk.view = talk.job("generate", valid_only=True)
    return talk


def kept(talk, make, take):
    """Return what a job says of a file, then the file."""
    said = talk.job(make)
    described, data = talk.download(take)
    assert (described["name"], described["size"]) == (said["name"], len(data))
    return described, data


def test_the_question_says_who_goes_and_who_does_not():
    talk = ready(people(6, wrong=2))
    groups = talk.result("aside", rows=[5], reason="doublon")["groups"]
    view = talk.result("before_generate")
    assert view["label"] == "Générer avec les 3 lignes valides"
    assert view["several"] == ""
    left = view["left"]
    assert left["total"] == 3
    assert left["sentence"].endswith("2 ont une erreur, 1 est mise de côté.")
    assert [(one["count"], one["people"]) for one in left["reasons"]] == [(2, ""), (1, "aside")]
    assert groups[left["reasons"][0]["rank"]]["title"] == left["reasons"][0]["label"]
    assert len(left["later"]) == 2


def test_nobody_is_left_when_all_go():
    view = ready(people(1)).result("before_generate")
    assert view["label"] == "Générer avec la ligne valide"
    assert (view["left"]["total"], view["left"]["later"], view["left"]["sentence"]) == (0, [], "")


def test_reasons_beyond_the_first_are_counted(monkeypatch):
    monkeypatch.setattr(left_out, "SHOWN", 0)
    talk = ready(people(6, wrong=2))
    talk.result("aside", rows=[5], reason="doublon")
    reasons = talk.result("before_generate")["left"]["reasons"]
    assert [(one["count"], one["people"]) for one in reasons] == [(2, "error"), (1, "aside")]


def test_the_people_of_each_file_are_shown_even_once_one_of_them_is_corrected(monkeypatch):
    monkeypatch.setattr("certiflux.flux.parts.MAX_PASSAGES", 2)
    talk = generated(people(6, wrong=1))
    second = talk.view["files"][1]
    shown = lambda: [r["row"] for r in talk.result("rows", filter=want)["rows"]]  # noqa: E731
    want = {"flow": second["id_flux"]}
    assert shown() == [3, 4]
    assert second["passages"] == 2
    talk.result("edit", row=3, field="8.9", text="X")
    assert shown() == [3, 4]
    want = {"flow": "of no file"}
    assert shown() == []


def test_each_file_has_its_facts_and_the_steps_name_it(monkeypatch):
    monkeypatch.setattr("certiflux.flux.parts.MAX_PASSAGES", 2)
    view = generated(people(5)).view
    names = [f"flux-12ABC345-20260622-153000-{n}sur3.xml" for n in (1, 2, 3)]
    assert [one["name"] for one in view["files"]] == names
    assert [one["passages"] for one in view["files"]] == [2, 2, 1]
    assert view["files"][0]["id_flux"] == ID
    assert {one["verdict"]["sentence"] for one in view["files"]} == {"Conforme au XSD 1.1.2"}
    assert view["verdict"]["sentence"] == "Vos 3 fichiers sont prêts\xa0: 5 personnes."
    steps = view["next_steps"]
    assert [name for name in names if any(name in step for step in steps)] == names
    assert len(steps) == 6


def test_one_file_is_named_in_the_steps():
    view = generated(people(2)).view
    name = view["files"][0]["name"]
    assert [name in step for step in view["next_steps"]] == [True, False, True, False]


def test_many_files_are_not_all_named(monkeypatch):
    monkeypatch.setattr("certiflux.flux.parts.MAX_PASSAGES", 1)
    steps = generated(people(15)).view["next_steps"]
    assert len(steps) == 16
    assert "les 3 suivants" in steps[-2]


def test_the_corrected_list_is_handed_over():
    talk = generated(people(4, wrong=1))
    talk.result("edit", row=1, field="8.1", text="DURAND")
    described, data = kept(talk, "make_workbook", "workbook")
    assert described["name"] == "liste-corrigee-12ABC345-20260622-153000.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet["I3"].value == "DURAND"


def test_a_very_long_list_is_a_csv_and_says_so(monkeypatch):
    monkeypatch.setattr("certiflux.screens.generate.sizes.LARGEST", 3)
    monkeypatch.setattr("certiflux.exports.list_csv.BATCH", 2)
    talk = ready(people(4))
    talk.result("edit", row=1, field="8.1", text="=1+1")
    view = talk.job("generate", valid_only=True)
    assert "CSV" in view["list"]["label"]
    assert "trop long" in view["list"]["sentence"]
    described, data = kept(talk, "make_workbook", "workbook")
    assert (described["name"][-4:], described["type"]) == (".csv", "text/csv")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 5
    assert [rows[1][8], rows[2][8]] == ["MARCHAND", "'=1+1"]


def test_the_zip_holds_all_that_the_page_says_and_no_more(monkeypatch):
    monkeypatch.setattr("certiflux.flux.parts.MAX_PASSAGES", 2)
    talk = generated(people(5, wrong=1))
    told = [one["name"] for one in talk.view["zip"]["content"]]
    described, data = kept(talk, "make_all", "all_files")
    assert described["name"] == "certiflux-12ABC345-20260622-153000.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        assert found.testzip() is None
        assert found.namelist() == told
        assert {one.date_time for one in found.infolist()} == {(2026, 6, 22, 15, 30, 0)}
        for index, one in enumerate(talk.view["files"]):
            assert found.read(one["name"]) == talk.download(index=index)[1]
        assert found.read("journal.csv") == talk.download("journal_file")[1]
        assert json.loads(found.read("rapport.json"))["summary"]["rows"] == 5
        assert found.read("rapport.html").startswith(b"<!doctype html>")
        name = next(one for one in told if one.endswith(".xlsx"))
        openpyxl.load_workbook(io.BytesIO(found.read(name)))


def test_the_zip_of_a_very_long_list_says_in_csv_what_is_left(monkeypatch):
    monkeypatch.setattr("certiflux.screens.generate.sizes.LARGEST", 3)
    talk = generated(people(5, wrong=1))
    told = [one["name"] for one in talk.view["zip"]["content"]]
    with zipfile.ZipFile(io.BytesIO(kept(talk, "make_all", "all_files")[1])) as found:
        assert found.namelist() == told
        assert told[-1] == "rapport.csv"
        assert found.read("rapport.csv") == talk.download("report", format="csv")[1]


def test_the_same_work_makes_the_same_zip():
    assert kept(generated(people(3)), "make_all", "all_files") == kept(
        generated(people(3)), "make_all", "all_files"
    )


@pytest.mark.parametrize(
    ("make", "take"), [("make_all", "all_files"), ("make_workbook", "workbook")]
)
def test_a_file_is_not_handed_over_once_a_correction_came_between(make, take):
    talk = ready(people(3))
    assert talk.error(take)["code"] == "FICHIER_A_PREPARER"
    talk.job(make)
    talk.result("edit", row=0, field="8.1", text="DURAND")
    assert talk.error(take)["code"] == "FICHIER_A_PREPARER"
    other = "workbook" if take == "all_files" else "all_files"
    talk.job(make)
    assert talk.error(other)["code"] == "FICHIER_A_PREPARER"


def test_nothing_is_made_of_a_file_that_is_not_checked():
    talk = ready(people(1))
    talk.result("settings", values={"certificateur.id_contrat": "MCFCER000999"})
    for op in ("make_workbook", "make_all"):
        assert talk.error(op)["code"] == "FICHIER_A_VERIFIER"
    assert talk.result("before_generate")["left"]["total"] == 0
    assert talk.result("pictures")["pictures"] == []


def test_the_last_days_are_a_calendar():
    described, data = ready(people(3)).download("calendar")
    assert (described["name"], described["type"]) == ("echeances.ics", "text/calendar")
    assert b"DTSTART;VALUE=DATE:20260820" in data
    assert "MARCHAND" not in data.decode()


def test_each_picture_has_its_sentence_its_shapes_and_its_table():
    talk = ready(people(5, wrong=2))
    found = {one["id"]: one for one in talk.result("pictures")["pictures"]}
    assert list(found) == ["regles", "delivrances", "echeances"]
    for one in found.values():
        assert one["sentence"].endswith(".")
        assert {shape["tag"] for shape in one["shapes"]} == {"rect", "text"}
        assert all(len(row) == len(one["table"]["heads"]) for row in one["table"]["rows"])
        for shape in one["shapes"]:
            said = shape["attributes"]
            assert 0 <= said["x"] <= one["width"]
            assert 0 <= said["y"] <= one["height"]
    assert found["delivrances"]["table"]["rows"] == [["RS5200", "mai 2026", "5"]]
    assert found["echeances"]["table"]["rows"][0][:3] == ["20/08/2026", "RS5200", "5"]
    assert "2" in {row[3] for row in found["regles"]["table"]["rows"]}


def led(talk, name):
    """Return what the numbers of a picture say, and how many rows each of them opens."""
    found = {one["id"]: one["table"] for one in talk.result("pictures")["pictures"]}
    lines, groups = found[name], talk.result("aside", rows=[], reason="")["groups"]
    said, opened = [], []
    for row, target in zip(lines["rows"], lines["targets"], strict=True):
        said.append(int(row[lines["counted"]]))
        if target["do"] == "workshop":
            group = groups[int(target["arg"])]
            want = {"code": group["code"], "field": group["field"]}
            assert group["title"] == row[0]
        else:
            assert target["do"] == "people"
            kind, _, which = target["arg"].partition(" ")
            want = {kind: which}
        opened.append(talk.result("rows", filter=want)["total"])
    return said, opened


def test_the_numbers_of_the_pictures_open_as_many_rows():
    lines = people(7, wrong=2).decode().replace("A-1;RS;RS5200", "A-1;RS;RS5201").splitlines()
    lines[4] = lines[4].replace("/05/2026", "/04/2026").replace("2026-05", "2026-04")
    lines[5] = lines[5].replace(";RS5200;", ";;")
    talk = ready("\n".join(lines).encode())
    talk.result("aside", rows=[5], reason="plus tard")
    for name, counts in (
        ("regles", None),
        ("delivrances", [1, 1, 3, 1]),
        ("echeances", None),
    ):
        said, opened = led(talk, name)
        assert said == opened
        assert counts is None or said == counts, (name, said)


def test_the_rows_of_a_month_or_of_a_last_day_say_which():
    talk = ready(people(3))
    about = lambda **want: talk.result("rows", filter=want)["about"]  # noqa: E731
    assert about(delivered="2026-05 RS5200") == "RS5200, délivrance en mai 2026."
    assert about(due="2026-08-20 RS5200") == "RS5200, à déclarer le 20/08/2026 au plus tard."
    assert about(delivered="2026-05") == "Sans code de certification, délivrance en mai 2026."
    assert about(severity="error") == ""
    columns = talk.result("rows", filter={"due": "2026-08-20 RS5200"})["columns"]
    assert {"4.2", "5.10"} <= {one["field"] for one in columns}
    assert talk.result("rows", filter={"delivered": "2026-05 RS9999"})["total"] == 0


def test_a_level_is_a_sign_before_its_colour():
    talk = ready(people(5, wrong=2))
    (first, *_), *_ = (one["shapes"] for one in talk.result("pictures")["pictures"])
    assert first["text"][0] in "✕▲ℹ"


def test_what_a_picture_leaves_out_is_said(monkeypatch):
    monkeypatch.setattr(pictures, "SHOWN", 1)
    monkeypatch.setattr(pictures, "LISTED", 1)
    lines = people(4).decode().replace("A-1;RS;RS5200", "A-1;RS;RS5201")
    found = ready(lines.encode()).result("pictures")["pictures"]
    one = next(one for one in found if one["id"] == "delivrances")
    assert "sur 2" in one["left_out"]
    assert "sur 2" in one["table"]["left_out"]
    assert sum(shape["tag"] == "rect" for shape in one["shapes"]) == 1


def test_who_is_put_aside_is_in_no_picture_of_people():
    talk = ready(people(5))
    talk.result("aside", rows=[0, 1], reason="plus tard")
    found = {one["id"]: one for one in talk.result("pictures")["pictures"]}
    assert found["delivrances"]["table"]["rows"][0][2] == "3"
