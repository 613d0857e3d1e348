"""Write what withdraws and what replaces: two files, the second after the answer to the first.

One flow has one action, so that a correction is two files. Were the second one deposited first, or
the first one refused, the person would stand twice in the portal: its name and the page say so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from certiflux.base.clock import timestamp
from certiflux.base.errors import UserError
from certiflux.base.words import rows_named
from certiflux.base.work import Work
from certiflux.deposits.accuse.sent import FlowKind, SentFlow, sent_flow
from certiflux.deposits.accuse.withdrawals import PREFIX, Withdrawal, WithdrawalState
from certiflux.deposits.withdrawals.asking import plan
from certiflux.deposits.withdrawals.declared import passages
from certiflux.deposits.withdrawals.deposited import DepositedList
from certiflux.flux.generating import write
from certiflux.flux.parts import flow_id
from certiflux.flux.product import NO_ROW, Product, stem
from certiflux.flux.withdrawal import (
    CREATION,
    WITHDRAWAL,
    Passage,
    PassagesWriter,
    action_value,
    admits_id_alone,
    id_alone,
)
from certiflux.schema.force import InForce

SECOND: Final = 1_000_000
"""Rank from which the flows that replace are numbered: no withdrawal has so many parts."""

_NAMES: Final = {
    FlowKind.WITHDRAWAL: f"1-{PREFIX}",
    FlowKind.REPLACEMENT: "2-creation-apres-accuse",
}


@dataclass(slots=True)
class WithdrawalFile:
    """One file written: what it asks for, its passages by id, and the numbers of their rows."""

    kind: FlowKind
    product: Product
    flow: SentFlow


@dataclass(slots=True)
class WithdrawalFiles:
    """The files that withdraw, then those that replace; ``schema`` is the one they follow."""

    schema: InForce
    made: list[WithdrawalFile] = field(default_factory=list)

    def of(self, kind: FlowKind) -> list[WithdrawalFile]:
        """Return the files of a kind."""
        return [one for one in self.made if one.kind is kind]

    def holds(self, withdrawals: Sequence[Withdrawal], new_ids: Sequence[str]) -> bool:
        """Say whether the files hold all that is to be withdrawn and, by id, declared anew."""
        ids = {(one.kind, own) for one in self.made for own in one.flow.ids}
        wanted = {(FlowKind.WITHDRAWAL, one.id_technique) for one in withdrawals}
        return wanted | {(FlowKind.REPLACEMENT, own) for own in new_ids} <= ids

    @property
    def provisional(self) -> bool:
        """Say whether no official schema has judged the files."""
        return not self.schema.brought


def to_withdraw(deposited: DepositedList) -> list[Withdrawal]:
    """Return the passages still to be withdrawn: not asked yet, or refused when they were."""
    found = []
    for one in plan(deposited):
        told = deposited.outcome(one.id_technique)
        if told is None or told.state is WithdrawalState.KEPT:
            found.append(one)
    return found


def to_declare(deposited: DepositedList) -> list[tuple[Withdrawal, int]]:
    """Return the passages to be declared anew, each with its row; not those already sent."""
    ids, followed, rows = deposited.ids, deposited.standings, deposited.replacements
    found = []
    for one in plan(deposited):
        row = rows.get(one.id_technique)
        if row is not None and (followed is None or followed.ids[row] != ids[row]):
            found.append((one, row))
    return found


def new_ids(deposited: DepositedList, replacements: Sequence[tuple[Withdrawal, int]]) -> list[str]:
    """Return the ids under which passages are declared anew."""
    return [deposited.ids[row] for _, row in replacements]


def write_files(
    deposited: DepositedList,
    schema: InForce,
    id_flux: str,
    epoch: float,
    clock: Callable[[], float] | None = None,
) -> Work[WithdrawalFiles]:
    """Write and validate the files. Raise UserError when something in them is not ready.

    ``epoch`` dates them (seconds since 1970), ``clock`` times what the schema takes.
    """
    withdrawals, replacements = to_withdraw(deposited), to_declare(deposited)
    refuse(deposited, schema, withdrawals, [row for _, row in replacements])
    pair = WithdrawalFiles(schema)
    files = [
        (FlowKind.WITHDRAWAL, WITHDRAWAL, 1, *_withdrawn(withdrawals)),
        (FlowKind.REPLACEMENT, CREATION, SECOND, *_replaced(deposited, replacements)),
    ]
    for kind, wanted, first, content, ids, numbers in files:
        action = action_value(schema, wanted)
        if not content or action is None:
            continue
        begun = flow_id(id_flux, first)
        envelope = deposited.sent
        writer = PassagesWriter(content, envelope, schema, action, begun, timestamp(epoch))
        products, _ = yield from write(
            writer, list(range(len(content))), schema, clock or _no_clock
        )
        for number, product in enumerate(products, 1):
            part = f"-{number}sur{len(products)}" if len(products) > 1 else ""
            product.name = stem(_NAMES[kind], envelope, epoch) + part + ".xml"
            product.id_flux, product.made = flow_id(begun, number), epoch
            pair.made.append(WithdrawalFile(kind, product, sent_flow(product, ids, numbers, kind)))
    return pair


def refuse(
    deposited: DepositedList,
    schema: InForce,
    withdrawals: Sequence[Withdrawal],
    replacements: Sequence[int],
) -> None:
    """Raise the sentence that says why nothing can be written, if so."""
    if not withdrawals and not replacements:
        raise UserError(
            "RETRAIT_VIDE",
            title="Il n'y a rien à retirer.",
            message="Aucun passage accepté n'est choisi, ou tous attendent déjà leur réponse.",
            remedy="Choisissez une personne acceptée, puis « Retirer » ou « Corriger ».",
        )
    if action_value(schema, WITHDRAWAL) is None:
        raise no_action(schema)
    blocked = deposited.findings.blocked(len(deposited.dataset))
    wrong = sorted(deposited.numbers[row] for row in replacements if blocked[row])
    if wrong:
        raise UserError(
            "RETRAIT_A_CORRIGER",
            title="Une personne à déclarer de nouveau a encore une erreur.",
            message=f"{rows_named(wrong)} : le portail refuserait ce que vous y avez écrit.",
            remedy="Corrigez ce qui est signalé, ou renoncez à la déclarer de nouveau.",
        )
    _refuse_ids(deposited, schema, withdrawals)


def _refuse_ids(
    deposited: DepositedList, schema: InForce, withdrawals: Sequence[Withdrawal]
) -> None:
    """Raise UserError for ids alone when the schema wants whole passages."""
    alone = [one for one in withdrawals if one.passage == id_alone(one.id_technique)]
    if alone and not admits_id_alone(schema, deposited.sent):
        raise UserError(
            "RETRAIT_IDENTIFIANT_SEUL",
            title="Un identifiant seul ne suffit pas.",
            message=f"Le schéma {schema.label} veut le passage entier, même pour le retirer.",
            remedy="Ouvrez la liste, ou le flux déposé, où se trouve ce passage.",
        )


def no_action(schema: InForce) -> UserError:
    """Return the sentence for a schema that cannot ask for a withdrawal."""
    return UserError(
        "RETRAIT_SANS_ACTION",
        title="Ce schéma ne sait pas demander un retrait.",
        message=f"Le schéma {schema.label} n'a pas de balise « action » qui dise SUPPRESSION.",
        remedy="Déposez le XSD du kit officiel de 2026 (version 1.1.5), ou écrivez au support des "
        "certificateurs.",
    )


def _withdrawn(wanted: Sequence[Withdrawal]) -> tuple[list[Passage], list[str], list[int]]:
    content = [Passage(one.passage, one.certification) for one in wanted]
    numbers = [NO_ROW if one.number is None else one.number for one in wanted]
    return content, [one.id_technique for one in wanted], numbers


def _replaced(
    deposited: DepositedList, wanted: Sequence[tuple[Withdrawal, int]]
) -> tuple[list[Passage], list[str], list[int]]:
    if not wanted:
        return [], [], []
    rows, ids, numbers = [row for _, row in wanted], deposited.ids, deposited.numbers
    content = passages(deposited.dataset, rows)
    return content, [ids[row] for row in rows], [numbers[row] for row in rows]


def _no_clock() -> float:
    return 0.0
