"""What is asked about the registre: what was sent, in a file that the user keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.base.operation import Download, Page, Result, operation, unknown
from certiflux.deposits.registre.file import parse_registre, write_registre
from certiflux.deposits.registre.registre import Registre
from certiflux.deposits.registre.requests import RequestAnswer
from certiflux.dictionary import ids
from certiflux.screens.registre.corrections import new_request
from certiflux.screens.registre.registre import registre_people, registre_view
from certiflux.screens.registre.remembered import remembered_view
from certiflux.session import Dossier
from certiflux.session.desk import Desk
from certiflux.session.noting import note_flow

OWNER = ids.ID_CLIENT_CERTIFICATEUR
"""The certifier's own id: a registre is that of one certifier."""


@operation("registre_new")
def begin(desk: Desk) -> Result:
    """Start a registre for the certifier of the open list, with a key of its own."""
    desk.registre = Registre(_owner(desk.require()), desk.new_id())
    return remembered_view(desk)


@operation("registre_load")
def take(desk: Desk, payload: bytes) -> Result:
    """Take the registre that the user kept; the open list is then to be checked again."""
    owner = desk.dossier.settings.for_flow().get(OWNER, "") if desk.dossier else ""
    desk.registre = parse_registre(payload.decode("utf-8-sig", "replace"), owner)
    return remembered_view(desk)


@operation("registre_forget")
def forget(desk: Desk) -> Result:
    """Go on without a registre; the file that the user keeps stays as it is."""
    desk.registre = None
    return remembered_view(desk)


@operation("registre_file")
def hand_over(desk: Desk) -> Download:
    """Hand over the registre, to be kept; no name is written in it, but pseudonyms are."""
    registre = _required(desk)
    name = f"registre-{registre.owner}-{day(desk.clock()).isoformat()}.json"
    return Download(name, "application/json", [write_registre(registre).encode()])


@operation("registre_view")
def show(desk: Desk) -> Result:
    """Say what the registre holds, and where each person of the open list stands."""
    return registre_view(desk.registre, desk.dossier, day(desk.clock()))


@operation("registre_request")
def note_request(desk: Desk, *, id: str, asked: str) -> Result:
    """Write down that a correction of a passage was asked for, on a day (ISO)."""
    registre, today = _required(desk), day(desk.clock())
    listed = desk.dossier.present_ids() if desk.dossier and desk.dossier.mended else []
    registre.requests.append(new_request(id, asked, [*registre.lines, *listed], today))
    return registre_view(registre, desk.dossier, today)


@operation("registre_request_answer")
def answer_request(
    desk: Desk, *, rank: int, answer: Literal["corrigee", "justifiee", ""]
) -> Result:
    """Write down how a request was answered today, or, with "", that it waits again."""
    registre, today = _required(desk), day(desk.clock())
    if rank not in range(len(registre.requests)):
        raise unknown("rank")
    said = RequestAnswer(answer)
    answered = "" if said is RequestAnswer.OPEN else today.isoformat()
    registre.requests[rank] = replace(registre.requests[rank], answer=said, answered=answered)
    return registre_view(registre, desk.dossier, today)


@operation("registre_people")
def show_people(desk: Desk, page: Page, *, state: str | None = None) -> Result:
    """Return one page of the people of the open list in one of the five states."""
    return registre_people(desk.require(), state, *page.span())


@operation("registre_sent", keeps=True)
def note_sent(desk: Desk) -> Result:
    """Write down, on the user's word, that the files just made were deposited."""
    dossier, registre = desk.require(), _required(desk)
    if dossier.dataset is None or not dossier.products:
        raise _nothing_made()
    names = {product.id_flux for product in dossier.products}
    count = 0
    for flow in desk.answers.flows:
        if flow.id_flux in names:
            flow.deposited = True
            count += note_flow(registre, dossier, flow)
    return {"recorded": count, **remembered_view(desk)}


def _required(desk: Desk) -> Registre:
    if desk.registre is None:
        raise UserError(
            "AUCUN_REGISTRE",
            title="Aucun registre n'est ouvert.",
            message="Cette action écrit dans le registre ou le lit.",
            remedy="Ouvrez votre registre, ou commencez-en un.",
        )
    return desk.registre


def _owner(dossier: Dossier) -> str:
    owner = dossier.settings.for_flow().get(OWNER, "")
    if not owner and dossier.dataset is not None and OWNER in dossier.dataset.columns:
        values = dossier.dataset.columns[OWNER].values
        owner = next((value for value in values if isinstance(value, str)), "")
    if not owner:
        raise UserError(
            "CERTIFICATEUR_INCONNU",
            title="Le certificateur n'est pas encore connu.",
            message="Un registre est celui d'un certificateur, reconnu à son numéro de client.",
            remedy="Donnez vos identifiants à l'étape « Colonnes », puis recommencez.",
        )
    return owner


def _nothing_made() -> UserError:
    return UserError(
        "RIEN_DE_GENERE",
        title="Aucun fichier n'est généré.",
        message="Le registre note ce qui a été déposé : il faut d'abord un fichier à déposer.",
        remedy="Générez le fichier XML, déposez-le, puis revenez le noter ici.",
    )
