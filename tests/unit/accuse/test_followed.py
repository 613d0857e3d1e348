"""Over several deposits, each row stands in one place, and nobody goes twice."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from certiflux.deposits.accuse.accuse import Accuse, FileError
from certiflux.deposits.accuse.follow import follow
from certiflux.deposits.accuse.sent import FlowKind, SentFlow
from certiflux.deposits.accuse.standings import Standing
from certiflux.flux.product import NO_ROW

NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"
STORED = (
    "Le passage certification avec le bcr émetteur 1 et l'id technique partenaire A "
    "existe déjà en base"
)
NEW, WAITING, REFUSED, ACCEPTED, LEAVING, WITHDRAWN = Standing


def report(refused=(), accepted=(), flow="", *, message=NOBODY, **more):
    """Make a report of a deposit."""
    return Accuse(
        "r.xml",
        id_flux=flow,
        deposited=more.get("name", ""),
        treatment=more.get("treatment", ""),
        refused=list(refused),
        codes=array("I", [0] * len(refused)),
        messages=[message] if refused else [],
        accepted=list(accepted),
        errors=list(more.get("errors", ())),
    )


def flow(ids, rows, id_flux="f1", made=1.0, **more):
    """Make a flow of some rows."""
    lines = array("I", [NO_ROW, NO_ROW, *rows, NO_ROW])
    return SentFlow(f"{id_flux}.xml", id_flux, made, list(ids), list(rows), lines, **more)


def states(found):
    return [found.state(row) for row in range(len(found.states))]


def test_only_the_rows_of_the_file_answered_were_sent():
    found = follow([report(["A"], ["B"], "f1")], [flow("ABC", [3, 1, 0])], ["C", "B", "X", "A"])
    assert states(found) == [WAITING, ACCEPTED, NEW, REFUSED]
    assert found.ids == ["C", "B", "", "A"]
    assert found.refusals.tolist() == [0, 0, 0, 1]


def test_a_file_made_and_never_deposited_counts_for_nothing():
    found = follow([report([], ["A"])], [flow("AB", [0, 1])], ["A", "B"])
    assert states(found) == [ACCEPTED, NEW]


def test_a_file_is_known_by_its_name_when_the_report_gives_no_id():
    one = flow("A", [0])
    for name in ("f1.xml", "F1 (2).xml", "f1 - Copie.xml"):
        assert one.answered_by(report(name=name)), name
    assert not one.answered_by(report(name="f11.xml"))
    assert not one.answered_by(report(name="f1.xml", flow="f2"))


def test_a_row_sent_again_waits_and_is_not_sent_a_third_time():
    flows = [flow("AB", [0, 1]), flow("A", [0], "f2", 2.0, deposited=True)]
    found = follow([report(["A"], ["B"], "f1")], flows, ["A", "B"])
    assert states(found) == [WAITING, ACCEPTED]
    assert sum(found.held(["A", "B"], {NEW, REFUSED})) == 2


def test_an_id_changed_after_the_acceptance_changes_nothing():
    found = follow([report([], ["A"], "f1")], [flow("A", [0])], ["A-bis"])
    assert list(found.held(["A-bis"], set(Standing))) == [1]


def test_another_row_does_not_go_under_an_id_that_is_stored():
    found = follow([report([], ["A"], "f1")], [flow("A", [0])], ["A", "A"])
    assert list(found.held(["A", "A"], {NEW, REFUSED})) == [1, 1]
    assert list(found.held(["A", "B"], {NEW, REFUSED})) == [1, 0]


def test_of_two_rows_with_one_id_only_one_was_stored():
    found = follow([report([], ["A"])], [], ["A", "A"])
    assert states(found) == [ACCEPTED, NEW]
    assert found.doubled == [0, 1]
    assert list(found.held(["A", "A"], {NEW, REFUSED})) == [1, 1]
    assert list(found.held(["A", "A2"], {NEW, REFUSED})) == [1, 0]


def test_already_stored_is_accepted_unless_it_is_for_something_else():
    one = report(["A"], message=STORED)
    assert states(follow([one], [], ["A"])) == [ACCEPTED]
    found = follow([one], [], ["A"], other={"A"})
    assert states(found) == [REFUSED]
    assert list(found.held(["A"], {REFUSED})) == [1]
    assert list(found.held(["A-2"], {REFUSED})) == [0]


def test_a_file_refused_as_a_whole_leaves_everybody_to_send():
    refused = report(name="f1.xml", errors=[FileError("XSD", "cvc-elt.1.a : ", 2, 1)])
    found = follow([refused], [flow("AB", [0, 1])], ["A", "B"])
    assert states(found) == [NEW, NEW]
    assert list(found.held(["A", "B"], {NEW, REFUSED})) == [0, 0]


def test_refusals_are_counted_once_a_deposit_whatever_the_order_of_the_reports():
    first, second = report(["A"], flow="f1", treatment="8"), report(["A"], flow="f2", treatment="9")
    for reports in ([first, second, first], [second, first]):
        assert follow(reports, [], ["A"]).refusals.tolist() == [2]


def test_a_flow_dropped_was_sent_to_the_last_passage():
    assert states(follow([report(["A"])], [], ["A", "B"], whole=True)) == [REFUSED, WAITING]
    assert states(follow([report(["A"])], [], ["A", "B"])) == [REFUSED, NEW]


IDS = st.lists(st.sampled_from([f"P{n}" for n in range(30)]), unique=True, max_size=30)


@given(IDS, st.data())
def test_three_deposits_end_with_nobody_missing_and_nobody_sent_twice(ids, data):
    reports, flows, sent = [], [], dict.fromkeys(ids, 0)
    found = follow(reports, flows, ids)
    for number in range(3):
        held = found.held(ids, {NEW, REFUSED})
        rows = [row for row in range(len(ids)) if not held[row]]
        name = f"f{number}"
        flows.append(flow([ids[row] for row in rows], rows, name, float(number)))
        last = number == 2
        kept = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
        accepted = [ids[row] for row, yes in zip(rows, kept, strict=True) if yes or last]
        refused = [ids[row] for row in rows if ids[row] not in accepted]
        for known in accepted:
            sent[known] += 1
        reports.append(report(refused, accepted, name))
        found = follow(data.draw(st.permutations(reports)), flows, ids)
        assert sum(found.counts().values()) == len(ids)
        assert len(found.rows(ACCEPTED)) == sum(sent.values())
    assert set(sent.values()) <= {1}
    assert found.counts()[ACCEPTED] == len(ids)


def test_what_leaves_goes_in_no_file_whatever_its_id_and_the_states_wanted():
    away = flow("A", [0], "f2", made=2.0, deposited=True, kind=FlowKind.WITHDRAWAL)
    reports = [report([], ["A"], "f1")]
    found = follow(reports, [flow("A", [0]), away], ["A-2"], replaced={"A": "A-2"})
    assert states(found) == [LEAVING]
    assert found.held(["A-2"], frozenset(Standing))[0] == 1
    reports.append(report([], ["A"], "f2", treatment="9"))
    found = follow(reports, [flow("A", [0]), away], ["A-2"], replaced={"A": "A-2"})
    assert states(found) == [WITHDRAWN]
    assert found.held(["A-2"], frozenset({NEW, REFUSED}))[0] == 1
    assert found.held(["A-2"], frozenset({WITHDRAWN}))[0] == 0


def test_what_is_accepted_again_after_its_withdrawal_is_accepted():
    away = flow("A", [0], "f2", made=2.0, deposited=True, kind=FlowKind.WITHDRAWAL)
    again = flow("A", [0], "f3", made=3.0, deposited=True)
    reports = [report([], ["A"], f"f{n}", treatment=str(n)) for n in (1, 2, 3)]
    assert states(follow(reports, [flow("A", [0]), away, again], ["A"])) == [ACCEPTED]
    assert states(follow(reports[:2], [flow("A", [0]), away], ["A"])) == [WITHDRAWN]
