"""The operations by which an untidy sheet is understood, through the boundary."""

import pytest
from openpyxl import load_workbook

from cases.talk import Talk
from certiflux.exports.template import EXAMPLE_ROW, FIRST_ROW, HEADER_ROW

UNTIDY = (
    "Promotion 2026;;;;;;\n"
    "Nom et prénom;Né le;Sexe;Date obtention;N° certif;Code fiche;Divers\n"
    "DURAND Élodie;03/04/85;Mx;05/06/2026;A1;RS5200;à revoir\n"
    "LE GOFF Yann;13/04/1985;F;27/08/2026;A2;RS5200;\n"
    "Total;;;;2;;\n"
).encode("cp1252")


@pytest.fixture
def talk():
    talk = Talk()
    talk.view = talk.open(UNTIDY)
    return talk


def column(view, letter):
    return next(one for one in view["columns"] if one["letter"] == letter)


def test_what_is_not_settled_is_counted(talk):
    view = talk.view
    assert view["settled"] is False
    kinds = [one["kind"] for one in view["questions"]]
    assert kinds.count("values") == view["values"] == 1
    assert "à confirmer" in view["summary"]
    assert column(view, "E")["how"].startswith("Intitulé usuel")
    assert column(view, "G")["field"] is None
    assert "8.1+8.3" in [one["field"] for one in column(view, "A")["alternates"]]


def test_name_and_given_name_are_parted_only_when_asked(talk):
    view = talk.result("split", column=0, order="nom-prenom")
    assert column(view, "A")["field"] == "8.1+8.3"
    talk.job("check")
    found = {(i["field"], i["after"]) for i in talk.result("journal")["items"]}
    assert {("8.1", "LE GOFF"), ("8.3", "Yann")} <= found
    assert column(talk.result("split", column=0, order=None), "A")["field"] is None


def test_misread_accents_are_proposed_and_repaired_on_request():
    talk = Talk()
    view = talk.open("Nom;Prénom\nLEFÃˆVRE;FranÃ§ois\nMARCHAND;LÃ©a\n".encode())
    assert [(one["column"], one["repair"]) for one in view["accents"]] == [(0, False), (1, False)]
    assert "au lieu de «\u00a0François\u00a0»" in view["accents"][1]["sentence"]
    view = talk.result("accents", column=1, repair=True)
    assert [one["repair"] for one in view["accents"]] == [False, True]
    talk.job("check")
    assert "François" in {item["after"] for item in talk.result("journal")["items"]}
    assert talk.result("accents", column=1, repair=False)["accents"][1]["repair"] is False


def test_the_line_of_totals_is_left_out_unless_it_is_wanted(talk):
    view = talk.result("split", column=0, order="nom-prenom")
    assert (view["nobody"][0]["rows"], view["nobody"][0]["kept"], view["people"]) == ([5], False, 2)
    view = talk.result("nobody", kept=["total"])
    assert (view["nobody"][0]["kept"], view["people"]) == (True, 3)


def test_two_figure_years_wait_for_a_century_where_none_is_plausible():
    talk = Talk()
    rows = "A;13/06/18;20/05/2026", "B;14/03/85;20/05/2026"
    (birth, _) = talk.open("\n".join(("Nom;Né(e) le;5.10", *rows)).encode())["dates"]
    assert birth["century_ask"] is True
    view = talk.result("century", column=1, century="1900")
    assert view["dates"][0]["century_ask"] is False
    talk.job("check")
    born = {i["after"] for i in talk.result("journal")["items"] if i["field"] == "8.6"}
    assert born == {"1918", "1985"}
    assert talk.result("century", column=1, century=None)["dates"][0]["century_ask"] is True


def test_an_order_of_dates_is_chosen_and_kept_beside_the_century(talk):
    talk.result("century", column=1, century="1900")
    view = talk.result("date_order", column=1, order="mja")
    assert (view["dates"][0]["order"], view["dates"][0]["century"]) == ("mja", "1900")


def test_a_list_value_is_chosen_and_the_choice_taken_back(talk):
    view = talk.result("split", column=0, order="nom-prenom")
    assert view["missing"] == []
    assert "rien à régler" not in view["summary"]
    (field,) = talk.result("values")["fields"]
    assert (field["field"], field["items"][0]["raw"]) == ("8.9", "Mx")
    chosen = talk.result("choose", field="8.9", raw="Mx", value="F")
    assert (chosen["values"]["open"], chosen["sheet"]["values"]) == (0, 0)
    several = [{"field": "8.9", "raw": "Mx", "value": value} for value in ("M", None)]
    assert talk.result("choose", choices=several)["sheet"]["values"] == 1


def test_another_row_is_taken_for_the_header_or_none(talk):
    assert talk.view["header_row"] == 2
    error = talk.error("header", row=5)
    assert error["code"] == "TITRES_INUTILISABLES"
    assert talk.result("preview")["rows"][1]["role"] == "header"
    view = talk.result("header", row=None)
    assert view["header_row"] is None
    assert talk.result("header", row=2)["header_row"] == 2


