"""Read a copy of the page where it lies, in a folder or on a site, as whoever visits it would."""

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from buildtools import headers, hosting, manifest
from buildtools.errors import BuildError

ROOT = "/"
"""Name of what a site gives at its bare address: what people really open."""

_SLOWEST = 60
_MISSING = 404


class Copy(Protocol):
    """A copy: the names of its files, and the bytes of each."""

    def take(self, name: str) -> bytes | None:
        """Give the bytes of one file, None when there is none of that name."""

    def names(self) -> set[str]:
        """Give the names of all that it holds, as far as it tells them."""

    def expects(self, files: dict[str, str]) -> dict[str, str]:
        """Give what is to be found there, by name, out of the files of a build."""

    def complaints(self) -> list[str]:
        """Say in a sentence each what else is wrong, once the files were taken."""


def at(place: str) -> Copy:
    """Give the copy at a folder or an address.

    Raises:
        BuildError: nothing there is a copy, the site does not answer, or the folder has links.
    """
    if place.startswith(("http://", "https://")):
        return Site(place)
    folder = Path(place)
    if not folder.is_dir():
        raise BuildError(f"« {place} » n’est ni un dossier ni une adresse.")
    return Folder(folder)


class Folder:
    """A copy in a folder. Links are refused: what they lead to may change once it was looked at."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        found = sorted(folder.rglob("*"))
        for path in found:
            if path.is_symlink():
                name = path.relative_to(folder).as_posix()
                raise BuildError(
                    f"Le dossier contient un lien, « {name} » : une copie publiée n’a que des "
                    "fichiers. Remplacez-le par le fichier lui-même, puis recommencez."
                )
        self._names = {path.relative_to(folder).as_posix() for path in found if not path.is_dir()}

    def take(self, name: str) -> bytes | None:
        """Give the bytes of one file, None when there is none of that name."""
        path = self._folder / name
        return path.read_bytes() if path.is_file() else None

    def names(self) -> set[str]:
        """Give the names of all files of the folder."""
        return self._names

    def expects(self, files: dict[str, str]) -> dict[str, str]:
        """Expect every file of the build."""
        return files

    def complaints(self) -> list[str]:
        """Have nothing more to say of a folder."""
        return []


@dataclass
class _Headers:
    """What the answers of a site say otherwise than headers.py: the names of files by sentence."""

    found: dict[str, set[str]] = field(default_factory=dict)

    def look(self, name: str, sent: dict[str, str]) -> None:
        for header, wanted in headers.SECURITY.items():
            said = sent.get(header.lower())
            if said is None:
                self._note(f"l’en-tête {header} manque", name)
            elif said != wanted:
                self._note(f"l’en-tête {header} n’est pas celui attendu", name)

    def _note(self, sentence: str, name: str) -> None:
        self.found.setdefault(sentence, set()).add(name)

    def told(self) -> list[str]:
        sentences = []
        for sentence, names in self.found.items():
            more = f" et {len(names) - 1} de plus" if len(names) > 1 else ""
            sentences.append(f"{sentence} : {min(names)}{more}")
        return sentences


class Site:
    """A copy on a site: its bare address too, and the security headers of every answer."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._base = address.removesuffix("index.html").rstrip("/") + "/"
        self._headers = _Headers()
        theirs = self.take(manifest.NAME)
        if theirs is None:
            raise BuildError(f"Il n’y a pas de {manifest.NAME} à cette adresse : « {address} ».")
        self._manifest = theirs

    def take(self, name: str) -> bytes | None:
        """Give the bytes that the site sends for a name, None when it has none."""
        url = self._base + ("" if name == ROOT else urllib.parse.quote(name))
        try:
            # S310: the scheme was looked at, and the person gave the address.
            with urllib.request.urlopen(url, timeout=_SLOWEST) as answer:  # noqa: S310
                data: bytes = answer.read()
                sent = {one: answer.headers.get_all(one, []) for one in answer.headers}
        except urllib.error.HTTPError as error:
            if error.code == _MISSING:
                return None
            raise BuildError(f"Le site répond {error.code} pour {name}.") from error
        except OSError as error:
            raise BuildError(f"Le site ne répond pas ({error}) : « {self._address} ».") from error
        # A header sent twice is two rules: neither of them alone is what is in force.
        self._headers.look(name, {one.lower(): ", ".join(said) for one, said in sent.items()})
        return data

    def names(self) -> set[str]:
        """Give what its own manifest says it has, settings aside; nothing else lists a site."""
        try:
            listed = {str(file["path"]) for file in json.loads(self._manifest)["files"]}
        except (ValueError, KeyError, TypeError):
            return set()
        return {name for name in listed if not hosting.is_setting(name)}

    def expects(self, files: dict[str, str]) -> dict[str, str]:
        """Expect the files that are served, and the page at the bare address."""
        served = {name: one for name, one in files.items() if not hosting.is_setting(name)}
        return {ROOT: served["index.html"], **served}

    def complaints(self) -> list[str]:
        """Say which security headers are missing or different, and where."""
        return self._headers.told()
