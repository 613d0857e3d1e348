"""Build the lxml wheel for Pyodide from source: `python3 static/wheels/recipe.py --out DIR`.

No registry carries this wheel. Everything that goes into it is pinned below or signed by Debian, and the same parts
give the same bytes. README.md beside this file says what is needed; `python3 build.py wheel` runs it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))  # build.py loads this file by its path: its siblings must be found then too

import wheel_config  # noqa: E402  (needs the line above)
import wheel_pack  # noqa: E402
from wheel_root import SUITE, DebianRoot, RecipeError, debian_mirror, require_tools, run  # noqa: E402

LXML = "6.1.3"
LXML_SHA256 = "45222d94ddd511536f3b2f7d9deae3b2339b4ce0f075f1ca25703b07cad9dd21"
PYODIDE = "314.0.7"
PYODIDE_SHA256 = "66b7949e5a0cba2250b586d7e368bf12fb482800748d182c4618254b685ffaa0"
TAG = "cp314-cp314-pyemscripten_2026_0_wasm32"
MODULE = "lxml/etree.cpython-314-wasm32-emscripten.so"
# upstream versions; Debian's revision after the dash or plus may move
PINS = {"emscripten": "6.0.5", "python3.14-dev": "3.14", "libxml2": "2.15.4", "libxslt": "1.1.45"}
TOOLS = ("emscripten", "python3.14-dev", "dpkg-dev", "make", "pkgconf", "ca-certificates")
RECORDED = ("emscripten", "clang-21", "lld-21", "binaryen", "python3.14-dev")
LICENCES = {  # path in the wheel's licences → path among the sources
    "LICENSE.txt": "lxml/LICENSE.txt",
    "LICENSES.txt": "lxml/LICENSES.txt",
    "doc/licenses/BSD.txt": "lxml/doc/licenses/BSD.txt",
    "doc/licenses/elementtree.txt": "lxml/doc/licenses/elementtree.txt",
    "libxml2/Copyright": "libxml2/Copyright",
    "libxslt/Copyright": "libxslt/Copyright",
}
Parts = dict[str, str]


def main(argv: Sequence[str] | None = None) -> int:
    """Build the wheel, its hash, its record of parts and its licences into --out; return 0, or 1 with a sentence."""
    parser = argparse.ArgumentParser(prog="recipe.py", description="Construit la roue lxml pour Pyodide.")
    parser.add_argument("--out", type=Path, default=HERE, help="dossier d’arrivée (par défaut : celui de la recette)")
    parser.add_argument("--mirror", help="adresse de l’archive Debian (par défaut : celle qu’apt utilise)")
    parser.add_argument("--unpinned", action="store_true", help="accepter d’autres versions que celles de la recette")
    options = parser.parse_args(argv)
    started = time.monotonic()
    try:
        wheel = _build(options.out.resolve(), options.mirror, unpinned=options.unpinned)
    except RecipeError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"Roue prête en {time.monotonic() - started:.0f} s : {wheel}")
    return 0


def _build(out: Path, mirror: str | None, *, unpinned: bool) -> Path:
    """Run every step in a temporary folder, removed at the end whatever happens."""
    require_tools()
    with tempfile.TemporaryDirectory(prefix="lxml-wheel-") as name:
        work = Path(name)
        root = DebianRoot(work / "root", mirror or debian_mirror())
        check = _accept if unpinned else _check_pin
        try:
            sdist, stdlib = _downloads(work)
            parts = _toolchain(root, check)
            _compile(root, sdist, stdlib)
            return _deliver(root, out, parts)
        finally:
            root.release()


def _downloads(work: Path) -> tuple[Path, Path]:
    """Fetch lxml's sdist and Pyodide's standard library; return their paths."""
    _say(1, f"lxml {LXML} et Pyodide {PYODIDE} : téléchargement")
    return _fetch_sdist(work), _fetch_stdlib(work)


def _fetch_sdist(work: Path) -> Path:
    """Download lxml's sdist with pip, which checks its hash before it opens it."""
    answer = work / "config"  # pip asks the sdist for its metadata, and the sdist asks for a libxml2 not yet there
    answer.write_text(f"#!/bin/sh\necho {PINS['libxml2']}\n")
    answer.chmod(0o755)
    wanted = work / "wanted.txt"
    wanted.write_text(f"lxml=={LXML} --hash=sha256:{LXML_SHA256}\n")
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", "lxml", "--require-hashes"]
    sentence = f"Les sources de lxml {LXML} n’ont pas pu être téléchargées : vérifiez « pip » et l’accès à son dépôt."
    env = {"WITH_XML2_CONFIG": str(answer), "WITH_XSLT_CONFIG": str(answer)}
    run([*command, "--dest", str(work), "--requirement", str(wanted)], sentence, env=env)
    sdist = work / f"lxml-{LXML}.tar.gz"
    _check_hash(sdist, LXML_SHA256)
    return sdist


