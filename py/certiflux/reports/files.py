"""What is shown of the files made: three verdicts kept apart, and what comes next."""

from __future__ import annotations

from certiflux.checks.rule import Severity
from certiflux.dossier import Dossier
from certiflux.reports import View
from certiflux.words import counted, size, typographic

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
    warnings = dossier.findings.by_severity()[Severity.WARNING] if dossier.findings else 0
    sentence = f"Votre fichier est prêt : {counted(made, 'personne')}."
    if not valid:
        sentence = "Le fichier a été écrit, mais le schéma officiel le refuserait."
    return {
        "verdict": {
            "level": "ok" if valid else "error",
            "sentence": typographic(sentence),
            "next": "Téléchargez-le, puis déposez-le sur le portail."
            if valid
            else "Ne le déposez pas et signalez-nous cette erreur.",
        },
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
        "verdicts": _three_verdicts(dossier.version, warnings, valid=valid),
        "left_out": left,
        "next_steps": [typographic(step) for step in NEXT_STEPS],
    }


def _three_verdicts(version: str, warnings: int, *, valid: bool) -> list[View]:
    return [
        {
            "label": f"Conforme au XSD {version}",
            "state": "ok" if valid else "erreur",
            "sentence": "Chaque passage a été vérifié avec le schéma du format."
            if valid
            else "Le schéma refuse au moins un passage.",
        },
        {
            "label": "Sans alerte de nos contrôles",
            "state": "attention" if warnings else "ok",
            "sentence": typographic(f"{counted(warnings, 'alerte')} à relire avant de déposer.")
            if warnings
            else "Aucun de nos contrôles n'a d'alerte.",
        },
        {
            "label": "Accepté dans l'accusé de traitement",
            "state": "attente",
            "sentence": "Seul le portail peut le dire, quelques jours après votre dépôt.",
        },
    ]
