"""The zip container of modern workbooks: what it holds, and whether it is safe to open."""

import io
import zipfile
import zlib

from certiflux.reading.base import Kind
from certiflux.reading.refusals import refuse
from certiflux.words import megabytes

MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

MAX_CONTENT = 1536 * 1024 * 1024
"""The largest content declared, in bytes, all parts together: 200,000 rows x 50 columns
take a third of it."""

_MAX_RATIO = 200
_SMALL_CONTENT = 64 * 1024 * 1024
"""Below this a high ratio is harmless: blank formatted rows compress very well."""

_MAX_PART = 16 * 1024 * 1024
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class Archive:
    """An opened zip whose declared sizes have been checked."""

    def __init__(self, data: bytes) -> None:
        """Open the container; raise UserError when it is cut, locked or far too large."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise refuse("CLASSEUR_TRONQUE", type(error).__name__) from error
        infos = self._zip.infolist()
        self.names = {info.filename for info in infos}
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise refuse("CLASSEUR_PROTEGE")
        size = sum(info.file_size for info in infos)
        swollen = size > _SMALL_CONTENT and size > _MAX_RATIO * len(data)
        if size > MAX_CONTENT or swollen:
            raise refuse("CLASSEUR_DEMESURE", size=megabytes(size))

    def part(self, name: str) -> bytes:
        """Return a small part whole, b"" when absent; raise UserError when it is cut."""
        if name not in self.names:
            return b""
        try:
            with self._zip.open(name) as part:
                return part.read(_MAX_PART)
        except _BROKEN as error:
            raise refuse("CLASSEUR_TRONQUE", type(error).__name__) from error

    def open(self, name: str) -> "PartReader":
        """Return a reader of a large part, piece by piece."""
        return PartReader(self._zip, name)

    def kind(self) -> Kind:
        """Tell which workbook this is; raise UserError when it is none."""
        names = self.names
        if "xl/workbook.bin" in names:
            return Kind.XLSB
        types = self.part("[Content_Types].xml")
        if b"spreadsheetml" in types:
            return Kind.XLSM if b"macroEnabled" in types else Kind.XLSX
        media = self.part("mimetype")
        if media.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            if b"encryption-data" in self.part("META-INF/manifest.xml"):
                raise refuse("CLASSEUR_PROTEGE")
            return Kind.ODS
        raise refuse("FICHIER_PAS_TABLEUR", what=_what(names, media))


class PartReader:
    """A large part read once, in pieces; a cut part raises a UserError."""

    def __init__(self, container: zipfile.ZipFile, name: str) -> None:
        """Open the part."""
        try:
            self._part = container.open(name)
        except (*_BROKEN, KeyError) as error:
            raise refuse("CLASSEUR_TRONQUE", type(error).__name__) from error

    def read(self, size: int) -> bytes:
        """Return the next piece, b"" at the end."""
        try:
            return self._part.read(size)
        except _BROKEN as error:
            raise refuse("CLASSEUR_TRONQUE", type(error).__name__) from error


def _what(names: set[str], media: bytes) -> str:
    """Name in French what a zip that is no workbook holds."""
    if "word/document.xml" in names or media.endswith(b".text"):
        return "un document de traitement de texte"
    if "ppt/presentation.xml" in names or media.endswith(b".presentation"):
        return "une présentation"
    if any(name.endswith(".iwa") for name in names):
        return "un document Numbers (à exporter au format Excel)"
    return "un dossier compressé (zip) ; s'il contient le tableau, il faut d'abord l'extraire"
