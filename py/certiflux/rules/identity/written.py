"""What each name and first name has by itself that makes a person hard to find."""

from __future__ import annotations

from typing import Final

from certiflux.dataset.people import Dataset
from certiflux.dataset.texts.mojibake import repaired
from certiflux.dictionary import fields
from certiflux.rules.finding import Finding
from certiflux.rules.fix import Fix
from certiflux.rules.identity.names import (
    first_name_flaws,
    hyphenated,
    name_flaws,
    parted_first_names,
    parted_names,
    with_hyphens,
    with_particle,
    without_title,
)
from certiflux.rules.identity.search import FIRST_STEP, SOURCE, Add
from certiflux.rules.identity.settled import FIRST_NAMES, HYPHEN, TITLE, TWO_NAMES
from certiflux.rules.ids import NAMES, NOM, NOM_USAGE, PRENOMS, SEXE
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.values.fields import problem
from certiflux.rules.values.plausible import made_up

_CIVIL = "Recopiez-le tel que l'écrit la pièce d'identité ou l'acte de naissance."


def check_names(dataset: Dataset, add: Add) -> None:
    """Find the flaws of each name and first name by itself."""
    for field in (*NAMES, *PRENOMS):
        flaws = name_flaws if field in NAMES else first_name_flaws
        column = dataset.columns.get(field)
        if column is None or column.source is None or column.secret:
            continue
        wrong: dict[str, set[int]] = {}
        for code, value in enumerate(column.values):
            if isinstance(value, str) and code not in column.broken:
                found = list(flaws(value))
                if found and _readable(dataset, field, value):
                    for rule in found:
                        wrong.setdefault(rule, set()).add(code)
        for rule, codes in wrong.items():
            add(rule, field, column.rows_of(codes))


def _readable(dataset: Dataset, field: str, value: str) -> bool:
    """Say whether a value has no worse fault, which another rule tells."""
    worse = problem(fields(dataset.version)[field], value) or made_up(field, value)
    return not worse and not repaired(value)


def _two_names(scene: Scene, finding: Finding) -> list[Fix]:
    """Part the two names, the usage name only where none is given yet."""
    parted = parted_names(scene.text(finding.field, finding.row))
    if parted is None:
        return []
    birth, usage = parted
    if finding.field == NOM_USAGE:
        return [Fix(f"Nom d'usage « {usage} »", {NOM_USAGE: usage})]
    known = scene.text(NOM_USAGE, finding.row)
    values = {NOM: birth} if known else {NOM: birth, NOM_USAGE: usage}
    rest = "" if known else f", nom d'usage « {usage} »"
    return [Fix(f"Nom de naissance « {birth} »{rest}", values)]


def _title(scene: Scene, finding: Finding) -> list[Fix]:
    name = without_title(scene.text(finding.field, finding.row))
    return [Fix(f"Garder « {name} »", {finding.field: name})]


def _particle(scene: Scene, finding: Finding) -> list[Fix]:
    name = with_particle(scene.text(finding.field, finding.row))
    return [Fix(f"Écrire « {name} »", {finding.field: name})]


def _sign(scene: Scene, finding: Finding) -> list[Fix]:
    """Put hyphens where dashes stand for them; of other signs only the user knows."""
    text = scene.text(finding.field, finding.row)
    name = with_hyphens(text)
    return [] if name == text else [Fix(f"Écrire « {name} »", {finding.field: name})]


def _first_names(scene: Scene, finding: Finding) -> list[Fix]:
    """Part the first names, where the other columns of first names are empty."""
    later = PRENOMS[PRENOMS.index(finding.field) + 1 :]
    if any(scene.text(other, finding.row) for other in later):
        return []
    found = parted_first_names(scene.text(finding.field, finding.row), finding.field)
    return [Fix(f"Un prénom par donnée : {', '.join(one.values())}", one) for one in found]


def _hyphen(scene: Scene, finding: Finding) -> list[Fix]:
    name = scene.text(finding.field, finding.row)
    first = Fix(f"Écrire « {hyphenated(name)} »", {finding.field: hyphenated(name)})
    if "-" in hyphenated(name.replace("-", "")) and "-" in name:
        return [first]
    parted = [one for one in _first_names(scene, finding) if len(one.values) > 1]
    return [first, *parted]


