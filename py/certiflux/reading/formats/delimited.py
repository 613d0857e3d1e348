"""Read CSV and its kin: values in text, one separator, quotes around some."""

import csv
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import PurePath
from typing import Literal

from certiflux.base.words import figure, rows_named
from certiflux.reading.base import (
    ROWS_PER_STEP,
    Choices,
    FileFormat,
    FileToOpen,
    Progress,
    Reading,
    ReadingChoice,
    SheetInfo,
    Source,
)
from certiflux.reading.refusals import MAX_TEXT, refuse
from certiflux.reading.sheets.facts import check_columns
from certiflux.reading.table import Table, TableBuilder
from certiflux.reading.text.decoding import ENCODINGS, DecodedText, decode
from certiflux.reading.text.separator import (
    SEPARATORS,
    declared_separator,
    find_separator,
    lines_of,
)
from certiflux.reading.text.wrapped import UnwrappedText, unwrapped

_CUTS_NAMED = 3
_TOO_LONG = "field larger than field limit"
"""How the module of the standard library says that a cell is too long."""

csv.field_size_limit(MAX_TEXT)


def _opened(given: FileToOpen) -> Source:
    text = DelimitedSource(given)
    if given.named:
        text.note(
            "D'après son contenu, ce fichier n'est pas un classeur malgré son nom : c'est "
            "du texte, lu comme un fichier CSV."
        )
    return text


CSV = FileFormat(
    kind="csv",
    label="Texte CSV",
    opened=_opened,
    fits=lambda content: content.is_text,
    endings=(".csv", ".tsv", ".txt"),
    last=True,
)
FORMATS = (CSV,)


class DelimitedSource(Source):
    """An opened CSV text: one sheet, cells as found, always text."""

    format = CSV
    _quoting: Literal[0, 3] = csv.QUOTE_MINIMAL

    def __init__(
        self,
        given: FileToOpen,
    ) -> None:
        """Find encoding and separator, or take those chosen.

        Raise UserError when the text cannot be read so.
        """
        decoded = decode(given.data, given.encoding)
        opened = unwrapped(decoded.text)
        self._text = opened.text if opened else decoded.text
        found = self._cut_declared() or find_separator(self._text)
        if given.separator is not None:
            found = self._chosen(given.separator)
        self._separator = found or ";"
        self.choices = _choices(decoded.encoding, found)
        separated = f"séparateur {SEPARATORS[found]}" if found else "une seule colonne"
        encoded = ENCODINGS[decoded.encoding]
        self.label = f"{self.format.label}, {separated}, {encoded}"
        self.sheets = [SheetInfo(0, PurePath(given.name).stem, visible=True)]
        self.notes = []
        self.note(f"Texte lu avec l'encodage {encoded}, {separated}.")
        self.note(*_said_of(decoded, opened))
        if found:
            return
        if given.named:
            raise refuse("TEXTE_SOUS_NOM_DE_CLASSEUR", extension=given.ending)
        self.note(
            "Aucun séparateur trouvé (point-virgule, virgule, tabulation ou barre verticale)."
        )

    def _cut_declared(self) -> str | None:
        """Return the separator that a first line declares, and cut that line."""
        declared = declared_separator(self._text)
        if declared:
            self._text = self._text[len(next(lines_of(self._text))) :]
        return declared

    def _chosen(self, separator: str) -> str:
        """Return the separator chosen; raise UserError when it is none or not there."""
        if separator not in SEPARATORS:
            raise refuse("SEPARATEUR_INCONNU", known=", ".join(SEPARATORS.values()))
        if separator not in self._text:
            raise refuse("SEPARATEUR_ABSENT", separator=SEPARATORS[separator])
        return separator

    def read(self, sheet: int) -> Reading:
        """Read the records; raise UserError where quotes or widths are broken.

        Rows are numbered as a spreadsheet would: one per record, wherever its lines end.
        """
        builder = TableBuilder(self.sheets[sheet].name)
        total = sum(1 for _ in lines_of(self._text))
        widths, widest = array("I"), 0
        reader = csv.reader(
            lines_of(self._text), delimiter=self._separator, strict=True, quoting=self._quoting
        )
        yield Progress(0, total)
        while batch := _batch(reader, len(widths), self._text):
            widths.extend(map(len, batch))
            widest = max(widest, *map(len, batch))
            check_columns(self.sheets[sheet].name, len(widths), widest)
            builder.add(batch)
            yield Progress(reader.line_num, total)
        table = builder.finish()
        if not table.columns:
            raise refuse("FICHIER_VIDE")
        self._check_widths(table, widths)
        return table

    def _check_widths(self, table: Table, widths: Sequence[int]) -> None:
        """Refuse rows that spill over the table; note those that fall short."""
        header, expected = _expected_width(widths)
        spilled = {
            row
            for column in table.columns[expected:]
            for row, cell in enumerate(column, table.first_row)
            if cell is not None
        }
        if spilled:
            raise refuse(
                "CSV_LIGNES_INEGALES",
                where=rows_named(sorted(spilled)),
                columns=expected,
                separator=SEPARATORS[self._separator],
            )
        short = [
            row
            for row, width in enumerate(widths, table.first_row)
            if row > table.first_row + header and 0 < width < expected
        ]
        if short:
            self.note(
                f"{rows_named(short)} : moins de valeurs que de colonnes ; celles qui manquent à "
                "la fin sont lues comme vides."
            )
        for row in _cut_in_two(short, widths, table.first_row, expected):
            self.note(
                f"Lignes {row} et {row + 1} : on dirait une seule ligne coupée en deux ; une "
                "valeur y contient peut-être un retour à la ligne sans guillemets."
            )


