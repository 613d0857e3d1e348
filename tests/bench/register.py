"""Read an XML list of France compétences as heavy as the two true ones: seconds, and memory."""

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.page import BenchError
from cases.fiches import Invented, fiche_xml

CONTENT = 570_000_000
"""Bytes of the XML, once inflated: those of both true lists together."""

FICHES = 30_484
PEAK = 150_000_000
"""Bytes that reading may take in all, the zip among them."""

_WORDS = ("analyser", "conduire", "organiser", "évaluer", "rédiger", "accompagner", "planifier")
_CODE = """
import json, sys
from bench import register_inner

def peak():
    with open("/proc/self/status") as told:
        return next(int(line.split()[1]) * 1024 for line in told if line.startswith("VmHWM"))
before = peak()
name = sys.argv[1]
with open(name, "rb") as file:
    told = register_inner.measure(name, file.read())
print(json.dumps(told | {"peak": peak() - before}))
"""


@dataclass
class Register:
    """What reading took: seconds, and bytes beside what a process that has read nothing holds."""

    zipped: int = 0
    content: int = 0
    fiches: int = 0
    cpython: float | None = None
    peak: int | None = None


def obtain(cache: Path, content: int = CONTENT, fiches: int = FICHES) -> Path:
    """Give the zip of an invented list of so many bytes, made once."""
    path = cache / f"fiches-{content}-{fiches}" / "export_fiches_RNCP_V4_1_2026-08-29.zip"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            fresh = Path(folder) / path.name
            _write(fresh, content, fiches)
            fresh.rename(path)
    return path


def _write(path: Path, content: int, fiches: int) -> None:
    name = f"{path.stem}.xml"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w", force_zip64=True) as part,
    ):
        part.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<FICHES>\n')
        for number in range(1, fiches + 1):
            part.write(_one(number, content // fiches).encode())
        part.write(b"</FICHES>\n")


def _one(number: int, size: int) -> str:
    """Return a fiche of about so many bytes, whose long text no other one has."""
    fiche = Invented(
        f"RNCP{number}",
        f"Responsable de production n° {number}",
        ways=("FC", "VAE"),
        sirets=("73282932000074",),
        blocks=("BC01", "BC02", "BC03"),
    )
    bare = fiche_xml(fiche)
    return fiche_xml(fiche, "".join(_long(number, size - len(bare.encode())))) + "\n"


def _long(number: int, size: int) -> Iterator[str]:
    seed, written = number, 0
    while written < size:
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        words = f"{_WORDS[seed % len(_WORDS)]} {seed % 9973} ; "
        written += len(words.encode())
        yield words


def in_cpython(found: Register, path: Path, root: Path) -> None:
    """Read the list in a process of its own."""
    found.zipped, found.content = path.stat().st_size, _content(path)
    env = {"PYTHONPATH": f"{root / 'py'}:{root / 'tests'}"}
    done = subprocess.run(
        [sys.executable, "-c", _CODE, str(path)], env=env, capture_output=True, check=False
    )
    if done.returncode:
        raise BenchError(f"La liste n'a pas été lue : {done.stderr.decode()[-300:]}")
    told = json.loads(done.stdout)
    found.cpython, found.peak, found.fiches = told["seconds"], told["peak"], told["fiches"]


def _content(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(info.file_size for info in archive.infolist())


def text(found: Register) -> str:
    """Say in French what was measured, and whether the memory was kept to."""
    lines = [
        f"Liste de France compétences : {_mega(found.content)} dans {_mega(found.zipped)} de zip"
    ]
    if found.peak is not None:
        verdict = "✓" if found.peak <= PEAK else "✗ manqué"
        lines.append(f"  CPython : {found.cpython:.1f} s, {_mega(found.peak)} en plus {verdict}")
    return "\n".join(lines)


def _mega(size: int) -> str:
    return f"{size / 1_000_000:.0f} Mo"
