"""The last days to declare as an iCalendar file (RFC 5545): no name in it, only counts."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Final

from certiflux.base.words import counted
from certiflux.deposits.registre.requests import CorrectionRequest
from certiflux.screens.generate.deadlines import Deadline

REMINDER_DAYS: Final = 14
"""Days before the last one on which a calendar reminds of it."""

_WIDTH: Final = 75
"""Most octets of a line (RFC 5545, 3.1)."""


def calendar(
    deadlines: Iterable[Deadline],
    owner: str,
    epoch: float,
    requests: Iterable[CorrectionRequest] = (),
) -> bytes:
    """Return the calendar: one whole-day event per certification and last day, and per request.

    ``owner`` is the certifier's idClient: with it the same deadline keeps its identifier from one
    file to the next, so that a calendar replaces it. ``epoch`` dates the file, in seconds UTC.
    """
    stamp = dt.datetime.fromtimestamp(epoch, dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Certiflux//Declarations//FR"]
    for one in deadlines:
        lines += _delivery(one, owner, stamp)
    for request in requests:
        if request.open:
            lines += _request(request, owner, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line)).encode()


def _delivery(one: Deadline, owner: str, stamp: str) -> list[str]:
    people = counted(one.people, "personne")
    summary = f"Dernier jour pour déclarer {people} ({one.certification or 'certification'})"
    description = (
        "Trois mois après la délivrance de la certification, les titulaires doivent être déclarés "
        "au système d'information du CPF."
    )
    return _event(f"{owner}|{one.certification}", one.last_day, summary, description, stamp)


def _request(one: CorrectionRequest, owner: str, stamp: str) -> list[str]:
    summary = f"Dernier jour pour répondre à une demande de correction ({one.id_technique})"
    description = (
        "Trois mois après la demande : transmettre la donnée corrigée, ou dire pourquoi elle ne "
        "change pas (code du travail, art. R. 6113-17-2)."
    )
    name = f"{owner}|demande|{one.id_technique}"
    return _event(name, one.due, summary, description, stamp)


def _event(named: str, last: dt.date, summary: str, description: str, stamp: str) -> list[str]:
    name = f"{named}|{last.isoformat()}"
    uid = hashlib.sha256(name.encode()).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@certiflux",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{last:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escape(summary)}",
        f"DESCRIPTION:{_escape(description)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escape(summary)}",
        f"TRIGGER:-P{REMINDER_DAYS}D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _escape(text: str) -> str:
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split("\n"))


def _fold(line: str) -> list[str]:
    """Cut a line into pieces of at most 75 octets, never inside a character."""
    pieces, piece, width = [], "", 0
    for character in line:
        octets = len(character.encode())
        if width + octets > _WIDTH:
            pieces.append(piece)
            piece, width = " ", 1
        piece, width = piece + character, width + octets
    return [*pieces, piece]
