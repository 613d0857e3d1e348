"""The report without its findings: verdicts, steps, columns, changes, files, versions."""

from __future__ import annotations

from typing import Any

from certiflux.base.clock import paris
from certiflux.exports.report.sealing import sealing_view
from certiflux.exports.report.versions import versions_view
from certiflux.screens.columns.columns_told import told_columns, told_questions
from certiflux.screens.columns.form import given_fields
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.columns.sheets import sheets_read
from certiflux.screens.columns.usual import usual_notes
from certiflux.screens.journal.pages import journal_page
from certiflux.screens.verify.files import files_view, three_verdicts
from certiflux.screens.verify.steps import not_checked, steps_view
from certiflux.screens.verify.verdict import groups_view, summary_view, verdict_view
from certiflux.session import Dossier

Report = dict[str, Any]


def report_head(dossier: Dossier, epoch: float | None, *, anonymous: bool) -> Report:
    """Return the report without its findings; ``anonymous`` is noted, values are still there."""
    sheet = sheet_view(dossier)
    head = {
        "summary": summary_view(dossier),
        "verdict": verdict_view(dossier)["verdict"] if dossier.findings is not None else None,
        "verdicts": three_verdicts(dossier),
        "date": None if epoch is None else paris(epoch).isoformat(),
        "anonymous": anonymous,
        "groups": groups_view(dossier),
        "steps": _without("step", steps_view(dossier)),
        "not_checked": not_checked(),
        "columns": told_columns(sheet["columns"]),
        "questions": told_questions(sheet["questions"]),
        "usual": usual_notes(dossier, given_fields(dossier)),
        "missing": sheet["missing"],
        "journal": _without("people", journal_page(dossier, 0, None)["items"]),
        "notes": sheet["notes"] + [one["sentence"] for one in sheet["shapes"] + sheet["nobody"]],
        "file": sheet["file"] | {"sheet": sheets_read(dossier), "sha256": dossier.sha256},
        "files": files_view(dossier)["files"],
        "versions": versions_view(dossier),
    }
    if dossier.sealing is not None:
        head["sealing"] = sealing_view(dossier.sealing)
    return head


def _without(link: str, views: list[Report]) -> list[Report]:
    """Return views without what only the page can open."""
    return [{key: told for key, told in one.items() if key != link} for one in views]
