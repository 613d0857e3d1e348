"""What a file is packed in, found once for all the formats, and what is refused before them."""

import re
from functools import cached_property
from pathlib import PurePath

from certiflux.base.words import figure, megabytes
from certiflux.reading.containers import ole
from certiflux.reading.containers.archive import MAGICS, Archive
from certiflux.reading.containers.markup import DoctypeError, StartTag, root_tag
from certiflux.reading.refusals import refuse
from certiflux.reading.stand_ins import found_stand_in, named_stand_in
from certiflux.reading.text.decoding import utf_16_order

_HEAD = 64 * 1024
_DECLARED = 800
"""Bytes in which the first line of an XML document stands."""

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_OTHER_NAMES = {
    "un document PDF": {".pdf"},
    "une image": {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"},
    "un document de traitement de texte": {".doc", ".docx", ".odt", ".rtf", ".pages"},
    "une présentation": {".ppt", ".pptx", ".odp", ".key"},
    "un document Numbers (à exporter au format Excel)": {".numbers"},
    "un dossier compressé ; s'il contient le tableau, il faut d'abord l'extraire": {
        ".zip", ".rar", ".7z", ".gz", ".tar", ".bz2", ".xz",
    },
    "un courriel": {".eml", ".msg"},
    "un fichier audio ou vidéo": {".mp3", ".mp4", ".mov", ".avi", ".wav"},
    "un programme": {".exe", ".msi", ".dmg", ".js", ".bat"},
}  # fmt: skip

_OTHER_CONTENTS = (
    (b"%PDF", "un document PDF"),
    (b"\x89PNG\r\n", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"GIF8", "une image"),
    (b"BM", "une image"),
    (b"RIFF", "une image ou un fichier audio ou vidéo"),
    (b"II*\0", "une image"),
    (b"MM\0*", "une image"),
    (b"{\\rtf", "un document de traitement de texte"),
    (b"Rar!", "un dossier compressé ; s'il contient le tableau, il faut d'abord l'extraire"),
    (b"7z\xbc\xaf", "un dossier compressé ; s'il contient le tableau, il faut d'abord l'extraire"),
    (b"\x1f\x8b", "un dossier compressé ; s'il contient le tableau, il faut d'abord l'extraire"),
)
_HTML = re.compile(
    rb"\A\s*+(?:<!--(?>.*?-->)\s*+|<\?xml\b[^>]*+>\s*+)*+"
    rb"<(?:!doctype\s+html|html|head|body|table|meta)\b",
    re.IGNORECASE | re.DOTALL,
)


def ending_of(name: str) -> str:
    """Return the ending of a name, small, with its dot; empty without one."""
    return PurePath(name).suffix.lower()


def admit_under(name: str, size: int, limit: int) -> None:
    """Refuse, before reading it, a file that cannot do: sizes in bytes; raise UserError."""
    if error := named_stand_in(name):
        raise error
    if size == 0:
        raise refuse("FICHIER_VIDE")
    if size > limit:
        raise refuse("FICHIER_TROP_GRAND", size=figure(megabytes(size)), limit=megabytes(limit))
    for what, endings in _OTHER_NAMES.items():
        if ending_of(name) in endings:
            raise refuse("FICHIER_PAS_TABLEUR", what=what)


class Content:
    """The bytes of a file, and what they are found to be packed in; each is looked for once."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes; raise UserError for those that only stand for another file."""
        if error := found_stand_in(data):
            raise error
        self.data = data
        self.head = data[:_HEAD]

    @cached_property
    def archive(self) -> Archive | None:
        """The zip that it is, None for none; raise UserError for one that is not opened."""
        return Archive(self.data) if self.head.startswith(MAGICS) else None

    @cached_property
    def streams(self) -> frozenset[str]:
        """The streams of the OLE container that it is, none for none; raise UserError when cut."""
        if not self.head.startswith(ole.MAGIC):
            return frozenset()
        try:
            names = ole.OleFile(self.data).names
        except ole.OleError as error:
            raise refuse("CLASSEUR_TRONQUE", type(error).__name__) from error
        if "encryptedpackage" in names:
            raise refuse("CLASSEUR_PROTEGE")
        return frozenset(names)

    @property
    def is_packed(self) -> bool:
        """Whether it is a container of binary parts, and no text."""
        return self.head.startswith((*MAGICS, ole.MAGIC))

    @cached_property
    def start(self) -> bytes:
        """Its beginning, without the mark of UTF-8 and the blanks before the first sign."""
        return b"" if self.is_packed else self.head.removeprefix(_BOMS[0]).lstrip()

    @cached_property
    def is_page(self) -> bool:
        """Whether it begins as a web page does."""
        return bool(_HTML.match(self.start))

    @cached_property
    def root(self) -> StartTag | None:
        """The first element of the XML that it is, None for none; raise UserError for a DOCTYPE."""
        if self.is_packed or self.is_page:
            return None
        try:
            # A leading blank before the declaration is not XML, yet plainly meant as such.
            return root_tag(self.head) or root_tag(self.start)
        except DoctypeError as error:
            raise refuse("XML_AVEC_DOCTYPE") from error

    @property
    def is_text(self) -> bool:
        """Whether it may be the text of a table: no XML, no binary file."""
        return not (self.is_packed or self.root or self.start.startswith(b"<?xml"))

    def refuse_others(self) -> None:
        """Refuse what no format reads and is known by its first bytes: raise UserError."""
        if self.is_packed:
            return
        for magic, what in () if self.head.startswith(_BOMS) else _OTHER_CONTENTS:
            # Letters alone can also start a text: those files hold NUL bytes.
            if self.head.startswith(magic) and (not magic.isalpha() or b"\0" in self.head):
                raise refuse("FICHIER_PAS_TABLEUR", what=what)
        if _declared_otherwise(self.head):
            raise refuse("XML_ENCODAGE_FAUX")

    def refuse_unknown(self) -> None:
        """Refuse what no format has known, but a text that may be a table: raise UserError."""
        if self.archive is not None:
            raise refuse("FICHIER_PAS_TABLEUR", what=self.archive.what)
        if self.is_packed:
            words = "worddocument" in self.streams
            what = "un document de traitement de texte" if words else "un autre document"
            raise refuse("FICHIER_PAS_TABLEUR", what=what)
        if not self.is_text:
            raise refuse(self._unknown_xml())
        data = self.data
        if b"\0" in data and not self.head.startswith(_BOMS[1:]) and not utf_16_order(data):
            raise refuse("FICHIER_ILLISIBLE")
        if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
            raise refuse("FICHIER_VIDE")

    def _unknown_xml(self) -> str:
        """Return the refusal of an XML document that no format reads."""
        if self.root and self.root.name == "rapport":
            return "ACCUSE_XML"
        flat = self.root is not None and "opendocument" in self.root.namespace
        return "CLASSEUR_XML" if flat else "XML_NON_RECONNU"


def _declared_otherwise(head: bytes) -> bool:
    """Say whether an XML document in UTF-16 announces UTF-8: an editor has saved it otherwise."""
    order = "utf-16-le" if head.startswith((_BOMS[1], b"<\0")) else "utf-16-be"
    if not head.startswith((*_BOMS[1:], b"<\0", b"\0<")):
        return False
    start = head[:_DECLARED].decode(order, "ignore").removeprefix("\ufeff").lstrip()
    return start.startswith("<?xml") and "utf-8" in start.partition(">")[0].lower()
