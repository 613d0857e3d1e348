"""Check the identifiers of passages: in the file, and over everything that was ever sent."""

from __future__ import annotations

from certiflux.dataset.people import Dataset
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.ids import ID_TECHNIQUE
from certiflux.rules.people.duplicates import check_id_technique


def check_identifiers(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find the identifiers that serve more than once, here or in what was sent before."""
    check_id_technique(dataset, findings, context)
    if context.sent is not None:
        findings.add("ID_TECHNIQUE_DEJA_ENVOYE", ID_TECHNIQUE, context.sent(dataset))
