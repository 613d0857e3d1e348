"""Pack files into a wheel whose bytes depend on nothing but their content."""

from __future__ import annotations

import base64
import hashlib
import time
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

GENERATOR = "certiflux-recipe (1)"
EPOCH = 1_767_225_600  # 1 January 2026, every entry's date
REGULAR_FILE = 0o100644


def pack(folder: Path, identity: tuple[str, str, str], files: Mapping[str, bytes]) -> Path:
    """Write the wheel of `files` (archive path → bytes) into `folder` and return its path.

    `identity` is name, version and tag. WHEEL and RECORD are made here; METADATA and the licences
    are among `files`, under `NAME-VERSION.dist-info/`.
    """
    name, version, tag = identity
    info = f"{name}-{version}.dist-info"
    entries = dict(sorted({**files, f"{info}/WHEEL": _wheel_text(tag).encode()}.items()))
    rows = [_record_row(path, data) for path, data in entries.items()]
    entries[f"{info}/RECORD"] = "".join([*rows, f"{info}/RECORD,,\n"]).encode()
    target = folder / f"{name}-{version}-{tag}.whl"
    with zipfile.ZipFile(target, "w") as archive:
        for path, data in entries.items():
            archive.writestr(_entry(path), data, compresslevel=9)
    return target


def metadata(pkg_info: str, licences: Iterable[str]) -> str:
    """Return the sdist's PKG-INFO with one License-File line per path of `licences` (PEP 639)."""
    head, blank, body = pkg_info.partition("\n\n")
    lines = [line for line in head.splitlines() if not line.startswith("License-File:")]
    lines += [f"License-File: {path}" for path in licences]
    return "\n".join(lines) + blank + body


def _wheel_text(tag: str) -> str:
    return f"Wheel-Version: 1.0\nGenerator: {GENERATOR}\nRoot-Is-Purelib: false\nTag: {tag}\n"


def _record_row(path: str, data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(data)}\n"


def _entry(path: str) -> zipfile.ZipInfo:
    year, month, day, hour, minute, second, *_ = time.gmtime(EPOCH)
    entry = zipfile.ZipInfo(path, (year, month, day, hour, minute, second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, whatever builds: the mode below is read only then
    entry.external_attr = REGULAR_FILE << 16
    return entry
