"""Read any of the lists of France compétences, known by what they hold."""

from __future__ import annotations

from certiflux.base.work import Work
from certiflux.fiches.csv_list import is_csv_list, read_csv_list
from certiflux.fiches.listing import Listing, first_part, named_list
from certiflux.fiches.refusals import without
from certiflux.fiches.register import FicheList
from certiflux.fiches.xml_list import is_xml_list, read_xml_list

_HEAD = 4096


def is_list(head: bytes) -> bool:
    """Say whether a file that begins so is one of the lists, in its zip or out of it."""
    name, body = first_part(head)
    return named_list(name) or is_xml_list(body or head[:_HEAD])


def read_list(name: str, data: bytes) -> Work[FicheList]:
    """Read a list; raise UserError when the file is none, or spoilt."""
    listing = Listing(name, data)
    if is_csv_list(listing.names):
        return (yield from read_csv_list(listing))
    for part in listing.names:
        if part == name or part.lower().endswith(".xml"):
            start = next(listing.pieces(part, _HEAD), b"")
            if is_xml_list(start):
                return (yield from read_xml_list(listing, part))
    raise without("les fiches : ni le tableau « Standard » du CSV, ni le XML « FICHES »")
