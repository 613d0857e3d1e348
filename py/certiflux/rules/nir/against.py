"""What a national number contradicts in its row, and which of the two may be wrong.

The number itself is never told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from certiflux.base import nir
from certiflux.base.nir import Nir
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.fix import Fix
from certiflux.rules.ids import ANNEE, BIRTH, INSEE, JOUR, MOIS, NIR, SEXE
from certiflux.rules.nir.places import same_commune, same_department
from certiflux.rules.rule import Rule, Say, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.tuples import Judge, said_rows

_SEVERAL: Final = 2
"""Disagreements from which the number is somebody else's rather than mistyped."""

_CENTURY, _DECEMBER, _YEAR_DIGITS = 100, 12, 4
_BY_FIELD: Final = {
    "NIR_SEXE": SEXE,
    "NIR_ANNEE": ANNEE,
    "NIR_MOIS": MOIS,
    "JOUR_MOIS_NIR": MOIS,
    "NIR_LIEU": INSEE,
    "NIR_COMMUNE": INSEE,
}
_Part = Callable[[Nir], object]


def compare(dataset: Dataset, findings: Findings, said: list[Nir | None]) -> None:
    """Compare what the numbers say with the sex, the date and the place of birth."""
    dates = {one: list(map(_number, c.values)) for one in BIRTH if (c := dataset.columns.get(one))}

    def judged(part: _Part, ids: Sequence[str], judge: Judge) -> dict[str, list[int]]:
        """Return the rows where ``part`` of the number goes ill with what columns hold."""
        told = [number and part(number) for number in said]
        return said_rows(dataset, (NIR, *ids), judge, meanings={NIR: told, **dates})

    found = {
        **judged(_sex_of, (SEXE,), _judge_sex),
        **judged(_year_of, (ANNEE,), _judge_year),
        **judged(_month_of, (MOIS, JOUR), _judge_month),
    }
    turned = found.pop("JOUR_MOIS_NIR", [])
    count = Counter(row for rows in found.values() for row in rows)
    others = {row for row, times in count.items() if times >= _SEVERAL}
    findings.add("NIR_AUTRE_PERSONNE", NIR, sorted(others))
    found["JOUR_MOIS_NIR"] = turned
    found |= judged(_place_of, (INSEE, ANNEE), _judge_place)
    for rule, field in _BY_FIELD.items():
        findings.add(rule, field, [row for row in found.get(rule, ()) if row not in others])


def _sex_of(number: Nir) -> str:
    return number.sex


def _year_of(number: Nir) -> str:
    return number.year


def _month_of(number: Nir) -> int | None:
    return number.month


def _place_of(number: Nir) -> str:
    return number.place


def _judge_sex(sex: str | None, value: Value) -> str | None:
    return "NIR_SEXE" if sex and value in {"M", "F"} and value != sex else None


def _judge_year(year: str | None, value: int | None) -> str | None:
    return "NIR_ANNEE" if year and value and value % _CENTURY != int(year) else None


def _judge_month(month: int | None, value: int | None, day: int | None) -> str | None:
    """Say whether the month is another one, or has changed places with the day."""
    if not month or not value or value == month or value > _DECEMBER:
        return None
    return "JOUR_MOIS_NIR" if day == month else "NIR_MOIS"


def _judge_place(place: str | None, value: Value, year: int | None) -> str | None:
    if place is None or not isinstance(value, str):
        return None
    if not same_department(place, value, year):
        return "NIR_LIEU"
    return None if same_commune(place, value) else "NIR_COMMUNE"


def _number(value: Value) -> int | None:
    """Return a whole number of at most four digits, None for anything else."""
    if isinstance(value, str) and len(value) <= _YEAR_DIGITS and value.isascii():
        return int(value) if value.isdecimal() else None
    return None


_SEXES: Final = {"M": "un homme", "F": "une femme"}
_ABROAD: Final = "99"


def _doubt(number: Nir) -> str:
    """Say which of the two is likelier to be wrong."""
    if number.key_right:
        return "sa clé est juste, c'est donc plutôt cette colonne qui se trompe"
    return "sans sa clé, rien ne dit lequel des deux se trompe"


def _sex(number: Nir) -> str:
    return f"c'est celui d'{_SEXES[number.sex]}"


def _year(number: Nir) -> str:
    return f"il dit une année en {number.year}"


def _month(_number: Nir) -> str:
    return "il dit un autre mois"


def _place(number: Nir) -> str:
    return "il dit l'étranger" if number.place.startswith(_ABROAD) else "il dit la France"


def _several(dataset: Dataset, row: int, number: Nir) -> str:
    """List what differs between a number and its row."""
    given = {
        one: str(dataset.columns[one][row]) for one in (SEXE, ANNEE, MOIS) if _has(dataset, one)
    }
    wrong = []
    if given.get(SEXE) not in {None, number.sex}:
        wrong.append("le sexe")
    if ANNEE in given and given[ANNEE][-2:] != number.year:
        wrong.append("l'année")
    if MOIS in given and number.month is not None and given[MOIS] != str(number.month):
        wrong.append("le mois")
    return ", ".join(wrong)


def _has(dataset: Dataset, field: str) -> bool:
    return field in dataset.columns


def _said(part: Callable[[Nir], str]) -> Say:
    def other(scene: Scene, finding: Finding) -> str:
        number = number_of(scene, finding.row)
        return f"{part(number)} ; {_doubt(number)}" if number else ""

    return other


def _others(scene: Scene, finding: Finding) -> str:
    number = number_of(scene, finding.row)
    return _several(scene.dataset, finding.row or 0, number) if number else ""


def number_of(scene: Scene, row: int | None) -> Nir | None:
    """Return what the national number of a row says."""
    return None if row is None else nir.parse(scene.text(NIR, row))


