"""The answers of a sitting as data to be kept: files made, deposits, reports, withdrawals.

The reports are kept as they came, and read again: what is known of them is never taken on trust.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from lxml import etree

from certiflux.base.work import Work
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.reading import read_accuse
from certiflux.deposits.accuse.sent import MOST_KEPT, FlowKind, SentFlow
from certiflux.deposits.accuse.standings import Standing
from certiflux.deposits.accuse.unpacking import MAX_BYTES
from certiflux.deposits.accuse.withdrawals import Withdrawal
from certiflux.dictionary import NAMESPACE, PREFIX
from certiflux.flux.product import NO_ROW
from certiflux.flux.writer import XSI
from certiflux.schema.validate import safe_parser

MOST: Final = 1_000
"""Files made and reports at most: one a day makes three years."""

LONGEST: Final = 1_000
"""Letters of a name or of an id at most; what Certiflux and the portal write has less."""

LATEST: Final = 2.0**33
"""Seconds since 1970 of the last moment taken: in the year 2242."""

MOST_WITHDRAWALS: Final = 200_000
"""Withdrawals at most: what one flow may hold."""

LONGEST_PASSAGE: Final = 100_000
"""Characters of a passage at most; a real one has some 2,000."""

_PASSAGE: Final = f"<{PREFIX}:passageCertification>"

_REPORT, _FLOW = "accuse-{}", "flux-{}"
"""Names of the parts that hold the texts, numbered from 1."""

Texts = Callable[[str, int], bytes]
"""Gives a part by its name, of so many bytes at most; raises ValueError for one too large."""


def to_plain(answers: Answers, at_hand: Mapping[str, str]) -> dict[str, Any]:
    """Return the answers as data of JSON, but for the texts of the files (see ``texts``).

    ``at_hand`` gives the SHA-256 of the files that the user may still download, by their idFlux.
    """
    return {
        "reports": [name for name, _ in answers.papers],
        "flows": [_flow(flow) for flow in answers.flows],
        "other": sorted(answers.other),
        "scope": sorted(answers.scope),
        "clues": answers.clues,
        "at_hand": dict(at_hand),
        "withdrawals": _withdrawals_plain(answers.withdrawals),
        "same": answers.same,
        "withdrawing": [report.withdrawal for report in answers.reports],
    }


def texts(answers: Answers) -> Iterator[tuple[str, bytes]]:
    """Yield the texts of the reports and of the files made, each with the name of its part."""
    for number, (_, packed) in enumerate(answers.papers, 1):
        yield _REPORT.format(number), zlib.decompress(packed)
    for number, flow in enumerate(answers.flows, 1):
        if flow.paper:
            yield _FLOW.format(number), zlib.decompress(flow.paper)


def from_plain(plain: dict[str, Any], text: Texts) -> Work[Answers]:
    """Return the answers that were kept, the reports read again.

    Raise ValueError, TypeError, LookupError or UserError for what was not kept by ``to_plain``.
    """
    names, flows = _few(plain["reports"]), _few(plain["flows"])
    answers = Answers()
    for number, name in enumerate(names, 1):
        data = text(_REPORT.format(number), MAX_BYTES)
        report: Accuse = yield from read_accuse(_short(name), data)
        answers.take(report, data)
    for report, said in zip(answers.reports, plain.get("withdrawing", ()), strict=False):
        report.withdrawal = said is True
    answers.withdrawals = _withdrawals_from(plain.get("withdrawals", []))
    answers.flows = [_sent(one, number, text) for number, one in enumerate(flows, 1)]
    answers.other = {_short(one) for one in plain["other"]}
    same = plain.get("same", {})
    answers.same = {_short(one): _short(own) for one, own in same.items()}
    answers.scope = frozenset(Standing(one) for one in plain["scope"])
    answers.clues = {_short(own): _short(clue) for own, clue in plain["clues"].items()}
    answers.at_hand = {_short(own): _short(sha) for own, sha in plain["at_hand"].items()}
    return answers


def _flow(flow: SentFlow) -> dict[str, Any]:
    """Return a file made; the lines without passage as -1, far shorter than NO_ROW."""
    return {
        "name": flow.name,
        "id": flow.id_flux,
        "made": flow.made,
        "ids": flow.ids,
        "here": flow.rows is not None,
        "rows": list(flow.rows or ()),
        "lines": [-1 if row == NO_ROW else row for row in flow.lines],
        "deposited": flow.deposited,
        "text": bool(flow.paper),
        "marks": list(flow.marks),
        "kind": flow.kind.value,
    }


def _sent(plain: dict[str, Any], number: int, text: Texts) -> SentFlow:
    ids = [_short(one) for one in plain["ids"]]
    rows = list(array("I", plain["rows"])) if plain["here"] is True else None
    made = float(plain["made"])
    lines = array("I", [NO_ROW if row == -1 else int(row) for row in plain["lines"]])
    marks = array("I", plain["marks"])
    if (rows is not None and len(rows) != len(ids)) or len(marks) not in {0, len(ids)}:
        raise ValueError
    if not 0 <= made < LATEST:
        raise ValueError
    paper = zlib.compress(text(_FLOW.format(number), MOST_KEPT), 1) if plain["text"] else b""
    return SentFlow(
        _short(plain["name"]),
        _short(plain["id"]),
        made,
        ids,
        rows,
        lines,
        deposited=plain["deposited"] is True,
        paper=paper,
        marks=marks,
        kind=FlowKind(plain.get("kind", "")),
    )


def _few(items: object) -> list[Any]:
    if not isinstance(items, list) or len(items) > MOST:
        raise ValueError
    return items


def _short(text: object) -> str:
    if not isinstance(text, str) or len(text) > LONGEST:
        raise ValueError
    text.encode()  # half a character could never be saved again
    return text


def _withdrawals_plain(withdrawals: dict[str, Withdrawal]) -> list[list[Any]]:
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


def _withdrawals_from(plain: object) -> dict[str, Withdrawal]:
    """Return the withdrawals that were kept; raise ValueError for anything else."""
    if not isinstance(plain, list) or len(plain) > MOST_WITHDRAWALS:
        raise ValueError
    found = {}
    for own, number, passage, certification, replaced, word in plain:
        values = tuple(certification)
        texts = (own, *(value for value in values if value is not None))
        if not all(isinstance(text, str) and len(text) <= LONGEST_PASSAGE for text in texts):
            raise ValueError
        known = number is None or (
            isinstance(number, int) and 0 <= number < MOST_WITHDRAWALS * MOST_WITHDRAWALS
        )
        if not known or not _is_passage(passage):
            raise ValueError
        found[own] = Withdrawal(own, number, passage, values, replaced is True, word is True)
    return found


def _is_passage(text: object) -> bool:
    """Say whether a text is one passage and nothing else: it goes into a flow as it is."""
    if not isinstance(text, str) or len(text) > LONGEST_PASSAGE or not text.startswith(_PASSAGE):
        return False
    whole = f'<x xmlns:{PREFIX}="{NAMESPACE}" xmlns:xsi="{XSI}">{text}</x>'
    try:
        return len(etree.fromstring(whole.encode(), safe_parser())) == 1
    except (etree.XMLSyntaxError, ValueError):
        return False
