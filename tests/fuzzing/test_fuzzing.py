"""Spoilt files of every kind end in a sentence, never in a traceback nor in a hang."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzzing.readers import READERS
from fuzzing.running import give
from fuzzing.spoiling import HIGHEST, KINDS

EDIT = st.tuples(
    st.integers(0, KINDS - 1),
    st.integers(0, HIGHEST - 1),
    st.integers(0, 4095),
    st.integers(0, 65535),
)
SPOILT = {
    "seed": st.integers(0, 31),
    "edits": st.lists(EDIT, min_size=1, max_size=6),
    "raw": st.booleans(),
}


@pytest.mark.parametrize("name", READERS)
@settings(
    deadline=None,
    max_examples=25,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(**SPOILT)
def test_a_spoilt_file_ends_in_a_sentence(name, seed, edits, raw):
    reader = READERS[name]
    give(reader, reader.spoil(seed, edits, raw=raw))


@pytest.mark.parametrize("name", READERS)
def test_the_files_to_spoil_are_read_as_they_are(name):
    """Otherwise spoiling them would prove nothing."""
    reader = READERS[name]
    for seed in reader.seeds[: 1 if name in {"accuse", "xlsb"} else None]:
        if name not in NOT_PEOPLE:
            reader.read(seed)


NOT_PEOPLE = {"xlsb", "accuse", "ods", "xls"}
"""Files of test whose columns or content are refused, after having been read."""
