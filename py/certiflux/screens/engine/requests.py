"""What is asked of the engine itself: who it is, to go on, what it knows that no file holds."""

from __future__ import annotations

from certiflux import __version__
from certiflux.base.errors import UserError
from certiflux.base.operation import OPERATIONS, PAGE_ROWS, Download, Result, operation
from certiflux.base.words import typographic
from certiflux.base.work import Work
from certiflux.corrections.plain import read
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.kept import from_plain, texts, to_plain
from certiflux.mapping.candidate import How
from certiflux.mapping.settings import parse
from certiflux.mapping.settings_file import write
from certiflux.reading.formats import endings
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.opening.saved import lost_withdrawals
from certiflux.screens.verify.files import files_view
from certiflux.session import generating
from certiflux.session.answering import understand_again
from certiflux.session.desk import Desk, other_build
from certiflux.session.parts import WRONG, Parts, packed
from certiflux.session.saved import EXTENSION, at_hand

_ANSWERS = "reponses.json"
LOST = (
    "Les fichiers XML générés avant n'ont pas pu être refaits à l'identique : ils ne sont plus "
    "proposés. Ceux que vous avez téléchargés restent valables."
)
"""What is said when a file made by an engine before is not given again."""

ACCEPT = ",".join((*endings(), EXTENSION))
"""The endings of the files that may be chosen."""


@operation("hello")
def hello(desk: Desk, *, build: str | None = None) -> Result:
    """Say which engine answers; refuse a page that says it is of another ``build``."""
    if build not in {None, desk.build}:
        raise other_build()
    return {
        "version": __version__,
        "build": desk.build,
        "schema": desk.schema().label,
        "page_rows": PAGE_ROWS,
        "accept": ACCEPT,
        "keeps": [one.name for one in OPERATIONS.values() if one.keeps],
    }


@operation("step")
def step(desk: Desk, *, job: str) -> Result:
    """Advance a job for a short while."""
    return desk.jobs.step(job)


@operation("cancel")
def cancel(desk: Desk, *, job: str) -> Result:
    """Forget a job."""
    desk.jobs.cancel(job)
    return {}


@operation("corrections")
def hand_over_corrections(desk: Desk) -> Download:
    """Hand over the history of corrections; it holds personal data."""
    text = desk.keeping.text(desk.require().corrections)
    return Download("corrections.json", "application/json", [text])


@operation("corrections_load")
def take_corrections(desk: Desk, payload: bytes) -> Result:
    """Take up corrections handed over before, on the same file; they await a check."""
    dossier = desk.require()
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
    dossier.corrections = history
    return {"total": len(dossier.corrections.actions), "done": dossier.corrections.done}


@operation("understood")
def understood(desk: Desk) -> Result:
    """Say how the columns are understood, header or not: for an engine that starts again."""
    dossier = desk.require()
    own = dossier.mapping.own
    return {
        "settings": write(dossier.settings, dossier.version),
        "targets": [column.target for column in own],
        "chosen": [column.index for column in own if column.how is How.CHOSEN],
    }


@operation("understood_again")
def understood_again(
    desk: Desk, *, settings: str, targets: list[str | None], chosen: list[int]
) -> Result:
    """Take up how the columns of the same sheet were understood."""
    dossier = desk.require()
    try:
        known = parse(settings, dossier.version, listed=False)
        dossier.answer(understand_again, known, targets, {*chosen})
    except (ValueError, UserError) as error:
        raise UserError(
            "COLONNES_A_REGLER",
            title="Les colonnes que vous aviez réglées à la main n'ont pas pu être reprises.",
            message="La feuille n'est plus lue comme avant ; elle est intacte.",
            remedy="Réglez-les de nouveau à l'étape « Colonnes ».",
            detail=type(error).__name__,
        ) from None
    return sheet_view(dossier)


@operation("answers")
def hand_over_answers(desk: Desk) -> Download:
    """Hand over what was made, deposited and answered; it holds personal data."""
    dossier, answers = desk.dossier, desk.answers
    known = {
        "answers": to_plain(answers, at_hand(dossier) if dossier else {}),
        "list": _list_open(desk),
        "provisional": desk.provisional,
    }
    body = packed(_ANSWERS, known, texts(answers))
    return Download("reponses.zip", "application/zip", [body])


@operation("answers_load")
def take_answers(desk: Desk, payload: bytes) -> Result:
    """Start taking up answers handed over before; the rows of another list are not its own."""
    parts = Parts(payload)
    known = parts.json(_ANSWERS)

    def finish(answers: Answers) -> Result:
        same = known.get("list") == _list_open(desk)
        desk.answers = answers if same else answers.over_another_list()
        desk.provisional = known.get("provisional") is True
        if desk.dossier is not None:
            desk.dossier.answers = desk.answers
        counts = {"reports": len(answers.reports), "flows": len(answers.flows)}
        return {**counts, "lost": lost_withdrawals(answers)}

    return desk.jobs.start(_taken_up(known, parts), finish)


def _list_open(desk: Desk) -> list[object]:
    """Return what tells the open list from another: its bytes and its sheet."""
    dossier = desk.dossier
    return [dossier.sha256, dossier.sheet] if dossier else []


@operation("remake")
def remake(desk: Desk) -> Result:
    """Start writing again the files that were at hand in an engine before."""
    dossier = desk.require()
    wanted = bool(dossier.answers.at_hand)

    def finish(done: bool) -> Result:  # noqa: FBT001 (what the job gives)
        lost = typographic(LOST) if wanted and not done else ""
        return {"files": files_view(dossier) if done else None, "lost": lost}

    return desk.jobs.start(generating.remake(dossier), finish)


def _taken_up(known: Result, parts: Parts) -> Work[Answers]:
    """Read answers again; raise UserError for a copy that was spoilt."""
    try:
        answers = yield from from_plain(known["answers"], parts.read)
    except (*WRONG, UserError) as error:
        raise UserError(
            "REPONSES_ILLISIBLES",
            title="Les accusés et les fichiers générés n'ont pas pu être repris.",
            message="Leur copie est incomplète ou abîmée ; la liste, elle, est intacte.",
            remedy="Déposez de nouveau vos accusés, ou rouvrez votre dernier dossier enregistré.",
            detail=type(error).__name__,
        ) from None
    return answers
