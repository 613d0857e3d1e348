"""Turn the Python sources of an archive into bytecode.

Pyodide's standard library and our wheels come as sources, and a fresh worker
would compile what it imports at every start: half of the time before the
engine is ready. This file is run by the very interpreter that will read the
result (precompile.mjs), for bytecode belongs to one version of Python.
"""

import base64
import hashlib
import importlib.util
import marshal
import zipfile

# The earliest date that a zip can hold: an archive must not depend on when it is made.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
# The header says: this file has no source to be compared with (PEP 552).
_HEADER = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)


def convert(source: str, target: str) -> None:
    """Write the archive `target`: `source` with each .py file as a .pyc.

    All else is kept as it is; a wheel's RECORD is written anew. The same
    archive and the same interpreter give the same bytes.
    """
    with zipfile.ZipFile(source) as archive:
        members = dict(_member(archive, name) for name in archive.namelist() if name[-1] != "/")
    for name in members:
        if name.endswith(".dist-info/RECORD"):
            members[name] = _record(members, name)
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            archive.writestr(_info(name), data, zipfile.ZIP_DEFLATED)


def _member(archive: zipfile.ZipFile, name: str) -> tuple[str, bytes]:
    data = archive.read(name)
    if not name.endswith(".py"):
        return name, data
    # Neither docstrings nor assertions: nobody reads them there, everybody would fetch them.
    code = compile(data, name, "exec", dont_inherit=True, optimize=2)
    return f"{name}c", _HEADER + marshal.dumps(code)


def _record(members: dict[str, bytes], own: str) -> bytes:
    lines = [
        f"{name},sha256={_digest(data)},{len(data)}\n"
        for name, data in members.items()
        if name != own
    ]
    return "".join([*lines, f"{own},,\n"]).encode()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=_EPOCH)
    info.external_attr = _MODE
    info.create_system = 3  # Unix, on whatever system the build runs
    return info
