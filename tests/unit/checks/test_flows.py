"""Each line of the flow cases: one fault in a valid flow, the rule that says it."""

import pytest

from cases.lines import cases
from cases.tables import TableCase
from certiflux.reports.flow import flow_report
from certiflux.schema.flow import validate_flow
from certiflux.schema.validate import compiled
from certiflux.work import drain

FLOWS = cases("checks/flows.txt", 3)


@pytest.fixture(scope="module")
def valid_flow():
    """Give the flow of one valid person, written by the engine."""
    dossier = TableCase("un", b"5.1;8.1\nA-1;MARCHAND\n").dossier()
    drain(dossier.generate(valid_only=False, id_flux="id", epoch=1_795_000_000))
    return b"".join(dossier.products[0].parts).decode()


def told(data):
    return flow_report(drain(validate_flow(data, compiled("1.1.2"))))


def test_the_valid_flow_has_no_fault(valid_flow):
    report = told(valid_flow.encode())
    assert report["findings"] == []
    assert report["summary"]["xsd_valid"] is True
    assert report["summary"]["valid_rows"] == report["summary"]["rows"] == 1


@pytest.mark.parametrize("case", FLOWS, ids=lambda case: case[0])
def test_a_fault_in_a_flow_is_said_by_its_rule(case, valid_flow):
    _, rule, before, after = case
    assert before in valid_flow
    text = valid_flow.replace(before, after)
    report = told(text.encode("utf-16" if rule == "XML_ENCODAGE" else "utf-8"))
    assert {finding["code"] for finding in report["findings"]} == {rule}
    assert report["summary"]["xsd_valid"] is False
    assert report["verdict"]["level"] == "error"
    for finding in report["findings"]:
        assert finding["message"].startswith("Ligne ")
        assert "{" not in finding["message"] + finding["remedy"]
        assert finding["remedy"].endswith(".")