def _said_of(decoded: DecodedText, opened: UnwrappedText | None) -> Iterator[str]:
    """Yield what the user should know of how the text was decoded, and of its quotes."""
    if opened and opened.every:
        yield "Chaque ligne était entre guillemets : ils sont retirés pour lire les colonnes."
    elif opened:
        yield (
            f"{rows_named(opened.rows)} : la ligne entière est entre guillemets ; ils sont "
            "retirés pour lire les colonnes."
        )
    if decoded.strange:
        yield (
            f"Des signes inattendus ({', '.join(decoded.strange)}) se trouvent dans des mots : "
            f"l'encodage est peut-être un autre que {ENCODINGS[decoded.encoding]}. Vérifiez les "
            "noms, ou choisissez un autre encodage."
        )
    if decoded.looks_wrong:
        yield (
            "Des accents semblent déjà abîmés dans le fichier (« Ã© » pour « é ») : vérifiez "
            "les noms, ou exportez à nouveau le tableau."
        )


def _choices(encoding: str, separator: str | None) -> Choices:
    return Choices(
        tuple(ReadingChoice(value, label, value == encoding) for value, label in ENCODINGS.items()),
        tuple(
            ReadingChoice(value, label, value == separator) for value, label in SEPARATORS.items()
        ),
    )


def _batch(reader: Iterator[list[str]], done: int, text: str) -> list[list[str]]:
    """Return the next records of a text; raise UserError naming the one that is broken.

    A cell without end is one whose quote was left open, where there are quotes.
    """
    batch: list[list[str]] = []
    try:
        # Unlike list(…), extend keeps the records that come before a broken one.
        batch.extend(islice(reader, ROWS_PER_STEP))
    except csv.Error as error:
        row = figure(done + len(batch) + 1)
        if str(error).startswith(_TOO_LONG) and '"' not in text:
            raise refuse("CELLULE_DEMESUREE", where=f"À partir de la ligne {row}, ") from error
        raise refuse("CSV_GUILLEMETS", row=row) from error
    return batch


def _expected_width(widths: Sequence[int]) -> tuple[int, int]:
    """Return the place of the header, from 0, and the number of columns of the table.

    Titles may stand above; some programs write no separators after the last filled cell
    of a row, so the header may be wider than most rows, and it counts then.
    """
    counts = Counter(width for width in widths if width > 1) or Counter(widths)
    commonest = max(counts, key=lambda width: (counts[width], width))
    header = next(place for place, width in enumerate(widths) if width >= commonest)
    return header, widths[header]


def _cut_in_two(
    short: Sequence[int], widths: Sequence[int], first_row: int, expected: int
) -> list[int]:
    """Return the first of each two neighbouring rows that make one whole row together."""
    return [
        row
        for row, following in pairwise(short)
        if following == row + 1
        and widths[row - first_row] + widths[following - first_row] == expected + 1
    ][:_CUTS_NAMED]
