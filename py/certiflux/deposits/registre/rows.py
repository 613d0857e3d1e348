"""What of a list goes into the registre: who, which certification, delivered when; no name.

Who is told by a fingerprint: a pseudonym, guessed by whoever has the registre and knows the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import is_not
from typing import Final

from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.deposits.registre.registre import (
    PassageState,
    Registre,
    RegistreFlow,
    RegistreMatch,
    RegistrePassage,
    recognise,
)
from certiflux.dictionary.ids import (
    ANNEE_NAISSANCE,
    CODE,
    DEBUT_VALIDITE,
    ID_TECHNIQUE,
    JOUR_NAISSANCE,
    MOIS_NAISSANCE,
    NOM_NAISSANCE,
    PRENOM_1,
    SEXE,
)

PERSON: Final = (NOM_NAISSANCE, PRENOM_1, SEXE, ANNEE_NAISSANCE, MOIS_NAISSANCE, JOUR_NAISSANCE)
"""Civil status: who a person is, whatever the spelling; a CPF file number says it alone."""

CERTIFICATION, DELIVERED, TECHNICAL = CODE, DEBUT_VALIDITE, ID_TECHNIQUE
READ: Final = (*PERSON, DOSSIER, CERTIFICATION, DELIVERED, TECHNICAL)


@dataclass(frozen=True, slots=True)
class ListRows:
    """The rows of a list as the registre sees them, column by column."""

    ids: list[str]
    people: list[str]
    certifications: list[str]
    delivered: list[str]

    def line(self, row: int) -> RegistrePassage:
        """Return what is to be remembered of a row; its flow and state come later."""
        return RegistrePassage(
            self.ids[row],
            self.people[row],
            self.certifications[row],
            self.delivered[row],
            0,
            PassageState.SENT,
        )


def rows_of(registre: Registre, dataset: Dataset) -> ListRows:
    """Return the rows of a list with the registre's own fingerprints of people, pseudonyms."""
    civil = [_texts(dataset, field) for field in PERSON]
    numbers = _texts(dataset, DOSSIER)
    parts = [civil[0], *civil[1:], numbers]
    for row, known in enumerate(dataset.by_dossier()):
        if known:
            for column in parts[:-1]:
                column[row] = ""
    return ListRows(
        _texts(dataset, TECHNICAL),
        registre.fingerprints(parts),
        _texts(dataset, CERTIFICATION),
        _texts(dataset, DELIVERED),
    )


class RegistreMatcher:
    """A registre beside a list: what it knows of each row, made again only when a row changed."""

    def __init__(self, registre: Registre) -> None:
        """Keep a registre; it must not change behind this memory's back."""
        self._registre = registre
        self._seen: list[FieldColumn | None] = []
        self._known: RegistreMatch | None = None

    def known(self, dataset: Dataset) -> RegistreMatch:
        """Return what the registre knows of the rows of a list as it is now."""
        seen = [dataset.columns.get(field) for field in READ]
        same = len(seen) == len(self._seen)
        if self._known is None or not same or any(map(is_not, seen, self._seen)):
            self._seen = seen
            self._known = known_rows(self._registre, rows_of(self._registre, dataset))
        return self._known


def known_rows(registre: Registre, rows: ListRows) -> RegistreMatch:
    """Tell what the registre knows of each row."""
    return recognise(registre, rows.ids, rows.people, rows.certifications, rows.delivered)


def elsewhere(registre: Registre, dataset: Dataset) -> list[int]:
    """Return the rows whose idTechnique was sent for somebody or something else."""
    return known_rows(registre, rows_of(registre, dataset)).others


def record_flow(registre: Registre, flow: RegistreFlow, rows: ListRows, sent: Iterable[int]) -> int:
    """Remember that some rows were sent in a flow; return how many.

    A flow that the registre already has changes nothing.
    """
    if any(one.id_flux == flow.id_flux and one.name == flow.name for one in registre.flows):
        return 0
    chosen = [row for row in sent if rows.ids[row]]
    registre.record_sent(flow, (rows.line(row) for row in chosen))
    return len(chosen)


def record_answers(
    registre: Registre, answers: Sequence[tuple[str, PassageState, str]], day: str
) -> int:
    """Take what the portal says of passages (id, state, message); return how many changed."""
    return sum(registre.record_answer(own, state, said, day) for own, state, said in answers)


def _texts(dataset: Dataset, field: str) -> list[str]:
    column = dataset.columns.get(field)
    if column is None:
        return [""] * len(dataset)
    texts = [value if isinstance(value, str) else "" for value in column.values]
    return list(map(texts.__getitem__, column.codes))
