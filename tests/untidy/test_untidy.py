"""Whole untidy files, through the boundary: what is understood, found and journaled (README.md)."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from cases.points import row_by_row
from cases.talk import ANSWERS, Talk
from golden.inputs import to_csv, to_ods, to_xlsx

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*.toml"))
MAKERS = {"csv": to_csv, "xlsx": to_xlsx, "ods": to_ods}


def opened(path):
    """Return a case, the session that opened its file and what it shows of the sheet."""
    case = tomllib.loads(path.read_text("utf-8"))
    data = MAKERS[case["format"]](case)
    talk = Talk()
    return case, talk, talk.open(data, f"{path.stem}.{case['format']}", case.get("settings"))


def fed(view):
    """Return, in the order of the file, each header with the field that its column feeds."""
    return [[one["header"], one["field"] or ""] for one in view["columns"]]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_columns_are_understood(path):
    case, _, view = opened(path)
    expected = case["expected"]
    assert fed(view) == expected["columns"]
    assert view["header_row"] == (expected["header_row"] or None)
    assert view["first_row"] == expected["first_row"]
    assert view["people"] == expected["people"]
    unsure = [one["header"] for one in view["columns"] if one["field"] and not one["sure"]]
    assert unsure == expected.get("unsure", [])
    name = view["sheets"][view["sheet"]]["name"]
    assert name == expected.get("sheet", name)
    for one in view["columns"]:
        assert bool(one["how"]) >= bool(one["field"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_findings_and_the_journal_are_counted(path):
    case, talk, _ = opened(path)
    talk.result("settings", values=ANSWERS | case.get("answers", {}))
    talk.job("check")
    report = json.loads(talk.download("report")[1])
    findings = Counter(one["code"] for one in row_by_row(report["findings"]))
    assert dict(sorted(findings.items())) == case["expected"]["findings"]
    journal = Counter()
    for one in report["journal"]:
        journal[one["kind"]] += one["count"]
    assert dict(sorted(journal.items())) == case["expected"]["journal"]


def test_there_are_enough_ways_of_being_untidy():
    assert len(CASES) >= 14
