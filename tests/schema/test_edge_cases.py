"""The reference files, each with one fault or none: the verdict, and the place of each fault."""

import json

import pytest

from certiflux.cli import main
from certiflux.screens.schema.flow import flow_report
from schema.flows import verdict

WHOLE_FILE = {"SCHEMA_RACINE"}


@pytest.fixture(scope="module")
def expected(shared):
    """Give, by file of the references, the lines where the portal's parser finds faults."""
    found = {}
    table = shared / "spec" / "edge-cases" / "verdicts.tsv"
    for line in table.read_text("utf-8").splitlines():
        name, kind, *place = line.split("\t")
        lines = found.setdefault(table.parent / name, [])
        if kind != "VALID":
            lines.append(int(place[0]))
    assert len(found) == len(list(table.parent.glob("*.xml")))
    return found


@pytest.mark.parametrize("which", ["xsd", "official_xsd"])
def test_the_verdict_is_that_of_the_portal(expected, which, request):
    schema = request.getfixturevalue(which)
    wrong = [
        f"{path.name}: xsd_valid is {found.xsd_valid}, faults {found.faults}"
        for path, lines in expected.items()
        if (found := verdict(path.read_bytes(), schema)).xsd_valid is bool(lines)
    ]
    assert wrong == []


def test_faults_are_on_the_same_lines(expected, xsd):
    wrong = []
    for path, lines in expected.items():
        found = {fault.line for _, fault in verdict(path.read_bytes(), xsd).faults}
        if found != set(lines):
            wrong.append(f"{path.name}: {found}, expected {lines}")
    assert wrong == []


def test_every_fault_is_put_in_words(expected, xsd):
    for path, lines in expected.items():
        report = flow_report(verdict(path.read_bytes(), xsd))
        assert report["summary"]["errors"] == len(report["findings"])
        assert bool(report["findings"]) is bool(lines)
        for finding in report["findings"]:
            assert finding["message"].startswith("Ligne "), path.name
            assert not {"{", "None"} & {*finding["message"], finding["remedy"]}, path.name


def test_the_official_examples_are_valid(shared, xsd, official_xsd):
    examples = sorted((shared / "spec" / "examples" / "flux").glob("*.xml"))
    assert examples
    for path in examples:
        for schema in (xsd, official_xsd):
            found = verdict(path.read_bytes(), schema)
            assert found.xsd_valid, (path.name, found.faults)
            assert found.passages > 0


@pytest.mark.parametrize(("name", "valid"), [("01_minimal_all_nil", True), ("27_sexe_M_", False)])
def test_the_command_line_takes_the_official_schema(shared, capsys, name, valid):
    spec = shared / "spec"
    xsd = spec / "xsd" / "official-1.1.2.xsd"
    flux = spec / "edge-cases" / f"{name}.xml"
    code = main(["validate", str(flux), "--xsd", str(xsd), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (code, told["summary"]["xsd_valid"]) == (0 if valid else 1, valid)
