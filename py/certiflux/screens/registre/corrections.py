"""The requests of correction that the registre holds, the first due first, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from certiflux.base.errors import UserError
from certiflux.base.words import counted, figure, typographic
from certiflux.deposits.registre.registre import Registre
from certiflux.deposits.registre.requests import CorrectionRequest, RequestAnswer
from certiflux.rules.dates.deadline import SOON
from certiflux.screens import View
from certiflux.screens.generate.deadlines import french

RULE: Final = (
    "Quand la Caisse des Dépôts signale une erreur, ou qu'une personne demande une correction, "
    "vous avez trois mois à partir de la demande pour transmettre la donnée corrigée ou dire "
    "pourquoi elle ne change pas (code du travail, art. R. 6113-17-2)."
)
_ANSWERS: Final = {
    RequestAnswer.CORRECTED: "corrigée, par un retrait et une nouvelle déclaration",
    RequestAnswer.JUSTIFIED: "justifiée : la donnée ne change pas",
}


def corrections_view(registre: Registre, today: dt.date) -> View:
    """Return the requests, those that wait first, with what may be done with each."""
    ranked = sorted(enumerate(registre.requests), key=lambda one: (not one[1].open, one[1].due))
    waiting = sum(one.open for one in registre.requests)
    told = counted(waiting, "demande attend", "demandes attendent")
    return {
        "rule": typographic(RULE),
        "sentence": typographic(f"{told} une réponse.") if waiting else "",
        "waiting": waiting,
        "today": today.isoformat(),
        "items": [_item(rank, one, today) for rank, one in ranked],
    }


def _item(rank: int, one: CorrectionRequest, today: dt.date) -> View:
    left = (one.due - today).days
    asked = f"demandée le {french(dt.date.fromisoformat(one.asked))}"
    if one.open:
        level = "error" if left < 0 else "warning" if left <= SOON else "attente"
        told = f"{asked}, due le {french(one.due)} ({_left(left)})."
    else:
        level = "ok"
        told = f"{asked}, {_ANSWERS[one.answer]}, le {french(dt.date.fromisoformat(one.answered))}."
    return {
        "rank": rank,
        "id": one.id_technique,
        "open": one.open,
        "level": level,
        "sentence": typographic(told),
    }


def _left(days: int) -> str:
    if days < 0:
        return f"en retard de {counted(-days, 'jour')}"
    return "dernier jour aujourd'hui" if not days else f"il reste {figure(days)} j"


def new_request(own: str, asked: str, known: Iterable[str], today: dt.date) -> CorrectionRequest:
    """Return a request about a known passage; raise UserError, which says what is wrong."""
    name = own.strip()
    if not name or name not in set(known):
        raise UserError(
            "DEMANDE_SANS_PASSAGE",
            title="Ce passage n'est pas connu.",
            message="Une demande se note sous l'identifiant technique du passage, qui n'est ni "
            "dans le registre ni dans la liste ouverte. Aucun nom n'est gardé.",
            remedy="Recopiez l'identifiant du fichier déposé ou de l'accusé, ou ouvrez la liste.",
        )
    try:
        day = dt.date.fromisoformat(asked)
    except ValueError:
        day = None
    if day is None or day > today:
        raise UserError(
            "DEMANDE_SANS_DATE",
            title="La date de la demande manque, ou elle est à venir.",
            message="Les trois mois se comptent à partir d'elle.",
            remedy="Donnez le jour où la demande vous est parvenue.",
        )
    return CorrectionRequest(name, day.isoformat())
