"""One rule of the help page: what it looks at, why, and what to do."""

from __future__ import annotations

import re
from typing import Final

from certiflux.base.words import typographic
from certiflux.dictionary import LATEST, fields
from certiflux.dictionary.model import Field
from certiflux.exports.markup import Child, Html, el
from certiflux.rules.expected import expected
from certiflux.rules.rule import SEVERITY_LABELS, Rule, Severity

SIGNS: Final = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.INFO: "ℹ"}
UNSAID: Final = {
    "value": "…",
    "label": "ce champ",
    "expected": "ce que le champ admet",
    "limit": "la limite du champ",
    "length": "…",
    "other": "…",
    "example": "l'exemple du champ",
}
"""What stands in a sentence for the words that only a finding knows."""

_WITH_EXAMPLE: Final = re.compile(r",? par exemple \{example\}")


def rule_entry(rule: Rule) -> Html:
    """Return one rule under its code, which is its anchor."""
    known = fields(LATEST)
    concerned = [known[one] for one in rule.fields if one in known]
    label = SEVERITY_LABELS[rule.severity]
    mark = el("span", el("span", SIGNS[rule.severity], aria_hidden="true"), f" {label}", cls="mark")
    return el(
        "article",
        el("h4", el("a", typographic(rule.title), href=f"#{rule.code}")),
        el("p", mark, " ", el("code", rule.code), cls=f"level {rule.severity.value}"),
        el("p", typographic(rule.explanation)),
        el(
            "dl",
            fact("Que faire", remedy(rule, concerned)),
            fact("Exemple", typographic(rule.example)) if rule.example else None,
            fact("Champs", _links(concerned)) if concerned else None,
            fact("Source", typographic(rule.source)),
            fact("Depuis", f"schéma {rule.since}"),
        ),
        id=rule.code,
    )


def remedy(rule: Rule, concerned: list[Field]) -> str:
    """Return what to do, in words that hold without a finding; one field gives its own."""
    words = dict(UNSAID)
    text = rule.remedy
    if len(concerned) == 1:
        (field,) = concerned
        words |= {
            "label": field.label,
            "expected": expected(field),
            "example": field.example,
        }
    else:
        text = _WITH_EXAMPLE.sub("", text)
    return typographic(text.format_map(words))


def fact(name: str, *value: Child) -> list[Html]:
    """Return one line of a list of facts."""
    return [el("dt", name), el("dd", *value)]


def _links(concerned: list[Field]) -> list[Child]:
    links: list[Child] = []
    for field in concerned:
        if links:
            links.append(", ")
        links.append(el("a", f"{field.label} ({field.id})", href=f"#champ-{field.id}"))
    return links
