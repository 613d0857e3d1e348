"""Lay out the files of dist/ from the checkout and the fetched artefacts."""

from collections.abc import Iterator
from pathlib import Path

from buildtools import (
    engine_wheel,
    hashing,
    licence_list,
    manifest,
    page_config,
    pyodide_lock,
    tarball,
)
from buildtools.errors import BuildError
from buildtools.layout import Layout
from buildtools.lock import Artefact, Lock
from buildtools.pyodide_lock import Package

_PYODIDE = "runtime/pyodide"
# What the build reads in static/ but serves elsewhere, or not at all.
_NOT_SERVED = ("static/runtime.lock.json", "static/wheels/")


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


def write(layout: Layout, lock: Lock, files: dict[Artefact, Path], into: Path) -> None:
    """Write everything that dist/ holds in the empty folder `into`.

    Raises:
        BuildError: a file of the page or of the runtime is missing.
    """
    for name, path in page_files(layout.root):
        _put(into / name, path.read_bytes())
    for artefact, path in files.items():
        _put_artefact(artefact, path, into)
    engine = engine_wheel.make(layout.engine)
    _put(into / _PYODIDE / engine.file, engine.data)
    packages = [Package.of(artefact) for artefact in files if artefact.is_wheel]
    packages.append(_engine_package(engine))
    _put_text(into / _PYODIDE / "pyodide-lock.json", pyodide_lock.text(lock, packages))
    _put_text(into / "runtime/page.json", page_config.text(layout.root / "app"))
    _put_text(into / "runtime/LICENCES.txt", licence_list.text(files))
    _put_text(into / manifest.NAME, manifest.text(into, engine.version))


def _is_left_out(name: str) -> bool:
    hidden = any(part.startswith(".") or part == "__pycache__" for part in name.split("/"))
    return hidden or name.startswith(_NOT_SERVED)


def _engine_package(engine: engine_wheel.EngineWheel) -> Package:
    # openpyxl is left to the moment when a workbook is written: it costs 0.6 s.
    return Package(
        name="certiflux",
        version=engine.version,
        file=engine.file,
        sha256=hashing.of_bytes(engine.data),
        imports=("certiflux",),
        depends=("lxml", "python-calamine"),
    )


def _put_artefact(artefact: Artefact, path: Path, into: Path) -> None:
    folder = into / artefact.into
    if artefact.is_wheel:
        _put(folder / path.name, path.read_bytes())
        return
    for name, data in tarball.take(artefact, path).items():
        _put(folder / name, data)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _put_text(path: Path, text: str) -> None:
    _put(path, text.encode())
