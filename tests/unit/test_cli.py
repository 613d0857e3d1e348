"""The command line: exit codes, JSON on the standard output alone, files in the folder."""

import json
import time
from types import SimpleNamespace

import pytest

from cases.talk import EPOCH, people
from certiflux.cli import main
from unit.reading import workbooks

SETTINGS = """
[emetteur]
id_client = "12ABC345"
[certificateur]
id_client = "12ABC345"
id_contrat = "MCFCER000123"
[valeurs."8.9"]
"Z" = "F"
"""
FINDING = {"code", "severity", "row", "column", "field", "value", "message", "remedy", "fix"}
SUMMARY = {"rows", "errors", "warnings", "infos", "valid_rows"}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "organisme.certiflux.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "bonne.csv").write_bytes(people(3))
    (tmp_path / "fautes.csv").write_bytes(people(4, wrong=1))
    (tmp_path / "vide.csv").write_bytes(b"")
    (tmp_path / "renomme.xlsx").write_bytes(b"Liste des admis")
    return tmp_path


@pytest.fixture
def run(folder, monkeypatch, capsys):
    """Run a command inside the folder; give its exit code, its output and its errors."""
    monkeypatch.chdir(folder)
    clock = SimpleNamespace(time=lambda: EPOCH, perf_counter=time.perf_counter)
    monkeypatch.setattr("certiflux.cli.outside.time", clock)

    def running(*arguments):
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = stop.code
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return running


SET = ("--settings", "organisme.certiflux.toml")


def test_check_exits_0_when_nothing_blocks(run):
    code, out, err = run("check", "bonne.csv", *SET)
    assert (code, err) == (0, "")
    first, counts, *rest = out.splitlines()
    assert first == "0 erreur\u00a0: 3 personnes prêtes."
    assert counts == "3 prêtes · 3 personnes en tout"
    assert {line.split("]")[0] for line in rest} == {"- [Note", "- [Compris", "- [Schéma"}


def test_check_exits_1_and_says_each_finding(run):
    code, out, err = run("check", "fautes.csv", *SET)
    assert (code, err) == (1, "")
    assert "3 personnes prêtes, 1 à compléter." in out
    assert "- [Erreur] Ligne 2, colonne «\u00a08.9\u00a0»" in out


def test_check_without_the_identifiers_is_blocked(run):
    code, out, _ = run("check", "bonne.csv", "--json")
    codes = [finding["code"] for finding in json.loads(out)["findings"]]
    assert (code, codes) == (1, ["REGLAGE_ABSENT"] * 3)


def test_json_has_the_keys_that_scripts_count_on(run):
    code, out, err = run("check", "fautes.csv", *SET, "--json")
    told = json.loads(out)
    assert (code, err) == (1, "")
    assert set(told["summary"]) >= SUMMARY
    (finding,) = told["findings"]
    assert set(finding) >= FINDING
    assert (finding["row"], finding["column"], finding["field"]) == (2, "8.9", "8.9")
    assert (finding["value"], finding["severity"], finding["fix"]) == ("X", "error", None)


def test_rows_and_columns_are_those_of_the_spreadsheet(run, folder):
    """Titles and blank rows above, a blank row between people, the headers of the user."""
    header = ["N° de certificat", "Nom de naissance", "Prénom", "Né(e) le", "Civilité"]
    rows = [
        ["Liste des personnes certifiées"],
        [],
        header,
        ["A-1", "MARCHAND", "Élodie", "14/03/1988", "Mme"],
        [],
        ["A-2", "LE GOFF", "Yann", "31/02/1979", "M."],
    ]
    (folder / "liste.xlsx").write_bytes(workbooks.xlsx(rows))
    _, out, _ = run("check", "liste.xlsx", *SET, "--json")
    found = [f for f in json.loads(out)["findings"] if f["row"] is not None]
    assert [(f["row"], f["column"], f["field"], f["value"]) for f in found] == [
        (6, "Né(e) le", "8.6", "31/02/1979")
    ]
    assert found[0]["code"] == "DATE_INEXISTANTE"


def test_settings_and_mapping_files_are_in_use(run, folder):
    (folder / "z.csv").write_bytes(
        people(1, wrong=1).replace(b";X", b";Z").replace(b"8.1", b"Alias")
    )
    assert run("check", "z.csv", *SET)[0] == 1
    (folder / "colonnes.certiflux.toml").write_text('[colonnes]\nAlias = "8.1"\n', "utf-8")
    assert run("check", "z.csv", *SET, "--mapping", "colonnes.certiflux.toml")[0] == 0


