"""What is asked of the lists of France compétences: to read one, what they say, a code by words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.base.operation import Result, operation
from certiflux.base.siret import siret_fault
from certiflux.dataset.fiches import CODE, TYPE
from certiflux.fiches.fiche import FICHE
from certiflux.fiches.known import KeptFiches
from certiflux.fiches.reading import read_list
from certiflux.fiches.register import FicheList, Register
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.fiches.fiches import fiches_view, known_of, own_codes, search_view
from certiflux.session.answering import set_constants, take_fiches
from certiflux.session.desk import Desk


@operation("fiches_load")
def load_list(desk: Desk, payload: bytes, *, name: str) -> Result:
    """Start reading a list; those read before stay until it is whole."""

    def finish(found: FicheList) -> Result:
        desk.register = desk.register.with_list(found) if desk.register else Register((found,))
        if desk.dossier is not None:
            desk.dossier.register = desk.register
            return _view(desk) | {"sheet": sheet_view(desk.dossier)}
        return _view(desk)

    return desk.jobs.start(read_list(name, payload), finish)


@operation("fiches_view")
def show_lists(desk: Desk) -> Result:
    """Say which lists are at hand, where to take them, and what is known of one's own codes."""
    return _view(desk)


@operation("fiches_search")
def search(desk: Desk, *, words: str) -> Result:
    """Find certifications by code or by words of their titles, the user's own first."""
    known = known_of(desk.register, desk.dossier)
    return search_view(known, own_codes(desk.dossier), words, _today(desk))


@operation("fiches_take")
def take_code(desk: Desk, *, code: str) -> Result:
    """Take the code of a certification, and its type, for all the people of the list."""
    dossier = desk.require()
    found = FICHE.fullmatch(code)
    fiche = dossier.fiches.fiche(code)
    if found is None or fiche is None or CODE in dossier.mapping.by_target():
        raise UserError(
            "FICHE_NON_PRISE",
            title="Ce code n'a pas été pris.",
            message="Il n'est pas dans la liste lue, ou une colonne du fichier donne déjà le code.",
            remedy="Cherchez-le de nouveau, ou corrigez les cellules de la colonne.",
        )
    dossier.answer(set_constants, {TYPE: found[1], CODE: code})
    kept = KeptFiches(
        dossier.settings.fiches.siret, {**dossier.settings.fiches.fiches, code: fiche}
    )
    dossier.answer(take_fiches, kept)
    return sheet_view(dossier)


@operation("fiches_siret")
def take_siret(desk: Desk, *, siret: str) -> Result:
    """Take the SIRET of the certifier, to be compared with those of the fiches; "" forgets it."""
    dossier = desk.require()
    plain = "".join(siret.split())
    if plain and (fault := siret_fault(plain)):
        raise UserError(
            "SIRET_FAUX",
            title="Ce SIRET ne peut pas servir.",
            message=f"« {plain[:20]} » : {fault}.",
            remedy="Corrigez-le, ou laissez la case vide : il est facultatif.",
        )
    kept = replace(dossier.settings.fiches, siret=plain)
    dossier.answer(take_fiches, kept)
    return _view(desk)


def _view(desk: Desk) -> Result:
    return fiches_view(desk.register, desk.dossier, _today(desk))


def _today(desk: Desk) -> dt.date:
    return day(desk.clock())
