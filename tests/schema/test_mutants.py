"""Thousands of one-fault flows: our verdict by chunks is libxml2's on the whole document."""

import pytest
from lxml import etree

from certiflux.schema import flow
from schema.flows import verdict
from schema.mutants import OPERATORS, TEXT_OPERATORS, mutants, text_mutants

COUNT = 2_000
TEXTS = 680


@pytest.fixture(scope="module")
def judged(valid_flow, xsd):
    """Give every mutant with our verdict; passages wait two by two, so that chunks matter."""
    usual, flow.CHUNK = flow.CHUNK, 2
    try:
        return [(mutant, verdict(mutant.data, xsd)) for mutant in mutants(valid_flow, COUNT)]
    finally:
        flow.CHUNK = usual


def test_the_flow_that_is_mutated_is_valid(valid_flow, xsd):
    assert verdict(valid_flow, xsd).faults == []


@pytest.mark.parametrize("which", ["xsd", "official_xsd"])
def test_the_verdict_is_that_of_the_whole_document(judged, which, request):
    schema = request.getfixturevalue(which)
    wrong = [
        f"{mutant.name}: xsd_valid is {found.xsd_valid}, {schema.error_log}"
        for mutant, found in judged
        if schema.validate(etree.fromstring(mutant.data)) is not found.xsd_valid
    ]
    assert wrong == []


def test_faults_are_told_of_the_passage_that_has_them(judged):
    wrong = [
        f"{mutant.name}: {found.faults}"
        for mutant, found in judged
        if mutant.passage is not None and {number for number, _ in found.faults} - {mutant.passage}
    ]
    assert wrong == []


def test_mutants_are_of_both_kinds(judged):
    refused = sum(not found.xsd_valid for _, found in judged)
    assert len(judged) == COUNT
    assert COUNT * 0.6 < refused < COUNT * 0.95
    assert len({mutant.name.split(" at ")[0] for mutant, _ in judged}) == len(OPERATORS)


def accepted(data, schema):
    """Say what libxml2 says of a whole document: read, then valid."""
    try:
        return schema.validate(etree.fromstring(data))
    except etree.XMLSyntaxError:
        return False


@pytest.mark.parametrize("which", ["xsd", "official_xsd"])
def test_a_change_of_the_text_has_the_verdict_of_the_whole_document(valid_flow, which, request):
    schema = request.getfixturevalue(which)
    wrong, refused = [], 0
    for name, data in text_mutants(valid_flow, TEXTS):
        found = verdict(data, schema)
        # The portal refuses UTF-16 that says UTF-8; libxml2 reads it (FORMAT.md, two engines).
        expected = not name.startswith("utf-16 said utf-8") and accepted(data, schema)
        refused += not found.xsd_valid
        if found.xsd_valid is not expected:
            wrong.append(f"{name}: {found.faults}")
    assert wrong == []
    assert TEXTS * 0.5 < refused < TEXTS * 0.95
    assert len(TEXT_OPERATORS) * 20 <= TEXTS


def test_what_is_no_more_xml_has_one_fault_with_its_place(valid_flow, xsd):
    for name, data in text_mutants(valid_flow, TEXTS):
        found = verdict(data, xsd)
        if not found.readable:
            ((_, fault),) = found.faults
            assert fault.rule.startswith("XML_"), name
            assert fault.line >= 1, name
            assert fault.column or fault.rule == "XML_ENCODAGE", name
