"""What is asked at the step « Vérifier »."""

from __future__ import annotations

from certiflux.base.operation import Page, Result, operation
from certiflux.screens.journal.pages import FindingsQuery, findings_page
from certiflux.screens.verify.fragile import fragile_page
from certiflux.screens.verify.verdict import verdict_view
from certiflux.session.desk import Desk


@operation("check")
def check(desk: Desk) -> Result:
    """Start converting and checking every row."""
    dossier = desk.require()
    return desk.jobs.start(dossier.check(desk.context()), lambda _: verdict_view(dossier))


@operation("findings")
def findings(desk: Desk, page: Page, want: FindingsQuery) -> Result:
    """Return one page of findings."""
    return findings_page(desk.require(), *page.span(), want)


@operation("fragile")
def fragile(desk: Desk, page: Page) -> Result:
    """Return one page of the people who may not be found, most fragile first."""
    return fragile_page(desk.require(), *page.span())
