"""Will this person be found? What is fragile, in the order in which the portal looks.

Names, first name, sex and year first; then day and month; then the place (FORMAT.md b 10). Every
check runs once per distinct value or pair; people known by their CPF file are left out.
"""

from __future__ import annotations

from typing import Final

from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.identity.exchanged import check_sexes, check_swapped
from certiflux.rules.identity.lacking import check_lacking
from certiflux.rules.identity.search import adding
from certiflux.rules.identity.written import check_names
from certiflux.rules.ids import ANNEE, JOUR, MOIS, NAMES, PLACE, PRENOMS, SEXE
from certiflux.rules.places.town_column import check_town_column
from certiflux.rules.step import Step

READ: Final = (*NAMES, *PRENOMS, ANNEE, MOIS, JOUR, SEXE, *PLACE, DOSSIER)


def check_found(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find what may keep the portal from finding the people of the file."""
    add = adding(findings, dataset.by_dossier())
    check_names(dataset, add)
    if not check_swapped(dataset, findings, add):
        check_sexes(dataset, findings, add)
    check_lacking(dataset, findings, adding(findings, dataset.otherwise()))
    check_town_column(dataset, findings)


STEP: Final = Step("Personnes retrouvables", check_found, READ)
