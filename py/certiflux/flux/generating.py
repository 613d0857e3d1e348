"""Write the flows of a dossier chunk by chunk, each chunk judged by the schema on its way."""

from __future__ import annotations

from collections.abc import Callable

from certiflux.checks.findings import Findings
from certiflux.dataset.dataset import Dataset
from certiflux.errors import UserError
from certiflux.flux.product import Product
from certiflux.flux.writer import FluxWriter
from certiflux.schema.force import InForce
from certiflux.schema.validate import validate_document
from certiflux.work import Advance, Work


def write(
    writer: FluxWriter, rows: list[int], schema: InForce, clock: Callable[[], float]
) -> Work[tuple[list[Product], float]]:
    """Return the files of ``rows``, still without a name, and the seconds the schema took."""
    products: list[Product] = []
    done, seconds = 0, 0.0
    label = "Écriture et vérification du fichier"
    for chunk in writer.chunks(rows):
        yield Advance("generation", label, done, len(rows))
        if chunk.file > len(products):
            products.append(Product())
        document, start = chunk.document(), clock()
        errors = validate_document(document, schema.xsd, schema.version)
        seconds += clock() - start
        products[-1].add(chunk, errors)
        done += len(chunk.rows)
    yield Advance("generation", label, done, len(rows))
    return products, seconds


def refuse(dataset: Dataset, findings: Findings, rows: list[int], *, valid_only: bool) -> None:
    """Raise the sentence that says why nothing can be generated, if so."""
    if not rows or findings.whole_file_errors():
        raise UserError(
            "RIEN_A_GENERER",
            title="Le fichier ne peut pas encore être généré.",
            message=(
                "Une erreur concerne tout le fichier."
                if findings.whole_file_errors()
                else "Aucune personne n'est prête : chaque ligne a au moins une erreur."
            ),
            remedy="Corrigez les erreurs indiquées à l'étape « Vérifier », puis recommencez.",
        )
    if len(rows) < len(dataset) and not valid_only:
        raise UserError(
            "LIGNES_EN_ERREUR",
            title="Certaines personnes ont encore des erreurs.",
            message=f"{len(dataset) - len(rows)} lignes sur {len(dataset)} ont une erreur.",
            remedy="Corrigez-les, ou choisissez de générer avec les seules lignes valides.",
        )
