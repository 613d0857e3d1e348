"""The schema in force, and what it says of a flow that was dropped."""

from __future__ import annotations

from certiflux.base.errors import UserError
from certiflux.base.work import relay
from certiflux.operations.base import Args, Base, Download, Result, page_of
from certiflux.schema.flow import FlowVerdict, validate_flow
from certiflux.schema.force import InForce, bring, built_in
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.schema.schema import flow_page, flow_view, schema_view


class Schemas(Base):
    """The operations about the schema: which one is followed, what it says of a flow."""

    def schema_load(self, args: Args, payload: bytes) -> Result:
        """Follow the schema of a file or of the official kit from now on."""
        return self._follow(bring(str(args["name"]), payload))

    def schema_reset(self, _args: Args) -> Result:
        """Follow our own schema again."""
        return self._follow(None)

    def schema_view(self, _args: Args) -> Result:
        """Say which schema is followed, and what it says otherwise than ours."""
        return schema_view(self._brought or built_in())

    def schema_file(self, _args: Args) -> Download:
        """Hand over the schema that is followed in the place of ours, as it came."""
        schema = self._brought or built_in()
        return Download(schema.name, "application/xml", [schema.data])

    def _follow(self, brought: InForce | None) -> Result:
        self._jobs.cancel()
        self._brought = brought
        view = self.schema_view({})
        if self._dossier is not None:
            self._dossier.use_schema(brought)
            view["sheet"] = sheet_view(self._dossier)
        return view

    def flow_check(self, _args: Args) -> Result:
        """Start validating the flow that was dropped, as it is."""
        dossier = self._require()
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

        return self._jobs.start(relay(reading, "xsd", "Vérification du fichier XML"), finish)

    def flow_findings(self, args: Args) -> Result:
        """Return one page of what the schema refuses in the flow that was dropped."""
        verdict = self._require().flow or FlowVerdict()
        return flow_page(verdict, *page_of(args))
