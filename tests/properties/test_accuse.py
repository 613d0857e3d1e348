"""Any dataset → flow → report on it → joined: each person is accounted for exactly once."""

import json
from array import array
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from certiflux.base.work import drain
from certiflux.dataset.values import FieldColumn
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.kept import from_plain, texts, to_plain
from certiflux.deposits.accuse.places import locate
from certiflux.deposits.accuse.reading import read_accuse
from certiflux.deposits.accuse.rehearsal import Trap, rehearse
from certiflux.deposits.accuse.sent import sent_flow
from certiflux.deposits.accuse.standings import Standing
from certiflux.flux.generating import write
from certiflux.flux.marks import Marks
from certiflux.flux.writer import FluxWriter
from certiflux.schema.force import built_in
from properties.records import datasets
from properties.test_flow import HORODATAGE, many

few = settings(many, max_examples=25)
NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"


def with_ids(dataset, ids):
    """Return a dataset whose passages have these identifiers."""
    column = FieldColumn(list(ids), array("I", range(len(ids))))
    return replace(dataset, columns={**dataset.columns, "5.1": column})


def deposit(dataset, ids, rows, name, refused):
    """Write the flow of some rows and the portal's report on it; return both."""
    writer = FluxWriter(with_ids(dataset, ids), name, HORODATAGE)
    (product,), _ = drain(write(writer, rows, built_in(), lambda: 0.0))
    product.name, product.id_flux = f"{name}.xml", name
    traps = {own: Trap(own, NOBODY, "", {}) for own in refused}
    flow = sent_flow(product, ids, range(len(ids)))
    report = rehearse(flow.name, flow.id_flux, [(own, {}) for own in flow.ids], traps)
    return product, flow, report


@few
@given(datasets(), st.data())
def test_three_deposits_leave_nobody_out_and_send_nobody_twice(dataset, data):
    ids = [f"P<{row}&é" for row in range(len(dataset))]
    answers, accepted_in = Answers(), dict.fromkeys(ids, 0)
    followed = answers.join(ids, range(len(ids)), whole=False)
    for number in range(3):
        held = followed.held(ids, answers.scope)
        rows = [row for row in range(len(ids)) if not held[row]]
        if not rows:
            break
        last = number == 2
        refused = [] if last else data.draw(st.lists(st.sampled_from([ids[r] for r in rows])))
        _, flow, report = deposit(dataset, ids, rows, f"f{number}", set(refused))
        assert sorted(flow.ids) == sorted(ids[row] for row in rows)
        for own in set(flow.ids) - set(refused):
            accepted_in[own] += 1
        answers.made([flow])
        assert answers.take(drain(read_accuse("a.xml", report)), report)
        followed = answers.join(ids, range(len(ids)), whole=False)
        assert sum(followed.counts().values()) == len(ids)
        assert {ids[row] for row in followed.rows(Standing.REFUSED)} == set(refused)
    assert set(accepted_in.values()) == {1}
    assert len(followed.rows(Standing.ACCEPTED)) == len(ids)


@few
@given(datasets())
def test_each_line_of_a_file_made_here_names_the_row_that_stands_there(dataset):
    ids = [f"P{row}" for row in range(len(dataset))]
    product, flow, _ = deposit(dataset, ids, list(range(len(ids))), "f", ())
    lines = b"".join(product.parts).decode().split("\n")
    assert len(flow.lines) == len(lines) - 1
    for number, line in enumerate(lines, 1):
        row = flow.row_at(number)
        if "</cpf:idTechnique>" in line:
            assert f">P{row}</cpf:idTechnique>" in line
        if row is not None:
            (place,) = locate(product.parts, [(number, len(line))])
            assert flow.rows[place.rank] == row


@few
@given(datasets(), st.data())
def test_a_row_has_the_mark_of_its_passage_until_a_value_changes(dataset, data):
    ids = [f"P{row}" for row in range(len(dataset))]
    named, rows = with_ids(dataset, ids), list(range(len(ids)))
    _, flow, _ = deposit(dataset, ids, rows, "f", ())
    marks = Marks()
    assert dict(zip(flow.rows, flow.marks, strict=True)) == dict(
        zip(rows, marks.of(named, rows), strict=True)
    )
    changed = data.draw(st.sampled_from(rows))
    other = with_ids(dataset, [*ids[:changed], "autre", *ids[changed + 1 :]])
    before, after = marks.of(named, rows), marks.of(other, rows)
    assert [row for row in rows if before[row] != after[row]] == [changed]
    assert marks.of(named, rows) == before == Marks().of(named, rows)


@few
@given(datasets(), st.data())
def test_answers_kept_and_taken_up_again_are_the_same(dataset, data):
    ids = [f"P{row}" for row in range(len(dataset))]
    refused = data.draw(st.sets(st.sampled_from(ids)))
    product, flow, report = deposit(dataset, ids, list(range(len(ids))), "f", refused)
    answers = Answers(clues={"P0": "vu"}, other=refused)
    answers.made([flow])
    answers.take(drain(read_accuse("a.xml", report)), report)
    plain = json.loads(json.dumps(to_plain(answers, {"f": product.sha256})))
    parts = dict(texts(answers))
    again = drain(from_plain(plain, lambda name, _: parts[name]))
    assert again.reports == answers.reports
    assert again.flows == answers.flows
    assert again.at_hand == {"f": product.sha256}
    assert replace(again, at_hand={}) == answers
