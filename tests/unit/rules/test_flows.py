"""Each line of the flow cases: one change in a valid flow, the rule that says it or none."""

import re

import pytest

from cases.lines import cases
from cases.tables import TableCase
from certiflux.base.work import drain
from certiflux.dictionary import version_called
from certiflux.rules.flux import rules, xml
from certiflux.schema.flow import validate_flow
from certiflux.schema.validate import compiled
from certiflux.screens.schema.flow import flow_report
from certiflux.session.generating import generate

FLOWS = cases("checks/flows.txt", 4)
PASSAGE = re.compile(r"<cpf:passageCertification>.*?</cpf:passageCertification>", re.DOTALL)
RULES = (*xml.RULES, *rules.RULES)
OWN = {"SCHEMA_VALEUR_REFUSEE"}
"""Rules that need another schema than ours: test_errors.py breaks them."""

LIBXML = re.compile(r"[Ee]lement|facet|is not|expected|\{urn|xpath|/\*", re.ASCII)
"""What would come from libxml2 and not from us."""


@pytest.fixture(scope="module")
def valid_flow():
    """Give the flow of one valid person, written by the engine."""
    dossier = TableCase("un", b"5.1;8.1\nA-1;MARCHAND\n").dossier()
    drain(generate(dossier, valid_only=False, id_flux="id", epoch=1_795_000_000))
    return b"".join(dossier.products[0].parts).decode()


def told(data):
    return flow_report(drain(validate_flow(data, compiled(version_called("1.1.2")))))


def test_the_valid_flow_has_no_fault(valid_flow):
    report = told(valid_flow.encode())
    assert report["findings"] == []
    assert report["summary"]["xsd_valid"] is True
    assert report["summary"]["valid_rows"] == report["summary"]["rows"] == 1


@pytest.mark.parametrize("case", FLOWS, ids=lambda case: f"{case[0]} {case[1]} {case[2]}")
def test_a_change_in_a_flow_is_said_by_its_rule_or_is_none(case, valid_flow):
    _, rule, role, before, after = case
    assert before in valid_flow
    after = after.replace("{passage}", PASSAGE.search(valid_flow)[0])
    text = valid_flow.replace(before, after)
    utf16 = rule == "XML_ENCODAGE" and before == after
    report = told(text.encode("utf-16" if utf16 else "utf-8"))
    codes = {finding["code"] for finding in report["findings"]}
    assert codes == ({rule} if role == "ko" else set())
    assert report["summary"]["xsd_valid"] is (role != "ko")
    assert report["verdict"]["level"] == ("error" if role == "ko" else "ok")
    for finding in report["findings"]:
        shown = finding["title"] + finding["message"] + finding["remedy"] + finding["expected"]
        assert finding["message"].startswith("Ligne ")
        assert not LIBXML.search(shown)
        assert "{" not in shown
        assert finding["remedy"].endswith(".")
        assert finding["detail"] or rule in {"XML_DOCTYPE", "XML_ENCODAGE"}


def test_each_rule_of_a_flow_has_a_case_of_each_role():
    roles = {rule.code: set() for rule in RULES if rule.code not in OWN}
    for _, rule, role, _, _ in FLOWS:
        roles.setdefault(rule, set()).add(role)
    own = {rule.code for rule in RULES} - OWN
    assert {code for code in own if roles[code] != {"ok", "ko", "limite"}} == set()


def test_each_rule_of_a_flow_says_everything():
    for rule in RULES:
        assert rule.example.count("→") == 1, rule.code
        assert rule.source.startswith("FORMAT.md")
