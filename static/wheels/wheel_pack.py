"""Pack files into a wheel whose bytes depend on nothing but their content."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

GENERATOR = "certiflux-recipe (1)"
MOMENT = (2026, 1, 1, 0, 0, 0)  # every entry's date; SOURCE_DATE_EPOCH below is the same instant
EPOCH = 1_767_225_600


def pack(folder: Path, name: str, version: str, tag: str, files: Mapping[str, bytes]) -> Path:
    """Write the wheel of `files` (archive path → bytes) into `folder` and return its path.

    WHEEL and RECORD are added here; METADATA and the licences are among `files`, under `NAME-VERSION.dist-info/`.
    """
    info = f"{name}-{version}.dist-info"
    entries = dict(files)
    entries[f"{info}/WHEEL"] = _wheel_text(tag).encode()
    record = f"{info}/RECORD"
    rows = [_record_row(path, entries[path]) for path in sorted(entries)]
    entries[record] = "".join([*rows, f"{record},,\n"]).encode()
    target = folder / f"{name}-{version}-{tag}.whl"
    with zipfile.ZipFile(target, "w") as archive:
        for path in [*sorted(files), f"{info}/WHEEL", record]:
            archive.writestr(_entry(path), entries[path], compresslevel=9)
    return target


def metadata(pkg_info: str, licences: Iterable[str]) -> str:
    """Return the sdist's PKG-INFO with one License-File line per path of `licences` (PEP 639)."""
    head, blank, body = pkg_info.partition("\n\n")
    lines = [line for line in head.splitlines() if not line.startswith("License-File:")]
    lines += [f"License-File: {path}" for path in licences]
    return "\n".join(lines) + blank + body


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data`, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _wheel_text(tag: str) -> str:
    return f"Wheel-Version: 1.0\nGenerator: {GENERATOR}\nRoot-Is-Purelib: false\nTag: {tag}\n"


def _record_row(path: str, data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(data)}\n"


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, whatever builds: the mode below is read only then
    entry.external_attr = 0o100644 << 16
    return entry
