"""Tell what a file is, by its content first and its name second."""

import re
from pathlib import PurePath

from certiflux.errors import UserError
from certiflux.reading import archive, ole
from certiflux.reading.base import Kind
from certiflux.reading.markup import root_tag
from certiflux.reading.refusals import MAX_SIZE, refuse
from certiflux.words import figure, megabytes

_WORKBOOK_NAMES = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
_HEAD = 64 * 1024
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
    (b"II*\0", "une image"),
    (b"MM\0*", "une image"),
    (b"{\\rtf", "un document de traitement de texte"),
    (b"Rar!", "un dossier compressé ; s'il contient le tableau, il faut d'abord l'extraire"),
    (b"7z\xbc\xaf", "un dossier compressé ; s'il contient le tableau, il faut d'abord l'extraire"),
    (b"\x1f\x8b", "un dossier compressé ; s'il contient le tableau, il faut d'abord l'extraire"),
)
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_FLUX_NAMESPACE = "urn:cdc:cpf:pc5:schema:"
_SPREADSHEET_2003 = "urn:schemas-microsoft-com:office:spreadsheet"


def admit(name: str, size: int) -> None:
    """Refuse, before reading it, a file that cannot do: `size` in bytes; raise UserError."""
    if size == 0:
        raise refuse("FICHIER_VIDE")
    if size > MAX_SIZE:
        raise refuse("FICHIER_TROP_GRAND", size=figure(megabytes(size)))
    extension = _extension(name)
    for what, extensions in _OTHER_NAMES.items():
        if extension in extensions:
            raise refuse("FICHIER_PAS_TABLEUR", what=what)


def recognise(name: str, data: bytes) -> Kind:
    """Return the format of a file; raise UserError when it is not one that is read."""
    head = data[:_HEAD]
    if head.startswith(archive.MAGICS):
        return archive.Archive(data).kind()
    if head.startswith(ole.MAGIC):
        return _ole_kind(data)
    is_unicode = head.startswith(_BOMS)
    for magic, what in () if is_unicode else _OTHER_CONTENTS:
        # Two letters can also start a text: those pictures hold NUL bytes.
        if head.startswith(magic) and (len(magic) > len(b"BM") or b"\0" in head):
            raise refuse("FICHIER_PAS_TABLEUR", what=what)
    markup_error = _markup_error(head)
    if markup_error:
        raise markup_error
    if b"\0" in data and not head.startswith(_BOMS[1:]):
        raise refuse("FICHIER_ILLISIBLE")
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise refuse("FICHIER_VIDE")
    extension = _extension(name)
    if extension in _WORKBOOK_NAMES:
        raise refuse("TEXTE_SOUS_NOM_DE_CLASSEUR", extension=extension)
    return Kind.CSV


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


def _markup_error(head: bytes) -> UserError | None:
    """Return the error for a web page or an XML document, None for anything else."""
    start = head.removeprefix(_BOMS[0]).lstrip()
    if _HTML.match(start):
        return refuse("PAGE_SOUS_NOM_DE_CLASSEUR")
    # A leading blank before the declaration is not XML, yet plainly meant as such.
    root = root_tag(head) or root_tag(start)
    if root is None:
        return refuse("XML_NON_RECONNU") if start.startswith(b"<?xml") else None
    if root.name == "flux" and root.namespace.startswith(_FLUX_NAMESPACE):
        return refuse("FLUX_XML")
    if root.name == "rapport":
        return refuse("ACCUSE_XML")
    if root.name == "html":
        return refuse("PAGE_SOUS_NOM_DE_CLASSEUR")
    if root.namespace == _SPREADSHEET_2003 or "opendocument" in root.namespace:
        return refuse("CLASSEUR_XML")
    return refuse("XML_NON_RECONNU")
