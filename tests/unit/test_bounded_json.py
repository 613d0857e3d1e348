"""JSON made to harm is refused before anything goes down its levels."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certiflux.base.bounded_json import MOST_LEVELS, read_json

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(PLAIN, st.booleans())
def test_what_is_shallow_is_read_as_it_stands(value, ascii_only):
    text = json.dumps(value, ensure_ascii=ascii_only)
    assert read_json(text) == value
    assert read_json(text.encode("utf-8", "surrogatepass")) == value or not ascii_only


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")])
def test_the_levels_are_counted(opening, closing):
    each = opening.count("[") + opening.count("{")
    most = MOST_LEVELS // each
    inside = "null" if opening.endswith(":") else ""
    assert read_json(opening * most + inside + closing * most) is not None
    for levels in (most + 1, 200_000):
        with pytest.raises(ValueError, match="nested"):
            read_json(opening * levels + inside + closing * levels)


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 200_000, "", "[", '"', '["\\"]', "]["])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 (json and the levels say it in their own words)
        read_json(text)


def test_brackets_inside_a_text_are_no_levels():
    assert read_json(json.dumps(["[" * 500, '\\"{' * 500])) == ["[" * 500, '\\"{' * 500]