def test_a_mapping_file_joins_columns_and_says_how_dates_are_read(run, folder):
    data = people(2).decode().replace("5.1;", "Lot;Rang;", 1).replace("A-", "A;")
    (folder / "lots.csv").write_text(data.replace("20/05/2026", "05/06/2026"), "utf-8")
    joins = '[reunions."5.1"]\ncolonnes = ["Lot", "Rang"]\nseparateur = "/"\n'
    reading = '[lectures]\n"5.10" = "mja"\n'
    (folder / "lots.certiflux.toml").write_text(joins + reading, "utf-8")
    code, out, _ = run("check", "lots.csv", *SET, "--mapping", "lots.certiflux.toml", "--json")
    told = json.loads(out)
    assert (code, told["summary"]["valid_rows"]) == (0, 2)
    joined = told["columns"][-1]
    assert (joined["letter"], joined["header"], joined["field"]) == ("A + B", "Lot + Rang", "5.1")
    after = {one["after"] for one in told["journal"] if one["field"] in {"5.1", "5.10"}}
    assert after == {"A/0", "A/1", "2026-05-06"}


def test_convert_writes_the_flow_and_the_report(run, folder):
    code, out, err = run("convert", "bonne.csv", *SET, "--out", "depot/nouveau")
    assert (code, err.startswith("- [Note] Texte lu"), err.count("\n")) == (0, True, 2)
    assert "- [Schéma] Schéma 1.1.2\u00a0: suivi faute de choix" in err
    flux, page, rapport = sorted((folder / "depot/nouveau").iterdir())
    assert page.name == "rapport.html"
    assert flux.name.startswith("flux-12ABC345-")
    assert out.strip().endswith(flux.name)
    assert rapport.name == "rapport.json"
    assert json.loads(rapport.read_text("utf-8"))["files"][0]["size"] == flux.stat().st_size
    assert run("validate", str(flux))[0] == 0


def test_check_writes_the_reports_and_the_page_alone(run, folder):
    code, out, err = run("check", "fautes.csv", *SET, "--report", "dit/ici", "--html", "page.html")
    assert (code, err) == (1, "")
    assert "[Erreur]" in out
    names = sorted(path.name for path in (folder / "dit/ici").iterdir())
    assert names == ["rapport.csv", "rapport.html", "rapport.json"]
    told = json.loads((folder / "dit/ici/rapport.json").read_text("utf-8"))
    assert told["findings"][0]["value"] == "X"
    assert told["steps"][0]["seconds"] > 0
    assert "<h1>" in (folder / "page.html").read_text("utf-8")


def test_check_without_values_shows_and_writes_none(run, folder):
    code, out, _ = run("check", "fautes.csv", *SET, "--anonymous", "--report", "dit")
    assert code == 1
    assert "« X »".replace(" ", "\u00a0") not in out
    names = sorted(path.name for path in (folder / "dit").iterdir())
    assert names == [f"rapport-sans-donnee-personnelle.{end}" for end in ("csv", "html", "json")]
    code, out, _ = run("check", "fautes.csv", *SET, "--anonymous", "--json")
    assert (code, json.loads(out)["findings"][0]["value"]) == (1, "(masqué)")
    assert json.loads(out)["file"]["name"] == "(masqué)"


def test_a_report_that_cannot_be_written_is_refused_in_french(run, folder):
    (folder / "occupe").write_text("", "utf-8")
    code, _, err = run("check", "bonne.csv", *SET, "--report", "occupe")
    assert (code, "ne peut pas être écrit" in err) == (2, True)
    code, _, err = run("check", "bonne.csv", *SET, "--html", "absent/page.html")
    assert (code, "ne peut pas être écrit" in err) == (2, True)


def test_convert_with_faults_needs_valid_only(run, folder):
    code, out, _ = run("convert", "fautes.csv", *SET, "--out", "a")
    assert code == 1
    assert "choisissez de générer avec les seules lignes valides" in out
    assert sorted(path.name for path in (folder / "a").iterdir()) == [
        "rapport.html",
        "rapport.json",
    ]
    code, out, _ = run("convert", "fautes.csv", *SET, "--out", "b", "--valid-only", "--json")
    told = json.loads(out)
    assert (code, told["files"][0]["passages"], told["files"][0]["xsd_valid"]) == (0, 3, True)
    assert len(list((folder / "b").iterdir())) == 3