RULES: Final = (
    Rule(
        code="NOM_DEUX_NOMS",
        severity=Severity.WARNING,
        title="Un nom contient peut-être deux noms",
        message="« {value} » semble réunir un nom de naissance et un nom d'usage.",
        remedy=(
            "Gardez ici le seul nom que demande la colonne : le nom de naissance et le nom "
            "d'usage ont chacun la leur."
        ),
        explanation=f"{FIRST_STEP} Le nom du conjoint a sa place à part, le nom d'usage.",
        source=SOURCE,
        example="MARTIN née DURAND → DURAND, nom d'usage MARTIN",
        fields=NAMES,
        fix=_two_names,
        reads=NAMES,
        sure=(TWO_NAMES,),
    ),
    Rule(
        code="CIVILITE_DANS_NOM",
        severity=Severity.WARNING,
        title="Une civilité est écrite avec le nom",
        message="« {value} » commence par une civilité.",
        remedy="Retirez la civilité : elle est dite par le sexe.",
        explanation=f"{FIRST_STEP} « Mme » et « M. » n'en font pas partie.",
        source=SOURCE,
        example="Mme DURAND → DURAND",
        fields=(*NAMES, *PRENOMS),
        fix=_title,
        reads=(SEXE,),
        sure=(TITLE,),
    ),
    Rule(
        code="PRENOMS_ENSEMBLE",
        severity=Severity.WARNING,
        title="Plusieurs prénoms sont dans la même cellule",
        message="« {value} » réunit plusieurs prénoms.",
        remedy="Ne laissez ici que le premier ; les suivants ont leurs colonnes, prénoms 2 et 3.",
        explanation=f"{FIRST_STEP} Les autres prénoms servent ensuite à départager des homonymes.",
        source=SOURCE,
        example="Camille, Louise, Anne → Camille, puis Louise, puis Anne",
        fields=PRENOMS,
        fix=_first_names,
        reads=(NOM, *PRENOMS),
        sure=(FIRST_NAMES,),
    ),
    Rule(
        code="PRENOM_SANS_TRAIT",
        severity=Severity.WARNING,
        title="Un prénom composé n'a peut-être pas son trait d'union",
        message="« {value} » s'écrit d'ordinaire avec un trait d'union, ou fait deux prénoms.",
        remedy="Mettez le trait d'union si la pièce d'identité en a un ; sinon, séparez les deux.",
        explanation=f"{FIRST_STEP} Les accents ne comptent pas, mais les traits d'union comptent.",
        source=SOURCE,
        example="Jean Pierre → Jean-Pierre",
        fields=PRENOMS,
        fix=_hyphen,
        reads=PRENOMS,
        sure=(HYPHEN,),
    ),
    Rule(
        code="PARTICULE",
        severity=Severity.WARNING,
        title="La particule du nom n'est pas à sa place",
        message="dans « {value} », la particule est détachée ou rejetée à la fin.",
        remedy=f"Écrivez-la devant le nom, comme à l'état civil. {_CIVIL}",
        explanation=FIRST_STEP,
        source=SOURCE,
        example="FONTAINE (DE LA) → DE LA FONTAINE",
        fields=NAMES,
        fix=_particle,
    ),
    Rule(
        code="INITIALE",
        severity=Severity.WARNING,
        title="Un nom ou un prénom est réduit à une initiale",
        message="« {value} » contient une initiale au lieu du nom entier.",
        remedy="Écrivez le nom ou le prénom en entier.",
        explanation=FIRST_STEP,
        source=SOURCE,
        example="M.-C. → Marie-Claire",
        fields=(*NAMES, *PRENOMS),
    ),
    Rule(
        code="SIGNE_DANS_NOM",
        severity=Severity.WARNING,
        title="Un nom ou un prénom contient un chiffre ou un signe",
        message="« {value} » contient un chiffre ou un signe qu'aucun état civil n'écrit.",
        remedy=f"Retirez ce qui n'est pas du nom. {_CIVIL}",
        explanation=f"{FIRST_STEP} Un astérisque ou un numéro ajouté suffit à l'empêcher.",
        source=SOURCE,
        example="DURAND* → DURAND",
        fields=(*NAMES, *PRENOMS),
        fix=_sign,
        sure=(HYPHEN,),
    ),
)
