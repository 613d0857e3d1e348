"""The first line of a saved dossier: what the file is, how it is protected, how long it is.

One line of ASCII before the body: ``CERTIFLUX-DOSSIER``, the version of the format, how the body
is protected, and its length in bytes, parted by single spaces::

    CERTIFLUX-DOSSIER 2 clair 48210
    CERTIFLUX-DOSSIER 2 AES-256-GCM:PBKDF2-SHA-256:600000:<salt>:<nonce> 48226

Salt (16 bytes) and nonce (12 bytes) are in base64. The key is PBKDF2-SHA-256 of the passphrase in
UTF-8 (NFC); the body is what AES-GCM gives with it, its tag of 16 bytes last, and the line itself
(without its end) as additional data. Whoever knows the passphrase decrypts the body and puts
``Line.opened`` in the place of the line.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Final

from certiflux.base.errors import UserError

MAGIC: Final = b"CERTIFLUX-DOSSIER "
FORMAT: Final = 2
FORMATS: Final = (1, 2)
"""The format of a file saved now, and those that are read."""

ITERATIONS: Final = 600_000
"""Rounds of PBKDF2 of a file saved now; one with fewer is not ours."""

_CLEAR: Final = "clair"
_CIPHER: Final = "AES-256-GCM:PBKDF2-SHA-256"
_TAG, _SALT, _NONCE = 16, 16, 12
_MOST_ITERATIONS: Final = 10_000_000
"""A file that asks for more would only keep the browser busy."""

_WORDS: Final = 3
"""Words of the line after its magic: format, seal, length."""

_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Seal:
    """How a body is encrypted; salt and nonce in base64."""

    salt: str
    nonce: str
    iterations: int = ITERATIONS

    def word(self) -> str:
        """Return the seal as the line writes it."""
        return f"{_CIPHER}:{self.iterations}:{self.salt}:{self.nonce}"


@dataclass(frozen=True, slots=True)
class Line:
    """What the first line says; ``length`` is that of the body as it lies in the file."""

    length: int
    seal: Seal | None = None
    format: int = FORMAT

    @property
    def text(self) -> str:
        """Return the line, without its end."""
        protection = self.seal.word() if self.seal else _CLEAR
        return f"{MAGIC.decode()}{self.format} {protection} {self.length}"

    @property
    def offset(self) -> int:
        """Return where the body begins, in bytes."""
        return len(self.text) + 1

    @property
    def opened(self) -> str:
        """Return the line that the file has once its body is decrypted."""
        clear = self.length - _TAG if self.seal else self.length
        return Line(clear, None, self.format).text


def sealed(clear: int, seal: Seal) -> Line:
    """Return the line of a body of ``clear`` bytes once encrypted; ValueError for a wrong seal."""
    return Line(clear + _TAG, checked(seal))


def is_saved(data: bytes) -> bool:
    """Say whether a file looks like a saved dossier, by its first bytes."""
    return data.startswith(MAGIC)


def parse(data: bytes, size: int) -> Line:
    """Return what the line of a file of ``size`` bytes says; ``data`` holds at least its line.

    Raise UserError for a file that is none, cut, or of another version.
    """
    line, found, _ = data.partition(b"\n")
    if not is_saved(data):
        raise _not_ours()
    words = line[len(MAGIC) :].decode("ascii", "replace").split(" ")
    if words[0].isdecimal() and words[0] not in map(str, FORMATS):
        raise other_version()
    if not found or len(line) > _LONGEST or len(words) != _WORDS:
        raise damaged("line")
    if not words[2].isdecimal() or int(words[2]) != size - len(line) - 1:
        raise damaged("length")
    try:
        seal = None if words[1] == _CLEAR else _seal(words[1])
        said = Line(int(words[2]), seal, int(words[0]))
    except ValueError:
        raise damaged("seal") from None
    if said.text.encode() != line or (said.seal and said.length < _TAG):
        raise damaged("line")
    return said


def _seal(word: str) -> Seal:
    start, _, rest = word.partition(f"{_CIPHER}:")
    iterations, salt, nonce = rest.split(":")
    if start:
        raise ValueError
    return checked(Seal(salt, nonce, int(iterations)))


def checked(seal: Seal) -> Seal:
    """Return a seal whose figures are sound; raise ValueError for any other."""
    try:
        sizes = [len(base64.b64decode(one, validate=True)) for one in (seal.salt, seal.nonce)]
    except binascii.Error as error:
        raise ValueError(str(error)) from None
    if sizes != [_SALT, _NONCE] or not ITERATIONS <= seal.iterations <= _MOST_ITERATIONS:
        raise ValueError
    return seal


def _not_ours() -> UserError:
    return UserError(
        "PAS_UN_DOSSIER",
        title="Ce fichier n'est pas un dossier enregistré.",
        message="Il ne commence pas comme ceux que Certiflux enregistre.",
        remedy="Choisissez un fichier « .dossier », ou déposez votre tableur.",
    )


def other_version() -> UserError:
    """Return the refusal of a dossier written by another version."""
    return UserError(
        "DOSSIER_AUTRE_VERSION",
        title="Ce dossier vient d'une autre version de Certiflux.",
        message="Cette version-ci ne sait pas le relire ; ce qui était ouvert n'a pas changé.",
        remedy="Rechargez la page pour avoir la dernière version, ou redéposez votre tableur.",
    )


def protected() -> UserError:
    """Return the refusal of a dossier that was not decrypted first."""
    return UserError(
        "DOSSIER_PROTEGE",
        title="Ce dossier est protégé par une phrase secrète.",
        message="Sans elle, personne ne peut lire ce qu'il contient.",
        remedy="Déposez-le dans la page : elle vous demandera la phrase secrète.",
    )


def damaged(detail: str) -> UserError:
    """Return the refusal of a dossier that was cut or changed; ``detail`` names no value."""
    return UserError(
        "DOSSIER_ABIME",
        title="Ce dossier est incomplet ou abîmé.",
        message="Il a été coupé ou changé depuis son enregistrement ; rien n'en a été repris.",
        remedy="Prenez une autre copie, ou redéposez votre tableur.",
        detail=detail,
    )
