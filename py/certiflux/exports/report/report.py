"""The report of a dossier: one plain structure, from which JSON, HTML and CSV derive."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from certiflux.base.clock import paris
from certiflux.exports.report.anonymous import AnonymousReport
from certiflux.exports.report.sealing import sealing_view
from certiflux.exports.report.versions import versions_view
from certiflux.rules.words.render import Renderer
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

BATCH: Final = 1_000
"""Findings written at once: a report of a million never stands in memory as objects."""

Report = dict[str, Any]


def report(
    dossier: Dossier, epoch: float | None = None, *, anonymous: bool = False
) -> dict[str, Any]:
    """Return everything that is known of a checked dossier, nothing cut.

    ``epoch`` (seconds since 1970, UTC) dates it. ``anonymous`` leaves out every value of the file.
    """
    head = report_head(dossier, epoch, anonymous=anonymous)
    return {**head, "findings": list(findings_told(dossier, anonymous=anonymous))}


def report_head(dossier: Dossier, epoch: float | None, *, anonymous: bool) -> Report:
    """Return the report without its findings."""
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
    return AnonymousReport(dossier).head(head) if anonymous else head


def _without(link: str, views: list[Report]) -> list[Report]:
    """Return views without what only the page can open."""
    return [{key: told for key, told in one.items() if key != link} for one in views]


def all_findings(dossier: Dossier) -> list[Report]:
    """Return every finding in words: the whole file first, then row by row."""
    return list(findings_told(dossier))


def findings_told(dossier: Dossier, *, anonymous: bool = False) -> Iterator[Report]:
    """Yield every finding in words: the whole file first, then row by row."""
    if dossier.dataset is None or dossier.findings is None:
        return
    plain = Renderer(dossier.dataset, dossier.context)
    render = AnonymousReport(dossier).finding if anonymous else plain.render
    for index in dossier.findings.select():
        yield render(dossier.findings[index])


def report_bytes(dossier: Dossier, epoch: float | None = None, *, anonymous: bool = False) -> bytes:
    """Return the report as JSON in UTF-8, a finding a line."""
    return b"".join(json_parts(dossier, epoch, anonymous=anonymous))


def json_parts(
    dossier: Dossier, epoch: float | None = None, *, anonymous: bool = False
) -> Iterator[bytes]:
    """Yield the report as JSON in UTF-8, piece by piece; the findings come last."""
    head = report_head(dossier, epoch, anonymous=anonymous)
    yield _bytes(json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}"))
    yield b',\n "findings": ['
    lines = (
        json.dumps(one, ensure_ascii=False) for one in findings_told(dossier, anonymous=anonymous)
    )
    before = "\n  "
    for batch in batches(lines):
        yield _bytes(before + ",\n  ".join(batch))
        before = ",\n  "
    yield b"\n ]\n}\n"


def batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield items by lists of BATCH, the last one shorter."""
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _bytes(told: str) -> bytes:
    # A lone surrogate, which only pasted text can hold, has an escape in JSON and none in UTF-8.
    return told.encode("utf-8", "backslashreplace")
