"""The form of what one value serves for the whole file, derived from the dictionary."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from typing import Final

from certiflux.base.words import counted, figure, typographic
from certiflux.dataset.convert import convert
from certiflux.dataset.fiches import CODE, TYPE
from certiflux.dataset.usual import Answer
from certiflux.dictionary import composites, fields, schema
from certiflux.dictionary.facets import lengths
from certiflux.dictionary.kinds import Boolean, Date, Listing, Text
from certiflux.dictionary.model import Field, Status
from certiflux.fiches.fiche import titled
from certiflux.mapping.settings import (
    CERTIFIER,
    FOR_ONESELF,
    FOR_OTHERS,
    SENDER,
    SITUATION,
    SITUATIONS,
    Settings,
)
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.expected import expected
from certiflux.rules.values.fields import problem
from certiflux.screens import View
from certiflux.screens.columns.datum import likely_columns
from certiflux.screens.columns.type_told import type_told
from certiflux.screens.columns.usual import BOOLEANS, doubt_sentence, usual_of, usual_sentence
from certiflux.session import Dossier

SECTIONS = (
    ("emetteur", "Qui envoie ?", "Celui qui déposera le fichier sur le portail."),
    (
        "certificateur",
        "Qui certifie ?",
        "L'organisme dont les personnes ont reçu la certification.",
    ),
    ("certification", "Quelle certification ?", "La même pour toutes les personnes du fichier."),
    ("flux", "Que doit faire le portail ?", "La même action pour toutes les personnes du fichier."),
)
SAME_FOR_ALL = (
    "La même réponse pour tous ?",
    (
        "Ces données manquent dans votre fichier. Si la réponse est la même pour toutes les "
        "personnes, donnez-la ici ; sinon, ajoutez la colonne à votre fichier."
    ),
)
_NONE: Final = Answer("")


def form_view(dossier: Dossier) -> View:
    """Return the inputs still useful for this file, with their values and errors.

    ``fold`` of a section is the line under which it stands folded: what is proposed there serves
    unless somebody opens it and says otherwise.
    """
    given = given_fields(dossier)
    if type_told(dossier):
        given.add(TYPE)
    situation = situation_of(dossier.settings)
    if situation == FOR_ONESELF:
        given.add(CERTIFIER)
    own = [
        f for f in fields(dossier.version).values() if f.setting and f.emitted and f.id not in given
    ]
    # What nobody has to say stands in the fold, unless somebody said it.
    spare = [f for f in own if not f.required and not dossier.settings.constants.get(f.id)]
    asked_of = [f for f in own if f not in spare]
    sections = [
        _section(dossier, title, help_, [f for f in asked_of if f.setting.startswith(f"{name}.")])
        for name, title, help_ in SECTIONS
    ]
    if SENDER not in given:
        sections[0]["inputs"].insert(0, _situation_input(situation))
    answers = usual_of(dossier, given)
    same = [f for f in same_for_all(dossier) if f.id not in given]
    asked = [f for f in same if f.usual is None or answers.get(f.id, _NONE).asked]
    by_user = [f for f in by_hand(dossier) if f.id not in given]
    asked += [f for f in by_user if _unfound(dossier, f)]
    sections.append(_section(dossier, *SAME_FOR_ALL, asked, answers))
    usual = [f for f in same if f not in asked and not answers.get(f.id, _NONE).by]
    # A column is asked about first; who has none gives the datum in the fold.
    spare += [f for f in by_user if f not in asked]
    folded = _section(dossier, "", "", [*usual, *spare], answers, optional=True)
    line = usual_sentence(dossier, usual, answers) or "Ce que vous pouvez aussi préciser"
    sections.append({**folded, "fold": line})
    sections = [section for section in sections if section["inputs"]]
    inputs = [one for section in sections for one in section["inputs"]]
    wrong = sum(one["error"] is not None for one in inputs)
    empty = sum(one["required"] and not one["value"] for one in inputs)
    return {
        "sections": sections,
        "ready": not (wrong or empty),
        "sentence": _sentence(wrong, empty),
    }


def situation_of(settings: Settings) -> str:
    """Return the situation to show: the one said, or told by the identifiers, or the commonest."""
    sender, certifier = (settings.constants.get(i) for i in (SENDER, CERTIFIER))
    if settings.situation or not (certifier or sender):
        return settings.situation or FOR_ONESELF
    if not certifier:
        return ""
    return FOR_ONESELF if certifier == sender else FOR_OTHERS


DEPOSITOR: Final = (
    " Celui qui dépose pour un autre a son propre idClient, et un numéro de contrat qui le lie au "
    "certificateur : un simple partenaire n'est pas accepté comme déposant. Le SIRET déclaré à la "
    "Caisse des Dépôts doit être en activité."
)
"""What is to be known where the two idClient differ (FORMAT.md h)."""


def _situation_input(situation: str) -> View:
    others = "" if situation in {FOR_ONESELF, ""} else DEPOSITOR
    return {
        "key": SITUATION,
        "field": None,
        "label": "Pour qui déclarez-vous ?",
        "short": "Pour qui déclarez-vous ?",
        "help": typographic(
            "Pour votre propre organisme, le même identifiant sert deux fois. Pour un autre, le "
            f"contrat est celui qui vous lie à lui.{others}"
        ),
        "example": "",
        "value": situation,
        "proposed": "",
        "reason": "",
        "error": None,
        "told": None,
        "own": [],
        "kind": "choice",
        "choices": [{"value": value, "label": label} for value, label in SITUATIONS.items()],
        "required": False,
        "max_length": None,
        "redraw": True,
    }


def input_key(field: Field) -> str:
    """Return the key of a field in a form and in a settings file."""
    return field.setting or f"constantes.{field.name}"


def constants_of(dossier: Dossier, values: dict[str, str]) -> dict[str, str]:
    """Return the answers of a form by field id, empty ones too; unknown keys are ignored.

    A usual answer that stands as it was shown is none of the user's: it goes on being taken.
    """
    keys = {input_key(field): field.id for field in fields(dossier.version).values()}
    answers = usual_of(dossier, given_fields(dossier))
    shown = {name: one.value for name, one in answers.items() if not (one.asked or one.by)}
    said = {keys[key]: value.strip() for key, value in values.items() if key in keys}
    return {name: value for name, value in said.items() if shown.get(name) != value}


def given_fields(dossier: Dossier) -> set[str]:
    """Return the ids of the fields that a column of the file gives, at least in one row."""
    given: set[str] = set()
    for target, match in dossier.mapping.by_target().items():
        column = dossier.table.columns[match.index]
        below = set(column.codes[dossier.mapping.first_row :])
        if any(column.values[code] is not None for code in below):
            composite = composites().get(target)
            given.update(composite.parts if composite else (target,))
    return given


def by_hand(dossier: Dossier) -> list[Field]:
    """Return the obligatory data of a passage, not personal, that one value may give to all."""
    return [
        field
        for field in schema(dossier.version).find("passageCertification").fields()
        if field.status is Status.OBLIGATOIRE
        and isinstance(field.kind, Date)
        and not field.personal
    ]


def _unfound(dossier: Dossier, field: Field) -> bool:
    """Say whether a datum is to be given by hand: it is already, or no column seems to have it.

    A column that is known to hold what no flow wants does not count.
    """
    given = bool(dossier.settings.constants.get(field.id))
    return given or all(one.owned for one in likely_columns(dossier, field.id))


def same_for_all(dossier: Dossier) -> list[Field]:
    """Return the obligatory closed questions of a passage: one answer may serve for all."""
    passage = schema(dossier.version).find("passageCertification")
    return [
        field
        for field in passage.fields()
        if field.status is Status.OBLIGATOIRE
        and isinstance(field.kind, Listing | Boolean)
        and not field.personal
    ]


def _section(
    dossier: Dossier,
    title: str,
    help_: str,
    members: list[Field],
    answers: Dict[str, Answer] | None = None,
    *,
    optional: bool = False,
) -> View:
    inputs = [_input(dossier, field, (answers or {}).get(field.id)) for field in members]
    if optional:
        inputs = [one | {"required": one["required"] and bool(one["value"])} for one in inputs]
    return {
        "title": typographic(title),
        "help": typographic(help_),
        "fold": None,
        "inputs": inputs,
    }


def _input(dossier: Dossier, field: Field, usual: Answer | None) -> View:
    """Return one input; ``told`` is the title of the code in it, None where no code is asked."""
    value = dossier.settings.constants.get(field.id, "")
    options = _options(field)
    proposed = usual.value if usual and usual.asked else ""
    return {
        "key": input_key(field),
        "field": field.id,
        "label": field.label,
        "short": field.short or field.label,
        "help": typographic(field.help),
        "example": field.example,
        "value": usual.value if usual and not usual.asked else value,
        "proposed": proposed,
        "reason": doubt_sentence(dossier, field) if proposed else "",
        "error": _error(field, value) if value else None,
        "told": _told(dossier, value) if field.id == CODE else None,
        "own": _own(dossier) if field.id == CODE else [],
        "kind": "choice" if options else "text",
        "choices": [{"value": v, "label": label} for v, label in options],
        "required": field.required,
        "max_length": field.kind.high if isinstance(field.kind, Text) else None,
    }


def _told(dossier: Dossier, value: str) -> str:
    """Return a code with its title, or that the list has it not; "" where no list tells."""
    if dossier.fiches.lacking(value):
        return "Ce code n'est pas dans la liste de France compétences : cherchez-le par l'intitulé."
    return typographic(dossier.fiches.told(value)) if dossier.fiches.title(value) else ""


def _own(dossier: Dossier) -> list[View]:
    """Return the certifications of the user that are kept, to choose from."""
    kept = dossier.settings.fiches.fiches.values()
    return [{"value": one.code, "label": titled(one.code, one.title)} for one in kept]


def _options(field: Field) -> list[tuple[str, str]]:
    match field.kind:
        case Listing():
            return [(option.value, option.label) for option in field.kind.options]
        case Boolean():
            return list(BOOLEANS)
        case _:
            return [(value, value) for value in field.suggestions]


def _error(field: Field, value: str) -> str | None:
    converted = convert(field, value).value
    broken = problem(field, converted) if isinstance(converted, str) else None
    if broken is None:
        return None
    rule = CATALOGUE[broken]
    high = field.kind.high if isinstance(field.kind, Text) else 0
    words = {
        "value": value,
        "label": field.label,
        "expected": expected(field),
        "example": field.example,
        "length": str(lengths(value)[1]),
        "limit": figure(high),
        "other": "",
    }
    said = rule.message.format_map(words)
    return typographic(f"{said[0].upper()}{said[1:]} {rule.remedy.format_map(words)}")


def _sentence(wrong: int, empty: int) -> str:
    if wrong:
        return typographic(f"{counted(wrong, 'réponse')} à corriger.")
    if empty:
        return typographic(f"Il manque {counted(empty, 'réponse')}.")
    return "Tout est rempli."
