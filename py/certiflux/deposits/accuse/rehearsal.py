"""A made-up accusé for a flow of the invented example, so that the whole round can be rehearsed.

The script is data: which passages are refused, with which message of the portal, until which
fields hold what. The report says that it is a rehearsal where a real one has its number.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from certiflux.base.errors import UserError
from certiflux.base.markup import escape
from certiflux.base.words import typographic
from certiflux.dictionary import ids

REHEARSAL: Final = "REPETITION"
"""``idTraitement`` of the reports made up here."""


@dataclass(frozen=True, slots=True)
class Trap:
    """One passage refused: ``message`` is the portal's, until each field holds what it must.

    ``clue`` is what the user learns from the person; without ``expected`` the refusal stays.
    """

    id_technique: str
    message: str
    clue: str
    expected: Mapping[str, str]

    def springs(self, values: Mapping[str, str]) -> bool:
        """Say whether the passage is still refused, given the values of its row."""
        return not self.expected or any(values.get(f) != v for f, v in self.expected.items())


def parse_script(text: str) -> dict[str, Trap]:
    """Return the traps of a script by idTechnique; raise UserError for a text that is none."""
    try:
        content: dict[str, Any] = tomllib.loads(text)
        traps = [
            Trap(one["id"], one["message"], typographic(one["indice"]), one.get("attendu", {}))
            for one in content["refus"]
        ]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(
            "REPETITION_ILLISIBLE",
            title="La répétition n'a pas pu commencer.",
            message="Le fichier qui la décrit n'a pas la forme attendue.",
            remedy="Rechargez la page, puis recommencez.",
            detail=type(error).__name__,
        ) from None
    return {trap.id_technique: trap for trap in traps}


def rehearse(
    name: str, id_flux: str, sent: Sequence[tuple[str, Mapping[str, str]]], traps: dict[str, Trap]
) -> bytes:
    """Return the report on a flow; ``sent`` gives the id of each passage and its row's values.

    ``{id}`` in a message stands for the idTechnique, ``{bcr}`` for the sender's own (2.1).
    """
    refused, accepted = [], []
    for own, values in sent:
        trap = traps.get(own)
        if trap is None or not trap.springs(values):
            accepted.append(f"<idTechnique>{escape(own)}</idTechnique>")
            continue
        said = trap.message.replace("{id}", own).replace(
            "{bcr}", values.get(ids.ID_CLIENT_EMETTEUR, "")
        )
        refused.append(
            f"<passage><idTechnique>{escape(own)}</idTechnique>"
            f"<messageErreur>{escape(said)}</messageErreur></passage>"
        )
    parts = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        '<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">',
        f"<nomFichier>{escape(name)}</nomFichier><idFlux>{escape(id_flux)}</idFlux>",
        f"<idTraitement>{REHEARSAL}</idTraitement>",
        f"<PassagesKO>{''.join(refused)}</PassagesKO>" if refused else "",
        f"<PassagesOK>{''.join(accepted)}</PassagesOK>" if accepted else "",
        "</rapport>\n",
    ]
    return "".join(parts).encode()
