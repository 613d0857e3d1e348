"""The round, in each engine beside Chromium."""

import pytest

from engines import rounds

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["firefox", "webkit"], scope="module"),
]


def test_the_whole_round_by_keyboard(visit, tmp_path):
    rounds.makes_the_whole_round(visit, tmp_path)


def test_offline_and_another_version(visit, copy):
    rounds.works_offline_then_changes_version(visit, copy)


def test_a_visit_after_another_build_was_published(visit, copy):
    rounds.opens_after_another_build(visit, copy)


def test_cells_copied_and_pasted_with_the_keys(visit):
    rounds.pastes(visit)
