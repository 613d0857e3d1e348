"""Tell whether a copy, in a folder or on a site, is the one that this checkout builds."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from buildtools import copies, hashing, manifest, say

_SHOWN = 20


@dataclass
class Differences:
    """What a copy has otherwise: names of files by what is wrong, and sentences on its headers."""

    changed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)

    @property
    def none(self) -> bool:
        """Tell whether the files are the same, byte for byte."""
        return not (self.changed or self.missing or self.added)


def verify(dist: Path, place: str) -> int:
    """Compare the copy at `place` with `dist`, file by file; print it; give 0 when they agree.

    A site whose files agree, but whose security headers do not, gives 1 as well.

    Raises:
        BuildError: there is no copy there, it has links, or the site does not answer.
    """
    told = json.loads((dist / manifest.NAME).read_bytes())
    files = {str(file["path"]): str(file["sha256"]) for file in told["files"]}
    found = _compared(dist, files, copies.at(place))
    build = str(told["build"])
    if found.none:
        say.answer(f"C’est la copie publiée {build} : {len(files)} fichiers, tous identiques.")
    else:
        say.answer(f"Ce n’est pas la copie publiée {build}.")
        _list("changé", found.changed)
        _list("absent", found.missing)
        _list("en trop", found.added)
    if found.headers:
        say.answer("Ses en-têtes de sécurité ne sont pas ceux de py/buildtools/headers.py :")
        for sentence in found.headers:
            say.answer(f"  {sentence}")
    return 0 if found.none and not found.headers else 1


def _list(title: str, names: list[str]) -> None:
    for name in names[:_SHOWN]:
        say.answer(f"  {title} : {name}")
    if len(names) > _SHOWN:
        say.answer(f"  {title} : et {len(names) - _SHOWN} de plus")


def _compared(dist: Path, files: dict[str, str], copy: copies.Copy) -> Differences:
    own = {manifest.NAME: hashing.of_file(dist / manifest.NAME)}
    wanted = copy.expects({**files, **own})
    found = Differences(added=sorted(copy.names() - set(wanted)))
    for name, digest in sorted(wanted.items()):
        data = copy.take(name)
        if data is None:
            found.missing.append(name)
        elif hashing.of_bytes(data) != digest:
            found.changed.append(name)
    found.headers = copy.complaints()
    return found