def test_the_preview_shows_rows_with_their_roles_and_never_too_much(talk):
    seen = talk.result("preview", limit=3)
    assert [row["role"] for row in seen["rows"]] == ["title", "header", "data"]
    assert (seen["total"], seen["columns"][:2]) == (5, ["A", "B"])
    wide = Talk()
    wide.open(b"Nom;" + b"x" * 500 + b"\nDURAND;" + b"y" * 500 + b"\n")
    assert max(len(c) for row in wide.result("preview")["rows"] for c in row["cells"]) == 61


def test_every_field_written_may_be_a_target(talk):
    groups = talk.result("targets")["groups"]
    offered = [one["field"] for group in groups for one in group["targets"]]
    assert {"5.1", "8.10", "8.6-8.8", "9.1"} <= set(offered)
    assert "1.1" not in offered
    assert len(offered) == len(set(offered))


def test_a_text_is_read_again_with_another_encoding(talk):
    assert talk.view["text"]["encoding"]["value"] == "cp1252"
    view = talk.job("reread", encoding="mac-roman", separator=";")
    assert view["text"]["encoding"]["value"] == "mac-roman"
    assert talk.error("reread", encoding="utf-8", separator=";")["code"] == "ENCODAGE_INADAPTE"


def test_pasted_cells_are_a_table():
    talk = Talk()
    view = talk.job("paste", text="Nom\tPrénom\nMARCHAND\tÉlodie\n")
    assert (view["file"]["name"], view["people"]) == ("Cellules collées", 1)
    assert view["sentence"] == "1 personne dans le fichier."


def test_settings_come_back_with_every_choice(talk):
    talk.result("split", column=0, order="nom-prenom")
    talk.result("century", column=1, century="1900")
    talk.result("choose", field="8.9", raw="Mx", value="F")
    talk.result("assign", column=6, field="5.17")
    talk.result("settings", values={"emetteur.situation": "soi", "emetteur.id_client": "12ABC345"})
    described, data = talk.download("settings_file")
    assert described["name"] == "12ABC345.certiflux.toml"
    assert b"DURAND" not in data
    again = Talk()
    view = again.open(UNTIDY, settings=data.decode())
    assert column(view, "A")["field"] == "8.1+8.3"
    assert column(view, "G")["field"] == "5.17"
    assert view["dates"][0]["century"] == "1900"
    assert (view["values"], view["settings_notes"]) == (0, [])
    assert again.job("check")["summary"] == talk.job("check")["summary"]


def test_a_choice_of_column_outlives_another_reading(talk):
    talk.result("assign", column=6, field="5.17")
    assert column(talk.job("reread", encoding="mac-roman", separator=";"), "G")["field"] == "5.17"
    view = talk.result("header", row=2)
    assert (column(view, "G")["field"], view["settings_notes"]) == ("5.17", [])


def test_settings_that_do_not_fit_say_what_differs(talk):
    view = talk.result("settings_load", text='[colonnes]\n"Matricule" = "5.1"\n')
    assert "«\u00a0Matricule\u00a0»" in view["settings_notes"][0]
    assert talk.error("settings_load", text="[x")["code"] == "REGLAGES_ILLISIBLES"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_template_filled_needs_no_question(kind, tmp_path):
    talk = Talk()
    described, data = talk.download("template", kind=kind)
    assert described["name"] == f"modele-certiflux.{kind}"
    path = tmp_path / described["name"]
    path.write_bytes(data)
    if kind == "xlsx":
        book = load_workbook(path)
        sheet = book["Personnes certifiées"]
        for cell in sheet[EXAMPLE_ROW]:
            sheet.cell(FIRST_ROW, cell.column, cell.value)
        book.save(path)
    else:
        lines = data.decode("utf-8-sig").splitlines()
        path.write_text("\n".join([*lines, lines[2]]), "utf-8")
    view = talk.open(path.read_bytes(), path.name)
    assert (view["people"], view["unused"], view["missing"]) == (1, 0, [])
    assert (view["settled"], view["header_row"]) == (True, HEADER_ROW)
    talk.result(
        "settings",
        values={
            "emetteur.situation": "soi",
            "emetteur.id_client": "12ABC345",
            "certificateur.id_contrat": "MCFCER000123",
        },
    )
    assert talk.job("check")["verdict"]["level"] == "ok"


def test_template_codes_are_text_and_lists_are_offered():
    talk = Talk()
    _, data = talk.download("template", kind="xlsx")
    import io

    book = load_workbook(io.BytesIO(data))
    sheet = book["Personnes certifiées"]
    ids = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(FIRST_ROW, ids["8.10"]).number_format == "@"
    assert "Obligatoire" in sheet.cell(HEADER_ROW, ids["8.1"]).comment.text
    assert len(sheet.data_validations.dataValidation) >= 8
    assert book["Aide"].max_row > len(ids)
