"""Given names of one cell: parted into their fields, or kept as they stand on the user's word."""

from __future__ import annotations

from itertools import islice
from typing import Final

from certiflux.base.words import figure, quoted, typographic
from certiflux.dataset.names.given_names import GIVEN, parted_example
from certiflux.screens import View
from certiflux.session import Dossier

_LOOKED_AT: Final = 2_000
_PART: Final = "Séparer les prénoms"
_KEEP: Final = "Garder les prénoms ensemble"


def given_names_view(dossier: Dossier) -> list[View]:
    """Return the columns whose cells hold several given names: how they are read, and a button."""
    if dossier.source.is_flow:
        return []
    found = []
    together = any(one.together for one in dossier.readings().values())
    for match in dossier.mapping.own:
        if match.target not in GIVEN:
            continue
        cells = dossier.table.columns[match.index].values
        example = parted_example(match.header, islice(cells, _LOOKED_AT))
        if example is None:
            continue
        text, names = example
        said = "reste tel quel, selon votre choix"
        if not together:
            listed = ", ".join(f"« {quoted(name)} »" for name in names)
            said = f"donne {figure(len(names))} prénoms : {listed}"
        found.append(
            {
                "column": match.index,
                "together": together,
                "sentence": typographic(f"Colonne « {match.header} » : « {quoted(text)} » {said}."),
                "button": _PART if together else _KEEP,
            }
        )
    return found
