"""Share a list between several files: how much each still takes, and the name of each flow."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from certiflux.dictionary import MAX_BYTES, MAX_PASSAGES


class FluxFile:
    """One file being filled, from its number 1 on; ``size`` counts its envelope too, in bytes."""

    def __init__(self, number: int, envelope: int) -> None:
        """Start a file that holds nothing but an envelope of so many bytes."""
        self.number = number
        self.passages = 0
        self.size = envelope
        self.last: object = None

    def room(self, sizes: Sequence[int], key: object, tags: int) -> int:
        """Return how many of the next passages the file takes; at least one while it is empty.

        ``sizes`` are their bytes, ``key`` names their certification, which costs ``tags`` bytes
        when it is not the one being written.
        """
        most = sizes[: max(0, MAX_PASSAGES - self.passages)]
        left = MAX_BYTES - self.size - (0 if key == self.last else tags)
        count = bisect_right(list(accumulate(most)), left)
        return max(count, 0 if self.passages else 1)

    def take(self, sizes: Sequence[int], key: object, tags: int) -> None:
        """Count passages as written in this file."""
        self.size += sum(sizes) + (0 if key == self.last else tags)
        self.passages += len(sizes)
        self.last = key


def flow_id(first: str, number: int) -> str:
    """Return the idFlux of a file by its number: the first is given, the others follow from it.

    Those are UUIDs (version 8, RFC 9562); the same first one gives the same others.
    """
    if number == 1:
        return first
    found = hashlib.sha256(f"{first}/{number}".encode()).hexdigest()
    return f"{found[:8]}-{found[8:12]}-8{found[13:16]}-a{found[17:20]}-{found[20:32]}"
