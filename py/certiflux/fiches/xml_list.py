"""The XML lists, one of the RNCP and one of the RS: hundreds of megabytes, one fiche at a time.

The text is cut after each fiche, and each is parsed by itself: nothing but the fiche at hand and
what is kept of those before stays in memory. A document type, and so any entity, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from certiflux.base.work import Advance, Work
from certiflux.fiches.fiche import BLOCK as BLOCK_CODE
from certiflux.fiches.fiche import FICHE, Fiche, codes_of, day_of, real_day, siret_of
from certiflux.fiches.listing import LABEL, MOST_FICHES, PHASE, Listing
from certiflux.fiches.refusals import huge, refused, without
from certiflux.fiches.register import FicheList, ListKind
from certiflux.fiches.ways import BY_TAG

ROOT: Final = re.compile(rb"<FICHES[\s>]")
_DATE: Final = re.compile(r"([0-9]{4})[-_]([0-9]{2})[-_]([0-9]{2})")
_OPENS: Final = re.compile(rb"<FICHE[\s>]")
_CLOSES: Final = b"</FICHE>"
_END: Final = b"</FICHES>"
_COMMENT: Final = b"<!--"
_ENCODING: Final = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")
_UTF8: Final = (b"utf-8", b"utf8", b"us-ascii")

_PIECE: Final = 256 * 1024
LONGEST: Final = 8 * 1024 * 1024
"""Bytes of one fiche at most: the longest known has some hundreds of thousands."""


def is_xml_list(head: bytes) -> bool:
    """Say whether a document that begins so is one of the XML lists."""
    return bool(ROOT.search(head))


def read_xml_list(listing: Listing, part: str) -> Work[FicheList]:
    """Read one list to its end; raise UserError for one that is spoilt, or of both registers."""
    fiches: dict[str, Fiche] = {}
    date = _date_of(part) or _date_of(listing.name)
    cut, total = _Cut(listing, part), listing.size(part)
    for piece in cut:
        for text in piece:
            fiche = _fiche(_parsed(text), date)
            if fiche is not None:
                fiches[fiche.code] = fiche
        if len(fiches) > MOST_FICHES:
            raise huge()
        yield Advance(PHASE, LABEL, cut.size, total)
    kinds = {found[1] for code in fiches if (found := FICHE.fullmatch(code))}
    if not kinds:
        raise without("toute fiche")
    if len(kinds) > 1:
        raise refused("Elle mêle des fiches du RNCP et du RS.")
    return FicheList(ListKind(kinds.pop().lower()), date, fiches, part)


def _date_of(name: str) -> str:
    found = _DATE.search(name)
    return real_day("-".join(found.groups())) if found else ""


class _Cut:
    """A document cut in the texts of its fiches, those of a piece together."""

    def __init__(self, listing: Listing, part: str) -> None:
        self._listing, self._part = listing, part
        self.size = 0

    def __iter__(self) -> Iterator[list[bytes]]:
        rest, looked, ended = bytearray(), False, b""
        for piece in self._listing.pieces(self._part, _PIECE):
            self.size += len(piece)
            rest += piece
            if not looked:
                looked = _look(rest)
            found, used = _texts(rest)
            del rest[:used]
            if len(rest) > LONGEST:
                raise huge()
            ended = (ended + piece).rstrip()[-len(_END) :]
            yield found
        if ended != _END:
            raise refused("Elle s'arrête avant la fin : le téléchargement a peut-être été coupé.")


def _look(start: bytearray) -> bool:
    """Look at what stands before the first fiche, once it has come; raise UserError."""
    found = _OPENS.search(start)
    before = start[: found.start() if found else len(start)]
    declared = _ENCODING.search(before)
    if _declares(before):
        raise refused("Elle contient une déclaration DOCTYPE, que Certiflux refuse par sûreté.")
    if declared and declared[1].lower() not in _UTF8:
        raise refused("Elle n'est pas en UTF-8.")
    return found is not None


def _declares(text: bytearray) -> bool:
    """Say whether a text has a declaration (« <! ») other than a comment; each is passed once."""
    place = 0
    while (start := text.find(b"<!", place)) >= 0:
        opens = text[start : start + len(_COMMENT)]
        if opens != _COMMENT:
            return not _COMMENT.startswith(opens)  # cut by the end of a piece: told by the next
        end = text.find(b"-->", start + len(_COMMENT))
        if end < 0:
            return False
        place = end
    return False


def _texts(rest: bytearray) -> tuple[list[bytes], int]:
    """Return the whole fiches of a text, and how many bytes of it they take."""
    texts, used = [], 0
    while (end := rest.find(_CLOSES, used)) >= 0:
        end += len(_CLOSES)
        opens = _OPENS.search(rest, used, end)
        if opens is None:
            raise refused("Une de ses fiches est abîmée.")
        texts.append(bytes(rest[opens.start() : end]))
        used = end
    return texts, used


def _parsed(text: bytes) -> etree._Element:
    """Return a fiche alone; raise UserError where it is broken, or names an entity."""
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise refused("Une de ses fiches est abîmée.", type(error).__name__) from None


def _fiche(element: etree._Element, date: str) -> Fiche | None:
    """Return what is kept of a fiche, None for one without code. Only its own children count."""

    def own(tag: str) -> str:
        return (element.findtext(tag) or "").strip()

    code = own("NUMERO_FICHE")
    if not FICHE.fullmatch(code):
        return None
    certifiers = element.findall("CERTIFICATEURS/CERTIFICATEUR")
    sirets = [siret_of(one.findtext("SIRET_CERTIFICATEUR") or "") for one in certifiers]
    new = "NOUVELLES_CERTIFICATIONS/NOUVELLE_CERTIFICATION/ID_FICHE_NOUVELLE_CERTIFICATION"
    return Fiche(
        code,
        " ".join(own("INTITULE").split()),
        date,
        {"oui": True, "non": False}.get(own("ACTIF").lower()),
        day_of(own("DATE_EFFET")),
        day_of(own("DATE_FIN_ENREGISTREMENT")),
        day_of(own("DATE_LIMITE_DELIVRANCE")),
        tuple(way for tag, way in BY_TAG.items() if own(f"{tag}/ACTIF").lower() == "oui"),
        codes_of(one.text or "" for one in element.findall(new)),
        tuple(dict.fromkeys(one for one in sirets if one)),
        bool(sirets) and all(sirets),
        _blocks(element, code),
    )


def _blocks(element: etree._Element, code: str) -> tuple[str, ...]:
    """Return the ends of the codes of the blocks of a fiche."""
    texts = (one.text or "" for one in element.findall("BLOCS_COMPETENCES/BLOC_COMPETENCES/CODE"))
    found = (BLOCK_CODE.fullmatch(text.strip()) for text in texts)
    return tuple(dict.fromkeys(one[2] for one in found if one and one[1] == code))
