"""Hand the table of communes to whoever needs it, loaded the first time only."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from certiflux.places.atlas import Atlas
from certiflux.places.table import TableError, read_table

Load = Callable[[], bytes | None]
"""Gives the bytes of the table, None when they cannot be had."""


class PlacesSource:
    """The communes, when they can be had: what hands them over is given from outside."""

    def __init__(self, load: Load | None = None) -> None:
        """Keep what loads the table; nothing is loaded yet.

        ``digest`` is the SHA-256 of the table once it is: reports name it by that.
        """
        self._load = load
        self._atlas: Atlas | None = None
        self.reason = ""
        self.digest = ""

    def atlas(self) -> Atlas | None:
        """Return the communes, None when they cannot be had; ``reason`` then says why, in French.

        A failure is tried again the next time: the network may be back.
        """
        if self._atlas is None:
            self._atlas = self._loaded()
        return self._atlas

    def _loaded(self) -> Atlas | None:
        data = self._load() if self._load else None
        self.reason = ""
        if data is None:
            self.reason = "la table des communes n'a pas pu être chargée"
            return None
        try:
            atlas = Atlas(read_table(data))
        except TableError:
            self.reason = "la table des communes est abîmée ou d'une autre version"
            return None
        self.digest = sha256(data).hexdigest()
        return atlas


NO_PLACES = PlacesSource()
"""No table at all: what only it could tell is not checked."""
