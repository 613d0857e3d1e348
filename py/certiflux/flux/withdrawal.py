"""Write flows of passages already written as XML, under the ``action`` that the schema has.

One flow carries one action (FORMAT.md 0, 1.1.2 → 1.1.5): a withdrawal and the declaration that
replaces it are two files. A passage to be withdrawn is written whole, as it was declared: what a
SUPPRESSION must hold is not published, and whatever the portal reads of it is then there.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from certiflux.base.markup import escape
from certiflux.dataset.journal import Journal
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import PREFIX, VERSIONS, fields, ids
from certiflux.dictionary.kinds import Listing
from certiflux.dictionary.model import Field
from certiflux.flux.elements import element
from certiflux.flux.writer import FluxWriter, Values, certification_fields
from certiflux.schema.force import InForce, built_in
from certiflux.schema.validate import validate_document

ACTION: Final = "action"
"""Id of the field that says what the portal is to do with the passages of a flow."""

CREATION, WITHDRAWAL = "CREATION", "SUPPRESSION"
PROVISIONAL: Final = next(one for one in VERSIONS if ACTION in one.fields)
"""Our own version that has it, as far as it is known."""

_ROOTS: Final = 5
"""Letters by which an action is known where a schema spells it otherwise."""

_ID: Final = re.compile(rf"(<{PREFIX}:idTechnique>).*?(</{PREFIX}:idTechnique>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as XML, and what its certification says of itself."""

    xml: str
    certification: Values


def has_action(schema: InForce) -> bool:
    """Say whether a schema lets a flow say what is to be done with its passages."""
    field = fields(schema.version).get(ACTION)
    return field is not None and field.emitted


def action_value(schema: InForce, wanted: str) -> str | None:
    """Return how a schema spells an action, None when it does not have it."""
    field = fields(schema.version).get(ACTION)
    if field is None or not field.emitted:
        return None
    if not isinstance(field.kind, Listing):
        return wanted
    values = [option.value for option in field.kind.options]
    alike = (one for one in values if one.upper().startswith(wanted[:_ROOTS]))
    return wanted if wanted in values else next(alike, None)


def provisional_schema() -> InForce:
    """Return our own schema with the action, to be used until the official one is brought."""
    return built_in(PROVISIONAL)


def with_id(xml: str, own: str) -> str:
    """Return a passage under another idTechnique."""
    return _ID.sub(lambda found: found[1] + escape(own) + found[2], xml, count=1)


def id_alone(own: str) -> str:
    """Return a passage of which only the idTechnique is known."""
    return element("passageCertification", element("idTechnique", escape(own)))


class PassagesWriter(FluxWriter):
    """Write passages already rendered; rows are their ranks."""

    def __init__(
        self,
        passages: Sequence[Passage],
        envelope: Dataset,
        schema: InForce,
        action: str,
        id_flux: str,
        horodatage: str,
    ) -> None:
        """Prepare the envelope, with the sender and the certifier that ``envelope`` gives."""
        nobody = Dataset(schema.version, {}, array("I"), {}, Journal(array("I")))
        super().__init__(nobody, id_flux, horodatage, envelope)
        self._passages = passages
        self._action = action

    def _lines(self, rows: Sequence[int]) -> list[str]:
        return [self._passages[row].xml for row in rows]

    def _by_certification(self, rows: Sequence[int]) -> dict[Values, list[int]]:
        groups: dict[Values, list[int]] = {}
        for row in rows:
            groups.setdefault(self._passages[row].certification, []).append(row)
        return groups

    def _once(self, field: Field, id_flux: str) -> Value:
        return self._action if field.id == ACTION else super()._once(field, id_flux)


def admits_id_alone(schema: InForce, envelope: Dataset) -> bool:
    """Say whether a schema accepts a passage that holds nothing but its idTechnique."""
    action = action_value(schema, WITHDRAWAL)
    if action is None:
        return False
    certification = tuple(
        None if one.id == ids.NATURE_DEPOSANT else "RS"
        for one in certification_fields(schema.version)
    )
    probe = Passage(id_alone("A"), certification)
    writer = PassagesWriter([probe], envelope, schema, action, "A", "2026-01-01T00:00:00+01:00")
    (chunk,) = writer.chunks([0])
    return not validate_document(chunk.document(), schema.xsd, schema.version)
