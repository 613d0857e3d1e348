"""Settle how a sheet is understood: columns, values, dates, header, answers."""

from __future__ import annotations

from dataclasses import replace

from certiflux.dataset.names.names import NAMES
from certiflux.mapping.settings import SITUATION, SITUATIONS
from certiflux.mapping.settings_file import remembered, write
from certiflux.operations.base import (
    Args,
    Base,
    Download,
    Result,
    optional,
    page_of,
)
from certiflux.screens.columns.form import constants_of, form_view
from certiflux.screens.columns.identifiers import MODES
from certiflux.screens.columns.joining import join_preview
from certiflux.screens.columns.preview import preview, targets
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.columns.values import values_view
from certiflux.shapes.making import Form
from certiflux.shapes.nobody import Kind


class Understanding(Base):
    """The operations of the step « Colonnes »."""

    def preview(self, args: Args) -> Result:
        """Return some rows of the sheet as found."""
        return preview(self._require(), *page_of(args))

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
        """Give values of the flow to spellings of the user, or take choices back.

        One ``field``, ``raw`` and ``value``, or several of them as ``choices``.
        """
        dossier = self._require()
        for one in args.get("choices") or [args]:
            dossier.choose_value(str(one["field"]), str(one["raw"]), optional(one, "value"))
        return {"values": self.values(args), "sheet": sheet_view(dossier)}

    def join(self, args: Args) -> Result:
        """Join columns to feed one field; without column or separator, undo it."""
        dossier = self._require()
        columns = [int(index) for index in args.get("columns") or ()]
        dossier.join(columns, str(args["field"]), optional(args, "separator"))
        return sheet_view(dossier)

    def join_preview(self, args: Args) -> Result:
        """Return what joining columns would give; nothing changes."""
        columns = [int(index) for index in args["columns"]]
        field, separator = str(args["field"]), optional(args, "separator")
        return join_preview(self._require(), columns, field, separator)

    def header(self, args: Args) -> Result:
        """Take another row for the header, or none."""
        dossier = self._require()
        row = args.get("row")
        dossier.set_header(None if row is None else int(row))
        return sheet_view(dossier)

    def shape(self, args: Args) -> Result:
        """Read a shape of table as one person a row, or leave its rows as they are.

        ``forms`` says it of each form, in the order in which the user did.
        """
        dossier = self._require()
        for form, wanted in args["forms"].items():
            dossier.set_shape(Form(form), wanted=bool(wanted))
        return sheet_view(dossier)

    def nobody(self, args: Args) -> Result:
        """Send the rows of some kinds that are nobody all the same, leave out the others."""
        dossier = self._require()
        dossier.keep_nobody({Kind(one) for one in args["kept"]})
        return sheet_view(dossier)

    def date_order(self, args: Args) -> Result:
        """Read a column of dates in another order."""
        return self._read_otherwise(args, order=optional(args, "order"))

    def century(self, args: Args) -> Result:
        """Give a century to the two-digit years of a column."""
        return self._read_otherwise(args, century=optional(args, "century"))

    def split(self, args: Args) -> Result:
        """Part name and given name written in one column."""
        dossier = self._require()
        column, order = int(args["column"]), optional(args, "order")
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

    def identifiers(self, args: Args) -> Result:
        """Create the identifiers of the passages: all, those that are missing, or none."""
        dossier = self._require()
        dossier.set_identifiers(MODES[str(args["mode"])])
        return sheet_view(dossier)

    def national(self, args: Args) -> Result:
        """Identify people by their national number, or not: the user's own word."""
        dossier = self._require()
        dossier.set_national(sent=bool(args["sent"]))
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
        dossier.set_constants(constants_of(dossier, values), situation)
        return form_view(dossier)

    def settings_file(self, _args: Args) -> Download:
        """Hand over the settings, columns included, as the small file that the user keeps."""
        dossier = self._require()
        text = write(remembered(dossier.settings, dossier.mapping), dossier.version)
        owner = dossier.settings.for_flow().get("3.1", "")
        name = f"{owner if owner.isalnum() else 'organisme'}.certiflux.toml"
        return Download(name, "application/toml", [text.encode()])
