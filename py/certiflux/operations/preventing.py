"""Prepare the import of the Passeport de prévention, beside the flow: answers, verdict, files."""

from __future__ import annotations

from dataclasses import replace

from certiflux.base.errors import UserError
from certiflux.dictionary.prevention import COLUMNS, LAYOUTS
from certiflux.mapping.prevention_file import TOLD, Prevention
from certiflux.operations.base import Args, Base, Download, Result
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

State = tuple[Dossier, Findings | None, Prevention]
"""What an import was made of: with another one, it is not to be handed over."""


class Preventing(Base):
    """The operations of the Passeport de prévention."""

    _import: tuple[State, PreparedImport] | None = None

    def prevention(self, args: Args) -> Result:
        """Return the layouts and what feeds each column; ``nir`` is the user's explicit word."""
        return form_view(self._require(), "", with_nir=bool(args.get("nir")))

    def prevention_answer(self, args: Args) -> Result:
        """Take the layout (``model``), or what feeds columns (``answers``: a choice, a value).

        Return what ``prevention`` does.
        """
        dossier = self._require()
        said = dossier.settings.prevention
        model = str(args.get("model") or said.model)
        if model and model not in LAYOUTS:
            raise KeyError(model)
        said = replace(said, model=model)
        for name, answer in (args.get("answers") or {}).items():
            said = _answered(dossier, said, str(name), answer)
        dossier.settings = replace(dossier.settings, prevention=said)
        return self.prevention(args)

    def make_prevention(self, args: Args) -> Result:
        """Start checking the import and writing its file; say who is ready and what is found."""
        dossier = self._require()
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
        state, nir = _state(dossier), bool(args.get("nir"))
        work = prepare(layout, sheet, said, self._context(), with_nir=nir, epoch=self._clock())

        def keep(prepared: PreparedImport) -> Result:
            self._import = state, prepared
            return prepared_view(prepared)

        return self._jobs.start(work, keep)

    def prevention_file(self, _args: Args) -> Download:
        """Hand over the file of the people who are ready."""
        prepared = self._prepared()
        if not prepared.ready:
            raise _to_prepare()
        return Download(prepared.name, MEDIA_TYPE, prepared.parts)

    def prevention_journal(self, _args: Args) -> Download:
        """Hand over where each column comes from and what was changed in it."""
        made = prevention_journal(self._prepared())
        return Download(JOURNAL_NAME, MEDIA_TYPE, [made])

    def prevention_findings(self, _args: Args) -> Download:
        """Hand over every finding about the import."""
        made = findings_csv(self._prepared())
        return Download(FINDINGS_NAME, MEDIA_TYPE, [made])

    def _prepared(self) -> PreparedImport:
        now, kept = _state(self._require()), self._import
        if kept is None or any(a is not b for a, b in zip(now, kept[0], strict=True)):
            raise _to_prepare()
        return kept[1]


def _state(dossier: Dossier) -> State:
    return dossier, dossier.findings, dossier.settings.prevention


def _answered(dossier: Dossier, said: Prevention, name: str, answer: Args) -> Prevention:
    """Return the answers with what feeds one column; raise LookupError for no such choice."""
    if COLUMNS[name].field.personal:
        raise KeyError(name)
    choice, value = str(answer.get("choice") or ""), str(answer.get("value") or "")
    constants = {n: text for n, text in said.constants.items() if n != name}
    columns = {n: header for n, header in said.columns.items() if n != name}
    if choice.startswith(COLUMN):
        columns[name] = dossier.mapping.own[int(choice.removeprefix(COLUMN))].header
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


def _to_prepare() -> UserError:
    return UserError(
        "PASSEPORT_A_PREPARER",
        title="Ce fichier n'est plus là.",
        message="Il n'a pas encore été préparé, ou une réponse a changé depuis.",
        remedy="Vérifiez de nouveau, puis téléchargez-le.",
    )
