"""What the commands tell the person in front of the terminal.

Set-up messages go to standard error, so that standard output holds the answer
of the command and nothing else.
"""

import sys

_MEGABYTE = 1_000_000
_KILOBYTE = 1_000


def progress(text: str) -> None:
    """Print one line of progress at once, on standard error."""
    print(text, file=sys.stderr, flush=True)


def answer(text: str) -> None:
    """Print one line of the command's answer, on standard output."""
    print(text, flush=True)


def size(octets: int) -> str:
    """Write a number of bytes the French way, as « 6,5 Mo » or « 18 ko »."""
    if octets >= _MEGABYTE:
        return f"{octets / _MEGABYTE:.1f} Mo".replace(".", ",")
    return f"{max(1, round(octets / _KILOBYTE))} ko"
