"""Every pattern of the engine takes a time that grows as the text does, whatever the text."""

import importlib
import pkgutil
import re
import time
from re import _parser

import pytest

import certiflux

SMALL, LARGE = 1_000, 4_000
FLOOR = 0.020
"""Seconds under which a large text is quick enough for any pattern, on any machine."""

STEEPEST = 11
"""Times that four times the text may take: 4 when linear, 16 when quadratic."""

RUNS = (
    *("a", "A", "1", " ", ",", ";", "-", ".", "'", '"', "\\", "/", "<", ">", "=", "&", "(", "\n"),
    *("é", "a ", "a,", "1 ", "a-", "1.", ". ", "\\a", "<!---->", "<!--", "<a ", "<?a", "1/", "aA"),
    *("01", "a1", "a@", "@a.", " -", ", ", "{1", "$A", "A1", "[]", '""', "''", '\\"', "%a", "&#"),
)
"""What a hostile text repeats, beside the words of the pattern itself."""


def patterns():
    """Yield the place and the pattern of everything compiled that a module keeps."""
    seen = set()
    for found in pkgutil.walk_packages(certiflux.__path__, "certiflux."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            for one in held(value):
                if one not in seen and has_loop(_parser.parse(one.pattern, one.flags)):
                    seen.add(one)
                    yield pytest.param(one, id=f"{found.name.removeprefix('certiflux.')}.{name}")


def has_loop(items):
    """Say whether a part of a pattern may repeat without end: another one cannot be slow."""
    return any(
        (str(kind).endswith("REPEAT") and value[1] is _parser.MAXREPEAT)
        or any(map(has_loop, inner(kind, value)))
        for kind, value in items
    )


def held(value, deep=3):
    """Yield the patterns of a value, or of what it holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif deep and isinstance(value, (dict, list, tuple, set, frozenset)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from held(one, deep - 1)


def words(pattern):
    """Return the runs of plain signs of a pattern, the longest first, alone and followed."""
    runs = "".join(plain(_parser.parse(pattern.pattern, pattern.flags))).split("\0")
    kept = sorted({run for run in runs if run}, key=lambda run: (-len(run), run))[:6]
    return [*kept, *(a + b for a in kept[:4] for b in ("a", " ", "1"))]


def plain(items):
    """Yield the plain signs of a part of a pattern, and a NUL for all else."""
    for kind, value in items:
        if str(kind) == "LITERAL":
            yield chr(value)
            continue
        yield "\0"
        if str(kind) == "IN":
            yield from plain(value[:1])
        for part in inner(kind, value):
            yield from plain(part)


def inner(kind, value):
    """Return the parts of a pattern that one of its parts holds."""
    parts = value[1] if str(kind) == "BRANCH" else value if isinstance(value, tuple) else ()
    return [one for one in parts if isinstance(one, _parser.SubPattern)]


def seconds(pattern, text):
    """Return the best of two times of a whole search through a text."""
    best = 9.0
    for _ in range(2):
        start = time.process_time()
        pattern.fullmatch(text)
        for _found in pattern.finditer(text):
            pass
        best = min(best, time.process_time() - start)
        if best < FLOOR:
            break
    return best


def texts(pattern, run, size):
    """Return a text that repeats a run, alone and after the beginning that the pattern wants."""
    body = (run * (size // len(run) + 1))[:size]
    heads = ["", *words(pattern)[:1]]
    made = [head + body + tail for head in heads for tail in ("", "\x01")]
    return [one.encode() for one in made] if isinstance(pattern.pattern, bytes) else made


@pytest.mark.parametrize("pattern", list(patterns()))
def test_a_pattern_is_linear(pattern):
    for run in dict.fromkeys((*RUNS, *words(pattern))):
        for rank, text in enumerate(texts(pattern, run, LARGE)):
            slow = seconds(pattern, text)
            if slow < FLOOR:
                continue
            quick = seconds(pattern, texts(pattern, run, SMALL)[rank])
            if slow >= STEEPEST * max(quick, FLOOR / STEEPEST):
                # Once more, for a machine that had something else to do: what is steep stays so.
                slow = seconds(pattern, text)
            assert slow < STEEPEST * max(quick, FLOOR / STEEPEST), (run, text[:40])
