"""The fixes of the command line: those of the rules named, the journal and the list corrected."""

import csv
import json

import openpyxl
import pytest

from unit.test_cli import SET, folder, run

__all__ = ["folder", "run"]

FAULTY = """\
5.1;4.1;Code RNCP;5.4;5.5;5.10;5.12;5.14;8.1;8.3;8.6;8.9
A-1;RS;5200;admission;OUI;20/05/2026;NON;NON;MARCHAND;Élodie;1988;F
A-2;RS;RS5200;admission;OUI;20/05/2026;NON;NON;LEFÃˆVRE;Zoé;1990;F
A-3;RS;RS5200;admission;OUI;20/05/2026;NON;NON;PETIT;Léa;1991;F
"""
RULES = ("CODE_SANS_PREFIXE", "MOJIBAKE")


@pytest.fixture
def faulty(folder):
    (folder / "liste.csv").write_bytes(FAULTY.encode())
    return folder


def listed(folder):
    """Return the cells of the corrected list, by row."""
    (path,) = folder.glob("liste-corrigee-*.xlsx")
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


@pytest.mark.usefixtures("faulty")
def test_only_the_rules_named_are_applied(run):
    before = json.loads(run("check", "liste.csv", *SET, "--json")[1])
    assert set(RULES) <= {one["code"] for one in before["findings"]}
    assert "fixes" not in before
    one = json.loads(run("check", "liste.csv", *SET, "--json", "--fix", RULES[0])[1])
    assert RULES[0] not in {found["code"] for found in one["findings"]}
    assert RULES[1] in {found["code"] for found in one["findings"]}
    assert len(one["fixes"]) == 1
    assert "proposition appliquée" in one["fixes"][0]


def test_the_journal_and_the_list_say_what_was_corrected(faulty, run):
    code, out, err = run("check", "liste.csv", *SET, "--fix", *RULES, "--out", "sortie")
    assert (code, err) == (0, "")
    assert out.count("[Correction]") == 2
    rows = listed(faulty / "sortie")
    assert [row[2] for row in rows[1:]] == ["RS5200"] * 3
    assert rows[2][8] == "LEFÈVRE"
    text = (faulty / "sortie" / "journal.csv").read_text("utf-8-sig")
    changes = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert any(line["Avant"] == "5200" and line["Après"] == "RS5200" for line in changes)


def test_all_that_is_sure_is_done_at_once_and_told_kind_by_kind(faulty, run):
    code, out, err = run("check", "liste.csv", *SET, "--fix", "sures", "--out", "sortie")
    assert (code, err) == (0, "")
    assert out.count("[Correction]") == 2
    assert "1 correction sûre." in out
    rows = listed(faulty / "sortie")
    assert [row[2] for row in rows[1:]] == ["RS5200"] * 3
    assert rows[2][8] == "LEFÈVRE"


def test_a_flow_of_what_was_fixed(faulty, run):
    code, _, err = run("convert", "liste.csv", *SET, "--fix", *RULES, "--out", "sortie")
    assert (code, err.count("[Note]"), err.count("[Schéma]")) == (0, 1, 1)
    assert err.startswith("- [Note] Texte lu")
    (flow,) = (faulty / "sortie").glob("flux-*.xml")
    assert "LEFÈVRE" in flow.read_text("utf-8")
    assert listed(faulty / "sortie")[2][8] == "LEFÈVRE"


@pytest.mark.parametrize("workbook", [True, False])
def test_the_list_is_written_when_it_is_asked_for(faulty, run, workbook):
    more = ["--workbook"] * workbook
    assert run("convert", "bonne.csv", *SET, "--out", "sortie", *more)[0] == 0
    assert bool([*(faulty / "sortie").glob("liste-corrigee-*.xlsx")]) is workbook
    assert (faulty / "sortie" / "journal.csv").is_file() is workbook


@pytest.mark.parametrize(
    ("rule", "told"), [("RIEN", "n'existe pas"), ("DATE_INEXISTANTE", "aucune correction")]
)
@pytest.mark.usefixtures("faulty")
def test_a_rule_that_cannot_be_applied_is_refused(run, rule, told):
    code, _, err = run("check", "liste.csv", *SET, "--fix", rule)
    assert code == 2
    assert told in err
