"""Where everything lies in a checkout."""

import os
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """Name the folders and files of one checkout that the commands use.

    ``aside`` is where what is made goes, when it is not to be in the checkout.
    """

    root: Path
    cache: Path
    aside: Path | None = None

    @classmethod
    def of(cls, root: Path) -> "Layout":
        """Take the checkout at `root`; CERTIFLUX_CACHE moves the cache elsewhere."""
        chosen = os.environ.get("CERTIFLUX_CACHE")
        cache = Path(chosen).expanduser() if chosen else root / ".cache"
        return cls(root=root.resolve(), cache=cache.resolve())

    def apart(self, folder: Path) -> "Layout":
        """Give the same checkout with all that is made of it in `folder`, and nothing there yet."""
        return replace(self, aside=folder)

    @property
    def dist(self) -> Path:
        """Give the folder that any static host can serve as it is."""
        return (self.aside or self.root) / "dist"

    @property
    def packed(self) -> Path:
        """Give the folder of the zip that holds the whole application."""
        return self.root / "paquet"

    @property
    def lock(self) -> Path:
        """Give the lock of the browser runtime."""
        return self.root / "static" / "runtime.lock.json"

    @property
    def engine(self) -> Path:
        """Give the engine's package."""
        return self.root / "py" / "certiflux"

    @property
    def venv(self) -> Path:
        """Give the virtual environment of the command line and the tests."""
        return self.root / ".venv"

    @property
    def state(self) -> Path:
        """Give the folder of what the build remembers of this checkout."""
        return (self.aside or self.root) / ".cache"

    @property
    def places(self) -> Path:
        """Give the compiled table of communes: the command line looks for it there."""
        return self.state / "places" / "communes.xz"

    @property
    def downloads(self) -> Path:
        """Give the folder of what was downloaded, each file checked at every use."""
        return self.cache / "downloads"
