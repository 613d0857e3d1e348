"""What the page shows once the registre changed: what it holds, and the verdict on the list."""

from __future__ import annotations

from certiflux.base.clock import day
from certiflux.screens import View
from certiflux.screens.registre.registre import registre_view
from certiflux.screens.verify.verdict import verdict_view
from certiflux.session.desk import Desk


def remembered_view(desk: Desk) -> View:
    """Tell the open list what is remembered, and say what became of it."""
    dossier = desk.dossier
    verdict = None
    if dossier is not None:
        dossier.remember(desk.registre)
        verdict = verdict_view(dossier) if dossier.mended else None
    return {**registre_view(desk.registre, dossier, day(desk.clock())), "verdict": verdict}
