"""Whatever the user does: undone it is as before, done again the same, checked again the same."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.mending import HEADER, csv, line, opened, seen, told
from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.corrections import cells, pasting, people
from certiflux.corrections.carrying import carry
from certiflux.corrections.checked import RowsToSend
from certiflux.corrections.plain import from_plain, to_plain
from certiflux.corrections.workshop import Workshop
from certiflux.rules.run import run

LINES = [
    f"{line(1, sex='X')};75056;",
    f"{line(2, given='LÃ©a', born='31/02/1988')};;44000",
    f"{line(2, given='Zoé', issued='20/05/1926')};;",
    f"{line(4, name='LE GOFF Yann', given='')};99109;",
    f"{line(5, name='PETIT', sex='Mme')};75056;",
    f"{line(5, name='PETIT', sex='Mme')};75056;",
]
DATA = csv(*LINES, header=f"{HEADER};8.10;8.11")
ROWS = st.integers(0, len(LINES) - 1)
CHOSEN = st.lists(ROWS, max_size=4, unique=True).map(sorted)
TARGETS = st.sampled_from(
    (
        *("5.1", "4.1", "4.2", "5.10", "5.11", "5.13", "8.1", "8.2", "8.3", "8.6", "8.7", "8.9"),
        *("8.10", "8.6-8.8", "8.1+8.3", "9.1", "9.2"),
    )
)
TEXTS = st.sampled_from(
    (
        *("", "X", "F", "Mme", "A5", "RNCP38362", "RS", "3/4/98", "03/04/1998", "1990", "12"),
        *("75056", "nil", "LEROY", "Le Roy Anne", "31/02/2026", "Zoé\u00a0", "LÃ©a"),
        "12345678901",
    )
)
ACTIONS = st.one_of(
    st.tuples(st.just(cells.edit), ROWS, TARGETS, TEXTS),
    st.tuples(st.just(cells.edit_same), ROWS, TARGETS, TEXTS),
    st.tuples(st.just(cells.fill), TARGETS, TEXTS),
    st.tuples(st.just(cells.set_rows), CHOSEN, TARGETS, TEXTS),
    st.tuples(st.just(cells.replace_text), TARGETS, TEXTS, TEXTS),
    st.tuples(st.just(people.swap), CHOSEN),
    st.tuples(st.just(people.split_rows), CHOSEN),
    st.tuples(st.just(people.put_aside), CHOSEN, TEXTS),
    st.tuples(st.just(people.take_back), CHOSEN),
    st.tuples(
        st.just(pasting.paste), ROWS, TARGETS, st.lists(st.lists(TEXTS, max_size=2), max_size=2)
    ),
)
MOVES = st.lists(ACTIONS | st.sampled_from(["undo", "redo"]), max_size=8)
many = settings(suppress_health_check=list(HealthCheck), derandomize=True)


def act(dossier, moves):
    """Do what was drawn; what is refused changes nothing."""
    for move in moves:
        if move == "undo":
            dossier.undo()
        elif move == "redo":
            dossier.redo()
        else:
            try:
                action = move[0](dossier.mended.shop, *move[1:])
            except UserError:
                continue
            dossier.correct(action, 0.0)


def state(dossier):
    return seen(dossier.dataset), dossier.set_aside(), told(dossier), dossier.rows_to_send()


@many
@given(MOVES)
def test_what_is_undone_is_as_before_and_done_again_the_same(moves):
    dossier = opened(DATA)
    before = state(dossier)
    act(dossier, moves)
    while dossier.redo():
        pass
    after = state(dossier)
    while dossier.undo():
        pass
    assert state(dossier) == before
    assert dossier.dataset == dossier.mended.shop.base
    while dossier.redo():
        pass
    assert state(dossier) == after


@many
@given(MOVES)
def test_checked_again_by_parts_or_whole_the_findings_are_the_same(moves):
    dossier = opened(DATA)
    act(dossier, moves)
    sent = RowsToSend(len(dossier.dataset), dossier.set_aside())
    whole = drain(run(sent.dataset(dossier.dataset), dossier.context))
    found = told(dossier)
    dossier.mended.findings = sent.whole(whole)
    assert told(dossier) == found


@many
@given(MOVES)
def test_saved_and_read_again_the_history_is_the_same(moves):
    dossier = opened(DATA)
    act(dossier, moves)
    shop = dossier.mended.shop
    again = from_plain(json.loads(json.dumps(to_plain(dossier.corrections))))
    assert again == dossier.corrections
    other = Workshop(shop.base, shop.typing, again)
    assert seen(other.dataset) == seen(shop.dataset)
    assert other.aside == shop.aside


@many
@given(MOVES)
def test_over_the_same_source_every_correction_that_matters_is_carried(moves):
    dossier, new = opened(DATA), opened(DATA)
    act(dossier, moves)
    carried = carry(dossier.mended.shop, new.mended.shop)
    assert not carried.lost
    assert not carried.conflicting
    new.correct(carried.action, 0.0)
    values = [{f: c.expand() for f, c in one.dataset.columns.items()} for one in (dossier, new)]
    for field in values[0].keys() | values[1].keys():
        blank = [None] * len(LINES)
        assert values[1].get(field, blank) == values[0].get(field, blank)
    assert new.set_aside() == dossier.set_aside()
