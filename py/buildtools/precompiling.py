"""Have archives compiled to bytecode by the runtime's own Python, and keep them."""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from buildtools import hashing, say
from buildtools.errors import BuildError
from buildtools.running import Runner

_HERE = Path(__file__).resolve().parent
_SCRIPTS = ("precompile.mjs", "bytecode.py")
_DIGEST = "sha256"
"""The file that says what the results of one folder were when they were made."""


@dataclass(frozen=True)
class Precompiler:
    """Compile archives with the Pyodide of one folder.

    `cache` keeps each result under a hash of all that it comes from, with the digest of
    what came out: what changed since is made again.
    """

    run: Runner
    cache: Path

    def compile(self, pyodide: Path, archives: dict[str, bytes]) -> dict[str, bytes]:
        """Give the archives with their Python compiled, under the same names.

        They are compiled together, in one fresh interpreter: alone or with
        others, an archive may come out with other (equally good) bytes.

        Raises:
            BuildError: node is missing or the runtime could not be started.
        """
        kept = self.cache / self._key(pyodide, archives)
        found = _kept(kept, archives)
        if found is None:
            shutil.rmtree(kept, ignore_errors=True)
            self._compile_into(kept, pyodide, archives)
            found = {name: (kept / name).read_bytes() for name in archives}
        return found

    def _key(self, pyodide: Path, archives: dict[str, bytes]) -> str:
        parts = [(name, hashing.of_bytes(data)) for name, data in archives.items()]
        tools = [*(_HERE / name for name in _SCRIPTS), *_core(pyodide)]
        return hashing.of_entries([*parts, *((f"/{p.name}", hashing.of_file(p)) for p in tools)])

    def _compile_into(self, kept: Path, pyodide: Path, archives: dict[str, bytes]) -> None:
        node = shutil.which("node")
        if node is None:
            raise BuildError(
                "Le programme node est introuvable : installez Node.js, puis recommencez."
            )
        say.progress("Préparation du code Python pour un démarrage plus rapide…")
        self.cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.cache) as name:
            sources, targets = Path(name) / "sources", Path(name) / "targets"
            sources.mkdir()
            targets.mkdir()
            for file, data in archives.items():
                (sources / file).write_bytes(data)
            command = [node, str(_HERE / _SCRIPTS[0]), str(pyodide), str(sources), str(targets)]
            outcome = self.run(command, Path(name))
            if outcome.code:
                raise BuildError(
                    f"Le code Python n’a pas pu être préparé ({outcome.reason}) : "
                    "il faut Node.js 20 ou plus récent."
                )
            made = {file: (targets / file).read_bytes() for file in archives}
            (targets / _DIGEST).write_text(_digest(made), encoding="ascii")
            targets.rename(kept)


def _kept(folder: Path, names: Iterable[str]) -> dict[str, bytes] | None:
    """Give the results of a folder, None when it has not all of them as they were made."""
    try:
        said = (folder / _DIGEST).read_text(encoding="ascii")
        found = {name: (folder / name).read_bytes() for name in names}
    except (OSError, ValueError):
        return None
    return found if _digest(found) == said else None


def _digest(results: dict[str, bytes]) -> str:
    return hashing.of_entries((name, hashing.of_bytes(data)) for name, data in results.items())


def _core(pyodide: Path) -> list[Path]:
    return sorted(path for path in pyodide.iterdir() if path.suffix in {".mjs", ".wasm", ".zip"})
