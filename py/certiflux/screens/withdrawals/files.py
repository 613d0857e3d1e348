"""The files of withdrawals: what each asks for, when it may be deposited, what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from certiflux.base.words import size, typographic
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.sent import FlowKind
from certiflux.deposits.accuse.withdrawals import WithdrawalState
from certiflux.deposits.withdrawals.deposited import DepositedList
from certiflux.deposits.withdrawals.files import WithdrawalFile, WithdrawalFiles
from certiflux.screens import View


def files_view(
    deposited: DepositedList,
    reports: Sequence[Accuse],
    pair: WithdrawalFiles,
    *,
    stale: bool = False,
) -> list[View]:
    """Return the files of a pair, each with what it asks for and when it may be deposited."""
    first = ", ".join(f"« {one.product.name} »" for one in pair.of(FlowKind.WITHDRAWAL))
    found = []
    for index, made in enumerate(pair.made):
        product = made.product
        withdraws = made.kind is FlowKind.WITHDRAWAL
        level, hold = _hold(deposited, reports, made, first)
        if stale and not withdraws and not made.flow.deposited:
            level, hold = "erreur", "Une correction a été faite depuis : écrivez-le de nouveau."
        valid = "Conforme au" if product.xsd_valid else "Refusé par le"
        found.append(
            {
                "index": index,
                "name": product.name,
                "kind": made.kind.value,
                "title": "Fichier 1 : suppression" if withdraws else "Fichier 2 : création",
                "passages": product.passages,
                "size_label": size(product.size),
                "sha256": product.sha256,
                "xsd_valid": product.xsd_valid,
                "schema": typographic(f"{valid} XSD {pair.schema.label}"),
                "schema_level": "ok" if product.xsd_valid else "erreur",
                "level": level,
                "hold": typographic(hold),
                "deposited": made.flow.deposited,
                "provisional": pair.provisional,
            }
        )
    return found


def _hold(
    deposited: DepositedList, reports: Sequence[Accuse], made: WithdrawalFile, first: str
) -> tuple[str, str]:
    """Return how far a file may be deposited now: its level and the sentence."""
    if any(made.flow.answered_by(report) for report in reports):
        return "oui", "Son accusé est lu."
    if made.flow.deposited:
        return "attente", "Attendez son accusé, puis déposez-le ici."
    if made.kind is FlowKind.WITHDRAWAL:
        return "info", "À déposer en premier."
    before = {deposited.ids[row]: own for own, row in deposited.replacements.items()}
    outcomes = [deposited.outcome(before.get(own, "")) for own in made.flow.ids]
    states = {one.state if one else None for one in outcomes}
    if WithdrawalState.KEPT in states:
        return "erreur", (
            "Ne le déposez plus : le portail n'a pas fait tous les retraits. Renoncez à ceux qu'il "
            "a refusés, puis écrivez de nouveau les fichiers."
        )
    if states == {WithdrawalState.WITHDRAWN}:
        return "ok", "Le retrait est confirmé : vous pouvez déposer ce fichier."
    return "attention", (
        f"Ne le déposez pas encore : attendez l'accusé de {first or 'la suppression'}. Avant, la "
        "personne serait enregistrée deux fois, ou refusée."
    )


def next_steps(pair: WithdrawalFiles) -> list[str]:
    """Return what is to be done with the files, in order."""
    first = [f"« {one.product.name} »" for one in pair.of(FlowKind.WITHDRAWAL)]
    second = [f"« {one.product.name} »" for one in pair.of(FlowKind.REPLACEMENT)]
    steps = []
    if first:
        steps.append(f"Déposez {' puis '.join(first)} sur le portail, et dites-le ici.")
        steps.append(
            "Quelques jours plus tard, déposez ici son accusé de traitement : un passage « OK » "
            "est un passage retiré."
        )
    if second:
        wait = "Quand, et seulement quand, le retrait est confirmé" if first else "Maintenant"
        steps.append(f"{wait}, déposez {' puis '.join(second)}.")
        steps.append("Déposez ici son accusé : la personne est alors remplacée.")
    return steps
