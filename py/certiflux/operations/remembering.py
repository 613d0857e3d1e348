"""Hand over what an engine knows that no file holds, and take it up in one that starts again."""

from __future__ import annotations

from functools import cached_property

from certiflux.base.errors import UserError
from certiflux.base.words import typographic
from certiflux.base.work import Work
from certiflux.corrections.plain import HistoryWriter, read
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.kept import from_plain, texts, to_plain
from certiflux.deposits.accuse.sent import FlowKind
from certiflux.mapping.candidate import How
from certiflux.mapping.settings import parse
from certiflux.mapping.settings_file import write
from certiflux.operations.base import Args, Base, Download, Result
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.verify.files import files_view
from certiflux.session.parts import WRONG, Parts, packed
from certiflux.session.saved import at_hand

_ANSWERS = "reponses.json"
LOST = (
    "Les fichiers XML générés avant n'ont pas pu être refaits à l'identique : ils ne sont plus "
    "proposés. Ceux que vous avez téléchargés restent valables."
)
"""What is said when a file made by an engine before is not given again."""


LOST_WITHDRAWALS = (
    "Les fichiers de retrait générés et pas encore déposés ne sont plus proposés : générez-les de "
    "nouveau. Ceux que vous avez téléchargés restent valables."
)
"""What is said of files of withdrawals, which are not written again."""


def lost_withdrawals(answers: Answers) -> str:
    """Return what is said of the files of withdrawals that were at hand, "" without any."""
    kinds = {flow.kind for flow in answers.flows if not flow.deposited}
    return typographic(LOST_WITHDRAWALS) if FlowKind.WITHDRAWAL in kinds else ""


class Remembering(Base):
    """The operations by which nothing is lost with an engine."""

    @cached_property
    def _keeping(self) -> HistoryWriter:
        return HistoryWriter()

    def corrections(self, _args: Args) -> Download:
        """Hand over the history of corrections; it holds personal data."""
        text = self._keeping.text(self._require().corrections)
        return Download("corrections.json", "application/json", [text])

    def corrections_load(self, _args: Args, payload: bytes) -> Result:
        """Take up corrections handed over before, on the same file; they await a check."""
        dossier = self._require()
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
        dossier.take_corrections(history)
        return {"total": len(dossier.corrections.actions), "done": dossier.corrections.done}

    def understood(self, _args: Args) -> Result:
        """Say how the columns are understood, header or not: for an engine that starts again."""
        dossier = self._require()
        own = dossier.mapping.own
        return {
            "settings": write(dossier.settings, dossier.version),
            "targets": [column.target for column in own],
            "chosen": [column.index for column in own if column.how is How.CHOSEN],
        }

    def understood_again(self, args: Args) -> Result:
        """Take up how the columns of the same sheet were understood."""
        dossier = self._require()
        chosen = {int(index) for index in args["chosen"]}
        try:
            settings = parse(str(args["settings"]), dossier.version)
            dossier.understand_again(settings, list(args["targets"]), chosen)
        except (ValueError, UserError) as error:
            raise UserError(
                "COLONNES_A_REGLER",
                title="Les colonnes que vous aviez réglées à la main n'ont pas pu être reprises.",
                message="La feuille n'est plus lue comme avant ; elle est intacte.",
                remedy="Réglez-les de nouveau à l'étape « Colonnes ».",
                detail=type(error).__name__,
            ) from None
        return sheet_view(dossier)

    def answers(self, _args: Args) -> Download:
        """Hand over what was made, deposited and answered; it holds personal data."""
        dossier, answers = self._dossier, self._answers
        known = {
            "answers": to_plain(answers, at_hand(dossier) if dossier else {}),
            "list": self._list_open(),
            "provisional": self._provisional,
        }
        body = packed(_ANSWERS, known, texts(answers))
        return Download("reponses.zip", "application/zip", [body])

    def answers_load(self, _args: Args, payload: bytes) -> Result:
        """Start taking up answers handed over before; the rows of another list are not its own."""
        parts = Parts(payload)
        known = parts.json(_ANSWERS)

        def finish(answers: Answers) -> Result:
            same = known.get("list") == self._list_open()
            self._answers = answers if same else answers.over_another_list()
            self._provisional = known.get("provisional") is True
            if self._dossier is not None:
                self._dossier.answers = self._answers
                self._dossier.follow()
            counts = {"reports": len(answers.reports), "flows": len(answers.flows)}
            return {**counts, "lost": lost_withdrawals(answers)}

        return self._jobs.start(_taken_up(known, parts), finish)

    def _list_open(self) -> list[object]:
        """Return what tells the open list from another: its bytes and its sheet."""
        dossier = self._dossier
        return [dossier.sha256, dossier.sheet] if dossier else []

    def remake(self, _args: Args) -> Result:
        """Start writing again the files that were at hand in an engine before."""
        dossier = self._require()
        wanted = bool(dossier.answers.at_hand)

        def finish(done: bool) -> Result:  # noqa: FBT001 (what the job gives)
            lost = typographic(LOST) if wanted and not done else ""
            return {"files": files_view(dossier) if done else None, "lost": lost}

        return self._jobs.start(dossier.remake(), finish)


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
