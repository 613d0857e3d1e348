"""Pack the engine's sources as a pure wheel, the same bytes for the same sources."""

import io
import re
import zipfile
from pathlib import Path

from buildtools.errors import BuildError

# The earliest date that a zip can hold: a wheel must not depend on when it is made.
_EPOCH = (1980, 1, 1, 0, 0, 0)

WHEEL = "Wheel-Version: 1.0\nGenerator: certiflux-build\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
"""What every wheel of ours says of its kind."""


def version_of(package: Path) -> str:
    """Read `__version__` from the package's `__init__.py`, without importing it.

    Raises:
        BuildError: the package or its version is missing.
    """
    try:
        text = (package / "__init__.py").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        message = "Le dossier py/certiflux manque : reprenez une copie du projet."
        raise BuildError(message) from error
    found = re.search(r'^__version__ = "([^"]+)"$', text, flags=re.MULTILINE)
    if found is None:
        raise BuildError("py/certiflux/__init__.py ne donne pas sa version (__version__).")
    return found[1]


def sources(package: Path) -> list[Path]:
    """List the package's files in a fixed order, without what Python caches."""
    files = (path for path in package.rglob("*") if path.is_file())
    return sorted(
        (path for path in files if not _is_cache(path.relative_to(package))),
        key=lambda path: path.relative_to(package).as_posix(),
    )


def members(package: Path) -> dict[str, bytes]:
    """Give the files of `package` as a wheel holds them, by their names in it."""
    return {
        f"{package.name}/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in sources(package)
    }


def pack(package: Path) -> bytes:
    """Give a wheel of `package`; its RECORD is left to be written on compilation."""
    return zipped(members(package) | _metadata(package.name, version_of(package)))


def _is_cache(path: Path) -> bool:
    return path.suffix == ".pyc" or any(
        part == "__pycache__" or part.startswith(".") for part in path.parts
    )


def _metadata(name: str, version: str) -> dict[str, bytes]:
    folder = f"{name}-{version}.dist-info"
    texts = {
        f"{folder}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{folder}/WHEEL": WHEEL,
        f"{folder}/RECORD": "",
    }
    return {path: text.encode() for path, text in texts.items()}


def zipped(members: dict[str, bytes]) -> bytes:
    """Give a zip of named files, the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, date_time=_EPOCH), data)
    return buffer.getvalue()
