"""Take single files out of an npm tarball."""

import re
import tarfile
from fnmatch import fnmatchcase
from pathlib import Path

from buildtools.errors import BuildError
from buildtools.lock import Artefact

# npm puts every file of a package below this folder.
_TOP = "package/"
_SOURCE_MAP = re.compile(rb"\n?(//# sourceMappingURL=[^\n]*|/\*# sourceMappingURL=[^\n]*\*/)\s*\Z")


def take(artefact: Artefact, tarball: Path) -> dict[str, bytes]:
    """Give the wanted members of an npm package, by their bare file name.

    The mention of a source map at the end of a script goes: the maps are not
    shipped, and a browser with its tools open would ask for them in vain.

    Raises:
        BuildError: a member that the lock asks for is not in the package.
    """
    members: dict[str, bytes] = {}
    unseen = set(artefact.take)
    with tarfile.open(tarball) as archive:
        for info in archive:
            name = info.name.removeprefix(_TOP)
            pattern = _wanted(name, artefact.take) if info.isfile() else None
            content = archive.extractfile(info) if pattern else None
            if pattern and content:
                unseen.discard(pattern)
                members[name.rpartition("/")[2]] = _clean(name, content.read())
    if unseen:
        missing = ", ".join(sorted(unseen))
        raise BuildError(f"{artefact.label} ne contient pas {missing} : le verrou est à revoir.")
    return members


def licences(tarball: Path) -> list[bytes]:
    """Give the texts of the licence files at the top of an npm package."""
    with tarfile.open(tarball) as archive:
        infos = [info for info in archive if info.name.upper().startswith("PACKAGE/LICEN")]
        files = [archive.extractfile(info) for info in infos]
        return [file.read() for file in files if file]


def _wanted(name: str, patterns: tuple[str, ...]) -> str | None:
    if name.endswith(".map"):
        return None
    return next((pattern for pattern in patterns if fnmatchcase(name, pattern)), None)


def _clean(name: str, data: bytes) -> bytes:
    return _SOURCE_MAP.sub(b"\n", data) if name.endswith((".js", ".mjs", ".css")) else data
