"""SHA-256 of files, and of sets of files."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def of_bytes(data: bytes) -> str:
    """Give the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def of_file(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal, read by pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def of_entries(entries: Iterable[tuple[str, str]]) -> str:
    """Give one SHA-256 for many (name, SHA-256) pairs, whatever their order."""
    lines = (f"{digest}  {name}\n" for name, digest in sorted(entries))
    return of_bytes("".join(lines).encode())
