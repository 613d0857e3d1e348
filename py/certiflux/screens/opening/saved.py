"""What is told of a saved dossier: its seal before it is opened, what does not come back."""

from __future__ import annotations

from certiflux.base.words import typographic
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.sent import FlowKind
from certiflux.screens import View
from certiflux.session.line import parse

LOST_WITHDRAWALS = (
    "Les fichiers de retrait générés et pas encore déposés ne sont plus proposés : générez-les de "
    "nouveau. Ceux que vous avez téléchargés restent valables."
)
"""What is said of files of withdrawals, which are not written again."""


def lost_withdrawals(answers: Answers) -> str:
    """Return what is said of the files of withdrawals that were at hand, "" without any."""
    kinds = {flow.kind for flow in answers.flows if not flow.deposited}
    return typographic(LOST_WITHDRAWALS) if FlowKind.WITHDRAWAL in kinds else ""


def saved_view(beginning: bytes, size: int) -> View:
    """Return what a saved dossier of ``size`` bytes is, its seal when it is encrypted."""
    line = parse(beginning, size)
    if line.seal is None:
        return {"kind": "dossier", "seal": None}
    seal = line.seal
    return {
        "kind": "dossier",
        "seal": {
            "salt": seal.salt,
            "nonce": seal.nonce,
            "iterations": seal.iterations,
            "line": line.text,
            "offset": line.offset,
            "opened": line.opened,
            "question": typographic("Ce dossier est protégé : quelle est sa phrase secrète ?"),
        },
    }
