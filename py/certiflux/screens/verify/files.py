"""What is shown of the files made: three verdicts kept apart, and what comes next."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import counted, figure, size, typographic, weight
from certiflux.dictionary import MAX_BYTES
from certiflux.flux.product import Product
from certiflux.rules.rule import Severity
from certiflux.screens import View
from certiflux.screens.columns.sheets import one_list_told
from certiflux.screens.generate.names import zip_content
from certiflux.screens.generate.sizes import LARGEST, fits
from certiflux.screens.schema.schema import written_faults
from certiflux.screens.verify.left_out import left_view
from certiflux.screens.verify.steps import not_checked, steps_view
from certiflux.screens.verify.verdict import held_sentence
from certiflux.session import Dossier

_STEPS_SHOWN: Final = 12
"""Files named one by one in what to do next."""


def files_view(dossier: Dossier) -> View:
    """Return the files made, the three verdicts kept apart, and what to do next."""
    products = dossier.products
    made = sum(product.passages for product in products)
    left = (len(dossier.dataset) if dossier.dataset else 0) - made
    rows = dossier.rows_made()
    held = dossier.held_count(rows)
    return {
        "verdict": _verdict(products),
        "files": [
            {
                "index": index,
                "name": product.name,
                "size": product.size,
                "size_label": size(product.size),
                "passages": product.passages,
                "sha256": product.sha256,
                "xsd_valid": product.xsd_valid,
                "id_flux": product.id_flux,
                "verdict": _file_verdict(dossier, product),
            }
            for index, product in enumerate(products)
        ],
        "verdicts": three_verdicts(dossier),
        "faults": written_faults(dossier),
        "steps": steps_view(dossier),
        "not_checked": not_checked(),
        "left_out": left - held,
        "held": held,
        "held_sentence": held_sentence(held) if held else "",
        "left": left_view(dossier, rows),
        "next_steps": [typographic(step) for step in next_steps(products)],
        "list": _list(dossier),
        "zip": _zip(dossier),
    }


def next_steps(products: list[Product]) -> list[str]:
    """Return what the user does on the portal, in order, each file by its name (FORMAT.md f)."""
    if not products:
        return []
    names = [f"« {product.name} »" for product in products]
    taken = f"Téléchargez {names[0]}" if len(names) == 1 else "Téléchargez les fichiers ci-dessus"
    kept = "gardez-le tel quel" if len(names) == 1 else "gardez-les tels quels"
    steps = [
        f"{taken} et {kept}, sans l'ouvrir : l'accusé du portail y renvoie."
        if len(names) == 1
        else f"{taken} et {kept}, sans les ouvrir : l'accusé du portail y renvoie.",
        "Connectez-vous à votre espace certificateur, rubrique « Transmettre des données ».",
        f"Choisissez « Déposer un fichier XML » et déposez {names[0]}.",
    ]
    steps += [f"Recommencez de même avec {name}." for name in names[1:_STEPS_SHOWN]]
    if len(names) > _STEPS_SHOWN:
        rest = len(names) - _STEPS_SHOWN
        steps.append(f"Recommencez de même, dans l'ordre, avec les {figure(rest)} suivants.")
    one = len(names) == 1
    told = "l'« accusé de traitement »" if one else "l'« accusé de traitement » de chaque fichier"
    steps.append(f"Revenez dans l'espace quelques jours plus tard lire {told}.")
    return steps


def _file_verdict(dossier: Dossier, product: Product) -> View:
    label = dossier.schema.label
    if product.size > MAX_BYTES:
        return {"state": "erreur", "sentence": f"Trop lourd : {weight(product.size)}"}
    if product.xsd_valid:
        return {"state": "ok", "sentence": f"Conforme au XSD {label}"}
    return {"state": "erreur", "sentence": f"Refusé par le XSD {label}"}


def _list(dossier: Dossier) -> View:
    """Say what the corrected list is; a very long one is no workbook, several sheets are one."""
    one = f" {said}" if (said := one_list_told(dossier)) else ""
    if fits(dossier):
        told = (
            "Un classeur Excel : votre feuille, cellules corrigées marquées, et à côté ce qui "
            f"reste à corriger.{one}"
        )
        return {"label": "Télécharger la liste corrigée (Excel)", "sentence": typographic(told)}
    told = (
        f"Un fichier CSV : au-delà de {figure(LARGEST)} personnes, un classeur serait trop long à "
        "écrire. Ce qui reste à corriger est dans le rapport CSV. Un texte qui commence par =, +, "
        "- ou @ y est précédé d'une apostrophe : aucun tableur ne le prend pour une formule."
        f"{one}"
    )
    return {"label": "Télécharger la liste corrigée (CSV)", "sentence": typographic(told)}


def _zip(dossier: Dossier) -> View:
    made = max((product.made for product in dossier.products), default=0.0)
    content = zip_content(dossier, made) if dossier.dataset is not None else []
    return {
        "label": "Tout télécharger (zip)",
        "content": [{"name": name, "what": typographic(what)} for name, what in content],
    }


def _verdict(products: list[Product]) -> View:
    made, several = sum(product.passages for product in products), len(products) > 1
    heaviest = max((product.size for product in products), default=0)
    files = (
        f"Vos {figure(len(products))} fichiers sont prêts" if several else "Votre fichier est prêt"
    )
    level, sentence = "ok", f"{files} : {counted(made, 'personne')}."
    told = "Téléchargez-les, puis déposez-les sur le portail, l'un après l'autre."
    if not several:
        told = "Téléchargez-le, puis déposez-le sur le portail."
    if not all(product.xsd_valid for product in products):
        level, sentence = "error", "Le fichier a été écrit, mais le schéma officiel le refuserait."
        told = "Ne le déposez pas et signalez-nous cette erreur."
    elif heaviest > MAX_BYTES:
        level = "error"
        sentence = f"Le fichier pèse {weight(heaviest)}, le portail en accepte {weight(MAX_BYTES)}."
        told = "Ne le déposez pas : une personne à elle seule pèse trop, signalez-le-nous."
    return {"level": level, "sentence": typographic(sentence), "next": typographic(told)}


def three_verdicts(dossier: Dossier) -> list[View]:
    """Return the three verdicts, each with its own state: none stands for another.

    ``people`` is the severity of what a sentence counts, "" where it counts nothing.
    """
    return [
        {
            "label": f"Conforme au XSD {dossier.schema.label}",
            "people": "",
            **_schema_verdict(dossier),
        },
        {"label": "Sans alerte de nos contrôles", "people": "", **_own_verdict(dossier)},
        {
            "label": "Accepté dans l'accusé de traitement",
            "people": "",
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
        said = typographic(f"{told} dans votre fichier.")
        return {"state": "erreur", "sentence": said, "people": "error"}
    if alerts:
        sentence = f"{counted(alerts, 'alerte')} à relire avant de déposer."
        return {"state": "attention", "sentence": typographic(sentence), "people": "warning"}
    return {"state": "ok", "sentence": "Aucun de nos contrôles n'a d'alerte."}
