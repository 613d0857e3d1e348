"""What each command of build.py does, once its arguments are understood."""

import importlib.util
import signal
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from types import FrameType, ModuleType
from typing import Never

from buildtools import (
    building,
    checking,
    chromium,
    engines,
    hashing,
    packing,
    places_table,
    say,
    serving,
    venv,
    verifying,
)
from buildtools.errors import BuildError
from buildtools.fetching import Fetcher
from buildtools.layout import Layout
from buildtools.precompiling import Precompiler
from buildtools.running import run
from buildtools.venv import Venv

_UNDERSTANDING = "understanding"
"""The part of the bench that measures the engine's sense, and neither times nor the page."""

_COMMANDS = "commands"
_WITHOUT_PAGE = frozenset({"cpython", _UNDERSTANDING, _COMMANDS})
"""What the bench may be asked for alone (``--only``) without a browser."""


class Commands:
    """Hold one checkout's tools; each method is a command and gives its exit code."""

    def __init__(self, root: Path) -> None:
        self.layout = Layout.of(root)
        self.venv = Venv(self.layout, run)
        self.fetcher = Fetcher(self.layout, run, self.venv.pip)
        self.precompiler = Precompiler(run, self.layout.cache / "compiled")

    def build(self) -> int:
        """Build dist/."""
        done = self._build()
        say.answer("dist/ est prêt." if done else "dist/ est déjà à jour.")
        return 0

    def serve(self, port: int) -> int:
        """Build dist/, then serve it until it is stopped."""
        self._build()
        server = serving.make_near(self.layout.dist, port)
        if server.server_address[1] != port:
            say.progress(f"Le port {port} est pris : Certiflux en prend un autre.")
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            say.answer(f"Certiflux est ouvert sur {server.address} (Ctrl-C pour arrêter).")
            server.serve_forever()
        except KeyboardInterrupt:
            say.answer("\nArrêté.")
        finally:
            server.server_close()
        return 0

    def test(self, arguments: list[str]) -> int:
        """Set up what the tests need and run every check."""
        python = str(self.venv.ready(*checking.locks(self.layout)))
        browser = chromium.find(run)
        engines.prepare(run)
        self._build()
        places_table.prepare(self.layout, self.fetcher)
        return checking.check(self.layout, python, browser, venv.call, arguments)

    def bench(self, arguments: list[str]) -> int:
        """Measure the engine, in CPython and in Chromium."""
        python = str(self.venv.ready(*checking.locks(self.layout)))
        if {_UNDERSTANDING, _COMMANDS}.isdisjoint(arguments):
            self._build()
        places_table.prepare(self.layout, self.fetcher)
        browser = None if _WITHOUT_PAGE.intersection(arguments) else chromium.find(run)
        env = checking.environment(self.layout, browser)
        paths = (self.layout.root / "py", self.layout.root / "tests")
        env["PYTHONPATH"] = venv.search_path(paths)
        return venv.call([python, "-m", "bench", *arguments], self.layout.root, env)

    def fuzz(self, arguments: list[str]) -> int:
        """Give spoilt files to every reader, for as many minutes as asked."""
        python = str(self.venv.ready(*checking.locks(self.layout)))
        paths = (self.layout.root / "py", self.layout.root / "tests")
        env = {"PYTHONPATH": venv.search_path(paths)}
        return venv.call([python, "-m", "fuzzing", *arguments], self.layout.root, env)

    def zip(self) -> int:
        """Pack dist/ in one zip, with its SHA-256."""
        self._build()
        path = packing.pack(self.layout.dist, self.layout.packed)
        where = path.relative_to(self.layout.root).as_posix()
        say.answer(f"{where} ({say.size(path.stat().st_size)})")
        say.answer(f"SHA-256 : {hashing.of_file(path)}")
        return 0

    def verify(self, place: str) -> int:
        """Tell whether the copy at a folder or an address is what this checkout builds.

        All is made anew in a folder of its own: what lies in dist/, or was compiled before, may
        have been changed by the one who made the copy.
        """
        with tempfile.TemporaryDirectory(prefix="certiflux-") as name:
            apart = self.layout.apart(Path(name))
            compiler = replace(self.precompiler, cache=Path(name) / "compiled")
            building.build(apart, self.fetcher, compiler)
            return verifying.verify(apart.dist, place)

    def cli(self, arguments: list[str]) -> int:
        """Run the command line from where the person stands."""
        python = str(self.venv.ready(checking.locks(self.layout)[0]))
        env = {"PYTHONPATH": venv.search_path((self.layout.root / "py",))}
        try:
            places_table.prepare(self.layout, self.fetcher)
        except BuildError as error:
            # The rest works without the communes, and says that they were not looked at.
            say.progress(str(error))
        return venv.call([python, "-m", "certiflux", *arguments], None, env)

    def wheel(self, arguments: list[str]) -> int:
        """Rebuild the lxml wheel from source."""
        recipe = _load(self.layout.root / "static" / "wheels" / "recipe.py")
        code = recipe.main(arguments)
        return int(code or 0)

    def clean(self) -> int:
        """Remove all that the commands made."""
        building.clean(self.layout)
        say.answer("dist/, paquet/, .venv et .cache sont effacés.")
        return 0

    def _build(self) -> bool:
        return building.build(self.layout, self.fetcher, self.precompiler)


def _interrupt(_signal: int, _frame: FrameType | None) -> Never:
    raise KeyboardInterrupt


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("recipe", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise BuildError("Le fichier static/wheels/recipe.py manque : reprenez le projet.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