def _fetch_stdlib(work: Path) -> Path:
    """Download Pyodide's npm package and return the standard library inside."""
    sentence = f"Pyodide {PYODIDE} n’a pas pu être téléchargé : vérifiez « npm » et l’accès à son dépôt."
    run(["npm", "pack", f"pyodide@{PYODIDE}"], sentence, cwd=work)
    package = work / f"pyodide-{PYODIDE}.tgz"
    _check_hash(package, PYODIDE_SHA256)
    inside = "package/python_stdlib.zip"
    run(["tar", "-xzf", package.name, inside], "L’archive de Pyodide est illisible.", cwd=work)
    return work / inside


def _toolchain(root: DebianRoot, check: Callable[[str, str], None]) -> Parts:
    """Make the root with compiler and sources; return the version of every part."""
    _say(2, f"base Debian {SUITE}")
    root.create()
    _say(3, "compilateur et sources (180 Mo)")
    root.install(TOOLS)
    parts = {package: root.version(package) for package in RECORDED}
    parts |= {package: root.sources(package) for package in ("libxml2", "libxslt")}
    for package in PINS:
        check(package, parts[package])
    return {**parts, "lxml": LXML, "pyodide": PYODIDE}


def _compile(root: DebianRoot, sdist: Path, stdlib: Path) -> None:
    """Compile lxml.etree inside the root, for Pyodide's interpreter."""
    _say(4, "compilation (deux minutes)")
    build = root.path / "build"
    shutil.copyfile(sdist, build / "lxml.tar.gz")
    root.shell(f"tar -xzf lxml.tar.gz && mv lxml-{LXML} lxml", "L’archive de lxml est illisible.")
    shutil.copytree(root.path / "usr/include/python3.14", build / "include")
    with zipfile.ZipFile(stdlib) as archive:
        values = wheel_config.build_values(archive.read(wheel_config.SYSCONFIG).decode())
    template = next(root.path.glob("usr/include/*/python3.14/pyconfig.h")).read_text()
    (build / "include/pyconfig.h").write_text(wheel_config.rewrite(template, values))
    shutil.copyfile(HERE / "recipe.sh", build / "recipe.sh")
    env = {"JOBS": str(os.cpu_count() or 1), "SOURCE_DATE_EPOCH": str(wheel_pack.EPOCH)}
    root.shell("sh recipe.sh", "La compilation a échoué : les dernières lignes ci-dessus disent où.", env=env)


def _deliver(root: DebianRoot, out: Path, parts: Parts) -> Path:
    """Pack what was compiled and write everything into `out`."""
    _say(5, "empaquetage")
    build = root.path / "build"
    out.mkdir(parents=True, exist_ok=True)
    wheel = wheel_pack.pack(out, "lxml", LXML, TAG, _wheel_files(build))
    (out / "SHA256SUMS").write_text(f"{wheel_pack.sha256(wheel.read_bytes())}  {wheel.name}\n")
    hashes = {source.name: wheel_pack.sha256(source.read_bytes()) for source in sorted(build.glob("*.orig.tar.*"))}
    hashes |= {f"lxml-{LXML}.tar.gz": LXML_SHA256, f"pyodide-{PYODIDE}.tgz": PYODIDE_SHA256}
    record = {"suite": SUITE, "versions": dict(sorted(parts.items())), "sha256": dict(sorted(hashes.items()))}
    (out / "built-with.json").write_text(json.dumps(record, indent=2) + "\n")
    for name, source in LICENCES.items():
        target = out / "licences" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(build / source, target)
    return wheel


def _wheel_files(build: Path) -> dict[str, bytes]:
    """Return the wheel's content, archive path → bytes: Python files, schemas, the module, metadata, licences."""
    package = build / "lxml/src/lxml"
    chosen = [*package.glob("*.py"), *(path for path in package.glob("isoschematron/**/*") if path.is_file())]
    files = {f"lxml/{path.relative_to(package)}": path.read_bytes() for path in chosen}
    files[MODULE] = (build / "etree.so").read_bytes()
    info = f"lxml-{LXML}.dist-info"
    described = wheel_pack.metadata((build / "lxml/PKG-INFO").read_text(encoding="utf-8"), LICENCES)
    files[f"{info}/METADATA"] = described.encode()
    files |= {f"{info}/licenses/{name}": (build / source).read_bytes() for name, source in LICENCES.items()}
    return files


def _check_hash(path: Path, expected: str) -> None:
    if wheel_pack.sha256(path.read_bytes()) != expected:
        raise RecipeError(f"{path.name} n’est pas le fichier attendu (SHA-256 différent) : rien n’a été construit.")


def _check_pin(package: str, version: str) -> None:
    if not version.startswith(PINS[package]):
        raise RecipeError(
            f"Debian {SUITE} fournit aujourd’hui {package} {version}, et la recette attend {PINS[package]} : "
            "relancez avec « --unpinned » pour construire avec cette version."
        )


def _accept(package: str, version: str) -> None:
    print(f"    {package} {version}")


def _say(step: int, what: str) -> None:
    print(f"[{step}/5] {what}…", flush=True)


if __name__ == "__main__":
    sys.exit(main())
