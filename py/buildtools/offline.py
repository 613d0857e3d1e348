"""Write the service worker for the files of dist/, and say in page and engine which build it is."""

import json
from pathlib import Path

from buildtools import hashing, headers, hosting
from buildtools.errors import BuildError

SCRIPT = "sw.js"
"""Where dist/ has it: its scope is the folder that it lies in."""

_BLANK = '<meta name="certiflux-build" content="">'
_PAGE = "index.html"
_LOCK = "runtime/pyodide/pyodide-lock.json"


def stamp(dist: Path) -> str:
    """Write the build in the page and beside the engine; give it.

    It is a hash of all that is served, so that the same files have the same build. The engine
    finds it in the list of its packages, where the name of its own wheel stands too.

    Raises:
        BuildError: the page has no place for it.
    """
    build = hashing.of_entries(_served(dist).items())[:16]
    page = (dist / _PAGE).read_text(encoding="utf-8")
    if _BLANK not in page:
        raise BuildError(f"Il manque « {_BLANK} » dans index.html.")
    filled = page.replace(_BLANK, _BLANK.replace('content=""', f'content="{build}"'))
    (dist / _PAGE).write_text(filled, encoding="utf-8")
    lock = json.loads((dist / _LOCK).read_text(encoding="utf-8"))
    lock["info"]["build"] = build
    text = json.dumps(lock, indent=1, sort_keys=True) + "\n"
    (dist / _LOCK).write_text(text, encoding="utf-8")
    return build


def script(source: Path, dist: Path, build: str) -> str:
    """Give the text of the service worker for the files now in `dist`.

    Raises:
        BuildError: its source is missing.
    """
    if not source.is_file():
        raise BuildError("Le fichier static/sw.js manque : reprenez une copie du projet.")
    known = {
        "BUILD": build,
        "FILES": _served(dist),
        "HEADERS": headers.SECURITY | {"Cache-Control": headers.ASK_AGAIN},
        "TYPES": headers.TYPES,
    }
    lines = [
        f"const {name} = {json.dumps(value, ensure_ascii=False, sort_keys=True)};\n"
        for name, value in known.items()
    ]
    return "".join(lines) + source.read_text(encoding="utf-8")


def _served(dist: Path) -> dict[str, str]:
    """Give the SHA-256 of every file that a visitor may ask for."""
    found = {path.relative_to(dist).as_posix(): path for path in dist.rglob("*") if path.is_file()}
    return {
        name: hashing.of_file(path)
        for name, path in sorted(found.items())
        if not hosting.is_setting(name)
    }
