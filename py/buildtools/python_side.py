"""Put in dist/ what the engine's interpreter loads: its library, the wheels, the engine."""

from pathlib import Path

from buildtools import engine_wheel, hashing
from buildtools.layout import Layout
from buildtools.lock import Artefact
from buildtools.precompiling import Precompiler
from buildtools.pyodide_lock import Package

_LIBRARY = "python_stdlib.zip"
_ENGINE = "certiflux"


def write(
    layout: Layout, wheels: dict[Artefact, Path], precompiler: Precompiler, folder: Path
) -> list[Package]:
    """Write library, wheels and engine in `folder`, compiled; give the packages to list.

    `folder` holds Pyodide as published. The parts that seldom change are
    compiled apart from the engine, so that a change of ours costs little.

    Raises:
        BuildError: they could not be compiled.
    """
    sources = {path.name: path.read_bytes() for path in wheels.values()}
    library = (folder / _LIBRARY).read_bytes()
    compiled = precompiler.compile(folder, sources | {_LIBRARY: library})
    packages = [
        _write(folder, Package.of(artefact), compiled[path.name])
        for artefact, path in wheels.items()
    ]
    # From here on Pyodide starts with its compiled library: faster for the engine's turn too.
    (folder / _LIBRARY).write_bytes(compiled[_LIBRARY])
    engine = _engine(layout)
    data = precompiler.compile(folder, {engine.file: engine_wheel.pack(layout.engine)})
    return [*packages, _write(folder, engine, data[engine.file])]


def _engine(layout: Layout) -> Package:
    version = engine_wheel.version_of(layout.engine)
    return Package(
        name=_ENGINE,
        version=version,
        file=f"{_ENGINE}-{version}-py3-none-any.whl",
        sha256="",
        imports=(_ENGINE,),
        # openpyxl is left to the moment when a workbook is written: it costs half a second.
        depends=("lxml", "python-calamine"),
    )


def _write(folder: Path, package: Package, data: bytes) -> Package:
    """Write a wheel under a name that changes with its contents.

    A host or a browser that keeps an old copy can then never serve it for a
    new lock, whose SHA-256 it would not match. The hash takes the place that
    wheels have for a build number, which starts with a digit.
    """
    digest = hashing.of_bytes(data)
    name, version, tags = package.file.split("-", 2)
    file = f"{name}-{version}-0{digest[:12]}-{tags}"
    (folder / file).write_bytes(data)
    return package.written(file, digest)
