"""``--fiches``: the command line checks with the lists of France compétences."""

import json
import time
from types import SimpleNamespace

import pytest

from cases.fiches import csv_zip, xml_zip
from cases.talk import people
from certiflux.cli import main

NOW = 1_789_000_000.0
"""10/09/2026, some days after the lists."""

SETTINGS = """
[emetteur]
id_client = "12ABC345"
[certificateur]
id_client = "12ABC345"
id_contrat = "MCFCER000123"
"""


@pytest.fixture
def check(tmp_path, capsys, monkeypatch):
    clock = SimpleNamespace(time=lambda: NOW, perf_counter=time.perf_counter)
    monkeypatch.setattr("certiflux.cli.outside.time", clock)
    (tmp_path / "r.certiflux.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "fiches.zip").write_bytes(csv_zip())
    (tmp_path / "rs.zip").write_bytes(xml_zip("RS"))
    (tmp_path / "autre.zip").write_bytes(b"PK\x03\x04 rien")

    def running(code, *lists):
        (tmp_path / "liste.csv").write_bytes(people(3).replace(b"RS5200", code.encode()))
        settings = ("--settings", str(tmp_path / "r.certiflux.toml"), "--json", "--fiches")
        given = [str(tmp_path / one) for one in lists]
        done = main(["check", str(tmp_path / "liste.csv"), *settings, *given])
        out, err = capsys.readouterr()
        return done, json.loads(out), err

    return running


def told(report, rule):
    return next(one["message"] for one in report["findings"] if one["code"] == rule)


def test_an_unknown_code_blocks_and_says_which_list_has_it_not(check):
    code, report, _ = check("RS5020", "fiches.zip")
    assert code == 1
    assert "n'est pas dans la liste du 29/08/2026" in told(report, "FICHE_INCONNUE")


def test_an_ended_fiche_is_an_alert_with_its_title_its_end_and_its_limit(check):
    code, report, _ = check("RS5201", "fiches.zip", "rs.zip")
    assert code == 0
    said = told(report, "FICHE_INACTIVE")
    assert "RS5201 · Conduire une visite guidée" in said
    assert "25/01/2026" in said
    assert "25/07/2026" in said
    assert "RS6300 · Conduire" in told(report, "FICHE_REMPLACEE")


def test_what_is_no_list_is_refused(check):
    code, report, err = check("RS5200", "autre.zip")
    assert code == 2
    assert report["error"]["code"] == "FICHES_ILLISIBLES"
    assert "data.gouv.fr" in err
