"""Facts about the machine and the programs: a time means nothing without them."""

import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import certiflux

_KIBIBYTE = 1024
_PROC = Path("/proc")
_PACKAGES = ("lxml", "python-calamine", "openpyxl", "playwright")


def facts() -> dict[str, object]:
    """Give what is known of this machine and of what is measured on it."""
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "certiflux": certiflux.__version__,
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _PACKAGES},
        "system": platform.platform(),
        "processor": _processor(),
        "processors": os.cpu_count(),
        "memory": _memory(),
        "load": load(),
    }


def load() -> float | None:
    """Give how many processes wanted a processor over the last minute, where it is known."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def renderer_peak() -> int | None:
    """Give the most memory that a renderer of our browser held, in bytes (Linux alone)."""
    if sys.platform != "linux":
        return None
    peaks = [
        int(line.split()[1]) * _KIBIBYTE
        for process in _descendants(os.getpid())
        if b"--type=renderer" in _read(process / "cmdline")
        for line in _read(process / "status").decode().splitlines()
        if line.startswith("VmHWM:")
    ]
    return max(peaks, default=None)


def _descendants(root: int) -> list[Path]:
    parents = {
        int(path.name): int(_read(path / "stat").rpartition(b")")[2].split()[1])
        for path in _PROC.iterdir()
        if path.name.isdecimal() and _read(path / "stat")
    }
    found, fresh = set[int](), {root}
    while fresh:
        found |= fresh
        fresh = {child for child, parent in parents.items() if parent in fresh}
    return [_PROC / str(pid) for pid in found]


def _read(path: Path) -> bytes:
    """Read a file of a process that may be gone by now."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _processor() -> str:
    for line in _read(_PROC / "cpuinfo").decode().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()


def _memory() -> int | None:
    for line in _read(_PROC / "meminfo").decode().splitlines():
        if line.startswith("MemTotal:"):
            return int(line.split()[1]) * _KIBIBYTE
    return None
