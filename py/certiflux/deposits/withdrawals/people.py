"""The people whom one may ask to withdraw, found by name or by id."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.identifiers.technical_id import ID_TECHNIQUE
from certiflux.deposits.accuse.standings import ORDER as STANDINGS
from certiflux.deposits.accuse.standings import Standing
from certiflux.deposits.registre.registre import ORDER, PassageState
from certiflux.deposits.withdrawals.deposited import DepositedList
from certiflux.dictionary import ids

_LOOKED_INTO: Final = (
    ids.NOM_NAISSANCE,
    ids.NOM_USAGE,
    ids.PRENOM_1,
    ids.NOM_TITULAIRE,
    ids.PRENOM_TITULAIRE,
    ID_TECHNIQUE,
)


def accepted_rows(deposited: DepositedList) -> list[int]:
    """Return the rows that a report or the registre says accepted, and not withdrawn since."""
    followed, known = deposited.standings, deposited.known
    if followed is None and known is None:
        return []
    taken, stored = STANDINGS.index(Standing.ACCEPTED), ORDER.index(PassageState.ACCEPTED)
    unsaid = {STANDINGS.index(one) for one in (Standing.NEW, Standing.WAITING)}
    found = []
    for row in range(len(deposited.ids)):
        state = followed.states[row] if followed else None
        remembered = known is not None and known.states[row] == stored
        if state == taken or (remembered and (state is None or state in unsaid)):
            found.append(row)
    return found


def askable_rows(deposited: DepositedList) -> list[int]:
    """Return the rows that the portal may have, on the user's word: nothing says otherwise."""
    followed = deposited.standings
    no = {
        STANDINGS.index(one)
        for one in (Standing.REFUSED, Standing.WITHDRAWN, Standing.WITHDRAWAL_ASKED)
    }
    rows = range(len(deposited.ids))
    return [row for row in rows if followed is None or followed.states[row] not in no]


def holding(deposited: DepositedList, text: str) -> set[int] | None:
    """Return the rows whose names or id hold every word of a text; None for no word.

    Case and accents are put aside; each distinct cell is looked at once.
    """
    words, dataset = unaccented(text).split(), deposited.dataset
    if not words:
        return None
    found: set[int] | None = None
    for word in words:
        rows: set[int] = set()
        for field in _LOOKED_INTO:
            column = dataset.columns.get(field)
            if column is None:
                continue
            pairs = enumerate(column.values)
            codes = {c for c, v in pairs if isinstance(v, str) and word in unaccented(v)}
            rows.update(column.rows_of(codes) if codes else ())
        found = rows if found is None else found & rows
    return found
