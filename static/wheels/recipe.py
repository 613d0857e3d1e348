"""Build the lxml wheel for Pyodide from source: `python3 static/wheels/recipe.py --out DIR`.

No registry carries this wheel. Everything that goes into it is pinned in wheel_parts.py or signed
by Debian, and the same parts give the same bytes. README.md says what is needed;
`python3 build.py wheel` runs this file.
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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))  # build.py loads this file by its path; its siblings stand beside it

import wheel_config  # noqa: E402
import wheel_pack  # noqa: E402
import wheel_parts  # noqa: E402
from wheel_machine import RecipeError, debian_mirror, require_tools  # noqa: E402
from wheel_root import SUITE, DebianRoot  # noqa: E402

NAME, VERSION = "lxml", wheel_parts.LXML
TAG = "cp314-cp314-pyemscripten_2026_0_wasm32"
MODULE = "lxml/etree.cpython-314-wasm32-emscripten.so"
LICENCES = {  # path among the licences → path among the sources
    "LICENSE.txt": "lxml/LICENSE.txt",
    "LICENSES.txt": "lxml/LICENSES.txt",
    "doc/licenses/BSD.txt": "lxml/doc/licenses/BSD.txt",
    "doc/licenses/elementtree.txt": "lxml/doc/licenses/elementtree.txt",
    "libxml2/Copyright": "libxml2/Copyright",
    "libxslt/Copyright": "libxslt/Copyright",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Build the wheel, its hash, its record of parts and its licences into --out.

    Return 0, or 1 after a French sentence on standard error.
    """
    options = _parser().parse_args(argv)
    started = time.monotonic()
    try:
        require_tools()
        with _root(options.mirror or debian_mirror()) as root:
            wheel = _make(root, options.out.resolve(), unpinned=options.unpinned)
    except RecipeError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"Roue prête en {time.monotonic() - started:.0f} s : {wheel}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("recipe.py", description="Construit la roue lxml de Pyodide.")
    out = "dossier d’arrivée (par défaut, celui de la recette)"
    parser.add_argument("--out", type=Path, default=HERE, help=out)
    mirror = "adresse de l’archive Debian (par défaut, celle qu’apt utilise)"
    parser.add_argument("--mirror", help=mirror)
    unpinned = "accepter de Debian d’autres versions que celles de la recette"
    parser.add_argument("--unpinned", action="store_true", help=unpinned)
    return parser


@contextmanager
def _root(mirror: str) -> Iterator[DebianRoot]:
    """Lend a root in a temporary folder, removed at the end whatever happens."""
    work = Path(tempfile.mkdtemp(prefix="lxml-wheel-")).resolve()
    root = DebianRoot(work / "root", mirror)
    try:
        yield root
    finally:
        root.release()  # raises, and so leaves the folder, when something stays mounted in it
        shutil.rmtree(work)


def _make(root: DebianRoot, out: Path, *, unpinned: bool) -> Path:
    """Run the steps one after the other; return the wheel's path."""
    work = root.path.parent
    _say(1, f"lxml {VERSION} et Pyodide {wheel_parts.PYODIDE}")
    sdist, stdlib = wheel_parts.lxml_sdist(work), wheel_parts.pyodide_stdlib(work)
    _say(2, f"base Debian « {SUITE} »")
    root.create()
    _say(3, "compilateur et bibliothèques, 180 Mo à télécharger")
    versions = wheel_parts.fill(root, unpinned=unpinned)
    _say(4, "compilation, deux minutes environ")
    _compile(root, sdist, stdlib)
    _say(5, "empaquetage")
    return _deliver(root, out, versions)


def _compile(root: DebianRoot, sdist: Path, stdlib: Path) -> None:
    """Compile lxml.etree inside the root, for Pyodide's interpreter."""
    shutil.copyfile(sdist, root.build / "lxml.tar.gz")
    unpack = f"tar -xzf lxml.tar.gz && mv lxml-{VERSION} lxml"
    root.shell(unpack, "L’archive de lxml est illisible.")
    headers = root.build / "include"
    shutil.copytree(root.path / "usr/include/python3.14", headers)
    with zipfile.ZipFile(stdlib) as archive:
        values = wheel_config.build_values(archive.read(wheel_config.SYSCONFIG).decode())
    template = next(root.path.glob("usr/include/*/python3.14/pyconfig.h")).read_text()
    (headers / "pyconfig.h").write_text(wheel_config.rewrite(template, values))
    shutil.copyfile(HERE / "recipe.sh", root.build / "recipe.sh")
    env = {"JOBS": str(os.cpu_count() or 1), "SOURCE_DATE_EPOCH": str(wheel_pack.EPOCH)}
    root.shell("sh recipe.sh", "La compilation a échoué, à l’endroit montré ci-dessus.", env)


def _deliver(root: DebianRoot, out: Path, versions: dict[str, str]) -> Path:
    """Pack what was compiled and write it into `out` with its hash, parts and licences."""
    out.mkdir(parents=True, exist_ok=True)
    wheel = wheel_pack.pack(out, (NAME, VERSION, TAG), _content(root.build))
    (out / "SHA256SUMS").write_text(f"{wheel_parts.sha256(wheel)}  {wheel.name}\n")
    record = json.dumps(wheel_parts.record(root, versions), indent=2)
    (out / "built-with.json").write_text(record + "\n")
    for name, source in LICENCES.items():
        target = out / "licences" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root.build / source, target)
    return wheel


def _content(build: Path) -> dict[str, bytes]:
    """Return the wheel's files, archive path → bytes."""
    package = build / "lxml/src/lxml"
    chosen = [*package.glob("*.py"), *package.glob("isoschematron/**/*.*")]
    files = {f"lxml/{path.relative_to(package)}": path.read_bytes() for path in chosen}
    files[MODULE] = (build / "etree.so").read_bytes()
    info = f"{NAME}-{VERSION}.dist-info"
    described = (build / "lxml/PKG-INFO").read_text(encoding="utf-8")
    files[f"{info}/METADATA"] = wheel_pack.metadata(described, LICENCES).encode()
    for name, source in LICENCES.items():
        files[f"{info}/licenses/{name}"] = (build / source).read_bytes()
    return files


def _say(step: int, what: str) -> None:
    print(f"[{step}/5] {what}…", flush=True)


if __name__ == "__main__":
    sys.exit(main())
