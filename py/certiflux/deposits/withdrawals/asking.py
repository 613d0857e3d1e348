"""Who may be withdrawn: those whom the portal accepted, and nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from certiflux.base import nir
from certiflux.base.errors import UserError
from certiflux.base.row_numbers import row_said
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.deposits.accuse.standings import Standing
from certiflux.deposits.accuse.withdrawals import Withdrawal
from certiflux.deposits.registre.registre import NEW, ORDER, PassageState
from certiflux.deposits.withdrawals.declared import DeclaredPassages
from certiflux.deposits.withdrawals.deposited import DepositedList
from certiflux.dictionary.ids import CODE, TYPE
from certiflux.flux.withdrawal import id_alone
from certiflux.flux.writer import certification_fields

MOST_IDS: Final = 1_000
"""Ids typed at once."""


class Basis(StrEnum):
    """How it is known that the portal has a passage."""

    REPORT = "accuse"
    REGISTRE = "registre"
    WORD = "parole"


def declared_id(deposited: DepositedList, row: int) -> str:
    """Return the id under which a row was declared: the one that reports know, else its own."""
    followed = deposited.standings
    told = followed.ids[row] if followed else ""
    if told and followed and followed.state(row) in {Standing.ACCEPTED, Standing.WITHDRAWN}:
        return told
    before = {at: own for own, at in deposited.replacements.items()}
    return before.get(row) or deposited.ids[row]


def basis(deposited: DepositedList, row: int) -> Basis | None:
    """Return how it is known that the portal has a row, None when nothing but a word can say it."""
    followed, known = deposited.standings, deposited.known
    if followed is not None and followed.state(row) is Standing.ACCEPTED:
        return Basis.REPORT
    if known is not None and known.states[row] == ORDER.index(PassageState.ACCEPTED):
        return Basis.REGISTRE
    return None


def ask(deposited: DepositedList, row: int, *, replaced: bool, word: bool) -> Withdrawal:
    """Return the withdrawal of a row. Raise UserError when the portal is not known to have it.

    ``word``: the user says that it does, which no report and no registre contradicts.
    """
    own, told = declared_id(deposited, row), basis(deposited, row)
    followed, known = deposited.standings, deposited.known
    standing = followed.state(row) if followed else Standing.NEW
    remembered = known.states[row] if known else NEW
    number = deposited.numbers[row]
    if not own:
        raise _refused("RETRAIT_SANS_IDENTIFIANT", number, "n'a pas d'identifiant technique")
    if standing is Standing.WITHDRAWAL_ASKED or remembered == ORDER.index(
        PassageState.WITHDRAWAL_ASKED
    ):
        raise _refused("RETRAIT_DEJA_DEMANDE", number, "attend déjà la réponse à son retrait")
    if not replaced and Standing.WITHDRAWN is standing:
        raise _refused("RETRAIT_DEJA_FAIT", number, "est déjà retirée")
    if standing is Standing.REFUSED or remembered == ORDER.index(PassageState.REFUSED):
        raise _refused("RETRAIT_REFUSEE", number, "a été refusée : il n'y a rien à retirer")
    if told is None and standing is not Standing.WITHDRAWN and not word:
        raise _not_known(number)
    passage = DeclaredPassages(deposited).passage(row, own)
    return Withdrawal(
        own,
        number,
        passage.xml,
        passage.certification,
        replace=replaced,
        word=told is None and standing is not Standing.WITHDRAWN,
    )


def ask_ids(deposited: DepositedList, ids: Sequence[str], *, word: bool) -> list[Withdrawal]:
    """Return the withdrawals of passages of which only the id is known.

    Raise UserError for an id that the portal is not known to have, without the user's word, or
    whose certification nothing tells.
    """
    found = []
    places, registre = deposited.places(), deposited.registre
    for rank, own in enumerate(dict.fromkeys(ids[:MOST_IDS]), 1):
        if nir.masked(own) != own or nir.parse(own) is not None:
            raise _secret(rank)
        if own in places:
            found.append(ask(deposited, places[own], replaced=False, word=word))
            continue
        line = registre.lines.get(own) if registre else None
        accepted = line is not None and line.state is PassageState.ACCEPTED
        if not accepted and not word:
            raise _unknown(own)
        values = _certification(deposited.dataset, line.certification if line else "")
        found.append(Withdrawal(own, None, id_alone(own), values, word=not accepted))
    return found


def plan(deposited: DepositedList) -> list[Withdrawal]:
    """Return every withdrawal asked for, in order.

    Those of a work opened again are told by its history: the passages to be declared anew.
    """
    found, rows = dict(deposited.withdrawals), deposited.replacements
    for own, row in rows.items():
        if own not in found:
            passage = DeclaredPassages(deposited).passage(row, own)
            number = deposited.numbers[row]
            found[own] = Withdrawal(
                own, number, passage.xml, passage.certification, replace=True, word=True
            )
    return [replace(one, replace=one.id_technique in rows) for one in found.values()]


def _certification(dataset: Dataset, code: str) -> tuple[Value, ...]:
    """Return what is said of the certification of that code, or of the only one of the list."""
    ids = [one.id for one in certification_fields(dataset.version)]
    columns = [dataset.columns.get(one) for one in ids]
    rows = range(len(dataset))
    seen = dict.fromkeys(tuple(c[row] if c else None for c in columns) for row in rows)
    rank = ids.index(CODE)
    alike = [values for values in seen if not code or values[rank] == code]
    if len(alike) == 1:
        return alike[0]
    prefix = "RNCP" if code.startswith("RNCP") else "RS"
    if not code.startswith(prefix):
        raise UserError(
            "RETRAIT_CERTIFICATION_INCONNUE",
            title="On ne sait pas de quelle certification il s'agit.",
            message="La liste en a plusieurs, et un identifiant seul n'en dit rien.",
            remedy="Déposez le flux dans lequel ces passages ont été acceptés.",
        )
    known = {TYPE: prefix, CODE: code}
    return tuple(known.get(one) for one in ids)


def _refused(code: str, number: int, why: str) -> UserError:
    return UserError(
        code,
        title="Cette personne ne peut pas être retirée.",
        message=f"La personne de la ligne {row_said(number)} {why}.",
        remedy="Seul un passage accepté, et encore enregistré, se retire.",
    )


def _not_known(number: int) -> UserError:
    place = row_said(number)
    return UserError(
        "RETRAIT_NON_ACCEPTEE",
        title="Rien ne dit que le portail a accepté cette personne.",
        message=f"Ni un accusé lu ici, ni un registre, ne dit « accepté » pour la ligne {place}.",
        remedy="Déposez l'accusé ou le registre ; ou confirmez vous-même qu'elle a été acceptée.",
    )


def _secret(rank: int) -> UserError:
    return UserError(
        "RETRAIT_NUMERO_PERSONNEL",
        title="Un numéro de sécurité sociale n'est pas un identifiant technique.",
        message=f"L'identifiant n° {rank} en contient un : il n'est ni gardé, ni répété ici.",
        remedy="Donnez l'identifiant technique du passage, celui du flux déposé.",
    )


def _unknown(own: str) -> UserError:
    return UserError(
        "RETRAIT_INCONNU",
        title="Un identifiant n'est connu de rien ici.",
        message=f"« {own[:80]} » n'est ni dans la liste ouverte, ni accepté dans le registre.",
        remedy="Vérifiez-le ; ou confirmez vous-même que ce passage a été accepté.",
    )
