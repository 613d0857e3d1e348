"""What a page may ask of the engine, one method per operation.

Each takes the plain arguments of a request and returns plain data, or a Download. Raise UserError
for what the user can mend; anything else that is raised is a bug.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from certiflux import __version__
from certiflux.dataset.names import NAMES
from certiflux.dictionary import CURRENT
from certiflux.dossier import Dossier
from certiflux.errors import UserError
from certiflux.jobs import Jobs
from certiflux.mapping.settings import SITUATION, SITUATIONS, Settings, parse
from certiflux.mapping.settings_file import remembered, write
from certiflux.opening import choose_sheet, open_cells, open_dossier, reread
from certiflux.reading.source import admit
from certiflux.reports.files import files_view
from certiflux.reports.form import constants_of, form_view
from certiflux.reports.pages import findings_page, journal_page
from certiflux.reports.preview import preview, targets
from certiflux.reports.report import report_bytes
from certiflux.reports.sheet import sheet_view
from certiflux.reports.template import csv_template, workbook_template
from certiflux.reports.values import values_view
from certiflux.reports.verdict import verdict_view
from certiflux.work import Work

PAGE_ROWS = 200
"""Most lines that one reply carries."""

ACCEPT = ".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv,.txt"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Args = dict[str, Any]
Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Download:
    """Bytes handed to the user under a name."""

    name: str
    media_type: str
    parts: list[bytes]

    def described(self) -> Result:
        """Return what the reply says of the file."""
        return {"name": self.name, "type": self.media_type, "size": sum(map(len, self.parts))}


class Operations:
    """One user's work: at most one dossier, replaced only when another one is whole."""

    def __init__(self, clock: Callable[[], float], new_id: Callable[[], str]) -> None:
        """Start empty. ``clock`` gives seconds since 1970 UTC, ``new_id`` a fresh UUID."""
        self._clock = clock
        self._new_id = new_id
        self._jobs = Jobs(clock)
        self._dossier: Dossier | None = None

    def find(self, op: str) -> Callable[[Args], Result | Download]:
        """Return the operation of that name; raise KeyError for none."""
        if op.startswith("_") or op not in OPERATIONS:
            raise KeyError(op)
        found: Callable[[Args], Result | Download] = getattr(self, op)
        return found

    def hello(self, _args: Args) -> Result:
        """Say which engine answers."""
        return {
            "version": __version__,
            "schema": CURRENT,
            "page_rows": PAGE_ROWS,
            "accept": ACCEPT,
        }

    def admit(self, args: Args) -> Result:
        """Refuse by name and size a file that is not worth reading."""
        admit(str(args["name"]), int(args["size"]))
        return {}

    def open(self, args: Args, payload: bytes) -> Result:
        """Start reading a file; the present dossier stays until the new one is whole."""
        settings = parse(str(args["settings"])) if args.get("settings") else Settings()
        work = open_dossier(str(args["name"]), payload, settings)
        return self._jobs.start(work, self._opened)

    def _opened(self, dossier: Dossier) -> Result:
        self._dossier = dossier
        return sheet_view(dossier)

    def paste(self, args: Args) -> Result:
        """Start reading cells pasted from a spreadsheet, with the answers already given."""
        settings = self._dossier.settings if self._dossier else Settings()
        return self._jobs.start(open_cells(str(args["text"]), settings), self._opened)

    def reread(self, args: Args) -> Result:
        """Start reading the text again with another encoding or separator."""
        work = reread(self._require(), args.get("encoding"), args.get("separator"))
        return self._jobs.start(work, self._opened)

    def sheet(self, args: Args) -> Result:
        """Start reading another sheet of the same workbook."""
        return self._jobs.start(choose_sheet(self._require(), int(args["index"])), self._opened)

    def preview(self, args: Args) -> Result:
        """Return some rows of the sheet as found."""
        return preview(self._require(), *_page(args))

    def targets(self, _args: Args) -> Result:
        """Return what a column may feed."""
        return targets(self._require())

    def assign(self, args: Args) -> Result:
        """Feed another field from a column, or none."""
        dossier = self._require()
        target = args.get("field")
        dossier.assign(int(args["column"]), None if target is None else str(target))
        return sheet_view(dossier)

    def values(self, _args: Args) -> Result:
        """Return the list values that no spelling explains, each with its choice."""
        dossier = self._require()
        return values_view(dossier.table, dossier.chosen())

    def choose(self, args: Args) -> Result:
        """Give a value of the flow to a spelling of the user, or take the choice back."""
        field_id, raw = str(args["field"]), str(args["raw"])
        self._require().choose_value(field_id, raw, _optional(args, "value"))
        return self.values(args)

    def header(self, args: Args) -> Result:
        """Take another row for the header, or none."""
        dossier = self._require()
        row = args.get("row")
        dossier.set_header(None if row is None else int(row))
        return sheet_view(dossier)

    def totals(self, args: Args) -> Result:
        """Send the line of totals all the same, or not."""
        dossier = self._require()
        dossier.set_total(kept=bool(args["keep"]))
        return sheet_view(dossier)

    def date_order(self, args: Args) -> Result:
        """Read a column of dates in another order."""
        return self._read_otherwise(args, order=_optional(args, "order"))

    def century(self, args: Args) -> Result:
        """Give a century to the two-digit years of a column."""
        return self._read_otherwise(args, century=_optional(args, "century"))

    def split(self, args: Args) -> Result:
        """Part name and given name written in one column."""
        dossier = self._require()
        column, order = int(args["column"]), _optional(args, "order")
        dossier.read_column(column, replace(dossier.reading(column), names=order))
        dossier.assign(column, NAMES if order else None)
        return sheet_view(dossier)

    def accents(self, args: Args) -> Result:
        """Repair the misread accents of a column, or leave them."""
        dossier = self._require()
        column = int(args["column"])
        reading = replace(dossier.reading(column), accents=bool(args["repair"]))
        dossier.read_column(column, reading)
        return sheet_view(dossier)

    def _read_otherwise(self, args: Args, **changes: str | None) -> Result:
        dossier = self._require()
        column = int(args["column"])
        now = dossier.reading(column)
        order, century = changes.get("order", now.order), changes.get("century", now.century)
        dossier.read_column(column, replace(now, order=order, century=century))
        return sheet_view(dossier)

    def settings(self, args: Args) -> Result:
        """Take the answers that serve the whole file."""
        dossier = self._require()
        values = {str(key): str(value) for key, value in args["values"].items()}
        situation = values.get(SITUATION)
        if situation and situation not in SITUATIONS:
            raise KeyError(situation)
        dossier.set_constants(constants_of(values, dossier.version), situation)
        return form_view(dossier)

    def check(self, _args: Args) -> Result:
        """Start converting and checking every row."""
        dossier = self._require()
        return self._jobs.start(dossier.check(), lambda _: verdict_view(dossier))

    def findings(self, args: Args) -> Result:
        """Return one page of findings."""
        return findings_page(
            self._require(),
            *_page(args),
            args.get("severity"),
            args.get("code"),
            args.get("field"),
        )

    def journal(self, args: Args) -> Result:
        """Return one page of the journal."""
        return journal_page(self._require(), *_page(args))

    def generate(self, args: Args) -> Result:
        """Start writing the flow."""
        dossier = self._require()
        work: Work[None] = dossier.generate(
            valid_only=bool(args.get("valid_only")), id_flux=self._new_id(), epoch=self._clock()
        )
        return self._jobs.start(work, lambda _: files_view(dossier))

    def download(self, args: Args) -> Download:
        """Hand over one of the files made."""
        products = self._require().products
        index = int(args.get("index", 0))
        if not 0 <= index < len(products):
            raise UserError(
                "FICHIER_A_GENERER",
                title="Ce fichier n'est plus là.",
                message="Une réponse a changé depuis qu'il a été généré.",
                remedy="Générez-le de nouveau, puis téléchargez-le.",
            )
        return Download(products[index].name, "application/xml", products[index].parts)

    def report(self, _args: Args) -> Download:
        """Hand over the whole report."""
        dossier = self._require()
        return Download("rapport.json", "application/json", [report_bytes(dossier)])

    def step(self, args: Args) -> Result:
        """Advance a job for a short while."""
        return self._jobs.step(str(args["job"]))

    def cancel(self, args: Args) -> Result:
        """Forget a job."""
        self._jobs.cancel(str(args["job"]))
        return {}

    def close(self, _args: Args) -> Result:
        """Forget the dossier."""
        self._dossier = None
        self._jobs.cancel()
        return {}

    def settings_file(self, _args: Args) -> Download:
        """Hand over the settings, columns included, as the small file that the user keeps."""
        dossier = self._require()
        text = write(remembered(dossier.settings, dossier.mapping), dossier.version)
        owner = dossier.settings.for_flow().get("3.1", "")
        name = f"{owner if owner.isalnum() else 'organisme'}.certiflux.toml"
        return Download(name, "application/toml", [text.encode()])

    def settings_load(self, args: Args) -> Result:
        """Apply a settings file to the open dossier."""
        dossier = self._require()
        dossier.take_settings(parse(str(args["text"]), dossier.version))
        return sheet_view(dossier)

    def template(self, args: Args) -> Download:
        """Hand over the empty file to fill."""
        if args.get("kind") == "csv":
            return Download("modele-certiflux.csv", "text/csv", [csv_template()])
        return Download("modele-certiflux.xlsx", XLSX, [workbook_template()])

    def _require(self) -> Dossier:
        if self._dossier is None:
            raise UserError(
                "AUCUN_FICHIER",
                title="Aucun fichier n'est ouvert.",
                message="Cette action demande un fichier.",
                remedy="Déposez d'abord votre fichier.",
            )
        return self._dossier


OPERATIONS = frozenset(
    name for name, value in vars(Operations).items() if callable(value) and name[0] != "_"
) - {"find", "open"}
"""Names that a request may carry; ``open`` comes with a file and goes its own way."""


def _optional(args: Args, name: str) -> str | None:
    value = args.get(name)
    return None if value is None else str(value)


def _page(args: Args) -> tuple[int, int]:
    """Return the offset and the limit asked for, the limit never above PAGE_ROWS."""
    limit = int(args.get("limit", PAGE_ROWS))
    return max(0, int(args.get("offset", 0))), max(0, min(PAGE_ROWS, limit))
