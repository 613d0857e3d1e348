"""A tiny checkout and stand-ins for npm, pip and node, to test the build on."""

import io
import json
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from buildtools import bytecode, hashing
from buildtools.fetching import Fetcher
from buildtools.layout import Layout
from buildtools.precompiling import Precompiler
from buildtools.running import Outcome

PIP = ["python", "-m", "pip"]


def zipped(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return buffer.getvalue()


def tarball(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


PYODIDE = tarball(
    {
        "LICENSE": b"Mozilla Public License",
        "pyodide.mjs": b"export {};\n//# sourceMappingURL=pyodide.mjs.map\n",
        "pyodide.mjs.map": b"{}",
        "pyodide.asm.wasm": b"\0asm",
        "python_stdlib.zip": zipped({"this.py": "ZEN = 1\n", "data.txt": "kept"}),
        "console.html": b"not wanted",
    }
)
CRATE = {"expression": "MIT OR Apache-2.0"}
CALAMINE = zipped(
    {
        "python_calamine/__init__.py": "SHEETS = 2\n",
        "python_calamine-0.9.1.dist-info/METADATA": "Name: python-calamine\n",
        "python_calamine-0.9.1.dist-info/RECORD": "stale,,\n",
        "python_calamine-0.9.1.dist-info/licenses/LICENSE": "MIT of calamine",
        "python_calamine-0.9.1.dist-info/sboms/python-calamine.cyclonedx.json": json.dumps(
            {"components": [{"name": "quick-xml", "version": "1", "licenses": [CRATE]}]}
        ),
    }
)
LXML = zipped(
    {"lxml/__init__.py": "LXML = 3\n", "lxml-6.1.3.dist-info/licenses/LICENSE.txt": "BSD of lxml"}
)

PUBLISHED = {
    "pyodide-314.0.7.tgz": PYODIDE,
    "python_calamine-0.9.1-cp314-cp314-wasm32.whl": CALAMINE,
}


def artefacts() -> list[dict[str, object]]:
    calamine = "python_calamine-0.9.1-cp314-cp314-wasm32.whl"
    lxml = "static/wheels/lxml-6.1.3-cp314-cp314-wasm32.whl"
    npm = {"source": "npm", "file": "pyodide-314.0.7.tgz", "version": "314.0.7"}
    pypi = {"source": "pypi", "file": calamine, "version": "0.9.1"}
    vendored = {"source": "vendored", "file": lxml, "version": "6.1.3"}
    take = ["pyodide.mjs", "pyodide.asm.*", "python_stdlib.zip"]
    entries = [
        (npm | {"name": "pyodide", "take": take}, PYODIDE),
        (pypi | {"name": "python-calamine", "imports": ["python_calamine"]}, CALAMINE),
        (vendored | {"name": "lxml", "imports": ["lxml"], "embeds": ["libxml2@2.15 MIT"]}, LXML),
    ]
    common = {"licence": "MIT", "into": "runtime/pyodide"}
    return [
        common | entry | {"size": len(data), "sha256": hashing.of_bytes(data)}
        for entry, data in entries
    ]


def checkout(root: Path) -> Layout:
    texts = {
        "LICENSE": "MIT of Certiflux",
        "index.html": '<!doctype html><meta name="certiflux-build" content=""><title>C</title>',
        "app/main.py": "import dom\n",
        "app/engine.py": "from certiflux import core\n",
        "app/dom.py": "",
        "app/parts/table.py": "",
        "app/__pycache__/dom.pyc": "cache",
        "static/css/base.css": "body{}",
        "static/sw.js": "// The service worker.\n",
        "static/wheels/recipe.py": "def main(argv):\n    return len(argv)\n",
        "py/certiflux/__init__.py": '"""Engine."""\n\n__version__ = "0.1.0"\n',
        "py/certiflux/core.py": "ANSWER = 42\n",
        "py/certiflux/__pycache__/core.pyc": "cache",
        "py/requirements.txt": "lxml==6.1.3\n",
        "tests/requirements.txt": "pytest==9.2.0\n",
    }
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "static/wheels/lxml-6.1.3-cp314-cp314-wasm32.whl").write_bytes(LXML)
    lock = {"interpreter": {"python": "3.14.2"}, "artefacts": artefacts()}
    (root / "static/runtime.lock.json").write_text(json.dumps(lock), encoding="utf-8")
    return Layout(root=root, cache=root / ".cache")


class Machine:
    """Stand for npm, pip and node: answer as they would, and note what was asked."""

    def __init__(self, published: dict[str, bytes] | None = None) -> None:
        self.published = PUBLISHED if published is None else published
        self.refusal = ""
        self.calls: list[list[str]] = []

    def run(self, command: Sequence[str], folder: Path) -> Outcome:
        self.calls.append(list(command))
        if self.refusal:
            return Outcome(1, self.refusal)
        if command[1] == "pack":
            self._put(folder, ".tgz")
        elif "download" in command:
            self._put(folder, ".whl")
        else:
            self._precompile(Path(command[3]), Path(command[4]))
        return Outcome(0, "")

    def _put(self, folder: Path, ending: str) -> None:
        for name, data in self.published.items():
            if name.endswith(ending):
                (folder / name).write_bytes(data)

    def _precompile(self, sources: Path, targets: Path) -> None:
        for path in sorted(sources.iterdir()):
            bytecode.convert(str(path), str(targets / path.name))

    def fetcher(self, layout: Layout) -> Fetcher:
        return Fetcher(layout, self.run, lambda: PIP)

    def precompiler(self, layout: Layout) -> Precompiler:
        return Precompiler(self.run, layout.cache / "compiled")
