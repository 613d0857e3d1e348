"""Every passage that was sent is accounted for exactly once, whatever the reports say."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.join import join
from certiflux.deposits.accuse.messages import MEANINGS, UNKNOWN, PassageOutcome, meaning_of

NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"
STORED = (
    "Le passage certification avec le bcr émetteur 1 et l'id technique partenaire 2 "
    "existe déjà en base"
)
IDS = st.lists(st.text("ABC123", min_size=1, max_size=3), unique=True, max_size=12)


def report(refused=None, accepted=(), flow="f1", treatment=""):
    """Make a report of refusals (id → message) and acceptances."""
    refused = refused or {}
    messages = list(dict.fromkeys(refused.values()))
    codes = array("I", [messages.index(message) for message in refused.values()])
    return Accuse(
        "r.xml",
        id_flux=flow,
        treatment=treatment,
        refused=list(refused),
        codes=codes,
        messages=messages,
        accepted=list(accepted),
    )


def test_each_passage_has_the_state_that_the_report_gives():
    outcomes = join(["A", "B", "C", "D"], [report({"A": NOBODY, "B": STORED}, ["C"])])
    assert [outcomes.state(rank) for rank in range(4)] == [
        PassageOutcome.REFUSED,
        PassageOutcome.ACCEPTED,
        PassageOutcome.ACCEPTED,
        PassageOutcome.WAITING,
    ]
    assert outcomes.message(0) == NOBODY
    assert outcomes.message(2) == ""
    assert outcomes.ranks(PassageOutcome.REFUSED) == [0]


def test_an_unknown_passage_is_said_and_changes_nothing():
    outcomes = join(["A"], [report({"Z": NOBODY}, ["Y"])])
    assert outcomes.unknown == ["Z", "Y"]
    assert outcomes.counts()[PassageOutcome.WAITING] == 1


def test_a_refusal_then_an_acceptance_of_another_deposit_is_no_contradiction():
    first, second = (
        report({"A": NOBODY}, treatment="1"),
        report(accepted=["A"], flow="f2", treatment="2"),
    )
    for order in ([first, second], [second, first]):
        outcomes = join(["A"], order)
        assert outcomes.state(0) is PassageOutcome.ACCEPTED
        assert outcomes.contradicted == []


def test_two_reports_of_one_deposit_that_contradict_each_other_are_said():
    outcomes = join(["A", "B"], [report({"A": NOBODY}, ["B"]), report(accepted=["A", "B"])])
    assert outcomes.contradicted == [0]
    assert outcomes.state(0) is PassageOutcome.ACCEPTED


def test_the_same_report_twice_changes_nothing():
    one = report({"A": NOBODY}, ["B"])
    once, twice = join(["A", "B"], [one]), join(["A", "B"], [one, one])
    assert (once.states, once.codes, twice.contradicted) == (twice.states, twice.codes, [])


def test_the_later_refusal_is_kept():
    later = report({"A": "Plusieurs titulaires ont été identifiés"}, flow="f2", treatment="12")
    outcomes = join(["A"], [later, report({"A": NOBODY}, treatment="9")])
    assert meaning_of(outcomes.message(0)).code == "PLUSIEURS_TITULAIRES"


def test_passages_sent_under_one_id_share_their_fate_and_are_said():
    outcomes = join(["A", "B", "A"], [report({"A": NOBODY})])
    assert outcomes.doubled == [0, 2]
    assert outcomes.ranks(PassageOutcome.REFUSED) == [0, 2]


@given(IDS, IDS, IDS)
def test_everybody_is_accounted_for_exactly_once(sent, refused, accepted):
    outcomes = join(sent, [report(dict.fromkeys(refused, NOBODY), accepted)])
    assert sum(outcomes.counts().values()) == len(sent)
    ranks = [rank for state in PassageOutcome for rank in outcomes.ranks(state)]
    assert sorted(ranks) == list(range(len(sent)))
    assert set(outcomes.unknown) == (set(refused) | set(accepted)) - set(sent)
    told = [rank for _, ranks in outcomes.by_meaning() for rank in ranks]
    assert sorted(told) == outcomes.ranks(PassageOutcome.REFUSED)


def test_every_meaning_is_explained_and_known_by_its_own_words():
    for meaning in (*MEANINGS, UNKNOWN):
        for sentence in (meaning.title, meaning.meaning, meaning.remedy):
            assert sentence.strip()
    assert meaning_of("Un message jamais vu") is UNKNOWN
    assert len({meaning.code for meaning in MEANINGS}) == len(MEANINGS)
