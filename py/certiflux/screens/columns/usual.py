"""The usual answers in words: the line that a person accepts or opens, and why one is asked."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from certiflux.base.words import typographic
from certiflux.dataset.usual import Answer, usual_answers
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Boolean, Listing
from certiflux.dictionary.model import Field
from certiflux.session import Dossier

BOOLEANS: Final = (("true", "Oui"), ("false", "Non"))
"""The two answers to a question of yes or no."""

HOW: Final = "Pour en changer : « {} », section [constantes] des réglages."


def usual_of(dossier: Dossier, given: AbstractSet[str]) -> dict[str, Answer]:
    """Return the answers to the usual questions that neither the file nor the user gives."""
    if not dossier.chosen().usual:
        return {}
    return usual_answers(given, dossier.settings.constants, dossier.version)


def usual_sentence(dossier: Dossier, members: Sequence[Field], answers: Dict[str, Answer]) -> str:
    """Return « Pour tous : obtention par admission, donnée certifiée… » as the answers stand."""
    said = [_words(field, dossier, answers) for field in members]
    return typographic(f"Pour tous : {', '.join(said)}") if said else ""


def _words(field: Field, dossier: Dossier, answers: Dict[str, Answer]) -> str:
    answer = answers.get(field.id)
    value = answer.value if answer else dossier.settings.constants.get(field.id, "")
    if field.usual and value == field.usual.value:
        return field.usual.words
    name = field.label[0].lower() + field.label[1:]
    return f"{name} : {label_of_value(field, value)}"


def label_of_value(field: Field, value: str) -> str:
    """Return how a value of a closed question is said to a person."""
    match field.kind:
        case Listing():
            named = {option.value: option.label for option in field.kind.options}
        case Boolean():
            named = dict(BOOLEANS)
        case _:
            named = {}
    return named.get(value, value).lower()


def doubt_sentence(dossier: Dossier, field: Field) -> str:
    """Say which columns make a usual answer doubtful."""
    beside = {name for doubt in field.usual.doubts for name in doubt.beside} if field.usual else ()
    headers = [
        f"« {match.header} »"
        for target, match in dossier.mapping.by_target().items()
        if target in beside
    ]
    one = len(headers) == 1
    who = "La colonne" if one else "Les colonnes"
    verb = "donne" if one else "donnent"
    said = f"{who} {' et '.join(headers)} {verb} un score ou un niveau"
    return typographic(f"{said} : la certification s'obtient peut-être au score.")


def usual_notes(dossier: Dossier, given: AbstractSet[str]) -> list[str]:
    """Say, a sentence each, what was taken as usual and what was deduced, and how to change it."""
    known, found = fields(dossier.version), []
    for name, answer in usual_of(dossier, given).items():
        field = known[name]
        if answer.asked:
            continue
        how = HOW.format(f'"{name}" = "…"')
        if answer.by:
            who = ", ".join(known[one].label for one in answer.by)
            said = f"{field.label} ({name}) : oui aux lignes où « {who} » est rempli, sinon non."
        else:
            said = f"{field.label} ({name}) : {label_of_value(field, answer.value)}, pour tous"
            said = f"{said}, faute de colonne ; c'est la réponse usuelle."
        found.append(typographic(f"{said} {how}"))
    return found
