"""A list beside its deposits, as plain values: all that a withdrawal needs to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from certiflux.dataset.people import Dataset
from certiflux.deposits.accuse.sent import SentFlow
from certiflux.deposits.accuse.standings import Standings
from certiflux.deposits.accuse.withdrawals import Withdrawal, WithdrawalOutcome, WithdrawalState
from certiflux.deposits.registre.registre import PassageState, Registre, RegistreMatch
from certiflux.rules.findings import Findings


@dataclass(frozen=True, slots=True)
class DepositedList:
    """A checked list, the files made of it and what came back, at one moment.

    ``ids`` is the idTechnique of each row now, ``numbers`` its number in the sheet. ``base`` are
    the people as the file has them, ``dataset`` as corrected, ``sent`` those not put aside.
    ``withdrawals`` are those asked for and ``replacements`` the rows to be declared anew, by the id
    under which the portal has them. ``is_flow``: the list is itself a flow that was deposited.
    """

    ids: Sequence[str]
    numbers: Sequence[int]
    base: Dataset
    dataset: Dataset
    sent: Dataset
    findings: Findings
    is_flow: bool
    flows: Sequence[SentFlow]
    withdrawals: Mapping[str, Withdrawal]
    replacements: Mapping[str, int]
    standings: Standings | None = None
    known: RegistreMatch | None = None
    registre: Registre | None = None

    def places(self) -> dict[str, int]:
        """Return the row of each id; the first one where several rows share it."""
        return {own: row for row, own in reversed(list(enumerate(self.ids))) if own}

    def outcome(self, own: str) -> WithdrawalOutcome | None:
        """Return what became of the withdrawal of an id, None when none was deposited."""
        if self.standings is not None and (found := self.standings.withdrawals.get(own)):
            return found
        line = self.registre.lines.get(own) if self.registre else None
        if line is None:
            return None
        states = {
            PassageState.WITHDRAWAL_ASKED: WithdrawalState.ASKED,
            PassageState.WITHDRAWN: WithdrawalState.WITHDRAWN,
        }
        return WithdrawalOutcome(states[line.state]) if line.state in states else None
