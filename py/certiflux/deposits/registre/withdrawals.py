"""Withdrawals in the registre: asked, then done or refused; under which id a passage comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from certiflux.deposits.accuse.withdrawals import WithdrawalOutcome, WithdrawalState
from certiflux.deposits.registre.registre import (
    PassageState,
    Registre,
    RegistreFlow,
    RegistrePassage,
)

_AFTER_WITHDRAWAL = {
    WithdrawalState.ASKED: PassageState.WITHDRAWAL_ASKED,
    WithdrawalState.WITHDRAWN: PassageState.WITHDRAWN,
    WithdrawalState.KEPT: PassageState.ACCEPTED,
}


def withdrawal_of(registre: Registre, id_flux: str, name: str) -> bool:
    """Say whether a file that was deposited asked for a withdrawal, by its idFlux or its name."""
    return any(
        flow.withdraws and (flow.id_flux == id_flux if id_flux else flow.name == name)
        for flow in registre.flows
    )


def record_withdrawal(
    registre: Registre,
    flow: RegistreFlow,
    lines: Sequence[RegistrePassage],
    replaced: Mapping[str, str],
) -> int:
    """Remember a file that asks for passages to be withdrawn; return how many it names.

    ``lines`` are its passages, ``replaced`` the ids under which some are declared anew. A file
    that the registre already has changes nothing.
    """
    registre.replaced.update(replaced)
    if any(one.id_flux == flow.id_flux and one.name == flow.name for one in registre.flows):
        return 0
    rank = len(registre.flows)
    registre.flows.append(replace(flow, withdraws=True))
    for line in lines:
        before = registre.lines.get(line.id_technique)
        if before is None:
            registre.lines[line.id_technique] = replace(
                line, flow=rank, state=PassageState.WITHDRAWAL_ASKED
            )
        elif before.state is not PassageState.WITHDRAWN:
            registre.lines[line.id_technique] = replace(before, state=PassageState.WITHDRAWAL_ASKED)
    return len(lines)


def record_withdrawal_outcomes(
    registre: Registre, outcomes: Mapping[str, WithdrawalOutcome], day: str
) -> int:
    """Take what the portal answered to withdrawals, by id; return how many passages changed.

    What was withdrawn stays so. A passage that is not in the registre is left out.
    """
    changed = 0
    for own, outcome in outcomes.items():
        before, state = registre.lines.get(own), _AFTER_WITHDRAWAL[outcome.state]
        if before is None or before.state in {PassageState.WITHDRAWN, state}:
            continue
        after = replace(before, state=state, message=outcome.message, answered=day)
        registre.lines[own] = after
        changed += 1
    return changed
