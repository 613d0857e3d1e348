"""Text written into XML: byte for byte what Python's own module would write."""

from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from certiflux.base.markup import escape, quoteattr

TEXTS = st.text(st.sampled_from("a&<>\"'\r\n\té "))


@given(TEXTS)
def test_texts_and_attributes_are_those_of_the_standard_library(text):
    assert escape(text) == saxutils.escape(text)
    assert escape(text, {"\r": "&#13;"}) == saxutils.escape(text, {"\r": "&#13;"})
    assert quoteattr(text) == saxutils.quoteattr(text)
