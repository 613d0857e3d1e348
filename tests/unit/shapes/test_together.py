"""Several sheets as one list: which go together, where each row comes from, what is said of it."""

import io
import json

import openpyxl
import pytest

from cases.talk import Talk

HEADERS = ["Nom de naissance", "Prénom", "Sexe", "Date de naissance", "Date de délivrance"]
ONE = [["KERGOAT", "Nolwenn", "F", "02/04/1991", "12/10/2026"], ["ABIVEN", "Yann", "M", "x", ""]]
TWO = [
    ["PLOUZENNEC", "Ines", "F", "30/11/1984", "19/10/2026"],
    ["LE MEUR", "Gaël", "M", "08/07/1999", "19/10/2026"],
    ["TANGUY", "Aïcha", "F", "15/01/1975", "19/10/2026"],
]


def book(**sheets):
    """Return a workbook of sheets, each a list of rows; « _ » stands for a space in a name."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def opened(**sheets):
    talk = Talk()
    return talk, talk.open(book(**sheets), name="liste.xlsx")


def shuffled(rows):
    return [[row[2], row[0], row[4], row[3], row[1]] for row in rows]


def test_sheets_of_the_same_headers_are_one_list_in_any_order_of_columns():
    talk, view = opened(
        Session_A=[["Session A"], [], HEADERS, *ONE], Session_B=shuffled([HEADERS, *TWO])
    )
    assert (view["people"], view["together"], view["sheet"]) == (5, [0, 1], 0)
    assert view["notes"][0].replace("\u00a0", " ") == (
        "2 feuilles lues ensemble : 2 et 3 personnes "
        "(feuille 1 « Session A », feuille 2 « Session B »)."
    )
    assert view["sentence"] == "5 personnes dans 2 feuilles."
    talk.job("check")
    rows = talk.result("rows", offset=0, limit=10, filter={})["rows"]
    assert [row["number"] for row in rows] == [
        "4 (feuille 1)",
        "5 (feuille 1)",
        "2 (feuille 2)",
        "3 (feuille 2)",
        "4 (feuille 2)",
    ]


def test_one_sheet_alone_may_be_chosen_and_all_again():
    talk, view = opened(A=[HEADERS, *ONE], B=[HEADERS, *TWO], Notes=[["À faire"], ["Rappeler"]])
    labels = [one["label"].replace("\u00a0", " ") for one in view["sheet_choices"]]
    assert labels == ["2 feuilles ensemble : « A » et « B »", "A", "B", "Notes"]
    view = talk.job("sheet", sheets=[1])
    assert (view["people"], view["together"], view["sheet"]) == (3, [], 1)
    assert "1 autre feuille contient aussi des personnes (2)" in view["notes"][0]
    view = talk.job("sheet", sheets=view["sheet_choices"][0]["sheets"])
    assert (view["people"], view["together"]) == (5, [0, 1])


@pytest.mark.parametrize(
    ("name", "rows", "said"),
    [
        ("Refusés", TWO, "non reçues"),
        ("Candidats_ajournés", TWO, "non reçues"),
        ("Exemple", TWO, "un exemple"),
        ("Récapitulatif", [*ONE, TWO[0]], "mêmes personnes"),
    ],
)
def test_a_sheet_of_the_same_headers_is_left_out_for_its_name_or_its_people(name, rows, said):
    _, view = opened(**{"Admis": [HEADERS, *ONE], name: [HEADERS, *rows]})
    assert view["together"] == []
    assert said in view["notes"][0]


def test_a_sheet_with_a_known_column_more_is_read_with_the_others():
    more = [[*HEADERS, "Mention"], *[[*row, "Bien"] for row in TWO]]
    _, view = opened(A=[HEADERS, *ONE], B=more)
    assert (view["together"], view["people"]) == ([0, 1], 5)
    assert any("« B » a en plus" in one.replace("\u00a0", " ") for one in view["notes"])


@pytest.mark.parametrize(("header", "cell"), [("Motif", "dossier"), ("Résultat", "Ajourné")])
def test_one_header_more_is_said_and_joined_on_the_word_of_the_user(header, cell):
    more = [[*HEADERS, header], *[[*row, cell] for row in TWO]]
    talk, view = opened(A=[HEADERS, *ONE], B=more)
    assert (view["together"], view["people"]) == ([], 2)
    assert "à une colonne près" in view["notes"][0]
    wanted = view["sheet_choices"][0]["sheets"]
    assert wanted == [0, 1]
    view = talk.job("sheet", sheets=wanted)
    assert view["people"] == 5
    assert view["columns"][-1]["header"] == header
    assert view["columns"][-1]["samples"] == [cell]


def test_other_people_on_other_sheets_are_counted():
    trainers = [
        ["Nom", "Prénom", "Courriel", "Spécialité"],
        ["CRÉACH", "Éric", "e@x.fr", "Anglais"],
    ]
    _, view = opened(Liste=[HEADERS, *ONE], Formateurs=trainers)
    assert view["together"] == []
    assert "1 autre feuille contient aussi des personnes (1)" in view["notes"][0]


def test_signatures_under_each_sheet_are_nobody():
    foot = [[], ["Fait à Brest, le 20/10/2026"], ["Le directeur"], ["Corentin HASCOËT"]]
    _, view = opened(A=[HEADERS, *ONE, *foot], B=[HEADERS, *TWO, *foot])
    assert view["people"] == 5
    assert view["nobody"][0]["rows"][:2] == ["5 (feuille 1)", "6 (feuille 1)"]


def test_a_correction_stays_with_its_row_in_a_saved_dossier_and_in_the_report():
    talk, _ = opened(A=[HEADERS, *ONE], B=[HEADERS, *TWO])
    talk.job("check")
    done = talk.result("edit", row=2, field="8.9", text="Z")
    assert "Ligne 2 (feuille 2)" in done["sentence"]
    again = Talk()
    view = again.open(talk.download("save")[1], name="x.dossier")
    assert view["together"] == [0, 1]
    again.job("check")
    report = json.loads(again.download("report", format="json")[1])
    wrong = [f for f in report["findings"] if f["field"] == "8.9" and f["severity"] == "error"]
    assert [(f["row"], f["sheet"], f["value"]) for f in wrong] == [(2, "B", "Z")]


def test_sheets_written_back_as_one_are_said_in_the_workbook():
    talk, _ = opened(A=[HEADERS, *ONE], B=[HEADERS, *TWO])
    talk.job("check")
    talk.result("edit", row=0, field="8.9", text="F")
    talk.job("make_workbook")
    book_made = openpyxl.load_workbook(io.BytesIO(talk.download("workbook")[1]))
    told = [str(cell.value).replace("\u00a0", " ") for cell in book_made.worksheets[2]["A"]]
    assert any("Les 2 feuilles y sont réunies en une seule" in one for one in told)
