"""JSON by lines: what it says is what the standard library would read and write."""

import json

from hypothesis import given
from hypothesis import strategies as st

from certiflux.exports.json_text import BATCH, json_lines

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.dictionaries(st.text(), PLAIN, max_size=4))
def test_what_is_written_is_read_again(content):
    assert json.loads("".join(json_lines(content))) == content


def test_a_list_has_an_item_a_line_and_may_be_one_that_goes_by():
    text = "".join(json_lines({"a": 1, "b": iter([{"c": 2}, {"c": 3}]), "d": iter(())}))
    assert text == '{\n "a": 1,\n "b": [\n  {"c": 2},\n  {"c": 3}\n ],\n "d": []\n}\n'


def test_a_list_longer_than_a_batch_is_whole():
    told = "".join(json_lines({"a": iter(range(2 * BATCH + 1))}))
    assert json.loads(told) == {"a": [*range(2 * BATCH + 1)]}
