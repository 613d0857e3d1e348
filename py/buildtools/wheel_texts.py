"""Read what a Python package says of itself: its licences, and what was compiled into it."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

_LICENCE = re.compile(
    r"[^/]+\.dist-info/(?:licenses/.+|(?:LICEN[CS]E|COPYING|NOTICE)[^/]*)", re.IGNORECASE
)
_BILL = re.compile(r"[^/]+\.dist-info/sboms/[^/]+\.cyclonedx\.json")


def licences(wheel: Path) -> list[bytes]:
    """Give the licence texts of a wheel, by the order of their names."""
    return _members(wheel, _LICENCE)


def bills(wheel: Path) -> list[dict[str, Any]]:
    """Give the bills of materials (CycloneDX) that a wheel carries."""
    return [json.loads(content) for content in _members(wheel, _BILL)]


def _members(wheel: Path, pattern: re.Pattern[str]) -> list[bytes]:
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(name for name in archive.namelist() if pattern.fullmatch(name))
        return [archive.read(name) for name in names if not name.endswith("/")]
