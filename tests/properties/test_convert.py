"""What holds of every conversion: canonical values stay, and nothing is ever cut."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certiflux.dataset.convert import convert
from certiflux.dictionary import BY_DOSSIER, VERSIONS, branches, fields
from certiflux.dictionary.kinds import Text, Timestamp
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.findings import Findings
from certiflux.rules.values.columns import check_values
from certiflux.rules.values.fields import problem
from properties.records import dataset, values

FEW = min(30, settings.default.max_examples)
"""Examples of each field: there are sixty fields."""

EVERY = {f.id: f for v in VERSIONS for f in fields(v).values()}
CONVERTED = [
    f
    for f in EVERY.values()
    if not isinstance(f.kind, Timestamp) and f.id not in {"identifiantNational.nir", "1.1"}
]
TEXTS = [f for f in fields().values() if isinstance(f.kind, Text) and f.id != "1.1"]
CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | st.dates(dt.date(1890, 1, 1), dt.date(2110, 1, 1))
    | st.text(max_size=12)
    | st.sampled_from(["NILL", "oui", " Non ", "M.", "99109", "RS 5200", "1 004", "6000", "5;3"])
)


@pytest.mark.parametrize("field", CONVERTED, ids=lambda field: field.id)
def test_a_canonical_value_is_left_alone(field):
    @given(values(field))
    @settings(max_examples=FEW, derandomize=True)
    def holds(value):
        canonical = convert(field, value).value
        assert convert(field, canonical) == (canonical, None)
        assert problem(field, canonical) is None

    holds()


@pytest.mark.parametrize("field", CONVERTED, ids=lambda field: field.id)
def test_converting_twice_is_converting_once(field):
    @given(CELLS)
    @settings(max_examples=FEW, derandomize=True)
    def holds(cell):
        once = convert(field, cell).value
        if isinstance(once, str) and problem(field, once) is None:
            assert convert(field, once) == (once, None)

    holds()


@given(st.sampled_from(TEXTS), st.integers(1, 50), st.sampled_from("aéœ"))
def test_a_text_too_long_stays_whole_and_is_said(field, more, letter):
    text = letter * (field.kind.high + more)
    assert convert(field, text) == (text, None)
    findings = Findings(CATALOGUE)
    by_dossier = {"9.1": "1"} if branches().get(field.id) == BY_DOSSIER else {}
    check_values(dataset([by_dossier | {field.id: text}]), findings)
    expected = "LONGUEUR_EXACTE" if field.kind.exact else "TEXTE_TROP_LONG"
    assert (expected, field.id) in findings.counts()


# A bar parts the results of one cell; U+02BC is an apostrophe under another name.
PLAIN = st.characters(categories=("L", "N", "S"), exclude_characters="|\u02bc")


@given(st.sampled_from(TEXTS), st.text(PLAIN, min_size=1))
def test_no_letter_is_lost(field, text):
    value = convert(field, text).value
    if isinstance(value, str) and field.id not in {"4.1", "4.2", "8.13"}:
        assert value.lstrip("0") == text.lstrip("0") or "".join(value.split()) == text
