"""What is asked about the schema: which one is followed, what it says of a flow."""

from __future__ import annotations

from certiflux.base.errors import UserError
from certiflux.base.operation import Download, Page, Result, operation, unknown
from certiflux.base.work import relay
from certiflux.dictionary import Version, takes_national, version_called
from certiflux.schema.flow import FlowVerdict, validate_flow
from certiflux.schema.force import InForce, bring, since
from certiflux.schema.kept import kept_schema, kept_text
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.schema.card import CHOICES, card_view
from certiflux.screens.schema.refusal import message_view
from certiflux.screens.schema.schema import flow_page, flow_view, schema_told
from certiflux.session.answering import choose_schema, set_national
from certiflux.session.desk import Desk
from certiflux.session.noting import give_up_deposit


@operation("schema_load")
def follow_brought(desk: Desk, payload: bytes, *, name: str) -> Result:
    """Follow the schema of a file or of the official kit from now on."""
    return _follow(desk, bring(name, payload))


@operation("schema_reset")
def follow_ours(desk: Desk) -> Result:
    """Follow our own schema again."""
    return _follow(desk, None)


@operation("schema_view")
def show_schema(desk: Desk) -> Result:
    """Say which schema is followed, why, and what it says otherwise than ours."""
    return schema_told(desk)


@operation("schema_file")
def schema_file(desk: Desk) -> Download:
    """Hand over the schema that is followed in the place of ours, as it came."""
    schema = desk.schema()
    return Download(schema.name, "application/xml", [schema.data])


@operation("schema_kept")
def keep_schema(desk: Desk) -> Result:
    """Hand over the official schema as a text that the browser may keep: nobody is in it."""
    return {"text": kept_text(desk.brought) if desk.brought else ""}


@operation("schema_kept_load")
def follow_kept(desk: Desk, *, text: str) -> Result:
    """Follow the official schema that the browser kept; refuse what was changed since."""
    name, data = kept_schema(text)
    return _follow(desk, bring(name, data))


@operation("schema_card")
def show_card(desk: Desk) -> Result:
    """Say whether the format is still to be chosen, and what is known of each."""
    return card_view(desk)


@operation("schema_choose")
def choose(desk: Desk, *, number: str) -> Result:
    """Follow one of our own versions, on the user's word: the settings keep it.

    ``checked``: the list is as checked as before, the version changes nothing of it.
    """
    return _choose(desk, number)


@operation("schema_message")
def read_message(desk: Desk, *, text: str) -> Result:
    """Say whether a message that the portal gave, pasted here, is about the format."""
    return message_view(text, desk.dossier)


@operation("schema_retry", keeps=True)
def retry(desk: Desk, *, number: str) -> Result:
    """Follow another version for the people of a file that was refused whole.

    They keep their idTechnique, and wait for no answer any more: nothing of it was taken.
    """
    dossier = desk.require()
    version = _version(number)
    refused = give_up_deposit(dossier, desk.registre)
    if dossier.settings.national and not takes_national(version):
        dossier.answer(set_national, sent=False)
    return {**_choose(desk, number), "files": refused}


def _version(number: str) -> Version:
    if number not in CHOICES:
        raise unknown("number")
    return version_called(number)


def _choose(desk: Desk, number: str) -> Result:
    version = _version(number)
    desk.jobs.cancel()
    desk.brought, desk.chosen = None, version
    if desk.dossier is None:
        return schema_told(desk)
    desk.dossier.answer(choose_schema, version)
    checked = desk.dossier.mended is not None
    return {**schema_told(desk), "sheet": sheet_view(desk.dossier), "checked": checked}


def _follow(desk: Desk, brought: InForce | None) -> Result:
    desk.jobs.cancel()
    before, desk.brought = desk.brought, brought
    changes = None
    if before is not None and brought is not None and before.sha256 != brought.sha256:
        changes = since(before, brought)
    if desk.dossier is None:
        return schema_told(desk, changes)
    desk.follow_schema()
    return {**schema_told(desk, changes), "sheet": sheet_view(desk.dossier)}


@operation("flow_check")
def flow_check(desk: Desk) -> Result:
    """Start validating the flow that was dropped, as it is."""
    dossier = desk.require()
    if not dossier.source.is_flow:
        raise UserError(
            "PAS_UN_FLUX",
            title="Ce fichier n'est pas un flux XML.",
            message="Seul un flux peut être vérifié tel quel avec le schéma.",
            remedy="Déposez le fichier .xml à vérifier.",
        )
    schema = dossier.schema
    reading = validate_flow(dossier.data, schema.xsd, schema.version)

    def finish(verdict: FlowVerdict) -> Result:
        dossier.keep_flow(verdict)
        return flow_view(schema, verdict)

    return desk.jobs.start(relay(reading, "xsd", "Vérification du fichier XML"), finish)


@operation("flow_findings")
def flow_findings(desk: Desk, page: Page) -> Result:
    """Return one page of what the schema refuses in the flow that was dropped."""
    verdict = desk.require().flow or FlowVerdict()
    return flow_page(verdict, *page.span())
