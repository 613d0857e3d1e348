"""Tell whether a copy, in a folder or on a site, is the one that this checkout builds."""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from buildtools import hashing, hosting, manifest, say
from buildtools.errors import BuildError

Take = Callable[[str], bytes | None]
"""Give the bytes of one file of the copy by its path, None when it has none."""

_SHOWN = 20
_SLOWEST = 60
_MISSING = 404


@dataclass
class Differences:
    """What a copy has otherwise: paths, by what is wrong with them."""

    changed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)

    @property
    def none(self) -> bool:
        """Tell whether the copy is the same, byte for byte."""
        return not (self.changed or self.missing or self.added)


def verify(dist: Path, place: str) -> int:
    """Compare the copy at `place` with `dist`, file by file; print it; give 0 when they agree.

    Raises:
        BuildError: there is no copy there, or the site does not answer.
    """
    said = _manifest((dist / manifest.NAME).read_bytes())
    found = _compared(dist, place, said)
    build = str(said["build"])
    if found.none:
        count = len(_hashes(said))
        say.answer(f"C’est la copie publiée {build} : {count} fichiers, tous identiques.")
        return 0
    say.answer(f"Ce n’est pas la copie publiée {build}.")
    for title, names in (
        ("changé", found.changed),
        ("absent", found.missing),
        ("en trop", found.added),
    ):
        for name in names[:_SHOWN]:
            say.answer(f"  {title} : {name}")
        if len(names) > _SHOWN:
            say.answer(f"  {title} : et {len(names) - _SHOWN} de plus")
    return 1


def _compared(dist: Path, place: str, said: dict[str, object]) -> Differences:
    site = place.startswith(("http://", "https://"))
    if site:
        take = _site(place)
        theirs = take(manifest.NAME)
        if theirs is None:
            raise BuildError(f"Il n’y a pas de {manifest.NAME} à cette adresse : « {place} ».")
        try:
            listed = set(_hashes(_manifest(theirs)))
        except BuildError:
            listed = set()
    else:
        folder = Path(place)
        if not folder.is_dir():
            raise BuildError(f"« {place} » n’est ni un dossier ni une adresse.")
        take = _folder(folder)
        paths = (path for path in folder.rglob("*") if path.is_file())
        listed = {path.relative_to(folder).as_posix() for path in paths} - {manifest.NAME}
    wanted = {**_hashes(said), manifest.NAME: hashing.of_file(dist / manifest.NAME)}
    if site:
        # A host keeps its settings to itself.
        wanted = {name: one for name, one in wanted.items() if not hosting.is_setting(name)}
        listed = {name for name in listed if not hosting.is_setting(name)}
    found = Differences(added=sorted(listed - set(wanted)))
    for name, digest in sorted(wanted.items()):
        data = take(name)
        if data is None:
            found.missing.append(name)
        elif hashing.of_bytes(data) != digest:
            found.changed.append(name)
    return found


def _manifest(data: bytes) -> dict[str, object]:
    try:
        content = json.loads(data)
        _hashes(content)
    except (ValueError, KeyError, TypeError) as error:
        raise BuildError(f"Ce {manifest.NAME} ne peut pas être lu ({error}).") from error
    found: dict[str, object] = content
    return found


def _hashes(content: dict[str, object]) -> dict[str, str]:
    files = content["files"]
    if not isinstance(files, list):
        raise TypeError("files")
    return {str(file["path"]): str(file["sha256"]) for file in files}


def _folder(folder: Path) -> Take:
    def take(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if path.is_file() else None

    return take


def _site(address: str) -> Take:
    base = address.removesuffix("index.html").rstrip("/") + "/"

    def take(name: str) -> bytes | None:
        url = base + urllib.parse.quote(name)
        try:
            # S310: the scheme was looked at, and the person gave the address.
            with urllib.request.urlopen(url, timeout=_SLOWEST) as answer:  # noqa: S310
                data: bytes = answer.read()
                return data
        except urllib.error.HTTPError as error:
            if error.code == _MISSING:
                return None
            raise BuildError(f"Le site répond {error.code} pour {name}.") from error
        except OSError as error:
            raise BuildError(f"Le site ne répond pas ({error}) : « {address} ».") from error

    return take
