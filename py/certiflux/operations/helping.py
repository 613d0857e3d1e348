"""Documents that help with duties: the GDPR kit, the pack for asking for assistance."""

from __future__ import annotations

from certiflux.base.errors import UserError
from certiflux.base.words import typographic
from certiflux.base.work import Work
from certiflux.exports.assistance.assistance import LIST, NAME, assistance, unzipped, zipped
from certiflux.exports.assistance.proof import search
from certiflux.exports.assistance.view import pack_view
from certiflux.exports.gdpr.as_html import KINDS, WHAT, gdpr_page
from certiflux.exports.gdpr.gdpr import HELP, categories, people
from certiflux.operations.base import Args, Base, Download, Result
from certiflux.session import Dossier


class Helping(Base):
    """The operations that hand over documents about the work, never its values."""

    _pack: tuple[Dossier, list[bytes]] | None = None

    def make_support(self, _args: Args) -> Result:
        """Start making the pack for asking for assistance; ``support`` then hands it over.

        The result is what the pack holds, and the proof that it holds nobody.
        """
        dossier = self._require()
        if dossier.findings is None:
            raise UserError(
                "LISTE_A_VERIFIER",
                title="La liste n'est pas encore vérifiée.",
                message="Le message d'assistance se prépare à partir des constats.",
                remedy="Lancez la vérification, puis recommencez.",
            )

        def keep(made: tuple[list[bytes], Result]) -> Result:
            parts, view = made
            self._pack = (dossier, parts)
            return view | {"size": sum(map(len, parts))}

        return self._jobs.start(_support(dossier, self._new_id(), self._clock()), keep)

    def support(self, _args: Args) -> Download:
        """Hand over the pack that ``make_support`` made of the open file."""
        made = self._pack
        if made is None or made[0] is not self._require():
            raise UserError(
                "MESSAGE_A_PREPARER",
                title="Le message d'assistance n'est pas prêt.",
                message="Il n'a pas été préparé pour ce fichier.",
                remedy="Préparez-le, puis téléchargez-le.",
            )
        return Download(NAME, "application/zip", made[1])

    def gdpr(self, args: Args) -> Download:
        """Hand over a document to complete; ``kind`` is one of those of ``gdpr_kinds``."""
        kind = str(args.get("kind") or "registre")
        page = gdpr_page(self._require(), kind)
        return Download(f"rgpd-{kind}.html", "text/html", [page])

    def gdpr_kinds(self, _args: Args) -> Result:
        """Say which documents can be made, and from what."""
        dossier = self._require()
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
