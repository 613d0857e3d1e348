"""Say what dist/ holds, file by file, and tell whether it still does."""

import json
from pathlib import Path

from buildtools import hashing, hosting

NAME = "manifest.json"


def text(dist: Path, version: str, build: str) -> str:
    """Give the text of manifest.json for the files in `dist`.

    `build` is a hash of what is served (offline.py): the same files give the same
    build, whatever the commit, the day or the machine. What only a host reads
    says that it is not served.
    """
    files = [
        {"path": name, "size": path.stat().st_size, "sha256": hashing.of_file(path)}
        | ({"served": False} if hosting.is_setting(name) else {})
        for name, path in _files(dist)
    ]
    content = {"name": "certiflux", "version": version, "build": build, "files": files}
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
