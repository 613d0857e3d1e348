"""Say what a file is, from its name and first bytes, before anything is done with it."""

from __future__ import annotations

from certiflux.base.words import typographic
from certiflux.deposits.accuse.reading import is_accuse
from certiflux.deposits.registre.file import is_registre
from certiflux.operations.base import Args, Base, Result
from certiflux.session.line import is_saved, parse


class Identifying(Base):
    """The one place that decides what a dropped file is for."""

    def identify(self, args: Args, payload: bytes) -> Result:
        """Say what a file of ``size`` bytes is; ``payload`` is its beginning.

        ``kind``: « dossier », a saved one, whole by its length (``seal`` when it is encrypted);
        « accuse », a report of the portal; « registre », the one that Certiflux gave to keep;
        « table », anything that ``open`` is to read or to refuse in a sentence.
        """
        if is_saved(payload):
            return _saved(payload, int(args["size"]))
        if is_registre(payload):
            return {"kind": "registre"}
        return {"kind": "accuse" if is_accuse(payload) else "table"}


def _saved(payload: bytes, size: int) -> Result:
    line = parse(payload, size)
    if line.seal is None:
        return {"kind": "dossier", "seal": None}
    seal = line.seal
    return {
        "kind": "dossier",
        "seal": {
            "salt": seal.salt,
            "nonce": seal.nonce,
            "iterations": seal.iterations,
            "line": line.text,
            "offset": line.offset,
            "opened": line.opened,
            "question": typographic("Ce dossier est protégé : quelle est sa phrase secrète ?"),
        },
    }
