"""What is shown of the files made: three verdicts kept apart, and what comes next."""

from __future__ import annotations

from certiflux.checks.rule import Severity
from certiflux.dictionary import MAX_BYTES
from certiflux.dossier import Dossier
from certiflux.reports import View
from certiflux.reports.report_steps import not_checked, steps_view
from certiflux.reports.schema import written_faults
from certiflux.words import counted, size, typographic, weight

NEXT_STEPS = (
    "Téléchargez le fichier et gardez-le : l'accusé du portail y renvoie.",
    "Connectez-vous à votre espace certificateur, rubrique « Transmettre des données ».",
    "Choisissez « Déposer un fichier XML » et déposez le fichier tel quel, sans l'ouvrir.",
    "Revenez dans l'espace quelques jours plus tard lire l'« accusé de traitement ».",
)
"""What the user does on the portal after the download (FORMAT.md f)."""


def files_view(dossier: Dossier) -> View:
    """Return the files made, the three verdicts kept apart, and what to do next."""
    products = dossier.products
    valid = all(product.xsd_valid for product in products)
    made = sum(product.passages for product in products)
    left = (len(dossier.dataset) if dossier.dataset else 0) - made
    return {
        "verdict": _verdict(made, valid=valid, heaviest=max((p.size for p in products), default=0)),
        "files": [
            {
                "index": index,
                "name": product.name,
                "size": product.size,
                "size_label": size(product.size),
                "passages": product.passages,
                "sha256": product.sha256,
                "xsd_valid": product.xsd_valid,
            }
            for index, product in enumerate(products)
        ],
        "verdicts": three_verdicts(dossier),
        "faults": written_faults(dossier),
        "steps": steps_view(dossier),
        "not_checked": not_checked(),
        "left_out": left,
        "next_steps": [typographic(step) for step in NEXT_STEPS],
    }


def _verdict(made: int, *, valid: bool, heaviest: int) -> View:
    level, sentence = "ok", f"Votre fichier est prêt : {counted(made, 'personne')}."
    told = "Téléchargez-le, puis déposez-le sur le portail."
    if not valid:
        level, sentence = "error", "Le fichier a été écrit, mais le schéma officiel le refuserait."
        told = "Ne le déposez pas et signalez-nous cette erreur."
    elif heaviest > MAX_BYTES:
        level = "error"
        sentence = f"Le fichier pèse {weight(heaviest)}, le portail en accepte {weight(MAX_BYTES)}."
        told = "Ne le déposez pas : une personne à elle seule pèse trop, signalez-le-nous."
    return {"level": level, "sentence": typographic(sentence), "next": told}


def three_verdicts(dossier: Dossier) -> list[View]:
    """Return the three verdicts, each with its own state: none stands for another."""
    return [
        {"label": f"Conforme au XSD {dossier.schema.label}", **_schema_verdict(dossier)},
        {"label": "Sans alerte de nos contrôles", **_own_verdict(dossier)},
        {
            "label": "Accepté dans l'accusé de traitement",
            "state": "attente",
            "sentence": "Seul le portail peut le dire, quelques jours après votre dépôt.",
        },
    ]


def _schema_verdict(dossier: Dossier) -> View:
    if not dossier.products:
        return {"state": "attente", "sentence": "Le fichier XML n'a pas encore été généré."}
    if all(product.xsd_valid for product in dossier.products):
        sentence = "Chaque passage a été vérifié avec le schéma du format."
        return {"state": "ok", "sentence": sentence}
    return {"state": "erreur", "sentence": "Le schéma refuse au moins un passage."}


def _own_verdict(dossier: Dossier) -> View:
    if dossier.findings is None:
        return {"state": "attente", "sentence": "Le fichier n'a pas encore été vérifié."}
    counts = dossier.findings.by_severity()
    errors, alerts = counts[Severity.ERROR], counts[Severity.WARNING]
    if errors and not dossier.products:
        told = counted(errors, "erreur") + (f" et {counted(alerts, 'alerte')}" if alerts else "")
        return {"state": "erreur", "sentence": typographic(f"{told} dans votre fichier.")}
    if alerts:
        sentence = f"{counted(alerts, 'alerte')} à relire avant de déposer."
        return {"state": "attention", "sentence": typographic(sentence)}
    return {"state": "ok", "sentence": "Aucun de nos contrôles n'a d'alerte."}
