"""Have archives compiled to bytecode by the runtime's own Python, and keep them."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from buildtools import hashing, say
from buildtools.errors import BuildError
from buildtools.running import Runner

_HERE = Path(__file__).resolve().parent
_SCRIPTS = ("precompile.mjs", "bytecode.py")


@dataclass(frozen=True)
class Precompiler:
    """Compile archives with the Pyodide of one folder.

    `cache` keeps each result under a hash of all that it comes from.
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
        if not kept.is_dir():
            self._compile_into(kept, pyodide, archives)
        return {name: (kept / name).read_bytes() for name in archives}

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
            targets.rename(kept)


def _core(pyodide: Path) -> list[Path]:
    return sorted(path for path in pyodide.iterdir() if path.suffix in {".mjs", ".wasm", ".zip"})
