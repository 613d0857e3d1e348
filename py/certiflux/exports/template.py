"""The empty file to fill: a workbook and a CSV made from the dictionary.

Filled and dropped, it needs no question: its ids and labels are those of the dictionary, its code
columns are text (zeros stay), its example row stands above the line that says where to begin.
"""

from __future__ import annotations

import csv
import io
from itertools import count
from typing import TYPE_CHECKING, Final

from certiflux.base.words import letters, typographic
from certiflux.dictionary import CURRENT, EDITION, Version, branches, fields, ids
from certiflux.dictionary.kinds import Boolean, Date, Listing, Text
from certiflux.dictionary.model import Field
from certiflux.rules.expected import expected

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ID_ROW, HEADER_ROW, EXAMPLE_ROW, MARK_ROW, FIRST_ROW = 1, 2, 3, 4, 5
PREPARED_ROWS: Final = 2_000
"""Rows that carry the formats and the lists."""

MARK: Final = "Commencez votre saisie sous cette ligne (la ligne d'exemple n'est pas envoyée)"
_OBLIGATORY, _OPTIONAL, _EXAMPLE = "FF1F3A5F", "FF6B7280", "FFF3F4F6"
_NARROW, _WIDE = 14, 42
_BY_STATUS: Final = "titulaire"
_ABROAD: Final = frozenset({ids.CODE_POSTAL, ids.CODE_PAYS, ids.LIBELLE_PAYS})
"""What the example leaves empty: it is of a person born in a French commune."""

_ONCE: Final = ("emetteur.", "certificateur.", "flux.")
"""Settings that a file of people has no column for."""


def template_fields(version: Version = CURRENT) -> list[Field]:
    """Return the fields that the template has a column for, in dictionary order."""
    return [
        field
        for field in fields(version).values()
        if field.emitted and not field.generated and not field.setting.startswith(_ONCE)
        if not field.check_only
    ]


def csv_template(version: Version = CURRENT) -> bytes:
    """Return the CSV template: ids, labels, example and mark, for a French spreadsheet."""
    columns = template_fields(version)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([field.id for field in columns])
    writer.writerow([field.label for field in columns])
    writer.writerow([shown_example(field) for field in columns])
    writer.writerow([MARK, *[""] * (len(columns) - 1)])
    return text.getvalue().encode("utf-8-sig")


def workbook_template(version: Version = CURRENT) -> bytes:
    """Return the workbook template; openpyxl is imported here, when it is asked for."""
    from openpyxl import Workbook  # noqa: PLC0415  # 0.6 s in the browser, only when it writes

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    columns = template_fields(version)
    sheet = workbook.create_sheet("Personnes certifiées")
    ranges = _lists(workbook, columns)
    for index, field in enumerate(columns, start=1):
        _column(sheet, index, field, ranges.get(field.id))
    sheet.cell(MARK_ROW, 1, MARK)
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 2)
    _help(workbook.create_sheet("Aide"), columns)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _lists(workbook: Workbook, columns: list[Field]) -> dict[str, str]:
    """Write the lists on a sheet of their own and return their ranges by field id."""
    sheet = workbook.create_sheet("Listes")
    sheet.sheet_state = "hidden"
    ranges: dict[str, str] = {}
    places = count(1)
    for field in columns:
        values = choices(field)
        if values:
            column = next(places)
            for row, value in enumerate(values, start=1):
                sheet.cell(row, column, value)
            name = letters(column - 1)
            ranges[field.id] = f"Listes!${name}$1:${name}${len(values)}"
    return ranges


def shown_example(field: Field) -> str:
    """Return the example of a field where one person can have it along with all the others."""
    other_way = branches().get(field.id, _BY_STATUS) != _BY_STATUS
    return "" if field.when or other_way or field.id in _ABROAD else field.example


def choices(field: Field) -> list[str]:
    """Return what may be chosen in a column of the template."""
    match field.kind:
        case Listing():
            return list(field.kind.values())
        case Boolean():
            return ["OUI", "NON"]
        case _:
            return list(field.suggestions)


def _column(sheet: Worksheet, index: int, field: Field, choice: str | None) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415  # see workbook_template
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    sheet.cell(ID_ROW, index, field.id).number_format = "@"
    header = sheet.cell(HEADER_ROW, index, field.label)
    shade = _OBLIGATORY if field.required else _OPTIONAL
    header.fill = PatternFill("solid", fgColor=shade)
    header.font = Font(bold=True, color="FFFFFFFF")
    header.alignment = Alignment(wrap_text=True, vertical="top")
    header.comment = Comment(explained(field), "Certiflux", height=160, width=320)
    example = sheet.cell(EXAMPLE_ROW, index, shown_example(field))
    example.font = Font(italic=True)
    example.fill = PatternFill("solid", fgColor=_EXAMPLE)
    name = letters(index - 1)
    width = len(field.label) // 2
    sheet.column_dimensions[name].width = min(_WIDE, max(_NARROW, width))
    if not isinstance(field.kind, Date):
        for row in range(EXAMPLE_ROW, FIRST_ROW + PREPARED_ROWS):
            if isinstance(field.kind, Text):
                sheet.cell(row, index).number_format = "@"
    if choice:
        listed = DataValidation(type="list", formula1=choice, allow_blank=True)
        listed.add(f"{name}{FIRST_ROW}:{name}{FIRST_ROW + PREPARED_ROWS}")
        sheet.add_data_validation(listed)


def explained(field: Field) -> str:
    """Return what a person needs to know to fill a column: what, how, example, obligatory."""
    lines = [field.help, f"Attendu : {expected(field)}.", f"{field.status.value} ({field.id})."]
    if field.example:
        lines.insert(2, f"Exemple : {field.example}")
    return typographic("\n".join(lines))


def _help(sheet: Worksheet, columns: list[Field]) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  # see workbook_template

    sheet.append(["Numéro", "Colonne", "Statut", "Ce qu'il faut y mettre", "Attendu", "Exemple"])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for field in columns:
        help_, wanted = typographic(field.help), typographic(expected(field))
        sheet.append([field.id, field.label, field.status.value, help_, wanted, field.example])
    for name, width in zip("ABCDEF", (8, 40, 22, 60, 40, 24), strict=True):
        sheet.column_dimensions[name].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append([])
    sheet.append(["", typographic(f"D'après l'édition {EDITION} du dictionnaire officiel.")])
