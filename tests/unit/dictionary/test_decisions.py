"""What juries write of their decisions, each spelling a line of the cases."""

import pytest

from cases.lines import cases
from certiflux.dictionary.decisions import decision, decisions, is_blank, is_cross

WORDS = cases("decisions/words.txt", 2)
COLUMNS = cases("decisions/columns.txt", 2)


@pytest.mark.parametrize(("expected", "text"), [case[1:] for case in WORDS])
def test_each_spelling_says_what_was_decided(expected, text):
    assert decision(text) == expected


@pytest.mark.parametrize(("cells", "expected"), [case[1:] for case in COLUMNS])
def test_a_mark_means_what_its_column_lets_it_mean(cells, expected):
    assert ";".join(decisions(cells.split(";"))) == expected


@pytest.mark.parametrize("text", ["", "  ", "-", "—", "/", "…"])
def test_a_filler_is_a_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["x", "✗", "✓", "❌", "N", "0"])
def test_a_mark_is_not_a_blank(text):
    assert not is_blank(text)


def test_only_marks_make_an_empty_cell_mean_no():
    assert [text for text in ("x", "×", "✓", "❌", "oui", "") if is_cross(text)] == ["x", "×", "✓"]


def test_a_very_long_text_is_read_in_no_time():
    assert decision("non " * 100_000) == "inconnu"
