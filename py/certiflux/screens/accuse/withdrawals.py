"""What must be known of withdrawals beside the people: those refused, those that are too late."""

from __future__ import annotations

from collections import Counter
from typing import Final

from certiflux.base.words import counted, visible
from certiflux.deposits.accuse.standings import Standing, Standings
from certiflux.deposits.accuse.withdrawals import WithdrawalState

_NAMED: Final = 3


def withdrawal_notes(followed: Standings) -> list[str]:
    """Return a sentence for each reason of a refused withdrawal, and for people stored twice."""
    told = Counter(
        one.message for one in followed.withdrawals.values() if one.state is WithdrawalState.KEPT
    )
    found = [
        f"Le portail n'a pas retiré {counted(count, 'passage')} : ils restent enregistrés. Il dit "
        f": « {visible(message)} »."
        if count > 1
        else f"Le portail n'a pas retiré 1 passage : il reste enregistré. Il dit : "
        f"« {visible(message)} »."
        for message, count in told.most_common(_NAMED)
    ]
    twice = [
        row
        for row in followed.rows(Standing.ACCEPTED)
        if (one := followed.withdrawals.get(followed.replaced.get(row, "")))
        and one.state is not WithdrawalState.WITHDRAWN
    ]
    if twice:
        people = counted(len(twice), "personne est acceptée", "personnes sont acceptées")
        found.append(
            f"{people} sous son nouvel identifiant sans que son retrait soit confirmé : elle est "
            "peut-être enregistrée deux fois."
            if len(twice) == 1
            else f"{people} sous leur nouvel identifiant sans que leur retrait soit confirmé : "
            "elles sont peut-être enregistrées deux fois."
        )
    return found
