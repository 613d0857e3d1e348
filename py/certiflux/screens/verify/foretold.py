"""What the portal will probably answer: who may not be found, by its own first cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from certiflux.base.words import counted, typographic
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.search import Doubt, SearchStep, doubts
from certiflux.screens import View
from certiflux.session import Dossier

STEPS: Final = {
    SearchStep.NAMES: "Au nom et au prénom",
    SearchStep.SEX: "Au sexe",
    SearchStep.YEAR: "À l'année de naissance",
    SearchStep.DAY: "Au jour de naissance",
    SearchStep.MONTH: "Au mois de naissance",
    SearchStep.PLACE: "Au lieu de naissance, s'il reste plusieurs personnes",
}


def doubtful(dossier: Dossier) -> dict[int, Doubt]:
    """Return the first cause for each row to send that the portal may not find."""
    if dossier.dataset is None or dossier.findings is None:
        return {}
    found = doubts(dossier.findings, CATALOGUE, len(dossier.dataset))
    return {row: found[row] for row in dossier.rows_to_send() if row in found}


def foretold_view(found: Mapping[int, Doubt]) -> list[View]:
    """Return, in the portal's order, where it may stop: the step, its people, the causes."""
    by_step: dict[SearchStep, Counter[str]] = {}
    for doubt in found.values():
        by_step.setdefault(doubt.step, Counter())[doubt.rule] += 1
    return [
        {
            "step": typographic(STEPS[step]),
            "people": counted(sum(causes.values()), "personne"),
            "causes": typographic(
                " ; ".join(f"{CATALOGUE[rule].title} ({n})" for rule, n in causes.most_common())
            ),
        }
        for step, causes in sorted(by_step.items())
    ]


def first_cause(found: Mapping[int, Doubt]) -> str:
    """Say what comes first among the causes, the earliest step before the most people."""
    if not found:
        return ""
    counts = Counter(found.values())
    doubt = min(counts, key=lambda one: (one.step, -counts[one]))
    title = CATALOGUE[doubt.rule].title
    return typographic(f"D'abord : {title[:1].lower()}{title[1:]} ({counts[doubt]}).")
