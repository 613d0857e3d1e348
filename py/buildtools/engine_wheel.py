"""Pack the engine as a pure wheel, the same bytes for the same sources."""

import base64
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from buildtools import hashing
from buildtools.errors import BuildError

# The earliest date that a zip can hold: a wheel must not depend on when it is made.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16


@dataclass(frozen=True)
class EngineWheel:
    """Hold the engine's wheel: file name, version and bytes."""

    file: str
    version: str
    data: bytes


def version_of(package: Path) -> str:
    """Read `__version__` from the package's `__init__.py`, without importing it.

    Raises:
        BuildError: the package or its version is missing.
    """
    try:
        text = (package / "__init__.py").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BuildError("Le dossier py/certiflux manque : reprenez une copie du projet.") from error
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


def make(package: Path) -> EngineWheel:
    """Pack `package` into a wheel.

    The name carries the start of the contents' hash as build number, so that a
    host or a browser that keeps an old copy can never mix it with a new lock.
    """
    version = version_of(package)
    members = {
        f"{package.name}/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in sources(package)
    }
    digest = hashing.of_entries((name, hashing.of_bytes(data)) for name, data in members.items())
    members |= _metadata(package.name, version, members)
    file = f"{package.name}-{version}-0{digest[:12]}-py3-none-any.whl"
    return EngineWheel(file=file, version=version, data=_zip(members))


def _is_cache(path: Path) -> bool:
    return path.suffix == ".pyc" or any(
        part == "__pycache__" or part.startswith(".") for part in path.parts
    )


def _metadata(name: str, version: str, members: dict[str, bytes]) -> dict[str, bytes]:
    folder = f"{name}-{version}.dist-info"
    texts = {
        f"{folder}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{folder}/WHEEL": (
            "Wheel-Version: 1.0\nGenerator: certiflux-build\n"
            "Root-Is-Purelib: true\nTag: py3-none-any\n"
        ),
    }
    files = {path: text.encode() for path, text in texts.items()}
    record = [_record_line(path, data) for path, data in {**members, **files}.items()]
    record.append(f"{folder}/RECORD,,\n")
    files[f"{folder}/RECORD"] = "".join(record).encode()
    return files


def _record_line(path: str, data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(data)}\n"


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, date_time=_EPOCH)
            info.external_attr = _MODE
            info.create_system = 3  # Unix, on whatever system the build runs
            # Stored: versions of zlib differ in the bytes they make, and it loads faster.
            info.compress_type = zipfile.ZIP_STORED
            archive.writestr(info, data)
    return buffer.getvalue()
