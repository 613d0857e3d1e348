"""Give a spoilt file to a reader; tell what came out that should not."""

import signal
import threading
from contextlib import contextmanager

from certiflux.base.errors import UserError

LONGEST = 20.0
"""Seconds after which a reader of a small file is taken to hang."""

_HAS_ALARM = hasattr(signal, "setitimer")

LONGEST_SENTENCE = 2_000
"""Characters of a sentence: one that repeats the file is longer."""


class SentenceError(Exception):
    """A refusal has an empty sentence, or one without end."""


class HangError(BaseException):
    """The reader did not end: no `except Exception` may hide it."""


def give(reader, data):
    """Read a file; a UserError with sentences of its own is the only thing that may come out."""
    with _watched():
        try:
            reader.read(data)
        except UserError as error:
            told = (error.title, error.message, error.remedy)
            if not all(0 < len(sentence) < LONGEST_SENTENCE for sentence in told):
                raise SentenceError(error.code) from error


@contextmanager
def _watched():
    # WebAssembly has no alarm: there the limit of the whole run is what ends a hang.
    if not _HAS_ALARM or threading.current_thread() is not threading.main_thread():
        yield
        return
    rung = []

    def ring(*_):
        rung.append(1)
        raise HangError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    # The workbook reader turns whatever it meets into a UserError, an alarm included.
    if rung:
        raise HangError
