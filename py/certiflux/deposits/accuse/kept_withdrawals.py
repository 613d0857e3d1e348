"""Withdrawals as data to be kept with the answers: whom, and the passage as it was declared."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

from certiflux.deposits.accuse.withdrawals import Withdrawal
from certiflux.dictionary import NAMESPACE, PREFIX
from certiflux.flux.writer import XSI
from certiflux.schema.validate import safe_parser

MOST: Final = 200_000
"""Withdrawals at most: what one flow may hold."""

LONGEST: Final = 100_000
"""Characters of a passage at most; a real one has some 2,000."""

_PASSAGE: Final = f"<{PREFIX}:passageCertification>"


def to_plain(withdrawals: dict[str, Withdrawal]) -> list[list[Any]]:
    """Return withdrawals as data of JSON."""
    return [
        [
            one.id_technique,
            one.number,
            one.passage,
            [value if isinstance(value, str) else None for value in one.certification],
            one.replace,
            one.word,
        ]
        for one in withdrawals.values()
    ]


def from_plain(plain: object) -> dict[str, Withdrawal]:
    """Return the withdrawals that were kept; raise ValueError for anything else."""
    if not isinstance(plain, list) or len(plain) > MOST:
        raise ValueError
    found = {}
    for own, number, passage, certification, replaced, word in plain:
        values = tuple(certification)
        texts = (own, *(value for value in values if value is not None))
        if not all(isinstance(text, str) and len(text) <= LONGEST for text in texts):
            raise ValueError
        known = number is None or (isinstance(number, int) and 0 <= number < MOST * MOST)
        if not known or not _is_passage(passage):
            raise ValueError
        found[own] = Withdrawal(own, number, passage, values, replaced is True, word is True)
    return found


def _is_passage(text: object) -> bool:
    """Say whether a text is one passage and nothing else: it goes into a flow as it is."""
    if not isinstance(text, str) or len(text) > LONGEST or not text.startswith(_PASSAGE):
        return False
    whole = f'<x xmlns:{PREFIX}="{NAMESPACE}" xmlns:xsi="{XSI}">{text}</x>'
    try:
        return len(etree.fromstring(whole.encode(), safe_parser())) == 1
    except (etree.XMLSyntaxError, ValueError):
        return False
