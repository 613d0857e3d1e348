"""Open files, cells and settings; advance and cancel what is under way."""

from __future__ import annotations

from functools import partial

from certiflux import __version__
from certiflux.base.work import Work, timed
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.reading import admit_accuse
from certiflux.dictionary import Version
from certiflux.exports.template import csv_template, workbook_template
from certiflux.mapping.settings import Settings, parse
from certiflux.operations.base import (
    ACCEPT,
    PAGE_ROWS,
    XLSX,
    Args,
    Base,
    Download,
    Result,
    optional,
    other_build,
)
from certiflux.operations.remembering import lost_withdrawals
from certiflux.operations.returning import replaced
from certiflux.reading.refusals import MAX_FLOW
from certiflux.reading.source import admit
from certiflux.schema.force import built_in
from certiflux.schema.load import admit_schema
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.schema.refused_flow import explained
from certiflux.screens.schema.schema import schema_view
from certiflux.session import READING, Dossier
from certiflux.session.line import is_saved
from certiflux.session.opening import as_before, choose_sheet, open_cells, open_dossier, reread
from certiflux.session.saved import EXTENSION, load
from certiflux.session.sheets import Wanted

OWN_COPIES = frozenset({"corrections_load", "answers_load"})
"""What the page hands back just as the engine gave it."""


class Opening(Base):
    """The operations that bring something in."""

    def hello(self, args: Args) -> Result:
        """Say which engine answers; refuse a page that says it is of another ``build``."""
        if args.get("build", self._build) != self._build:
            raise other_build()
        return {
            "version": __version__,
            "build": self._build,
            "schema": (self._brought or built_in()).label,
            "page_rows": PAGE_ROWS,
            "accept": ACCEPT,
        }

    def admit(self, args: Args) -> Result:
        """Refuse by name and size a file not worth reading; ``purpose`` is the op it comes with."""
        if args.get("purpose") == "schema_load":
            admit_schema(int(args["size"]))
        elif args.get("purpose") in {"accuse", "registre_load"}:
            admit_accuse(int(args["size"]))
        elif args.get("purpose") not in OWN_COPIES and not _worth_a_look(args):
            admit(str(args["name"]), int(args["size"]))
        return {}

    def open(self, args: Args, payload: bytes) -> Result:
        """Start reading a file or a saved dossier; the present one stays until that is whole.

        ``again`` says that it is the present list, corrected: it is understood as that one was.
        """
        if is_saved(payload):
            return self._reopen(payload, own=args.get("schema") != "present")
        name, version = str(args["name"]), self._version()
        settings = parse(str(args["settings"]), version) if args.get("settings") else Settings()
        again = bool(args.get("again"))
        alone = again and self._dossier is not None and self._dossier.alone
        wanted = Wanted((), optional(args, "sheet"), alone)
        work = open_dossier(name, payload, settings, version, wanted)
        return self._start(explained(work, name, payload), again=again)

    def paste(self, args: Args) -> Result:
        """Start reading cells pasted from a spreadsheet, as ``open`` reads a file."""
        version = self._version()
        settings = parse(str(args["settings"]), version) if args.get("settings") else Settings()
        return self._start(open_cells(str(args["text"]), settings, version))

    def _version(self) -> Version:
        """Return the dictionary's version that the schema in force has the elements of."""
        return (self._brought or built_in()).version

    def reread(self, args: Args) -> Result:
        """Start reading the text again with another encoding or separator."""
        work = reread(self._require(), args.get("encoding"), args.get("separator"))
        return self._start(work)

    def sheet(self, args: Args) -> Result:
        """Start reading other sheets of the same workbook: one, or several as one list."""
        indexes = [int(one) for one in args.get("sheets") or [args["index"]]]
        return self._start(choose_sheet(self._require(), indexes))

    def _start(self, work: Work[Dossier], *, again: bool = False) -> Result:
        return self._jobs.start(timed(work, self._clock), partial(self._opened, again=again))

    def _opened(self, read: tuple[Dossier, float], *, again: bool = False) -> Result:
        dossier, seconds = read
        choices = as_before(dossier, self._dossier) if again and self._dossier else {}
        # What was done in the one before may serve here; the user says so (see Returning).
        behind = replaced(self._dossier, self._previous, dossier)
        left = "none" if behind is None else "same" if behind is self._previous else "last"
        self._previous, self._answered, self._compared = behind, False, None
        self._take_answers(dossier)
        dossier.remember(self._registre)
        dossier.sealing = self._sealing
        self._dossier = dossier
        self._dossier.times = {READING: seconds}
        if dossier.brought is not self._brought:
            dossier.use_schema(self._brought)
        return {**sheet_view(self._dossier), "behind": left, "choices": choices}

    def _take_answers(self, dossier: Dossier) -> None:
        """Go on with the answers that come with a saved dossier, beside those at hand."""
        own, present = dossier.answers, self._answers
        self._answers = present.over_another_list() if own is present else own.beside(present)
        dossier.answers = self._answers

    def _reopen(self, payload: bytes, *, own: bool) -> Result:
        """Start reading a saved dossier; with ``own`` the schema that it brings is followed."""

        def finish(read: tuple[Dossier, float]) -> Result:
            dossier = read[0]
            answers = dossier.answers
            kept = {"files": len(answers.at_hand), "lost": lost_withdrawals(answers)}
            if not own or dossier.brought is None:
                return {**self._opened(read), "kept": kept}
            self._brought = dossier.brought
            return {**self._opened(read), "kept": kept, "schema": schema_view(dossier.brought)}

        return self._jobs.start(timed(load(payload), self._clock), finish)

    def settings_load(self, args: Args) -> Result:
        """Apply a settings file to the open dossier."""
        dossier = self._require()
        dossier.take_settings(parse(str(args["text"]), dossier.version))
        return sheet_view(dossier)

    def close(self, _args: Args) -> Result:
        """Forget the dossier."""
        self._dossier = self._previous = self._compared = None
        self._answers = Answers()
        self._jobs.cancel()
        return {}

    def step(self, args: Args) -> Result:
        """Advance a job for a short while."""
        return self._jobs.step(str(args["job"]))

    def cancel(self, args: Args) -> Result:
        """Forget a job."""
        self._jobs.cancel(str(args["job"]))
        return {}

    def template(self, args: Args) -> Download:
        """Hand over the empty file to fill."""
        if args.get("kind") == "csv":
            return Download("modele-certiflux.csv", "text/csv", [csv_template()])
        return Download("modele-certiflux.xlsx", XLSX, [workbook_template()])


def _worth_a_look(args: Args) -> bool:
    """Say whether the beginning of a file is to be looked at, to know what it is.

    Only what is too heavy for any use is not; what Certiflux gave itself has no limit here.
    """
    named = str(args.get("name", "")).lower().endswith((EXTENSION, ".json"))
    return args.get("purpose") == "identify" and (named or int(args["size"]) <= MAX_FLOW)
