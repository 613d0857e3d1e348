"""What was checked, step by step: done or not, in how long, what it found, and why not."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import NO_BREAK, counted, typographic
from certiflux.rules.catalogue import STEPS
from certiflux.screens import View
from certiflux.session import CONVERSION, READING, SCHEMA, Dossier

DONE, NOT_RUN = "fait", "non exécuté"
NOT_CHECKED_YET: Final = "Le fichier n'a pas encore été vérifié."
NOT_MADE_YET: Final = "Le fichier XML n'a pas encore été généré."

SHORTEST: Final = 0.01
"""Seconds below which a time is not worth a figure."""

FAMILIES: Final = {
    "Colonnes et réglages": "Structure",
    "Taille": "Structure",
    "Valeurs": "Dictionnaire",
    "Textes": "Dictionnaire",
    "Lieux de naissance": "Lieux",
    "Identité": "Identité",
    "Noms d'usage": "Identité",
    "Personnes retrouvables": "Identité",
    "Numéros de sécurité sociale": "Identité",
    "Numéros de sécurité sociale envoyés": "Identité",
}
"""By label of a step: the part of the checks that it belongs to; elsewhere COHERENCE."""

COHERENCE: Final = "Cohérence"

NOT_CHECKED: Final = (
    "Si le SI CPF retrouvera chaque personne : lui seul consulte l'état civil des assurés.",
    "Si un fait est vrai : une date ou un nom plausible mais faux ne se voit pas dans un tableau.",
    "Si la certification existe, était en vigueur et vous appartient : aucun répertoire n'est lu.",
    "Si un passage a déjà été déposé auparavant : seul votre registre le dit, s'il est ouvert.",
    "Si vos identifiants d'émetteur, de certificateur et de contrat sont les vôtres.",
    "Si les liens vers les preuves s'ouvrent : Certiflux n'appelle aucun site.",
)
"""What no control of Certiflux looks at (FORMAT.md b, d and h)."""


def steps_view(dossier: Dossier) -> list[View]:
    """Return every step, in order; ``seconds`` is None where nothing was timed.

    ``step`` numbers the ones whose findings can be listed, None for the others.
    """
    people = dossier.people()
    reading = _step("Lecture", "Lecture du fichier", dossier.times.get(READING), 0)
    reading["result"] = typographic(counted(people, "personne lue", "personnes lues"))
    return [reading, *_checks(dossier), *_schema(dossier), _portal()]


def not_checked() -> list[str]:
    """Return what is not checked, each as a sentence."""
    return [typographic(sentence) for sentence in NOT_CHECKED]


def _checks(dossier: Dossier) -> list[View]:
    findings, dataset = dossier.findings, dossier.dataset
    if findings is None or dataset is None:
        labels = ["Conversion des valeurs", *(step.label for step in STEPS)]
        return [_not_run(_family(label), label, NOT_CHECKED_YET) for label in labels]
    changes = len(dataset.journal)
    values = _step("Lecture", "Conversion des valeurs", dossier.times.get(CONVERSION), 0)
    values["result"] = typographic(
        counted(changes, "changement au journal", "changements au journal")
    )
    return [values] + [
        _not_run(_family(done.label), done.label, findings.skipped[number])
        if number in findings.skipped
        else {**_step(_family(done.label), done.label, done.seconds, done.found), "step": number}
        for number, done in enumerate(findings.steps)
    ]


def _schema(dossier: Dossier) -> list[View]:
    label = f"Schéma XML {dossier.schema.label}"
    if not dossier.products:
        return [_not_run("XSD", label, NOT_MADE_YET)]
    found = sum(len(product.errors) for product in dossier.products)
    return [_step("XSD", label, dossier.times.get(SCHEMA), found)]


def _portal() -> View:
    why = "Le portail seul le dit, quelques jours après le dépôt."
    return _not_run("Accusé", "Accusé de traitement du portail", why)


def _family(label: str) -> str:
    return "Lecture" if label == "Conversion des valeurs" else FAMILIES.get(label, COHERENCE)


def _step(family: str, label: str, seconds: float | None, found: int) -> View:
    return {
        "family": family,
        "label": label,
        "state": DONE,
        "seconds": None if seconds is None else round(seconds, 3),
        "duration": duration(seconds),
        "found": found,
        "result": typographic(counted(found, "point relevé", "points relevés"))
        if found
        else "Rien à signaler",
        "why": "",
        "step": None,
    }


def _not_run(family: str, label: str, why: str) -> View:
    return {
        "family": family,
        "label": label,
        "state": NOT_RUN,
        "seconds": None,
        "duration": duration(None),
        "found": None,
        "result": "Non exécuté",
        "step": None,
        "why": typographic(why),
    }


def duration(seconds: float | None) -> str:
    """Write how long something took: « 0,25 s »; a dash when nobody timed it."""
    if seconds is None:
        return "—"
    return ("< 0,01" if seconds < SHORTEST else f"{seconds:.2f}".replace(".", ",")) + NO_BREAK + "s"
