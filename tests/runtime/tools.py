"""Obtain the one test tool that has a compiled part: its Pyodide wheel is not CPython's."""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

TOOL = "hypothesis"


def wheel(root: Path, pyodide: Path, cache: Path) -> Path:
    """Give the tool's wheel for the Pyodide of a folder, of the version and hashes of our lock.

    It is fetched once and checked at every use, as all that the build fetches.
    """
    pinned = _pinned((root / "tests" / "requirements.txt").read_text(encoding="utf-8"))
    for path in cache.glob(f"{TOOL}-*.whl"):
        if hashlib.sha256(path.read_bytes()).hexdigest() in pinned:
            return path
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        fresh = _fetch(pinned, pyodide, Path(folder))
        return fresh.rename(cache / fresh.name)


def _pinned(lock: str) -> str:
    """Give the lines of the lock that pin the tool."""
    lines = lock.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{TOOL}=="))
    end = next(i for i in range(start, len(lines)) if not lines[i].endswith("\\"))
    return "\n".join(lines[start : end + 1]) + "\n"


def _fetch(pinned: str, pyodide: Path, folder: Path) -> Path:
    info = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    request = folder / "requirements.txt"
    request.write_text(pinned, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", request]
    command += ["--python-version", info["python"].rpartition(".")[0], "--dest", folder]
    command += ["--platform", f"pyemscripten_{info['abi_version']}_{info['arch']}"]
    subprocess.run([str(word) for word in command], check=True)
    (path,) = folder.glob("*.whl")
    return path