def test_validate_says_what_the_schema_refuses(run, folder):
    run("convert", "bonne.csv", *SET, "--out", "depot")
    (flux,) = (folder / "depot").glob("flux-*.xml")
    code, out, _ = run("validate", str(flux), "--json")
    told = json.loads(out)
    assert (code, told["summary"]["xsd_valid"], told["summary"]["rows"]) == (0, True, 3)
    flux.write_text(flux.read_text("utf-8").replace(">F<", ">H<", 1), "utf-8")
    code, out, _ = run("validate", str(flux), "--json")
    (finding,) = [one for one in json.loads(out)["findings"] if one["severity"] == "error"]
    assert (code, finding["code"], finding["row"]) == (1, "VALEUR_HORS_LISTE", 1)
    assert set(finding) >= FINDING
    assert run("validate", str(flux))[0] == 1


def test_schema_can_be_used_to_validate(run, folder):
    code, out, _ = run("schema", "--version", "1.1.2")
    assert (code, out[:5]) == (0, "<?xml")
    (folder / "notre.xsd").write_text(out, "utf-8")
    run("convert", "bonne.csv", *SET, "--out", "depot")
    (flux,) = (folder / "depot").glob("flux-*.xml")
    assert run("validate", str(flux), "--xsd", "notre.xsd")[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "absent.csv"),
        ("check", "."),
        ("check", "vide.csv"),
        ("check", "renomme.xlsx"),
        ("check", "bonne.csv", "--settings", "absent.toml"),
        ("check", "bonne.csv", "--settings", "bonne.csv"),
        ("convert", "bonne.csv", *SET, "--out", "vide.csv"),
        ("convert", "bonne.csv", *SET, "--out", "vide.csv/sous"),
        ("template", "--out", "absent/modele.xlsx"),
        ("template", "--out", "."),
        ("validate", "absent.xml"),
        ("validate", "bonne.csv"),
        ("validate", "bonne.csv", "--xsd", "bonne.csv"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("as_json", [False, True])
def test_what_cannot_be_used_is_a_sentence_on_standard_error(run, arguments, as_json):
    as_json = as_json and arguments[0] != "template"  # it answers with a file
    code, out, err = run(*arguments, *(["--json"] if as_json else []))
    assert code == 2
    assert err.strip().endswith(".")
    assert len(err.strip().splitlines()) == 1
    if as_json:
        assert set(json.loads(out)["error"]) >= {"code", "title", "message", "remedy"}
    else:
        assert out == ""


@pytest.mark.parametrize(
    "arguments",
    [(), ("inconnue",), ("check",), ("convert", "bonne.csv"), ("schema", "--version", "9")],
)
def test_arguments_that_are_not_understood_exit_2(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize("chosen", ["cp1252", "iso8859-15", "mac-roman"])
def test_the_encoding_of_a_text_can_be_given(run, folder, chosen):
    text = people(3).decode().replace("Élodie", "Été")
    (folder / "liste.csv").write_bytes(text.encode(chosen))
    code, _, err = run("check", "liste.csv", "--encoding", chosen, *SET)
    assert (code, err) == (0, "")
    code, _, err = run("check", "liste.csv", "--encoding", "klingon", *SET)
    assert code == 2
    assert "klingon" in err


def test_each_problem_is_printed_once_with_its_rows(run, folder):
    (folder / "mal.csv").write_bytes(people(9, wrong=8))
    _, out, _ = run("check", "mal.csv", *SET)
    (line,) = [one for one in out.splitlines() if one.startswith("- [Erreur]")]
    assert line.startswith("- [Erreur] Lignes 2, 3, 4, 5, 6 et 3 autres, colonne «\u00a08.9\u00a0»")
    _, out, _ = run("check", "mal.csv", *SET, "--all")
    (line,) = [one for one in out.splitlines() if one.startswith("- [Erreur]")]
    assert line.startswith("- [Erreur] Lignes 2, 3, 4, 5, 6, 7, 8, 9, colonne")


def test_two_rows_that_are_not_told_alike_are_two_findings(run, folder):
    data = people(4, wrong=3).replace(b";X", b";homme ou femme", 1)
    (folder / "deux.csv").write_bytes(data)
    _, out, _ = run("check", "deux.csv", *SET, "--json")
    found = [(one["value"], one["count"], one["rows"]) for one in json.loads(out)["findings"]]
    assert found == [("homme ou femme", 1, [2]), ("X", 2, [3, 4])]
