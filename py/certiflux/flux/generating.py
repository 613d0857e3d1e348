"""Write the flows of a dossier chunk by chunk, each chunk judged by the schema on its way."""

from __future__ import annotations

from collections.abc import Callable

from certiflux.base.errors import UserError
from certiflux.base.work import Advance, Work
from certiflux.dataset.people import Dataset
from certiflux.flux.product import Product
from certiflux.flux.writer import FluxWriter
from certiflux.reading.table import Table
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.findings import Findings
from certiflux.schema.force import InForce
from certiflux.schema.validate import validate_document

EXCLUDED_BODY = "ORGANISME_EXCLU"
"""The rule that stops everything: even the rows without error are not written."""


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


def refuse(
    dataset: Dataset, findings: Findings, rows: list[int], *, valid_only: bool, held: int = 0
) -> None:
    """Raise the sentence that says why nothing can be generated, if so.

    ``held`` people stay out since the portal has them, or is still to answer about them.
    """
    _refuse_withdrawals(dataset)
    if held and held == len(dataset):
        raise UserError(
            "PERSONNE_A_RENVOYER",
            title="Il n'y a personne à envoyer.",
            message="Toutes les personnes de la liste sont acceptées ou attendent leur réponse.",
            remedy="Attendez l'accusé suivant, ou ouvrez une autre liste.",
        )
    if any(one.rule == EXCLUDED_BODY for one in findings.whole_file_errors()):
        rule = CATALOGUE[EXCLUDED_BODY]
        raise UserError(
            EXCLUDED_BODY,
            title=f"{rule.title}.",
            message="Il est sur la liste des organismes exclus par la Caisse des Dépôts : aucun "
            "flux n'est généré en son nom.",
            remedy=rule.remedy,
        )
    if not len(dataset):
        raise _all_aside()
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
    wanted = len(dataset) - held
    if len(rows) < wanted and not valid_only:
        raise UserError(
            "LIGNES_EN_ERREUR",
            title="Certaines personnes ont encore des erreurs.",
            message=f"{wanted - len(rows)} lignes sur {wanted} ont une erreur.",
            remedy="Corrigez-les, ou choisissez de générer avec les seules lignes valides.",
        )


def _all_aside() -> UserError:
    """Return the sentence for a list in which everyone is put aside."""
    return UserError(
        "TOUS_DE_COTE",
        title="Il n'y a personne à déclarer.",
        message="Toutes les personnes de la liste sont mises de côté.",
        remedy="Reprenez celles qui sont reçues, ou ouvrez une autre liste.",
    )


_ACTION = "action"
"""Field, and column of a flow read as a list, that says what is asked of the portal."""


def _refuse_withdrawals(dataset: Dataset) -> None:
    """Keep whole lists from asking for withdrawals: those have a way of their own."""
    column = dataset.columns.get(_ACTION)
    if column is not None and any(map(_is_withdrawal, column.values)):
        raise withdrawals_open()


def says_withdrawal(table: Table) -> bool:
    """Say whether a flow read as a list asks for its passages to be withdrawn."""
    for column in table.columns:
        cells = [cell for cell in column.values if isinstance(cell, str)]
        if cells[:1] == [_ACTION]:
            return any(map(_is_withdrawal, cells[1:]))
    return False


def _is_withdrawal(action: object) -> bool:
    return isinstance(action, str) and action.strip().upper().startswith("SUPPR")


def withdrawals_open() -> UserError:
    """Return the sentence for a list that is, or would be, a flow of withdrawals."""
    return UserError(
        "FLUX_DE_SUPPRESSION",
        title="Ce fichier demanderait de retirer ses personnes.",
        message="L'action demandée est « Suppression » : ce n'est pas ainsi qu'on déclare, et rien "
        "n'aurait été relu.",
        remedy="Pour déclarer, ouvrez la liste et répondez « Création » à « Action demandée ». "
        "Pour retirer, passez par l'étape « Accusé ».",
    )
