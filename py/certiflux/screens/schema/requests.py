"""What is asked about the schema: which one is followed, what it says of a flow."""

from __future__ import annotations

from certiflux.base.errors import UserError
from certiflux.base.operation import Download, Page, Result, operation
from certiflux.base.work import relay
from certiflux.schema.flow import FlowVerdict, validate_flow
from certiflux.schema.force import InForce, bring
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.schema.schema import flow_page, flow_view, schema_view
from certiflux.session.desk import Desk


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
    """Say which schema is followed, and what it says otherwise than ours."""
    return schema_view(desk.schema())


@operation("schema_file")
def schema_file(desk: Desk) -> Download:
    """Hand over the schema that is followed in the place of ours, as it came."""
    schema = desk.schema()
    return Download(schema.name, "application/xml", [schema.data])


def _follow(desk: Desk, brought: InForce | None) -> Result:
    desk.jobs.cancel()
    desk.brought = brought
    view = schema_view(desk.schema())
    if desk.dossier is not None:
        desk.dossier.use_schema(brought)
        view["sheet"] = sheet_view(desk.dossier)
    return view


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
        dossier.flow = verdict
        return flow_view(schema, verdict)

    return desk.jobs.start(relay(reading, "xsd", "Vérification du fichier XML"), finish)


@operation("flow_findings")
def flow_findings(desk: Desk, page: Page) -> Result:
    """Return one page of what the schema refuses in the flow that was dropped."""
    verdict = desk.require().flow or FlowVerdict()
    return flow_page(verdict, *page.span())
