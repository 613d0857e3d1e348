"""What is said of the deposit of the files: to be told once done, then waiting for its answer."""

from __future__ import annotations

from collections.abc import Sequence

from certiflux.base.words import counted, typographic
from certiflux.deposits.accuse.sent import SentFlow
from certiflux.screens import View
from certiflux.session import Dossier


def deposit_view(dossier: Dossier | None) -> View | None:
    """Return what the user may say of the files just made, or take back; None for nothing.

    Files that the portal answered about are not told of: the answer says it all.
    """
    flows = dossier.answers.open_deposits(dossier.at_hand()) if dossier is not None else []
    if not flows:
        return None
    said = all(flow.deposited for flow in flows)
    return {
        "deposited": said,
        "sentence": typographic(_waiting(flows) if said else _to_tell(flows)),
    }


def _to_tell(flows: Sequence[SentFlow]) -> str:
    done = "le fichier déposé" if len(flows) == 1 else "les fichiers déposés"
    will = "cette personne attendra la réponse du portail et n'ira"
    if sum(len(flow.ids) for flow in flows) > 1:
        will = "ces personnes attendront la réponse du portail et n'iront"
    return f"Une fois {done}, dites-le ici : {will} dans aucun autre fichier d'ici là."


def _waiting(flows: Sequence[SentFlow]) -> str:
    people = sum(len(flow.ids) for flow in flows)
    who = counted(people, "personne envoyée", "personnes envoyées")
    held = "en attente de la réponse du portail. Aucun autre fichier ne"
    again = "la reprendra" if people == 1 else "les reprendra"
    name = f"« {flows[0].name} »" if len(flows) == 1 else counted(len(flows), "fichier")
    return f"{who} ({name}), {held} {again} d'ici là."
