"""Hand over the corrections after each of them, and take them up in an engine that starts again."""

from __future__ import annotations

from functools import cached_property

from certiflux.corrections.keeping import Keeping, read
from certiflux.errors import UserError
from certiflux.operations.base import Args, Base, Download, Result


class Remembering(Base):
    """The operations by which nothing is lost with an engine."""

    @cached_property
    def _keeping(self) -> Keeping:
        return Keeping()

    def corrections(self, _args: Args) -> Download:
        """Hand over the history of corrections; it holds personal data."""
        text = self._keeping.text(self._require().corrections)
        return Download("corrections.json", "application/json", [text])

    def corrections_load(self, _args: Args, payload: bytes) -> Result:
        """Take up corrections handed over before, on the same file; they await a check."""
        dossier = self._require()
        try:
            history = read(payload, dossier.version)
        except ValueError as error:
            raise UserError(
                "CORRECTIONS_ILLISIBLES",
                title="Les corrections n'ont pas pu être reprises.",
                message="Leur copie est incomplète ou abîmée ; la liste, elle, est intacte.",
                remedy="Rouvrez votre dernier dossier enregistré, ou refaites les corrections.",
                detail=type(error).__name__,
            ) from None
        dossier.take_corrections(history)
        return {"total": len(dossier.corrections.actions), "done": dossier.corrections.done}
