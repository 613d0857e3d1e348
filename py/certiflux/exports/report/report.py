"""The report as one plain structure, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from certiflux.exports.json_text import json_lines, utf8
from certiflux.exports.report.told import Told
from certiflux.rules.words.render import Renderer
from certiflux.session import Dossier


def report(told: Told) -> dict[str, Any]:
    """Return everything that is known of a checked dossier, nothing cut.

    ``findings`` has each distinct finding once, in the words of its first row: ``count`` says how
    many there are, ``rows`` where.
    """
    return {**told.head, "findings": list(told.points())}


def all_findings(dossier: Dossier) -> list[dict[str, Any]]:
    """Return every finding in words, one by one: the whole file first, then row by row."""
    dataset, findings = dossier.dataset, dossier.findings
    if dataset is None or findings is None:
        return []
    render = Renderer(dataset, dossier.context).render
    return [render(findings[index]) for index in findings.select()]


def json_parts(told: Told) -> Iterator[bytes]:
    """Yield the report as JSON in UTF-8, piece by piece; a finding a line, they come last.

    Pieces are empty while the findings are gathered: nothing is written yet, something is done.
    """
    for _ in told.gather():
        yield b""
    yield from map(utf8, json_lines({**told.head, "findings": told.points()}))
