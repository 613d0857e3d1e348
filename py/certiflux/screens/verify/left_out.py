"""Who is not in the files and why, and how they may be sent later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Final

from certiflux.base.words import counted, figure, typographic
from certiflux.rules.file.weight import estimated_files
from certiflux.rules.rule import Severity
from certiflux.screens import View
from certiflux.screens.verify.next_actions import with_ready
from certiflux.screens.verify.verdict import HELD, groups_view, summary_view, unchanged_sentence
from certiflux.session import Dossier

SHOWN: Final = 8
"""Reasons named one by one; the others are counted."""


def left_view(dossier: Dossier, made: Collection[int] = ()) -> View:
    """Return who is left out, by reason, and how to send them later; ``total`` 0 for nobody.

    The rows ``made`` are in the files: since they were deposited, they may wait for their answer.

    Each reason has its count and what opens the workshop on these rows: ``rank`` among the groups
    of the verdict, else ``people``, a kind of rows.
    """
    summary = summary_view(dossier)
    if not summary:
        return {"total": 0, "sentence": "", "reasons": [], "later": []}
    blocked, aside = summary["blocked_rows"], summary["set_aside"]
    held = dossier.held_count(made)
    total = blocked + aside + held
    parts = [
        (blocked, "a une erreur", "ont une erreur"),
        (aside, "est mise de côté", "sont mises de côté"),
        (held, "est déjà connue du portail", "sont déjà connues du portail"),
    ]
    told = [(n, many if n > 1 else one) for n, one, many in parts if n]
    said = ", ".join(f"{figure(n)} {words}" for n, words in told)
    if len(told) == 1:
        said = f"{'elles' if total > 1 else 'elle'} {told[0][1]}"
    verb = "ne sont pas envoyées" if total > 1 else "n'est pas envoyée"
    reasons = [*_errors(dossier), *_aside(dossier), *_held(held)]
    return {
        "total": total,
        "sentence": typographic(f"{counted(total, 'personne')} {verb} : {said}.") if total else "",
        "reasons": reasons,
        "later": _later(blocked + aside),
    }


def _later(people: int) -> list[str]:
    """Say how those who are left out may be sent later (FORMAT.md b 3)."""
    if not people:
        return []
    them, who, theirs = "la", "elle", "son identifiant technique ne changera pas"
    if people > 1:
        them, who, theirs = "les", "elles", "leurs identifiants techniques ne changeront pas"
    correct = (
        f"Pour {them} envoyer plus tard, corrigez-{them} ici, ou dans la liste corrigée que vous "
        f"déposerez de nouveau : {theirs}."
    )
    alone = (
        f"Ce jour-là, n'envoyez qu'{who} : une personne déjà "
        "acceptée par le SI CPF serait refusée la seconde fois."
    )
    return [typographic(correct), typographic(alone)]


def _errors(dossier: Dossier) -> list[View]:
    found = [
        _reason(one["title"], one["count"], rank=rank)
        for rank, one in enumerate(groups_view(dossier))
        if one["severity"] == Severity.ERROR.value and not one["whole_file"]
    ]
    found.sort(key=lambda one: -one["count"])
    rest = found[SHOWN:]
    if not rest:
        return found
    count = sum(one["count"] for one in rest)
    others = counted(len(rest), "autre règle", "autres règles")
    return [*found[:SHOWN], _reason(others, count, people="error")]


def _aside(dossier: Dossier) -> list[View]:
    reasons = Counter(dossier.set_aside().values()).most_common()
    shown = [
        _reason(f"Mise de côté : {reason or 'sans raison donnée'}", count, people="aside")
        for reason, count in reasons[:SHOWN]
    ]
    left = sum(count for _, count in reasons[SHOWN:])
    return [
        *shown,
        *([_reason("Mise de côté : autres raisons", left, people="aside")] * bool(left)),
    ]


def _held(held: int) -> list[View]:
    return [_reason(HELD, held, people="held")] if held else []


def _reason(label: str, count: int, *, rank: int | None = None, people: str = "") -> View:
    return {"label": typographic(label), "count": count, "rank": rank, "people": people}


def _unchanged(dossier: Dossier) -> View | None:
    """Return what is said of those refused who would go again as they are, None without any."""
    count = len(dossier.mended.shop.unchanged) if dossier.mended else 0
    return {"count": count, "sentence": unchanged_sentence(count)} if count else None


def before_view(dossier: Dossier) -> View:
    """Return the question asked before the flow is written: how many go, who does not."""
    ready = len(dossier.rows_to_send())
    sent = dossier.mended.sent if dossier.mended else None
    files = estimated_files(sent) if sent is not None else 1
    several = "Le flux sera réparti en plusieurs fichiers, à déposer l'un après l'autre."
    return {
        "ready": ready,
        "label": with_ready(ready),
        "sentence": typographic(f"Le fichier XML contiendra {counted(ready, 'personne')}."),
        "unchanged": _unchanged(dossier),
        "several": typographic(several) if files > 1 else "",
        "left": left_view(dossier),
    }
