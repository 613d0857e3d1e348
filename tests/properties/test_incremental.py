"""Checking again what a change concerns finds what a whole check finds."""

import datetime as dt
from array import array
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.people import ANSWERS, HEADERS, rows
from cases.communes import COMMUNES
from certiflux.base.work import drain
from certiflux.dataset.build import build
from certiflux.dataset.convert import convert
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import fields
from certiflux.mapping.mapping import propose
from certiflux.reading.table import TableBuilder
from certiflux.rules.context import Context
from certiflux.rules.run import STEPS, run, run_steps

CONTEXT = Context(today=dt.date(2026, 11, 21), places=COMMUNES)
BY_SETTING = {field.setting: field.id for field in fields().values()}
EDITED = [field for field in fields().values() if not field.generated]
COUNT = 120
ODD = (
    *("", "nil", "x", "#N/A", "true", "false", "FranÃ§ois", "12345678901", "1", "5;3", "VAE"),
    *("31/02/2026", "01/01/1900", "01/01/2099", "RS5200", "1710", "RNCP", "99109", "00000"),
)


@pytest.fixture(scope="module")
def people():
    """Give a dataset of invented people, many faulty, some there twice, and its findings."""
    builder = TableBuilder("people")
    builder.add([list(HEADERS), *rows(COUNT - 40), *rows(40)])
    table = builder.finish()
    constants = {BY_SETTING[setting]: answer for setting, answer in ANSWERS.items()}
    random = Random(7)
    dataset = drain(build(table, replace(propose(table), constants=constants)))
    dataset = edited(dataset, [(field, *one(random)) for field in EDITED for _ in range(20)])
    return dataset, drain(run(dataset, CONTEXT))


def one(random):
    """Return a row and a text, by chance."""
    return random.randrange(COUNT), random.choice(ODD)


def edited(dataset, edits):
    """Return a dataset with cells replaced: field, row, text."""
    columns = dict(dataset.columns)
    for field, row, text in edits:
        old = columns.get(field.id) or FieldColumn([None], array("I", bytes(4 * len(dataset))))
        codes = array("I", old.codes)
        codes[row] = len(old.values)
        values = [*old.values, convert(field, text).value]
        raw = [*(old.raw or old.values), text]
        columns[field.id] = replace(old, values=values, codes=codes, raw=raw)
    ordered = {known: columns[known] for known in fields() if known in columns}
    return Dataset(dataset.version, ordered, dataset.row_numbers, dataset.titles, dataset.journal)


EDITS = st.lists(
    st.tuples(st.sampled_from(EDITED), st.integers(0, COUNT - 1), st.sampled_from(ODD)),
    min_size=1,
    max_size=8,
)


def holds(people, edits):
    """Say that checking again after some edits finds what a whole check finds."""
    dataset, findings = people
    after = edited(dataset, edits)
    changed, rows = {field.id for field, _, _ in edits}, sorted({row for _, row, _ in edits})
    whole = drain(run(after, CONTEXT))
    for known in (None, rows):
        again = run_steps(after, CONTEXT, findings, changed, known)
        assert [again[i] for i in again.select()] == [whole[i] for i in whole.select()]
        assert [step.found for step in again.steps] == [step.found for step in whole.steps]


@given(EDITS)
@settings(max_examples=40)
def test_the_steps_run_again_find_what_a_whole_check_finds(people, edits):
    holds(people, edits)


@pytest.mark.parametrize("field", EDITED, ids=lambda field: field.id)
def test_no_step_forgets_to_say_that_it_reads_a_field(field, people):
    random = Random(field.id)
    holds(people, [(field, *one(random)) for _ in range(80)])
    holds(people, [(field, *one(random)) for _ in range(12)])


def test_a_step_that_judges_rows_alone_sees_no_other(people):
    dataset, findings = people
    seen = []
    steps = [replace(step, run=lambda data, *_: seen.append(len(data))) for step in STEPS]
    wanted = [step for step in STEPS if step.by_row and step.wanted({"8.6"})]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("certiflux.rules.run.STEPS", steps)
        run_steps(dataset, CONTEXT, findings, {"8.6"}, [3, 7])
    assert seen.count(2) == len(wanted) > 0
    assert set(seen) == {2, COUNT}


def test_a_change_leaves_the_former_findings_and_what_it_does_not_concern(people):
    dataset, findings = people
    before = [findings[i] for i in range(len(findings))]
    ran = []
    steps = [replace(step, run=lambda *_, label=step.label: ran.append(label)) for step in STEPS]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("certiflux.rules.run.STEPS", steps)
        run_steps(dataset, CONTEXT, findings, {"4.2"})
    assert "Certifications" in ran
    assert not {"Dates", "Identité", "Valeurs", "Textes"} & set(ran)
    assert [findings[i] for i in range(len(findings))] == before
