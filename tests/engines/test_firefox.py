"""The round in Firefox."""

import pytest

from buildtools import engines
from engines import firefox, rounds
from engines.visit import Visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(playwright):
    found = engines.firefox()
    if found is None:
        pytest.skip("no Firefox here: the round was not made in it")
    with firefox.running(playwright, found) as launched:
        yield launched


@pytest.fixture
def visit(browser, copy):
    with firefox.window(browser) as hand:
        yield Visit(hand, copy.address)


def test_the_whole_round_by_keyboard(visit, tmp_path):
    rounds.makes_the_whole_round(visit, tmp_path)


def test_offline_and_another_version(visit, copy):
    rounds.works_offline_then_changes_version(visit, copy)


def test_a_visit_after_another_build_was_published(visit, copy):
    rounds.opens_after_another_build(visit, copy)


def test_cells_copied_and_pasted_with_the_keys(visit):
    rounds.pastes(visit)
