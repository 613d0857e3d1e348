"""What the sentences about places of birth quote: the same words as the judgement of the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from certiflux.rules.findings import Finding
from certiflux.rules.places.judged import verdict
from certiflux.rules.places.rules import RULES

if TYPE_CHECKING:
    from certiflux.rules.words.render import Renderer


def said(renderer: Renderer, finding: Finding, _value: str) -> str:
    """Say what the place stands for, or what contradicts it."""
    found = verdict(renderer.dataset, renderer.context, finding)
    return found.other if found else ""


OTHERS: Final = {rule.code: said for rule in RULES if "{other}" in rule.message}
