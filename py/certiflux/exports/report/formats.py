"""The formats that a report is handed over in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

from certiflux.exports.report.as_csv import csv_parts
from certiflux.exports.report.as_html import html_parts
from certiflux.exports.report.report import json_parts
from certiflux.exports.report.told import Told


class ReportWriter(Protocol):
    """Make a report, piece by piece."""

    def __call__(self, told: Told, /) -> Iterator[bytes]:
        """Yield the bytes of the report; some pieces are empty, while something is looked up."""


FORMATS: Final[dict[str, tuple[str, ReportWriter]]] = {
    "json": ("application/json", json_parts),
    "html": ("text/html", html_parts),
    "csv": ("text/csv", csv_parts),
}
"""By ending of the file: its media type and what makes it."""


def report_name(ending: str, *, anonymous: bool = False) -> str:
    """Return the name of a report, which holds nothing of the user's file."""
    return f"rapport{'-sans-donnee-personnelle' if anonymous else ''}.{ending}"
