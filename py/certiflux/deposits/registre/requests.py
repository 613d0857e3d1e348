"""Requests of correction: who asked for one has an answer within three months of the request.

The Caisse des Dépôts reports an error, or a holder asks for a correction; the certifier then sends
corrected data or says why not (R. 6113-17-2, FORMAT.md h). A passage is named by its idTechnique:
nobody's name is kept.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from certiflux.rules.dates.deadline import due


class RequestAnswer(StrEnum):
    """How a request was answered; the words that the registre's file holds."""

    OPEN = ""
    CORRECTED = "corrigee"
    JUSTIFIED = "justifiee"


@dataclass(frozen=True, slots=True)
class CorrectionRequest:
    """One request about a passage: the day it was made, how and when it was answered (ISO)."""

    id_technique: str
    asked: str
    answer: RequestAnswer = RequestAnswer.OPEN
    answered: str = ""

    @property
    def due(self) -> dt.date:
        """Return the last day to answer."""
        return due(dt.date.fromisoformat(self.asked))

    @property
    def open(self) -> bool:
        """Say whether it still waits for an answer."""
        return self.answer is RequestAnswer.OPEN
