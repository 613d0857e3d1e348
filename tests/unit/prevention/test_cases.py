"""Each table of cases: exactly the findings that its lines announce, and a file of the others."""

import re

import pytest

from cases.prevention import TABLES
from certiflux.dictionary.prevention import COLUMNS
from certiflux.prevention.rules import CATALOGUE
from certiflux.rules.rule import SEVERITY_LABELS, Severity
from certiflux.screens.prevention.prevention import findings_told, prepared_view

ROLES = {"ok", "ko", "limite"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_gives_the_findings_that_it_announces(table, monkeypatch):
    if table.ceiling:
        monkeypatch.setattr("certiflux.prevention.lines.MAX_PEOPLE", table.ceiling)
    whole, rows = set(), {}
    for finding in findings_told(table.prepared()):
        place = whole if finding["row"] is None else rows.setdefault(finding["row"], set())
        place.add(f"{finding['code']}@{finding['field']}")
    assert (whole, rows) == (table.whole, table.rows)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_file_holds_just_the_rows_without_error(table, monkeypatch):
    if table.ceiling:
        monkeypatch.setattr("certiflux.prevention.lines.MAX_PEOPLE", table.ceiling)
    prepared = table.prepared()
    errors = {code for code, rule in CATALOGUE.items() if rule.severity is Severity.ERROR}
    wrong = {row for row, said in table.rows.items() if {s.split("@")[0] for s in said} & errors}
    good = [] if table.whole else [n for n in prepared.made.dataset.row_numbers if n not in wrong]
    assert [prepared.made.dataset.row_numbers[row] for row in prepared.ready] == good
    lines = b"".join(prepared.parts).decode().split("\r\n")
    assert len(lines) == (len(good) + 2 if good else 1)
    view = prepared_view(prepared)
    assert (view["ready"], view["left"]) == (len(good), len(prepared.made) - len(good))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_sentence_is_whole_and_its_field_is_the_rules(table):
    for finding in findings_told(table.prepared()):
        assert finding["field"] in CATALOGUE[finding["code"]].fields
        for sentence in (finding["message"], finding["remedy"], finding["what"]):
            assert not re.search(r"[{}]|None|«\s*»|\(\)|  ", sentence), sentence
            assert sentence.endswith((".", "!")), sentence


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=lambda rule: rule.code)
def test_a_rule_has_a_case_that_passes_one_that_fails_and_one_at_the_limit(rule):
    found = {
        role for table in TABLES for role, said in table.roles if said.split("@")[0] == rule.code
    }
    assert found == ROLES


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=lambda rule: rule.code)
def test_a_rule_says_everything_that_its_help_needs(rule):
    for said in (rule.title, rule.message, rule.remedy, rule.explanation, rule.source):
        assert said.strip()
    for sentence in (rule.message, rule.remedy, rule.explanation):
        assert sentence.endswith("."), sentence
    before, arrow, after = rule.example.partition(" → ")
    assert before
    assert arrow
    assert after
    assert rule.severity in SEVERITY_LABELS
    assert rule.fields
    assert set(rule.fields) <= set(COLUMNS)


def test_no_case_is_of_a_rule_that_does_not_exist():
    assert {said.split("@")[0] for table in TABLES for _, said in table.roles} == set(CATALOGUE)


def test_titles_are_told_apart():
    assert len({rule.title for rule in CATALOGUE.values()}) == len(CATALOGUE)
