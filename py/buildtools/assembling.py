"""Lay out the files of dist/ from the checkout and the fetched artefacts."""

from collections.abc import Iterator
from pathlib import Path

from buildtools import (
    access_page,
    bill,
    engine_wheel,
    help_page,
    hosting,
    licence_list,
    manifest,
    offline,
    page_config,
    places_table,
    pyodide_lock,
    python_side,
    tarball,
    without_eval,
)
from buildtools.errors import BuildError
from buildtools.layout import Layout
from buildtools.lock import Artefact, Lock
from buildtools.precompiling import Precompiler
from certiflux.exports import palette

_PYODIDE = "runtime/pyodide"
# What the build reads in static/ but serves elsewhere, or not at all.
_NOT_SERVED = (
    "static/runtime.lock.json",
    "static/sw.js",
    "static/wheels/",
    "static/licences/",
    "static/doc/",
)


def page_files(root: Path) -> Iterator[tuple[str, Path]]:
    """List the files that are served as they are, by their path in dist/.

    Raises:
        BuildError: the page itself is missing.
    """
    if not (root / "index.html").is_file():
        raise BuildError("Le fichier index.html manque : reprenez une copie du projet.")
    yield "index.html", root / "index.html"
    for folder in ("app", "static"):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and not _is_left_out(name):
                yield name, path


def write(
    layout: Layout,
    lock: Lock,
    files: dict[Artefact, Path],
    precompiler: Precompiler,
    into: Path,
) -> None:
    """Write everything that dist/ holds in the empty folder `into`.

    Raises:
        BuildError: a file of the page or of the runtime is missing.
    """
    for name, path in page_files(layout.root):
        _put(into / name, path.read_bytes())
    for artefact, path in files.items():
        if not artefact.is_wheel and not artefact.feeds:
            for name, data in _members(artefact, path).items():
                _put(into / artefact.into / name, data)
    if table := places_table.ensure(layout, files):
        _put(into / places_table.SERVED, table.read_bytes())
    # Pyodide does not start without a list of packages: an empty one, to compile the rest.
    _put_text(into / _PYODIDE / "pyodide-lock.json", pyodide_lock.text(lock, []))
    wheels = {artefact: path for artefact, path in files.items() if artefact.is_wheel}
    packages = python_side.write(layout, wheels, precompiler, into / _PYODIDE)
    _put_text(into / _PYODIDE / "pyodide-lock.json", pyodide_lock.text(lock, packages))
    for name, page in help_page.files().items():
        _put_text(into / name, page)
    _put_text(into / "static/css/tokens.css", palette.tokens())
    _put_text(into / "runtime/page.json", page_config.text(layout.root / "app"))
    _put_text(into / "runtime/aide.json", page_config.help_text())
    _put_text(into / "runtime/LICENCES.txt", licence_list.text(layout.root, files))
    version = engine_wheel.version_of(layout.engine)
    _put_text(into / bill.NAME, bill.text(files, version))
    _put_text(into / access_page.NAME, access_page.text(into))
    build = offline.stamp(into)
    source = layout.root / "static" / "sw.js"
    _put_text(into / offline.SCRIPT, offline.script(source, into, build))
    for name, text in hosting.files().items():
        _put_text(into / name, text)
    _put_text(into / manifest.NAME, manifest.text(into, version, build))


def _members(artefact: Artefact, path: Path) -> dict[str, bytes]:
    members = tarball.take(artefact, path)
    return without_eval.changed(members) if artefact.name == without_eval.PART else members


def _is_left_out(name: str) -> bool:
    hidden = any(part.startswith(".") or part == "__pycache__" for part in name.split("/"))
    return hidden or name.startswith(_NOT_SERVED)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _put_text(path: Path, text: str) -> None:
    _put(path, text.encode())
