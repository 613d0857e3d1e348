"""Which proposals about names are sure: what the cell says in so many words, and the row agrees."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.names.given_names import maybe_compound
from certiflux.rules.finding import Finding
from certiflux.rules.fix import Fix
from certiflux.rules.identity.names import first_name_signs, title_sex, wedded
from certiflux.rules.ids import NOM, NOM_USAGE, PRENOMS, SEXE
from certiflux.rules.scene import Scene
from certiflux.rules.sure import Sure


def _two_names(scene: Scene, finding: Finding, fix: Fix) -> bool:
    """Hold for « MARTIN née DURAND » where no other name of use is given, nor a name of birth."""
    if not wedded(scene.text(finding.field, finding.row)):
        return False
    used, birth = (scene.text(field, finding.row) for field in (NOM_USAGE, NOM))
    if finding.field == NOM_USAGE:
        # The name of birth that the cell holds too is not lost: it is in its own column.
        return unaccented(birth) in unaccented(scene.text(NOM_USAGE, finding.row)).split(" ")
    return not used and bool(fix.values.get(NOM_USAGE))


def _title(scene: Scene, finding: Finding, _fix: Fix) -> bool:
    """Hold where the civility only repeats the sex of the row."""
    sex = title_sex(scene.text(finding.field, finding.row), initials=finding.field in PRENOMS)
    return bool(sex) and scene.text(SEXE, finding.row) == sex


def _first_names(scene: Scene, finding: Finding, fix: Fix) -> bool:
    """Hold where each word is a first name that no usage joins to the next, nor the surname."""
    pieces = [unaccented(one) for one in fix.values.values()]
    if unaccented(scene.text(NOM, finding.row)) in pieces or len(set(pieces)) < len(pieces):
        return False
    return first_name_signs(scene.text(finding.field, finding.row)) or not maybe_compound(pieces)


def _dashed(scene: Scene, finding: Finding, _fix: Fix) -> bool:
    """Hold where the cell has a dash: « Jean Paul » alone may be one name or two."""
    text = scene.text(finding.field, finding.row)
    return any(not (one.isalnum() or one.isspace() or one in "'’.") for one in text)


TWO_NAMES: Final = Sure(
    name="nom-usage",
    title="Nom de naissance et nom d'usage séparés",
    why="La cellule dit elle-même lequel est celui de naissance : « née », « épouse ».",
    holds=_two_names,
)
TITLE: Final = Sure(
    name="civilite",
    title="Civilité retirée du nom",
    why="Elle répète le sexe donné dans la ligne.",
    holds=_title,
)
FIRST_NAMES: Final = Sure(
    name="prenoms",
    title="Prénoms réunis dans une cellule, un par donnée",
    why="Chacun est un prénom connu, aucun n'a l'air de la moitié d'un prénom composé.",
    holds=_first_names,
)
HYPHEN: Final = Sure(
    name="traits-union",
    title="Traits d'union remis",
    why="Un trait est déjà là : il manquait seulement d'être collé, ou d'être le bon signe.",
    holds=_dashed,
)
REPEATED: Final = Sure(
    name="nom-usage-repete",
    title="Nom d'usage qui répète le nom de naissance, vidé",
    why="Le nom de naissance le dit déjà.",
    holds=lambda scene, finding, _fix: _alike(scene, finding),
)


def _alike(scene: Scene, finding: Finding) -> bool:
    """Hold where both are the same to the letter, or the name of use has no accent to lose."""
    birth, used = (scene.text(one, finding.row).casefold() for one in (NOM, NOM_USAGE))
    return used in {birth, unaccented(birth)}
