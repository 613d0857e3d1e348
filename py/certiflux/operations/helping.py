"""Documents that help with duties: the GDPR kit, the pack for asking for assistance."""

from __future__ import annotations

from certiflux.operations.base import Args, Base, Download, Result
from certiflux.reports.gdpr import categories, people
from certiflux.reports.gdpr_html import KINDS, gdpr_page


class Helping(Base):
    """The operations that hand over documents about the work, never its values."""

    def gdpr(self, args: Args) -> Download:
        """Hand over a document to complete; ``kind`` is one of those of ``gdpr_kinds``."""
        kind = str(args.get("kind") or "registre")
        page = gdpr_page(self._require(), kind)
        return Download(f"rgpd-{kind}.html", "text/html", [page])

    def gdpr_kinds(self, _args: Args) -> Result:
        """Say which documents can be made, and from what."""
        dossier = self._require()
        return {
            "kinds": [{"kind": kind, "title": title} for kind, (title, _) in KINDS.items()],
            "people": people(dossier),
            "categories": categories(dossier),
        }
