"""The round in WebKit, dressed by GTK; it is not Safari."""

import pytest

from buildtools import engines
from engines import rounds, webkit
from engines.visit import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def visit(copy, tmp_path):
    found = engines.webkit()
    if found is None:
        pytest.skip("no WebKit here: the round was not made in it")
    driver, browser, display = found
    with webkit.running(driver, display, tmp_path) as at, webkit.window(at, browser) as hand:
        yield Visit(hand, copy.address)


def test_the_whole_round_by_keyboard(visit, tmp_path):
    rounds.makes_the_whole_round(visit, tmp_path)


def test_offline_and_another_version(visit, copy):
    rounds.works_offline_then_changes_version(visit, copy)


def test_a_visit_after_another_build_was_published(visit, copy):
    rounds.opens_after_another_build(visit, copy)


def test_cells_copied_and_pasted_with_the_keys(visit):
    rounds.pastes(visit)
