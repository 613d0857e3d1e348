"""``certiflux prevention``: the same import from the command line."""

import json

import pytest

from certiflux.cli import main
from unit.prevention.test_answers import FULL, HEADERS, NUMBER, PERSON

SETTINGS = """
[emetteur]
situation = "soi"
id_client = "12ABC345"
[certificateur]
id_contrat = "MCFCER000123"
[prevention.constantes]
""" + "".join(f'{name} = "{value}"\n' for name, value in FULL.items())


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "liste.csv").write_text(f"{HEADERS}\n{PERSON}\n", "utf-8")
    wrong = PERSON.replace("A-1", "A-2").replace("00074", "00075").replace(NUMBER, "2880431555000")
    (tmp_path / "mixte.csv").write_text(f"{HEADERS}\n{PERSON}\n{wrong}\n", "utf-8")
    (tmp_path / "s.toml").write_text(SETTINGS, "utf-8")
    return tmp_path


def run(*words):
    return main(("prevention", *words, "--settings", "s.toml"))


def written(folder):
    return [path.name for path in sorted(folder.glob("out/passeport-prevention-*.csv"))]


def test_the_file_and_its_journal_are_written(folder, capsys):
    assert run("liste.csv", "--modele", "ADF", "--nir", "--out", "out") == 0
    assert "1 personne prête" in capsys.readouterr().out.replace("\u00a0", " ")
    (name,) = written(folder)
    assert NUMBER[:13] in (folder / "out" / name).read_text("utf-8")
    journal = (folder / "out" / "passeport-journal.csv").read_text("utf-8")
    assert NUMBER[3:13] not in journal
    assert not (folder / "out" / "passeport-a-completer.csv").exists()


def test_without_nir_nothing_is_written_and_it_is_said(folder, capsys):
    assert run("liste.csv", "--modele", "ADF", "--out", "out", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["findings"]] == ["PP_NIR_SANS_ACCORD"]
    assert told["file"] is None
    assert written(folder) == []


def test_rows_in_error_are_left_out_on_the_users_word_alone(folder, capsys):
    words = ("mixte.csv", "--modele", "ADF", "--nir", "--out", "out", "--json")
    assert run(*words) == 1
    assert written(folder) == []
    assert run(*words, "--valid-only") == 0
    assert len(written(folder)) == 1
    told = json.loads(capsys.readouterr().out.partition("\n}\n")[2])
    assert told["summary"]["ready"] == 1
    assert told["summary"]["model"] == "ADF"
    assert [(one["code"], one["row"]) for one in told["findings"]] == [("PP_SIRET", 3)]


@pytest.mark.usefixtures("folder")
def test_the_layout_must_be_said(capsys):
    assert run("liste.csv", "--nir") == 2
    assert "--modele JDR ou --modele ADF" in capsys.readouterr().err
