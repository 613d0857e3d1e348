"""What is asked that helps with duties: the pack for asking for assistance, the GDPR kit."""

from __future__ import annotations

from certiflux.base.errors import UserError
from certiflux.base.operation import Download, Result, operation, unknown
from certiflux.base.words import typographic
from certiflux.base.work import Work
from certiflux.exports.assistance.assistance import LIST, NAME, assistance, unzipped, zipped
from certiflux.exports.assistance.proof import search
from certiflux.exports.assistance.view import pack_view
from certiflux.exports.gdpr.as_html import KINDS, WHAT, gdpr_page
from certiflux.exports.gdpr.gdpr import HELP, categories, people
from certiflux.session import Dossier
from certiflux.session.desk import Desk, Slot

_PACK: Slot[list[bytes]] = Slot("support")


@operation("make_support")
def make_support(desk: Desk) -> Result:
    """Start making the pack for asking for assistance; ``support`` then hands it over.

    The result is what the pack holds, and the proof that it holds nobody.
    """
    dossier = desk.require()
    if dossier.findings is None:
        raise UserError(
            "LISTE_A_VERIFIER",
            title="La liste n'est pas encore vérifiée.",
            message="Le message d'assistance se prépare à partir des constats.",
            remedy="Lancez la vérification, puis recommencez.",
        )

    def keep(made: tuple[list[bytes], Result]) -> Result:
        parts, view = made
        _PACK.put(desk, parts, dossier)
        return view | {"size": sum(map(len, parts))}

    return desk.jobs.start(_support(dossier, desk.new_id(), desk.clock()), keep)


@operation("support")
def support(desk: Desk) -> Download:
    """Hand over the pack that ``make_support`` made of the open file."""
    made = _PACK.get(desk, desk.require())
    if made is None:
        raise UserError(
            "MESSAGE_A_PREPARER",
            title="Le message d'assistance n'est pas prêt.",
            message="Il n'a pas été préparé pour ce fichier.",
            remedy="Préparez-le, puis téléchargez-le.",
        )
    return Download(NAME, "application/zip", made)


@operation("gdpr")
def gdpr(desk: Desk, *, kind: str = "registre") -> Download:
    """Hand over a document to complete; ``kind`` is one of those of ``gdpr_kinds``."""
    if kind not in KINDS:
        raise unknown("kind")
    page = gdpr_page(desk.require(), kind)
    return Download(f"rgpd-{kind}.html", "text/html", [page])


@operation("gdpr_kinds")
def gdpr_kinds(desk: Desk) -> Result:
    """Say which documents can be made, and from what."""
    dossier = desk.require()
    return {
        "help": typographic(HELP),
        "kinds": [
            {"kind": kind, "title": typographic(title), "what": typographic(WHAT[kind])}
            for kind, (title, _) in KINDS.items()
        ],
        "people": people(dossier),
        "categories": categories(dossier),
    }


def _support(dossier: Dossier, secret: str, epoch: float) -> Work[tuple[list[bytes], Result]]:
    pack, files = yield from assistance(dossier, secret, epoch)
    parts = yield from zipped(files, epoch)
    # What is searched is what will be saved, byte for byte.
    found = yield from search(dossier, unzipped(parts), LIST)
    return parts, pack_view(pack, files, found, people(dossier))
