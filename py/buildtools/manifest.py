"""Say what dist/ holds, file by file, and tell whether it still does."""

import json
from pathlib import Path

from buildtools import hashing

NAME = "manifest.json"


def text(dist: Path, version: str) -> str:
    """Give the text of manifest.json for the files in `dist`.

    `build` is a hash of all contents: the same files give the same build,
    whatever the commit, the day or the machine.
    """
    files = [
        {"path": name, "size": path.stat().st_size, "sha256": hashing.of_file(path)}
        for name, path in _files(dist)
    ]
    build = hashing.of_entries((str(file["path"]), str(file["sha256"])) for file in files)
    content = {"name": "certiflux", "version": version, "build": build[:16], "files": files}
    return json.dumps(content, indent=1) + "\n"


def holds(dist: Path) -> bool:
    """Tell whether `dist` is just what its manifest says: same files, same bytes."""
    try:
        content = json.loads((dist / NAME).read_text(encoding="utf-8"))
        said = {file["path"]: file["sha256"] for file in content["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return said == {name: hashing.of_file(path) for name, path in _files(dist)}


def _files(dist: Path) -> list[tuple[str, Path]]:
    found = ((path.relative_to(dist).as_posix(), path) for path in dist.rglob("*"))
    return sorted((name, path) for name, path in found if path.is_file() and name != NAME)
