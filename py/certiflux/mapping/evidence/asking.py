"""What is asked whatever the evidence: two readings of a name, a day of jury, a bare word."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import letters
from certiflux.dictionary import ids
from certiflux.dictionary.decisions import Decision, decision
from certiflux.dictionary.passage import RESULTAT
from certiflux.mapping.evidence.cases import NONE, TargetCase
from certiflux.mapping.evidence.column import WeighedColumn
from certiflux.mapping.evidence.names import kind_of_name
from certiflux.mapping.evidence.words import is_bare_link

_SESSION: Final = frozenset(
    {"jury", "examen", "test", "epreuve", "session", "deliberation", "passage"},
)
_DELIVERY: Final = frozenset(
    {"delivrance", "obtention", "validite", "certificat", "parchemin", "diplome", "certification",
     "issue"},
)  # fmt: skip
_OF_PASSAGE: Final = frozenset(
    {"certificat", "diplome", "parchemin", "attestation", "passage", "technique", "titre",
     "brevet", "carte", "certificate", "external"},
)  # fmt: skip
_REFERENCE: Final = frozenset({"reference", "identifiant", "unique"})
_CLOSE, _CROWD = 0.7, 2
_STATUS: Final = frozenset({"statut", "etat"})
_BARE: Final = frozenset({"debut", "fin", "date", ids.DEPARTEMENT, "code", "numero"})


def must_ask(columns: list[WeighedColumn]) -> dict[int, str]:
    """Return, by column to ask about, why; move to its likelier reading what must be asked."""
    found: dict[int, str] = {}
    owned = {one.verdict.target: one for one in columns if one.verdict.target}
    _names(owned, found)
    _delivery(owned, found)
    _crowd(columns, found)
    _decisions(owned, columns, found)
    identifier = owned.get(ids.ID_TECHNIQUE) or _reference(columns)
    if identifier and not _exact(identifier) and identifier.title.every.isdisjoint(_OF_PASSAGE):
        found[identifier.index] = "ce peut être le numéro d'autre chose"
    for one in columns:
        stems = one.title.stems
        if (
            one.verdict.target
            and not one.title.group
            and (
                (is_bare_link(one.title.text) and one.verdict.target[0] == "5")
                or (one.verdict.target == ids.MODALITE_ACCES and stems <= _STATUS)
                or (stems and stems <= _BARE and one.title.told and not _exact(one))
            )
        ):
            found.setdefault(one.index, "l'intitulé ne dit pas de quoi")
    return found


def _exact(column: WeighedColumn) -> bool:
    """Say whether a header is the very wording of its target, an id or a tag of the dictionary."""
    target = column.verdict.target
    return any(one.target == target for one in column.known)


def _names(owned: dict[str, WeighedColumn], found: dict[int, str]) -> None:
    """Ask once of the two columns that may be the birth name: of the one that says less."""
    birth, usage = owned.get(ids.NOM_NAISSANCE), owned.get(ids.NOM_USAGE)
    if birth is None:
        return
    if (
        usage is not None
        and kind_of_name(usage.title) == "bare"
        and kind_of_name(birth.title) == "birth"
    ):
        found[usage.index] = (
            "une autre colonne dit le nom de naissance : c'est alors le nom d'usage"
        )


def _delivery(owned: dict[str, WeighedColumn], found: dict[int, str]) -> None:
    """Offer the day of a jury or a test for the delivery when no better date is there."""
    if ids.DEBUT_VALIDITE in owned:
        own = owned[ids.DEBUT_VALIDITE]
        stems = own.title.stems
        if not stems.isdisjoint(_SESSION) and stems.isdisjoint(_DELIVERY) and not _exact(own):
            found[own.index] = "ce peut être le jour de l'examen"
        return
    session = owned.get(ids.DEBUT_EXAMEN)
    if session is not None and not session.title.stems.isdisjoint(_SESSION):
        case = session.verdict.cases.setdefault(
            ids.DEBUT_VALIDITE, TargetCase(ids.DEBUT_VALIDITE, None, None, 0.0, 0.0)
        )
        case.points = max(case.points, session.verdict.cases[ids.DEBUT_EXAMEN].points - 1)


def _decisions(
    owned: dict[str, WeighedColumn], columns: list[WeighedColumn], found: dict[int, str]
) -> None:
    """Ask which column decides when another one says otherwise of somebody."""
    own = owned.get(RESULTAT.id)
    if own is None:
        return
    for other in columns:
        case = other.verdict.cases.get(RESULTAT.id)
        if other is own or case is None or case.points < NONE or other.verdict.decoy:
            continue
        pairs = zip(own.seen.cells, other.seen.cells, strict=False)
        if any(_disagree(str(a), str(b)) for a, b in pairs if a is not None and b is not None):
            found[own.index] = f"la colonne {letters(other.index)} dit autre chose"


def _disagree(one: str, other: str) -> bool:
    said = {decision(one), decision(other)}
    return Decision.ADMITTED in said and len(said) > 1 and Decision.UNKNOWN not in said


def _reference(columns: list[WeighedColumn]) -> WeighedColumn | None:
    """Take the one column of references for the identifier of the passage, to be asked."""
    alike = [
        one
        for one in columns
        if one.verdict.target is None
        and one.title.stems
        and one.title.stems <= _REFERENCE
        and one.seen.counts["unique"]
    ]
    if len(alike) != 1:
        return None
    alike[0].verdict.target = ids.ID_TECHNIQUE
    alike[0].verdict.cases.setdefault(
        ids.ID_TECHNIQUE, TargetCase(ids.ID_TECHNIQUE, None, None, 0.0, NONE)
    )
    return alike[0]


def _crowd(columns: list[WeighedColumn], found: dict[int, str]) -> None:
    """Ask nothing of three columns or more that are as good as one another."""
    for one in columns:
        target = one.verdict.target
        if target is None or one.verdict.margin >= _CLOSE or one.index in found:
            continue
        own = one.verdict.cases[target].points
        rivals = [
            other
            for other in columns
            if other.verdict.target is None
            and target in other.verdict.cases
            and other.verdict.cases[target].points > own - _CLOSE
        ]
        if len(rivals) >= _CROWD:
            one.verdict.target = None
