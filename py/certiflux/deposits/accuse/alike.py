"""Ids that a report and the list write otherwise, « 42 » for « 0042 »: joined on demand alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from certiflux.deposits.accuse.accuse import Accuse


def key_of(known: str) -> str:
    """Return an id without what spreadsheets change: leading zeros, spaces, capitals."""
    return "".join(known.split()).casefold().lstrip("0") or "0"


def pairs(unknown: Iterable[str], present: Iterable[str]) -> list[tuple[str, str]]:
    """Return (unknown id, id of the list) where they differ by zeros, spaces or capitals alone.

    An unknown id that resembles two of the list is left out.
    """
    plain: dict[str, set[str]] = {}
    for own in present:
        plain.setdefault(key_of(own), set()).add(own)
    found = ((one, plain.get(key_of(one), set())) for one in unknown)
    return [(one, next(iter(owns))) for one, owns in found if len(owns) == 1]


def renamed(report: Accuse, same: Mapping[str, str]) -> Accuse:
    """Return a report with the ids that the user says to be others of the list."""
    if same.keys().isdisjoint((*report.refused, *report.accepted)):
        return report
    return replace(
        report,
        refused=[same.get(one, one) for one in report.refused],
        accepted=[same.get(one, one) for one in report.accepted],
    )
