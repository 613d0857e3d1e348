"""Everything that goes into the wheel: what it is, which version, and how it is fetched."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from wheel_machine import RecipeError, run
from wheel_root import SUITE, DebianRoot

LXML = "6.1.3"
PYODIDE = "314.0.7"
SHA256 = {
    f"lxml-{LXML}.tar.gz": "45222d94ddd511536f3b2f7d9deae3b2339b4ce0f075f1ca25703b07cad9dd21",
    f"pyodide-{PYODIDE}.tgz": "66b7949e5a0cba2250b586d7e368bf12fb482800748d182c4618254b685ffaa0",
}
TOOLS = ("emscripten", "python3.14-dev", "dpkg-dev", "make", "pkgconf")
LIBRARIES = ("libxml2", "libxslt")
# Upstream versions, which must be these; Debian's own revision after them may move.
PINS = {"emscripten": "6.0.5", "python3.14-dev": "3.14", "libxml2": "2.15.4", "libxslt": "1.1.45"}
RECORDED = ("emscripten", "clang-21", "lld-21", "binaryen", "python3.14-dev")


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def lxml_sdist(work: Path) -> Path:
    """Download lxml's sdist with pip, which checks its hash before it opens it."""
    # pip asks the sdist for its metadata, and the sdist asks for the version of a libxml2
    answer = work / "xml2-config"
    answer.write_text(f"#!/bin/sh\necho {PINS['libxml2']}\n")
    answer.chmod(0o755)
    name = f"lxml-{LXML}.tar.gz"
    wanted = work / "wanted.txt"
    wanted.write_text(f"lxml=={LXML} --hash=sha256:{SHA256[name]}\n")
    options = ["--no-deps", "--no-binary=lxml", "--require-hashes", f"--dest={work}"]
    run(
        [sys.executable, "-m", "pip", "download", *options, f"--requirement={wanted}"],
        f"Les sources de lxml {LXML} n’ont pas pu être téléchargées : "
        "vérifiez que pip fonctionne et atteint son dépôt.",
        env={"WITH_XML2_CONFIG": str(answer), "WITH_XSLT_CONFIG": str(answer)},
    )
    return _checked(work / name)


def pyodide_stdlib(work: Path) -> Path:
    """Download Pyodide's npm package and return the standard library (a zip) inside."""
    sentence = (
        f"Pyodide {PYODIDE} n’a pas pu être téléchargé : "
        "vérifiez que npm fonctionne et atteint son dépôt."
    )
    run(["npm", "pack", f"pyodide@{PYODIDE}"], sentence, cwd=work)
    package = _checked(work / f"pyodide-{PYODIDE}.tgz")
    inside = "package/python_stdlib.zip"
    run(["tar", "-xzf", package.name, inside], f"{package.name} est illisible.", cwd=work)
    return work / inside


def fill(root: DebianRoot, *, unpinned: bool) -> dict[str, str]:
    """Put compiler and sources into the root; return the version of every part.

    Raise RecipeError when Debian has moved on from a pinned version, unless `unpinned`.
    """
    root.install(TOOLS)
    versions = {package: root.sources(package) for package in LIBRARIES}
    versions |= {package: root.version(package) for package in RECORDED}
    for package, pin in PINS.items():
        if not unpinned and not versions[package].startswith(pin):
            raise RecipeError(
                f"Debian {SUITE} fournit maintenant {package} {versions[package]} au lieu de "
                f"{pin} : relancez avec « --unpinned » pour construire avec cette version."
            )
    return {**versions, "lxml": LXML, "pyodide": PYODIDE}


def record(root: DebianRoot, versions: dict[str, str]) -> dict[str, object]:
    """Return what the wheel was built with: versions, and hashes of the upstream archives."""
    archives = root.build.glob("*.orig.tar.*")
    hashes = {**SHA256, **{archive.name: sha256(archive) for archive in archives}}
    return {
        "suite": SUITE,
        "versions": dict(sorted(versions.items())),
        "sha256": dict(sorted(hashes.items())),
    }


def _checked(path: Path) -> Path:
    if sha256(path) != SHA256[path.name]:
        raise RecipeError(
            f"{path.name} n’est pas le fichier attendu (son SHA-256 est différent) : "
            "rien n’a été construit."
        )
    return path
