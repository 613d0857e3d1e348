"""The number formats of .xlsx and .xlsm (ECMA-376 part 1, 18.8)."""

from certiflux.reading.containers.markup import MarkupError, StartTag, start_tags
from certiflux.reading.sheets.looks import formats_of
from certiflux.reading.sheets.number_formats import NumberFormat

_READ = {"numFmt", "cellXfs", "cellStyles", "dxfs", "xf"}
_LONGEST = 7
"""Figures of a number of format: a longer one is nobody's."""


def formats(styles: bytes) -> dict[int, NumberFormat]:
    """Return the formats of a workbook that tell something, by style; none when it is broken."""
    try:
        tags = start_tags(styles, _READ) if styles else []
    except MarkupError:
        return {}
    codes, numbers, within = dict[int, str](), list[int](), False
    for tag in tags:
        if tag.name == "numFmt":
            codes[_int(tag, "numFmtId")] = tag.attributes.get("formatCode", "")
        elif tag.name in {"cellXfs", "cellStyles", "dxfs"}:
            within = tag.name == "cellXfs"
        elif within and tag.name == "xf":
            numbers.append(_int(tag, "numFmtId"))
    return formats_of(numbers, codes)


def _int(tag: StartTag, attribute: str) -> int:
    written = tag.attributes.get(attribute, "")
    return int(written) if written.isdecimal() and len(written) <= _LONGEST else 0
