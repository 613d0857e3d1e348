"""No rule is admitted half written: sentences, example, source, fields, version and cases."""

import re

import pytest

from cases.lines import cases
from cases.tables import TABLES
from certiflux.dictionary import VERSIONS, fields
from certiflux.exports.report.report import all_findings
from certiflux.rules.catalogue import CATALOGUE

ROLES = {"ok", "ko", "limite"}
WRITTEN = ("code", "severity", "title", "message", "remedy", "explanation", "example", "source")
ABOUT_A_TEXT = re.compile("(XML|SCHEMA)_")
"""Rules about the text of a flow: any element, or none at all."""

KNOWN = {field.id: field for one in VERSIONS for field in fields(one).values()}
OTHER_SCHEMA = {"SCHEMA_VALEUR_REFUSEE": ROLES}
"""A rule that no flow of our own schema can break: tests/unit/schema breaks it."""


def roles_of_every_rule():
    """Return the roles of the cases of each rule, wherever they are written."""
    found = {code: set(roles) for code, roles in OTHER_SCHEMA.items()}
    for name in ("checks/values.txt", "checks/flows.txt"):
        for _, rule, role, *_ in cases(name, 4):
            found.setdefault(rule, set()).add(role)
    for table in TABLES:
        for role, said in table.roles:
            found.setdefault(said.split("@")[0], set()).add(role)
    return found


CASES = roles_of_every_rule()


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=lambda rule: rule.code)
def test_a_rule_says_everything_that_its_help_needs(rule):
    for name in WRITTEN:
        assert str(getattr(rule, name)).strip(), name
    before, arrow, after = rule.example.partition(" → ")
    assert before, "what breaks the rule"
    assert arrow
    assert after, "what mends it"
    assert not re.search(r"[{}]", rule.example + rule.title + rule.explanation)
    assert rule.since in {version.number for version in VERSIONS}


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=lambda rule: rule.code)
def test_a_rule_names_the_fields_that_it_may_concern(rule):
    assert rule.fields or ABOUT_A_TEXT.match(rule.code)
    assert set(rule.fields) <= set(KNOWN)
    assert len(set(rule.fields)) == len(rule.fields)
    if rule.fields:
        first = min((KNOWN[field].since for field in rule.fields), key=_rank)
        assert _rank(first) <= _rank(rule.since)


def _rank(version):
    return tuple(map(int, version.split(".")))


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=lambda rule: rule.code)
def test_a_rule_has_a_case_that_passes_one_that_fails_and_one_at_the_limit(rule):
    assert CASES.get(rule.code, set()) == ROLES


def test_no_case_is_of_a_rule_that_does_not_exist():
    assert set(CASES) <= set(CATALOGUE)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_finding_is_in_a_field_that_its_rule_names(table):
    for finding in all_findings(table.dossier()):
        fields = CATALOGUE[finding["code"]].fields
        assert finding["field"] in fields or ABOUT_A_TEXT.match(finding["code"])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_sentence_of_a_finding_is_whole(table):
    for finding in all_findings(table.dossier()):
        for sentence in (finding["message"], finding["remedy"], finding["what"]):
            assert not re.search(r"[{}]|None|«\s*»|\(\)|  ", sentence), sentence
            assert sentence.endswith((".", "!")), sentence
