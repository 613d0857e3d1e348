"""Whole files in, findings, journal and exact XML bytes out (README.md says how to renew them)."""

import json
import os
import tomllib
from pathlib import Path

import pytest

from cases.points import row_by_row
from cases.talk import Talk
from golden.inputs import load
from golden.sheets import told

FOLDER = Path(__file__).parent
CASES = sorted(path.parent for path in FOLDER.glob("*/input.toml"))
TOLD = ("letter", "header", "field", "label", "how", "score")
WRITE = os.environ.get("CERTIFLUX_GOLDEN") == "write"


def mended(case, root):
    """Return a session on the list of a case, checked and corrected."""
    name, data, settings, answers = load(case, root)
    talk = Talk()
    talk.open(data, name, settings)
    talk.result("settings", values=answers)
    talk.job("check")
    for one in tomllib.loads((case / "input.toml").read_text("utf-8")).get("corrections", ()):
        assert talk.result(one.pop("op"), **one)["applied"]
    return talk


def workbook_of(case, root):
    """Return the bytes of the corrected workbook of a case."""
    talk = mended(case, root)
    talk.job("make_workbook")
    return talk.download("workbook")[1]


def produced(case, root):
    """Return what the engine makes of a case, by name of the expected file."""
    talk = mended(case, root)
    report = json.loads(talk.download("report")[1])
    columns = [{key: one[key] for key in TOLD} for one in report["columns"]]
    made = {
        "findings.json": _lines({"summary": report["summary"]}, row_by_row(report["findings"])),
        "journal.json": _lines({"columns": columns}, report["journal"]),
    }
    reply, _ = talk.ask("generate", valid_only=True)
    if reply["ok"]:
        view = reply["result"]["result"]
        assert view["files"][0]["xsd_valid"] is True
        assert view["verdicts"][0]["state"] == "ok"
        made["flux.xml"] = talk.download(index=0)[1]
    talk.job("make_workbook")
    made["liste-corrigee.json"] = told(talk.download("workbook")[1])
    return made


def _lines(head, items):
    """Return JSON with one item a line, so that a diff shows what changed."""
    rows = [json.dumps(item, ensure_ascii=False) for item in items]
    text = json.dumps(head, ensure_ascii=False) + "\n" + "\n".join(rows)
    return (text.rstrip("\n") + "\n").encode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_whole_file_gives_its_findings_and_its_bytes(case, root):
    made = produced(case, root)
    if WRITE:
        changed = [n for n, data in made.items() if _old(case / n) != data]
        for name in ("findings.json", "journal.json", "flux.xml", "liste-corrigee.json"):
            (case / name).unlink(missing_ok=True)
        for name, data in made.items():
            (case / name).write_bytes(data)
        assert changed == [], "expected files written anew: read their diff"
    expected = {p.name for p in case.iterdir()} - {"input.toml"}
    assert set(made) == expected
    for name, data in made.items():
        assert data.decode().splitlines() == (case / name).read_text("utf-8").splitlines()
        assert data == (case / name).read_bytes()


def _old(path):
    return path.read_bytes() if path.is_file() else None
