"""What the sentences about several data of a row quote of the others: ``{other}`` by rule."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from certiflux.base.words import counted, row_figure
from certiflux.dataset.decisions.decided import Why
from certiflux.dataset.fiches import codes_seen
from certiflux.dataset.people import Dataset
from certiflux.dictionary import fields
from certiflux.dictionary.model import Status
from certiflux.rules import ids
from certiflux.rules.findings import Finding
from certiflux.rules.fix import canonical
from certiflux.rules.people.duplicates import repeated_ids, repeated_passages, shared_ids
from certiflux.rules.rows.results import pieces
from certiflux.rules.values.bodies import number_said

if TYPE_CHECKING:
    from certiflux.rules.words.render import Renderer

_NAMED = 3
"""Rows named in a sentence."""


def same_id(renderer: Renderer, finding: Finding, _value: str) -> str:
    """Say which other rows carry the same idTechnique."""
    uses = renderer.once("ids", repeated_ids)
    value = renderer.dataset.columns[ids.ID_TECHNIQUE][finding.row or 0]
    return named(renderer, finding, uses.get(str(value), []))


def same_passage(renderer: Renderer, finding: Finding, _value: str) -> str:
    """Say which other rows tell of the same passage."""
    rows = renderer.once("passages", _groups).get(finding.row or 0, [])
    article = "les" if len(rows) > 2 else "la"  # noqa: PLR2004
    return f"{article} {named(renderer, finding, rows)}"


def _groups(dataset: Dataset) -> dict[int, list[int]]:
    return {row: rows for rows in repeated_passages(dataset) for row in rows}


def named(renderer: Renderer, finding: Finding, rows: list[int]) -> str:
    """Name the other rows of a group, the first ones only when there are many."""
    others = [row for row in rows if row != finding.row]
    numbers = [row_figure(renderer.dataset.row_numbers[row]) for row in others]
    if len(numbers) == 1:
        return f"ligne {numbers[0]}"
    more = len(numbers) - _NAMED
    rest = f" et {counted(more, 'autre')}" if more > 0 else ""
    return f"lignes {', '.join(numbers[:_NAMED])}{rest}"


def session(renderer: Renderer, _finding: Finding, _value: str) -> str:
    """Say which identifiers serve for how many people."""
    shared = sorted(renderer.once("shared", shared_ids).items(), key=lambda item: -item[1])
    (value, people), others = shared[0], len(shared) - 1
    said = f"« {value} » sert pour {counted(people, 'personne')} différentes"
    if others:
        verb = "est dans ce cas" if others == 1 else "sont dans ce cas"
        said += f", et {counted(others, 'autre identifiant', 'autres identifiants')} {verb}"
    return said


def results(renderer: Renderer, finding: Finding, _value: str) -> str:
    """Count the levels, domains and skills of a row."""
    found = []
    for field, noun in zip(ids.DIGCOMP, ("niveau", "domaine", "compétence"), strict=True):
        column = renderer.dataset.columns.get(field)
        count = len(pieces(column[finding.row or 0])) if column else 0
        found.append(counted(count, noun, "niveaux" if noun == "niveau" else None))
    return f"{found[0]}, {found[1]} et {found[2]}"


def kind(renderer: Renderer, finding: Finding, _value: str) -> str:
    """Quote the type of certification as the flow spells it."""
    return canonical(renderer.dataset, ids.TYPE, finding.row)


def codes(renderer: Renderer, finding: Finding, _value: str) -> str:
    """Name the codes of a cell that holds several."""
    found = codes_seen(canonical(renderer.dataset, ids.CODE, finding.row))
    return f"{', '.join(found[:-1])} et {found[-1]}" if len(found) > 1 else ""


def other_number(_renderer: Renderer, _finding: Finding, value: str) -> str:
    """Say what a number of contract looks like instead."""
    return number_said(value)


def or_empty(renderer: Renderer, finding: Finding, _value: str) -> str:
    """Say that the cell may be left empty, where it may."""
    status = fields(renderer.dataset.version)[finding.field].status
    return "" if status is Status.OBLIGATOIRE else ", ou laissez la cellule vide"


def shown_of(field: str) -> Callable[[Renderer, Finding, str], str]:
    """Return what quotes another field of the same row."""
    return lambda renderer, finding, _: renderer.shown(field, finding.row or 0)


def undeclared(renderer: Renderer, finding: Finding, value: str) -> str:
    """Say why the list itself keeps a row from being declared."""
    own = renderer.dataset.undeclared.get(finding.row or 0)
    if own is None or not own.header:
        return own.reason if own else value
    if own.header != renderer.name(finding.field):
        return f"« {own.reason} »"
    return f"« {own.text} »" if own.text else "rien n'est écrit"


def name_of(field: str) -> Callable[[Renderer, Finding, str], str]:
    """Return what names the user's column of another field."""
    return lambda renderer, _finding, _value: renderer.name(field)


OTHERS: Final[dict[str, Callable[[Renderer, Finding, str], str]]] = {
    "ID_TECHNIQUE_REPETE": same_id,
    "ID_TECHNIQUE_PARTAGE": session,
    "PASSAGE_REPETE": same_passage,
    "TYPE_CODE_DISCORDANTS": shown_of(ids.TYPE),
    "CODE_SANS_PREFIXE": kind,
    "CODE_INATTENDU": kind,
    "CODES_MULTIPLES": codes,
    "CONTRAT_INATTENDU": other_number,
    "VALEUR_FACTICE": or_empty,
    **{why.value: undeclared for why in Why},
    "ENVOYE_SUR_PAROLE": undeclared,
    "SCORE_ABSENT": name_of(ids.OBTENTION),
    "NIVEAU_INSUFFISANT": name_of(ids.OBTENTION),
    "RESULTATS_INEGAUX": results,
    "COMPETENCE_INCONNUE": shown_of(ids.DOMAINE),
}
