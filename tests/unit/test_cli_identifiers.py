"""Identifiers created from the command line: the settings say so, the flow carries them."""

import json
import re

import pytest

from certiflux.cli import main
from unit.screens.test_identifiers import people

SETTINGS = """
[emetteur]
situation = "soi"
id_client = "12ABC345"
[certificateur]
id_contrat = "MCFCER000123"
"""
CREATE = SETTINGS + '[identifiants]\ntechnique = "generes"\n'


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "liste.csv").write_bytes(people("", "", ""))
    (tmp_path / "envers.csv").write_bytes(upside_down(people("", "", "")))
    (tmp_path / "sans.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "avec.toml").write_text(CREATE, "utf-8")
    return tmp_path


def upside_down(data):
    """Return a list with its people in the other order."""
    header, *rows = data.splitlines()
    return b"\n".join([header, *rows[::-1]])


def identifiers(folder):
    (flow,) = folder.glob("*.xml")
    return re.findall("<cpf:idTechnique>(.*?)</cpf:idTechnique>", flow.read_text("utf-8"))


@pytest.mark.usefixtures("files")
def test_nothing_is_created_without_the_users_word(capsys):
    assert main(("check", "liste.csv", "--settings", "sans.toml", "--json")) == 1
    assert json.loads(capsys.readouterr().out)["summary"]["valid_rows"] == 0


def test_the_same_list_gives_the_same_identifiers_in_any_order(files):
    for name in ("liste", "envers"):
        told = ("convert", f"{name}.csv", "--settings", "avec.toml", "--out", name)
        assert main(told) == 0
    made = identifiers(files / "liste")
    assert len(set(made)) == 3
    assert identifiers(files / "envers") == made[::-1]
