"""What the command line takes from outside: the clock, files and the table of communes."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from certiflux.base.errors import UserError

_ENGINE = Path(__file__).resolve().parents[1]
COMMUNES = (
    _ENGINE / "places" / "communes.xz",
    _ENGINE.parents[1] / ".cache" / "places" / "communes.xz",
)
"""Where the table of communes is: in an installed package, or where a build keeps it."""


def epoch() -> float:
    """Return the time, in seconds since 1970."""
    return time.time()


def tick() -> float:
    """Return the seconds of a clock that only goes forward, to time what is done."""
    return time.perf_counter()


def read(path: Path) -> bytes:
    """Return the bytes of a file; raise UserError when it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            "FICHIER_INTROUVABLE",
            title="Ce fichier ne peut pas être ouvert.",
            message=f"« {path.name} » n'existe pas ou n'est pas lisible.",
            remedy="Vérifiez son nom et son emplacement.",
            detail=type(error).__name__,
        ) from None


def text(path: Path) -> str:
    """Return the text of a file; raise UserError when it cannot be read as one."""
    try:
        return read(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(
            "REGLAGES_ILLISIBLES",
            title="Ce fichier de réglages ne peut pas être lu.",
            message="Il n'est pas écrit en UTF-8.",
            remedy="Enregistrez-le en UTF-8.",
        ) from None


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file piece by piece. Raise UserError when it cannot be."""
    try:
        with path.open("wb") as target:
            target.writelines(parts)
    except OSError as error:
        raise unwritable(path, error) from None


def make_folder(folder: Path) -> None:
    """Make a folder unless it is there; raise UserError when it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from None


def unwritable(path: Path, error: OSError) -> UserError:
    """Return the refusal of a place where nothing can be written."""
    return UserError(
        "ECRITURE_IMPOSSIBLE",
        title="Le résultat ne peut pas être écrit.",
        message=f"Il n'est pas possible d'écrire à l'emplacement « {path.name} ».",
        remedy="Choisissez un autre emplacement.",
        detail=type(error).__name__,
    )


def communes() -> bytes | None:
    """Return the table of communes, if one was installed or built with these sources."""
    for place in COMMUNES:
        try:
            return place.read_bytes()
        except OSError:
            continue
    return None
