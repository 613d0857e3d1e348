"""Tell what a file is, by its content first and its name second."""

import re
from pathlib import PurePath

from certiflux.base.words import figure, megabytes
from certiflux.reading.base import Kind
from certiflux.reading.containers import archive, ole
from certiflux.reading.containers.markup import DoctypeError, root_tag
from certiflux.reading.refusals import MAX_FLOW, MAX_SIZE, refuse
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
    rb"\s*(?:<!--.*?-->\s*|<\?xml\b[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|table|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_FLUX_NAMESPACE = "urn:cdc:cpf:pc5:schema:"
SPREADSHEET_2003 = "urn:schemas-microsoft-com:office:spreadsheet"


def admit(name: str, size: int) -> None:
    """Refuse, before reading it, a file that cannot do: `size` in bytes; raise UserError."""
    if error := named_stand_in(name):
        raise error
    if size == 0:
        raise refuse("FICHIER_VIDE")
    extension = _extension(name)
    limit = MAX_FLOW if extension == ".xml" else MAX_SIZE
    if size > limit:
        raise refuse("FICHIER_TROP_GRAND", size=figure(megabytes(size)), limit=megabytes(limit))
    for what, extensions in _OTHER_NAMES.items():
        if extension in extensions:
            raise refuse("FICHIER_PAS_TABLEUR", what=what)


def recognise(data: bytes) -> Kind:
    """Return the format of a file; raise UserError when it is not one that is read."""
    if error := found_stand_in(data):
        raise error
    head = data[:_HEAD]
    if head.startswith(archive.MAGICS):
        return archive.Archive(data).kind()
    if head.startswith(ole.MAGIC):
        return _ole_kind(data)
    is_unicode = head.startswith(_BOMS)
    for magic, what in () if is_unicode else _OTHER_CONTENTS:
        # Letters alone can also start a text: those files hold NUL bytes.
        if head.startswith(magic) and (not magic.isalpha() or b"\0" in head):
            raise refuse("FICHIER_PAS_TABLEUR", what=what)
    if _declared_otherwise(head):
        raise refuse("XML_ENCODAGE_FAUX")
    kind = _markup_kind(head)
    if kind:
        return kind
    if b"\0" in data and not head.startswith(_BOMS[1:]) and not utf_16_order(data):
        raise refuse("FICHIER_ILLISIBLE")
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise refuse("FICHIER_VIDE")
    return Kind.CSV


def _declared_otherwise(head: bytes) -> bool:
    """Say whether an XML document in UTF-16 announces UTF-8: an editor has saved it otherwise."""
    order = "utf-16-le" if head.startswith((_BOMS[1], b"<\0")) else "utf-16-be"
    if not head.startswith((*_BOMS[1:], b"<\0", b"\0<")):
        return False
    start = head[:_DECLARED].decode(order, "ignore").removeprefix("\ufeff").lstrip()
    return start.startswith("<?xml") and "utf-8" in start.partition(">")[0].lower()


def _extension(name: str) -> str:
    return PurePath(name).suffix.lower()


def _ole_kind(data: bytes) -> Kind:
    """Tell an .xls from a locked workbook and from the other users of the container."""
    try:
        names = ole.OleFile(data).names
    except ole.OleError as error:
        raise refuse("CLASSEUR_TRONQUE", type(error).__name__) from error
    if "encryptedpackage" in names:
        raise refuse("CLASSEUR_PROTEGE")
    if names & {"workbook", "book"}:
        return Kind.XLS
    what = "un document de traitement de texte" if "worddocument" in names else "un autre document"
    raise refuse("FICHIER_PAS_TABLEUR", what=what)


def _markup_kind(head: bytes) -> Kind | None:
    """Return the format of a web page or an XML document, None for anything else.

    Raise UserError for a document that is not read.
    """
    start = head.removeprefix(_BOMS[0]).lstrip()
    if _HTML.match(start):
        return Kind.HTML
    try:
        # A leading blank before the declaration is not XML, yet plainly meant as such.
        root = root_tag(head) or root_tag(start)
    except DoctypeError as error:
        raise refuse("XML_AVEC_DOCTYPE") from error
    if root is None:
        if start.startswith(b"<?xml"):
            raise refuse("XML_NON_RECONNU")
        return None
    if root.name == "flux" and root.namespace.startswith(_FLUX_NAMESPACE):
        return Kind.FLUX
    if root.name == "rapport":
        raise refuse("ACCUSE_XML")
    if root.name == "html":
        return Kind.HTML
    if root.namespace == SPREADSHEET_2003:
        return Kind.XML_2003
    raise refuse("CLASSEUR_XML" if "opendocument" in root.namespace else "XML_NON_RECONNU")
