"""Whether a text holds a word of the file: whole, within another, and in a bounded time."""

import time

from certiflux.exports.assistance.file_words import FileWords

WORDS = FileWords(frozenset({"jeanne", "marie", "lea", "a" * 100_000}), frozenset())


def test_a_word_is_found_whole_and_within_another():
    assert WORDS.stand_in("Léa")
    assert WORDS.stand_in("chez Annemarie")
    assert not WORDS.stand_in("oléagineux")  # three letters are looked for alone
    assert not WORDS.stand_in("Jean")
    assert WORDS.stand_in("A" * 100_000)


def test_a_long_text_is_searched_in_a_time_that_grows_as_it_does():
    def spent(size):
        start = time.process_time()
        WORDS.stand_in("xyzt" * size)
        return time.process_time() - start

    # Sixteen times more of it: two hundred and fifty times more where every piece is looked up.
    small, large = min(spent(2_000) for _ in range(3)), spent(32_000)
    assert large < 100 * small
