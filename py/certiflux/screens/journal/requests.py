"""What is asked about the journal of what was changed on the way."""

from __future__ import annotations

from certiflux.base.operation import Download, Page, Result, operation
from certiflux.screens.journal.file import journal_csv
from certiflux.screens.journal.pages import journal_page
from certiflux.session.desk import Desk


@operation("journal")
def journal(
    desk: Desk,
    page: Page,
    *,
    kind: str | None = None,
    field: str | None = None,
) -> Result:
    """Return one page of the journal."""
    return journal_page(desk.require(), *page.span(), kind, field)


@operation("journal_file")
def journal_file(desk: Desk) -> Download:
    """Hand over the whole journal as a text for spreadsheets."""
    return Download("journal.csv", "text/csv", [journal_csv(desk.require())])
