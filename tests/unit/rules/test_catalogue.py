"""Every rule is explained, and something is known to break it."""

import string

import pytest

from cases.lines import cases
from cases.tables import TABLES
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.rule import SEVERITY_LABELS, Rule, Severity

WORDS = {"value", "label", "expected", "example", "limit", "length", "other"}


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=lambda rule: rule.code)
def test_a_rule_says_what_why_and_what_to_do(rule: Rule):
    for sentence in (rule.title, rule.message, rule.remedy, rule.explanation, rule.source):
        assert sentence.strip()
    for sentence in (rule.message, rule.remedy, rule.explanation):
        assert sentence.endswith((".", "DOCTYPE.")), sentence
    assert rule.code == rule.code.upper()
    assert rule.severity in SEVERITY_LABELS


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=lambda rule: rule.code)
def test_a_rule_quotes_only_words_that_the_renderer_knows(rule: Rule):
    for sentence in (rule.message, rule.remedy):
        assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= WORDS


def test_each_rule_has_a_failing_case():
    broken = {case[1] for case in cases("checks/values.txt", 4) if case[2] == "ko"}
    broken |= {case[1] for case in cases("checks/flows.txt", 4) if case[2] == "ko"}
    broken.add("SCHEMA_VALEUR_REFUSEE")  # needs another schema than ours: unit/schema breaks it
    broken |= {said.split("@")[0] for table in TABLES for said in table.codes()}
    assert broken == set(CATALOGUE)


def test_codes_and_severities_are_declared_once():
    assert len({rule.title for rule in CATALOGUE.values()}) == len(CATALOGUE)
    assert list(SEVERITY_LABELS) == list(Severity)
