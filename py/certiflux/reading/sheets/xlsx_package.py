"""The parts of an .xlsx, found as its relations name them, and the workbook made anew from them."""

from __future__ import annotations

import posixpath
from typing import Final, NamedTuple

from certiflux.base.markup import quoteattr
from certiflux.reading.containers.archive import Archive
from certiflux.reading.containers.markup import MarkupError, StartTag, start_tags
from certiflux.reading.containers.rebuilt import rebuilt
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.weight import check_sheets

_WORKBOOK: Final = "xl/workbook.xml"
_MAIN: Final = "/officedocument"
"""How the type of the relation to the workbook's own part ends, small."""

_STATES: Final = {"hidden", "veryHidden"}
_MAIN_NAMESPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


class SheetPart(NamedTuple):
    """A sheet of cells: its name, its state ("" when it is shown), the part that holds it."""

    name: str
    state: str
    part: str


class Package:
    """The parts that are read of a workbook, by the names that its own relations give."""

    def __init__(self, archive: Archive) -> None:
        """Read the workbook part; raise UserError when it is broken or made to deceive."""
        self._archive = archive
        try:
            main = _main_part(archive)
            folder, name = posixpath.split(main)
            tags = start_tags(archive.part(main), {"workbookPr", "sheet"})
            found = archive.part(posixpath.join(folder, "_rels", f"{name}.rels"))
            relations = start_tags(found, {"Relationship"})
        except MarkupError as error:
            raise refuse("CLASSEUR_ILLISIBLE", type(error).__name__) from error
        self.date_1904 = any(
            tag.name == "workbookPr" and tag.attributes.get("date1904") in ("1", "true", "on")
            for tag in tags
        )
        self.sheets = _sheets(tags, relations, folder)
        if not self.sheets:
            raise refuse("CLASSEUR_VIDE")
        check_sheets(len(self.sheets))
        names = {sheet.name.casefold() for sheet in self.sheets}
        if len(names) < len(self.sheets):
            raise refuse("CLASSEUR_TROMPEUR", "sheets")
        self.strings = _named(relations, folder, "/sharedstrings", archive)
        self.styles = _named(relations, folder, "/styles", archive)

    def rebuilt(self) -> bytes:
        """Return the same workbook with these parts alone, under names of our own."""
        places = {part: rank for rank, part in enumerate({one.part: 0 for one in self.sheets}, 1)}
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode(),
            "_rels/.rels": relations_part([("officeDocument", _WORKBOOK)]),
            _WORKBOOK: self._workbook(places),
            "xl/_rels/workbook.xml.rels": relations_part(
                [("worksheet", f"worksheets/sheet{rank}.xml") for rank in places.values()]
            ),
        }
        for name, part in (("sharedStrings", self.strings), ("styles", self.styles)):
            if part in self._archive:
                parts[f"xl/{name}.xml"] = part
        for part, rank in places.items():
            if part in self._archive:
                parts[f"xl/worksheets/sheet{rank}.xml"] = part
        return rebuilt(self._archive, parts)

    def _workbook(self, places: dict[str, int]) -> bytes:
        """Return the part that lists the sheets."""
        sheets = "".join(
            f'<sheet name={quoteattr(one.name)} state="{one.state or "visible"}" '
            f'sheetId="{number}" r:id="rId{places[one.part]}"/>'
            for number, one in enumerate(self.sheets, 1)
        )
        epoch = ' date1904="1"' if self.date_1904 else ""
        return (
            f'<workbook xmlns="{_MAIN_NAMESPACE}" xmlns:r="{_OFFICE}"><workbookPr{epoch}/>'
            f"<sheets>{sheets}</sheets></workbook>"
        ).encode()


def relations_part(targets: list[tuple[str, str]]) -> bytes:
    """Return a part of relations: kind and target of each."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _main_part(archive: Archive) -> str:
    """Return the name of the workbook's own part: the package says it, some put it at the root."""
    relations = archive.part("_rels/.rels")
    for tag in start_tags(relations, {"Relationship"}) if relations else ():
        if tag.attributes.get("Type", "").lower().endswith(_MAIN):
            return _joined("/", tag.attributes.get("Target", ""))
    return _WORKBOOK


def _sheets(workbook: list[StartTag], relations: list[StartTag], folder: str) -> list[SheetPart]:
    """Return the sheets of cells in order; ``folder`` is the workbook's."""
    targets = {
        tag.attributes.get("Id", ""): (
            tag.attributes.get("Type", "").rpartition("/")[2].lower(),
            _joined(folder, tag.attributes.get("Target", "")),
        )
        for tag in relations
    }
    found = []
    for tag in workbook:
        if tag.name != "sheet":
            continue
        kind, part = targets.get(tag.attributes.get("id", ""), ("worksheet", ""))
        state = tag.attributes.get("state", "")
        if kind == "worksheet":
            name = tag.attributes.get("name", "")
            found.append(SheetPart(name, state if state in _STATES else "", part))
    return found


def _named(relations: list[StartTag], folder: str, ending: str, archive: Archive) -> str:
    """Return the part of a kind of relation, "" when there is none."""
    targets = (
        _joined(folder, tag.attributes.get("Target", ""))
        for tag in relations
        if tag.attributes.get("Type", "").lower().endswith(ending)
    )
    usual = {"/sharedstrings": "xl/sharedStrings.xml", "/styles": "xl/styles.xml"}[ending]
    return next(targets, usual if usual in archive else "")


def _joined(folder: str, target: str) -> str:
    place = posixpath.join("/", folder, target.replace("\\", "/"))
    return posixpath.normpath(place).lstrip("/")
