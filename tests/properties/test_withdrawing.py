"""Any deposits, withdrawals and answers, in any order: nobody is withdrawn and accepted too."""

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from certiflux.deposits.accuse.accuse import Accuse, FileError
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.sent import FlowKind, SentFlow
from certiflux.deposits.accuse.standings import Standing
from certiflux.deposits.accuse.withdrawals import WithdrawalState
from properties.test_flow import many

ROWS = 4
IDS = [f"A-{row}" for row in range(ROWS)]
SAID = "Aucun titulaire ne correspond aux critères obligatoires"
some = settings(many, max_examples=150)

ANSWERS = st.sampled_from(["ok", "ko", "silence", "whole", "none"])
STEPS = st.lists(
    st.tuples(st.booleans(), st.lists(st.integers(0, ROWS - 1), min_size=1, unique=True), ANSWERS),
    max_size=6,
)


def answer(name, ids, what, rank):
    """Write the portal's answer to a file; None when it does not answer."""
    if what == "none":
        return None
    report = Accuse(f"r{rank}.xml", deposited=name, treatment=str(rank))
    if what == "ok":
        report.accepted = list(ids)
    elif what == "ko":
        report.refused, report.messages = list(ids), [SAID]
        report.codes = array("I", [0] * len(ids))
    elif what == "whole":
        report.errors = [FileError("XSD", "cvc", 1, 1)]
    return report


@some
@given(STEPS, st.permutations(range(6)))
def test_what_is_withdrawn_is_not_accepted_nor_ever_sent_again_under_its_id(steps, order):
    flows, reports = [], []
    for rank, (withdraws, rows, what) in enumerate(steps, 1):
        kind = FlowKind.WITHDRAWAL if withdraws else FlowKind.LIST
        name, ids = f"f{rank}.xml", [IDS[row] for row in rows]
        flows.append(SentFlow(name, f"f{rank}", float(rank), ids, rows, deposited=True, kind=kind))
        report = answer(name, ids, what, rank)
        if report is not None:
            reports.append(report)
    answers = Answers(flows=flows)
    for place in order:
        if place < len(reports):
            answers.take(reports[place], str(place).encode())
    found = answers.join(IDS, range(ROWS), whole=False)
    straight = Answers(flows=flows, reports=reports).join(IDS, range(ROWS), whole=False)
    assert [found.state(row) for row in range(ROWS)] == [straight.state(row) for row in range(ROWS)]
    assert sum(found.counts().values()) == ROWS
    held = found.held(IDS, frozenset(Standing))
    for row, own in enumerate(IDS):
        state, outcome = found.state(row), found.withdrawals.get(own)
        last = {
            withdraws: at
            for at, (withdraws, rows, what) in enumerate(steps)
            if row in rows and what == "ok"
        }
        if state is Standing.WITHDRAWN:
            assert outcome is not None
            assert outcome.state is WithdrawalState.WITHDRAWN
        if state is Standing.ACCEPTED and True in last:
            assert last.get(False, -1) > last[True]
        if True in last and last.get(False, -1) < last[True]:
            assert state is Standing.WITHDRAWN
        if state in {Standing.ACCEPTED, Standing.WITHDRAWAL_ASKED, Standing.WITHDRAWN} or outcome:
            assert held[row] == 1
