"""What is asked to prepare the import of the Passeport de prévention, beside the flow."""

from __future__ import annotations

from dataclasses import dataclass, replace

from certiflux.base.errors import UserError
from certiflux.base.operation import Download, Result, operation, unknown
from certiflux.dictionary.prevention import COLUMNS, LAYOUTS
from certiflux.mapping.prevention_file import TOLD, Prevention
from certiflux.prevention.preparing import PreparedImport, prepare
from certiflux.prevention.writer import MEDIA_TYPE
from certiflux.rules.findings import Findings
from certiflux.screens.prevention.form import BY, COLUMN, LIST, NONE, VALUE, form_view, sheet_of
from certiflux.screens.prevention.prevention import (
    FINDINGS_NAME,
    JOURNAL_NAME,
    findings_csv,
    prepared_view,
    prevention_journal,
)
from certiflux.session import Dossier
from certiflux.session.answering import take_prevention
from certiflux.session.desk import Desk, Slot

State = tuple[Dossier, Findings | None, Prevention]
"""What an import was made of: with another one, it is not to be handed over."""

_MADE: Slot[PreparedImport] = Slot("prevention")


@dataclass(frozen=True, slots=True)
class Answer:
    """What feeds one column: the choice of a list, and the value typed with it."""

    choice: str = ""
    value: str = ""


@operation("prevention")
def show_form(desk: Desk, *, nir: bool = False) -> Result:
    """Return the layouts and what feeds each column; ``nir`` is the user's explicit word."""
    return form_view(desk.require(), "", with_nir=nir)


@operation("prevention_answer")
def take_answers(
    desk: Desk,
    *,
    model: str = "",
    answers: dict[str, Answer] | None = None,
    nir: bool = False,
) -> Result:
    """Take the layout (``model``), or what feeds columns (``answers``).

    Return what ``prevention`` does.
    """
    dossier = desk.require()
    said = dossier.settings.prevention
    if model and model not in LAYOUTS:
        raise unknown("model")
    said = replace(said, model=model or said.model)
    for name, answer in (answers or {}).items():
        said = _answered(dossier, said, name, answer)
    dossier.answer(take_prevention, said)
    return show_form(desk, nir=nir)


@operation("make_prevention")
def make_prevention(desk: Desk, *, nir: bool = False) -> Result:
    """Start checking the import and writing its file; say who is ready and what is found."""
    dossier = desk.require()
    sheet, said = sheet_of(dossier), dossier.settings.prevention
    layout = LAYOUTS.get(said.model)
    if layout is None:
        raise UserError(
            "MODELE_A_CHOISIR",
            title="Le type de déclaration n'est pas choisi.",
            message="Attestation de formation ou justificatif de réussite : les colonnes ne "
            "sont pas les mêmes.",
            remedy="Choisissez l'un des deux, puis recommencez.",
        )
    state = _state(dossier)
    work = prepare(layout, sheet, said, desk.context(), with_nir=nir, epoch=desk.clock())

    def keep(prepared: PreparedImport) -> Result:
        _MADE.put(desk, prepared, *state)
        return prepared_view(prepared)

    return desk.jobs.start(work, keep)


@operation("prevention_file")
def prevention_file(desk: Desk) -> Download:
    """Hand over the file of the people who are ready."""
    prepared = _prepared(desk)
    if not prepared.ready:
        raise _to_prepare()
    return Download(prepared.name, MEDIA_TYPE, prepared.parts)


@operation("prevention_journal")
def hand_over_journal(desk: Desk) -> Download:
    """Hand over where each column comes from and what was changed in it."""
    made = prevention_journal(_prepared(desk))
    return Download(JOURNAL_NAME, MEDIA_TYPE, [made])


@operation("prevention_findings")
def prevention_findings(desk: Desk) -> Download:
    """Hand over every finding about the import."""
    made = findings_csv(_prepared(desk))
    return Download(FINDINGS_NAME, MEDIA_TYPE, [made])


def _prepared(desk: Desk) -> PreparedImport:
    prepared = _MADE.get(desk, *_state(desk.require()))
    if prepared is None:
        raise _to_prepare()
    return prepared


def _state(dossier: Dossier) -> State:
    return dossier, dossier.findings, dossier.settings.prevention


def _answered(dossier: Dossier, said: Prevention, name: str, answer: Answer) -> Prevention:
    """Return the answers with what feeds one column; raise UserError for no such column."""
    if name not in COLUMNS or COLUMNS[name].field.personal:
        raise unknown("answers")
    choice, value = answer.choice, answer.value
    constants = {n: text for n, text in said.constants.items() if n != name}
    columns = {n: header for n, header in said.columns.items() if n != name}
    if choice.startswith(COLUMN):
        columns[name] = _header(dossier, choice.removeprefix(COLUMN))
    elif choice == VALUE and value.strip():
        constants[name] = value.strip()
    elif choice == BY and COLUMNS[name].told_by:
        constants[name] = f"{TOLD}{COLUMNS[name].told_by}"
    elif choice == NONE:
        constants[name] = ""
    elif choice != LIST:
        # Not answered: the column that its title tells must not come back by itself.
        columns[name] = ""
    return replace(said, constants=constants, columns=columns)


def _header(dossier: Dossier, index: str) -> str:
    """Return the header of a column of the sheet; raise UserError for none."""
    own = dossier.mapping.own
    if not index.isdecimal() or int(index) >= len(own):
        raise unknown("answers")
    return own[int(index)].header


def _to_prepare() -> UserError:
    return UserError(
        "PASSEPORT_A_PREPARER",
        title="Ce fichier n'est plus là.",
        message="Il n'a pas encore été préparé, ou une réponse a changé depuis.",
        remedy="Vérifiez de nouveau, puis téléchargez-le.",
    )
