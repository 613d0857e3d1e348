"""A whole column of towns that contradicts the codes beside it: that of the home, most often."""

from __future__ import annotations

from typing import Final

from certiflux.dataset.people import Dataset
from certiflux.rules.findings import Findings
from certiflux.rules.ids import COMMUNE, INSEE
from certiflux.rules.rule import Rule, Severity

_FEWEST: Final = 3
_HALF: Final = 0.5


def check_town_column(dataset: Dataset, findings: Findings) -> None:
    """Say of the column what was said of half of its rows; the places have been checked before."""
    codes, towns = dataset.columns.get(INSEE), dataset.columns.get(COMMUNE)
    if codes is None or towns is None or towns.source is None:
        return
    against = findings.counts().get(("COMMUNE_DISCORDANTE", COMMUNE), 0)
    if against < _FEWEST:
        return
    said = [[isinstance(value, str) for value in one.values] for one in (codes, towns)]
    pairs = zip(codes.codes, towns.codes, strict=True)
    both = sum(said[0][code] and said[1][town] for code, town in pairs)
    if against >= both * _HALF:
        findings.add("COMMUNES_DISCORDANTES", COMMUNE)


RULES: Final = (
    Rule(
        code="COMMUNES_DISCORDANTES",
        severity=Severity.WARNING,
        title="La colonne des communes ne va pas avec celle des codes INSEE",
        message="la moitié des communes, ou plus, ne vont pas avec le code INSEE de leur ligne.",
        remedy=(
            "Si la colonne donne la commune du domicile, ne l'utilisez pas à l'étape "
            "« Colonnes » ; sinon, vérifiez les codes."
        ),
        explanation=(
            "Une seule erreur est celle d'une ligne ; tant d'erreurs à la fois disent plutôt que "
            "l'une des deux colonnes n'est pas celle de la naissance."
        ),
        source="FORMAT.md (b) 10",
        example="31555 et « Lyon », 35238 et « Vannes »… → la colonne laissée de côté",
        fields=(COMMUNE,),
        whole_file=True,
    ),
)
