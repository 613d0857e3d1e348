"""Withdrawals asked of the portal: which report answers one, and what became of each passage.

A report does not say what its file asked for: an OK may mean « stored » or « withdrawn ». It is
told by the file that it answers, by that file's name, or by the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from certiflux.dataset.values import Value
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.join import order

PREFIX: Final = "suppression"
"""How the names of our own files begin, and of the official example, once without a number."""

_NAMED: Final = re.compile(rf"\A(?:\d+[-_ ])?{PREFIX}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A passage that the user wants withdrawn, and declared anew where ``replace`` says so.

    ``passage`` is its element as it was declared, « id_technique » inside, and ``certification``
    what its certification says of itself; ``number`` is the number of its row, None for an id that
    the open list does not have. ``word``: that it was accepted is known by the user alone.
    """

    id_technique: str
    number: int | None
    passage: str
    certification: tuple[Value, ...]
    replace: bool = False
    word: bool = False


class WithdrawalState(StrEnum):
    """What became of a withdrawal: not answered yet, done, or refused by the portal."""

    ASKED = "demande"
    WITHDRAWN = "retire"
    KEPT = "garde"


@dataclass(frozen=True, slots=True)
class WithdrawalOutcome:
    """A passage asked to be withdrawn; ``rank`` is when the portal answered, 0 for unknown."""

    state: WithdrawalState
    rank: int = 0
    message: str = ""


def named_as_withdrawal(name: str) -> bool:
    """Say whether a file's name is that of a withdrawal: ours, or the official example's."""
    return bool(_NAMED.match(name.strip()))


def withdrawal_outcomes(
    deposits: Iterable[tuple[Sequence[str], Sequence[Accuse]]],
) -> dict[str, WithdrawalOutcome]:
    """Tell what became of each id over deposits in order: the ids surely sent, the reports.

    What was withdrawn once stays so: a later refusal only says that it is not there any more. A
    file refused as a whole asked for nothing. Any message is a refusal, « déjà en base » too.
    """
    found: dict[str, WithdrawalOutcome] = {}
    for sent, reports in deposits:
        said = [one for one in reports if not one.whole_file_refused]
        if reports and not said:
            continue
        _add(found, {own: WithdrawalOutcome(WithdrawalState.ASKED) for own in sent})
        for report in sorted(said, key=order):
            rank, messages = order(report), report.messages
            refused = zip(report.refused, report.codes, strict=True)
            _add(
                found,
                {
                    own: WithdrawalOutcome(WithdrawalState.KEPT, rank, messages[code])
                    for own, code in refused
                },
            )
            _add(
                found,
                {
                    own: WithdrawalOutcome(WithdrawalState.WITHDRAWN, rank)
                    for own in report.accepted
                },
            )
    return found


def _add(found: dict[str, WithdrawalOutcome], told: dict[str, WithdrawalOutcome]) -> None:
    for own, outcome in told.items():
        before = found.get(own)
        again = outcome.state is WithdrawalState.WITHDRAWN
        if before is None or before.state is not WithdrawalState.WITHDRAWN or again:
            found[own] = outcome