def mend_sex(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose the sex of a number whose key is right; one without a key may be mistyped."""
    number = number_of(scene, finding.row)
    if number is None or not number.key_right:
        return []
    return [Fix(f"Mettre {number.sex}, d'après le numéro de sécurité sociale", {SEXE: number.sex})]


def mend_turned(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose the month and the day the other way round."""
    row = finding.row or 0
    month, day = scene.text(MOIS, row), scene.text(JOUR, row)
    return [Fix("Intervertir le jour et le mois", {MOIS: day, JOUR: month})]


_SOURCE: Final = "PLACES.md, NIR"
_DOUBT = "Vérifiez les deux sur une pièce d'identité et une attestation de sécurité sociale."
_WHY = (
    "Le numéro de sécurité sociale dit le sexe, l'année, le mois et le lieu de naissance. Il sert "
    "ici à vérifier vos autres colonnes, puis il est oublié : il ne part dans le fichier que si "
    "vous l'avez demandé, et que le schéma en vigueur le prévoit."
)

RULES: Final = (
    Rule(
        code="NIR_AUTRE_PERSONNE",
        severity=Severity.WARNING,
        title="Le numéro de sécurité sociale semble être celui d'une autre personne",
        message="« {value} » contredit cette ligne en plusieurs points : {other}.",
        remedy="Vérifiez que ce numéro est bien celui de cette personne, et que rien n'a glissé.",
        explanation=(
            "Quand plusieurs données se contredisent à la fois, c'est souvent une ligne décalée ou "
            "un conjoint : le nom, la date ou le numéro ne vont pas ensemble."
        ),
        source=_SOURCE,
        example="F, 12/05/1988 avec 1 90 05 99 109 000 → 2 88 05 99 109 000",
        fields=(NIR, ANNEE, MOIS, SEXE),
        say=_others,
        always=True,
    ),
    Rule(
        code="NIR_SEXE",
        severity=Severity.WARNING,
        title="Le sexe et le numéro de sécurité sociale se contredisent",
        message="« {value} » ne va pas avec le numéro de sécurité sociale : {other}.",
        remedy=_DOUBT,
        explanation=_WHY,
        source=_SOURCE,
        example="M avec 2 88 05 99 109 000 → F",
        fields=(SEXE,),
        say=_said(_sex),
        fix=mend_sex,
        reads=(NIR,),
        always=True,
    ),
    Rule(
        code="NIR_ANNEE",
        severity=Severity.WARNING,
        title="L'année de naissance et le numéro de sécurité sociale se contredisent",
        message="« {value} » ne va pas avec le numéro de sécurité sociale : {other}.",
        remedy=_DOUBT,
        explanation=_WHY,
        source=_SOURCE,
        example="12/05/1986 avec 2 88 05 99 109 000 → 12/05/1988",
        fields=(ANNEE,),
        say=_said(_year),
        always=True,
    ),
    Rule(
        code="NIR_MOIS",
        severity=Severity.WARNING,
        title="Le mois de naissance et le numéro de sécurité sociale se contredisent",
        message="« {value} » ne va pas avec le numéro de sécurité sociale : {other}.",
        remedy=_DOUBT,
        explanation=_WHY,
        source=_SOURCE,
        example="12/06/1988 avec 2 88 05 99 109 000 → 12/05/1988",
        fields=(MOIS,),
        say=_said(_month),
        always=True,
    ),
    Rule(
        code="JOUR_MOIS_NIR",
        severity=Severity.WARNING,
        title="Le jour et le mois de naissance semblent intervertis",
        message="« {value} » : d'après le numéro de sécurité sociale, le jour et le mois ont "
        "changé de place.",
        remedy="Intervertissez le jour et le mois, après avoir regardé une pièce d'identité.",
        explanation=(
            "Un tableur réglé en anglais lit 05/12 comme le 12 mai. Le mois du numéro est "
            "justement celui que vous donnez comme jour."
        ),
        source=_SOURCE,
        example="05/12/1988 avec 2 88 05 99 109 000 → 12/05/1988",
        fields=(MOIS, JOUR),
        fix=mend_turned,
        reads=(MOIS, JOUR),
        always=True,
    ),
    Rule(
        code="NIR_LIEU",
        severity=Severity.WARNING,
        title="Le lieu de naissance et le numéro de sécurité sociale se contredisent",
        message="« {value} » n'est pas dans le département ou le pays que dit le numéro de "
        "sécurité sociale : {other}.",
        remedy=_DOUBT,
        explanation=(
            "Le numéro porte le département de naissance tel qu'il existait alors (20 pour la "
            "Corse avant 1976, 75 et 78 pour l'ancienne Seine et l'ancienne Seine-et-Oise), ou 99 "
            "et le pays."
        ),
        source=_SOURCE,
        example="31555 avec 2 88 05 99 109 000 → 99109",
        fields=(INSEE,),
        say=_said(_place),
        always=True,
    ),
    Rule(
        code="NIR_COMMUNE",
        severity=Severity.INFO,
        title="La commune de naissance n'est pas celle du numéro de sécurité sociale",
        message="« {value} » est dans le bon département, mais le numéro de sécurité sociale dit "
        "une autre commune.",
        remedy="Comparez avec l'acte de naissance ; une commune qui a fusionné peut l'expliquer.",
        explanation=(
            "Les communes fusionnent et changent de code, mais le numéro garde celui du jour de la "
            "naissance. Le portail ne regarde la commune que pour départager des homonymes."
        ),
        source=_SOURCE,
        example="31069 avec le numéro d'une personne née à Toulouse → 31555",
        fields=(INSEE,),
        always=True,
    ),
)
