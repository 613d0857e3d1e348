"""Thousands of one-fault flows: our verdict by chunks is libxml2's on the whole document."""

import pytest
from lxml import etree

from certiflux.schema import flow
from schema.flows import verdict
from schema.mutants import OPERATORS, mutants

COUNT = 2_000


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
