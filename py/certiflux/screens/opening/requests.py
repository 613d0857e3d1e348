"""What is asked to open files, cells and settings."""

from __future__ import annotations

from functools import partial
from typing import Literal

from certiflux.base.operation import Download, Result, operation
from certiflux.base.work import Work, timed
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.reading import admit_accuse, is_accuse
from certiflux.deposits.registre.file import is_registre
from certiflux.dictionary import Version
from certiflux.exports.template import csv_template, workbook_template
from certiflux.fiches.listing import admit_list, heavy_list
from certiflux.fiches.reading import is_list
from certiflux.mapping.settings import Settings, parse, schema_said
from certiflux.reading.refusals import MAX_FLOW
from certiflux.reading.source import admit
from certiflux.schema.load import admit_schema
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.opening.saved import lost_withdrawals, saved_view
from certiflux.screens.schema.refused_flow import explained
from certiflux.screens.schema.schema import schema_told
from certiflux.session import READING, Dossier
from certiflux.session.answering import take_settings
from certiflux.session.desk import Desk
from certiflux.session.line import is_saved
from certiflux.session.opening import as_before, choose_sheet, open_cells, open_dossier, reread
from certiflux.session.saved import EXTENSION, load
from certiflux.session.sheets import WantedSheets

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

OWN_COPIES = frozenset({"corrections_load", "answers_load"})
"""What the page hands back just as the engine gave it."""


@operation("identify")
def identify(_desk: Desk, payload: bytes, *, size: int) -> Result:
    """Say what a file of ``size`` bytes is; ``payload`` is its beginning.

    ``kind``: « dossier », a saved one, whole by its length (``seal`` when it is encrypted);
    « accuse », a report of the portal; « registre », the one that Certiflux gave to keep;
    « fiches », a list of France compétences;
    « table », anything that ``open`` is to read or to refuse in a sentence.
    """
    if is_saved(payload):
        return saved_view(payload, size)
    if is_registre(payload):
        return {"kind": "registre"}
    if is_list(payload):
        return {"kind": "fiches"}
    return {"kind": "accuse" if is_accuse(payload) else "table"}


@operation("admit")
def admit_file(_desk: Desk, *, name: str, size: int, purpose: str = "") -> Result:
    """Refuse by name and size a file not worth reading; ``purpose`` is the op it comes with."""
    if purpose == "schema_load":
        admit_schema(size)
    elif purpose in {"accuse", "registre_load"}:
        admit_accuse(size)
    elif purpose == "fiches_load" or heavy_list(name, size):
        admit_list(size)
    elif purpose not in OWN_COPIES and not _worth_a_look(name, size, purpose):
        admit(name, size)
    return {}


def _worth_a_look(name: str, size: int, purpose: str) -> bool:
    """Say whether the beginning of a file is to be looked at, to know what it is.

    Only what is too heavy for any use is not; what Certiflux gave itself has no limit here.
    """
    named = name.lower().endswith((EXTENSION, ".json"))
    return purpose == "identify" and (named or size <= MAX_FLOW)


@operation("open")
def open_file(
    desk: Desk,
    payload: bytes,
    *,
    name: str,
    settings: str = "",
    sheet: str | None = None,
    schema: str = "",
    again: bool = False,
) -> Result:
    """Start reading a file or a saved dossier; the present one stays until that is whole.

    ``again`` says that it is the present list, corrected: it is understood as that one was.
    ``schema``: « present » keeps the schema in force, whatever a saved dossier brings.
    """
    if is_saved(payload):
        return _reopen(desk, payload, own=schema != "present")
    said, version = _settings(desk, settings)
    alone = again and desk.dossier is not None and desk.dossier.alone
    wanted = WantedSheets((), sheet, alone)
    work = open_dossier(name, payload, said, version, wanted)
    return _start(desk, explained(work, name, payload), again=again)


@operation("paste")
def paste(desk: Desk, *, text: str, settings: str = "") -> Result:
    """Start reading cells pasted from a spreadsheet, as ``open`` reads a file."""
    return _start(desk, open_cells(text, *_settings(desk, settings)))


@operation("reread")
def read_again(desk: Desk, *, encoding: str | None = None, separator: str | None = None) -> Result:
    """Start reading the text again with another encoding or separator."""
    return _start(desk, reread(desk.require(), encoding, separator))


@operation("sheet")
def other_sheets(desk: Desk, *, sheets: list[int] | None = None, index: int = -1) -> Result:
    """Start reading other sheets of the same workbook: one, or several as one list."""
    return _start(desk, choose_sheet(desk.require(), sheets or [index]))


@operation("settings_load")
def load_settings(desk: Desk, *, text: str) -> Result:
    """Apply a settings file to the open dossier."""
    dossier = desk.require()
    dossier.answer(take_settings, _settings(desk, text)[0])
    desk.follow_schema()
    return {**sheet_view(dossier), "schema": schema_told(desk)}


@operation("close")
def close(desk: Desk) -> Result:
    """Forget the dossier."""
    desk.dossier = desk.previous = desk.compared = None
    desk.answers = Answers()
    desk.jobs.cancel()
    return {}


@operation("template")
def template(_desk: Desk, *, kind: Literal["csv", "xlsx"] = "xlsx") -> Download:
    """Hand over the empty file to fill."""
    if kind == "csv":
        return Download("modele-certiflux.csv", "text/csv", [csv_template()])
    return Download("modele-certiflux.xlsx", XLSX, [workbook_template()])


def _settings(desk: Desk, text: str) -> tuple[Settings, Version]:
    """Return the settings of a text, and the version of the schema that their list follows."""
    version = desk.schema_for(schema_said(text)).version
    return parse(text, version), version


def _start(desk: Desk, work: Work[Dossier], *, again: bool = False) -> Result:
    return desk.jobs.start(timed(work, desk.clock), partial(_opened, desk, again=again))


def _opened(desk: Desk, read: tuple[Dossier, float], *, again: bool = False) -> Result:
    dossier, seconds = read
    choices = as_before(dossier, desk.dossier) if again and desk.dossier else {}
    left = desk.replace(dossier)
    dossier.times = {READING: seconds}
    desk.follow_schema()
    return {
        **sheet_view(dossier),
        "behind": left,
        "choices": choices,
        "schema": schema_told(desk),
    }


def _reopen(desk: Desk, payload: bytes, *, own: bool) -> Result:
    """Start reading a saved dossier; with ``own`` the schema that it brings is followed."""

    def finish(read: tuple[Dossier, float]) -> Result:
        dossier = read[0]
        answers = dossier.answers
        kept = {"files": len(answers.at_hand), "lost": lost_withdrawals(answers)}
        if own and dossier.brought is not None:
            desk.brought = dossier.brought
        return {**_opened(desk, read), "kept": kept}

    return desk.jobs.start(timed(load(payload), desk.clock), finish)
