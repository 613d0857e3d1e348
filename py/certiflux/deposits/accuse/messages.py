"""What each message of the portal means for a passage, and what to do about it (FORMAT.md d).

The portal gives no codes, only sentences: each meaning is recognised by words that it alone has.
A sentence that is not known is shown as it is, and nothing is made up about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from certiflux.dictionary import ids


class PassageOutcome(StrEnum):
    """What became of a passage."""

    ACCEPTED = "accepte"
    REFUSED = "refuse"
    WAITING = "attente"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One kind of answer: how it is recognised, what it means, what to ask, what to do.

    ``fields`` are the dictionary ids to look at, the likeliest first; ``step`` is the step of the
    portal's search for the person that failed, None when the search is not the matter.
    """

    code: str
    pattern: re.Pattern[str]
    outcome: PassageOutcome
    title: str
    meaning: str
    remedy: str
    ask: str = ""
    fields: tuple[str, ...] = ()
    step: int | None = None


def _like(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


UNKNOWN: Final = Meaning(
    code="MESSAGE_INCONNU",
    pattern=_like("$^"),
    outcome=PassageOutcome.REFUSED,
    title="Un message que Certiflux ne connaît pas",
    meaning="Le portail a refusé ce passage avec un message qui ne figure dans aucun de ses guides "
    "publics. Certiflux ne sait pas ce qu'il veut dire et ne devine pas.",
    remedy="Lisez le message du portail ci-dessous. S'il ne suffit pas, demandez au support des "
    "certificateurs ce qu'il signifie, en donnant l'identifiant technique du passage.",
)

SILENT: Final = Meaning(
    code="SANS_MESSAGE",
    pattern=_like("$^"),
    outcome=PassageOutcome.REFUSED,
    title="Un refus sans aucun message",
    meaning="Le portail a refusé ce passage sans dire pourquoi : son message est vide.",
    remedy="Relisez l'état civil et la certification de cette personne ; si tout est juste, "
    "demandez la raison au support des certificateurs, en donnant l'identifiant technique.",
)

MEANINGS: Final = (
    Meaning(
        code="DEJA_EN_BASE",
        pattern=_like(r"existe d[ée]j[àa] en base"),
        outcome=PassageOutcome.ACCEPTED,
        title="Déjà enregistré",
        meaning=(
            "Le portail a déjà un passage avec cet identifiant technique : il avait été accepté "
            "lors d'un dépôt précédent."
        ),
        remedy=(
            "Il n'y a rien à refaire. Si ce passage n'est pas celui que vous avez déjà déclaré, "
            "donnez-lui un autre identifiant technique et déposez-le de nouveau."
        ),
        fields=(ids.ID_TECHNIQUE,),
    ),
    Meaning(
        code="TITULAIRE_INTROUVABLE_JOUR",
        pattern=_like(r"aucun titulaire.*enrichis du jour et du mois"),
        outcome=PassageOutcome.REFUSED,
        title="Personne introuvable à partir du jour de naissance",
        meaning=(
            "Plusieurs personnes portent ce nom, ce prénom, ce sexe et cette année de naissance, "
            "mais aucune n'est née ce jour-là."
        ),
        remedy=(
            "Vérifiez le jour et le mois de naissance (souvent échangés par le tableur), puis le "
            "nom de naissance et le prénom."
        ),
        ask="une pièce d'identité, pour lire la date de naissance en entier",
        fields=(
            ids.JOUR_NAISSANCE,
            ids.MOIS_NAISSANCE,
            ids.NOM_NAISSANCE,
            ids.PRENOM_1,
            ids.ANNEE_NAISSANCE,
            ids.SEXE,
        ),
        step=2,
    ),
    Meaning(
        code="TITULAIRE_INTROUVABLE_LIEU",
        pattern=_like(r"aucun titulaire.*r[ée]conciliation"),
        outcome=PassageOutcome.REFUSED,
        title="Personne introuvable à partir du lieu de naissance",
        meaning=(
            "Plusieurs personnes ont le même état civil jusqu'au jour de naissance, mais aucune "
            "ne correspond au lieu de naissance ou aux autres données."
        ),
        remedy=(
            "Vérifiez la commune de naissance (le code INSEE de préférence), le pays, puis les "
            "autres prénoms et le nom d'usage."
        ),
        ask="un acte de naissance, ou une pièce d'identité qui donne le lieu de naissance",
        fields=(
            ids.CODE_INSEE,
            ids.CODE_POSTAL,
            ids.LIBELLE_COMMUNE,
            ids.CODE_PAYS,
            ids.PRENOM_2,
            ids.PRENOM_3,
            ids.NOM_USAGE,
        ),
        step=3,
    ),
    Meaning(
        code="TITULAIRE_INTROUVABLE",
        pattern=_like(r"aucun titulaire ne correspond"),
        outcome=PassageOutcome.REFUSED,
        title="Personne introuvable",
        meaning=(
            "Personne n'a à la fois ce nom de naissance, ce prénom, ce sexe et cette année de "
            "naissance. Les accents ne comptent pas ; les traits d'union des prénoms, si."
        ),
        remedy=(
            "Vérifiez l'état civil : le nom de naissance et non le nom d'époux, le premier prénom"
            " seul, le trait d'union d'un prénom composé, le sexe, l'année."
        ),
        ask="une pièce d'identité, pour relire le nom de naissance et les prénoms",
        fields=(ids.NOM_NAISSANCE, ids.PRENOM_1, ids.SEXE, ids.ANNEE_NAISSANCE),
        step=1,
    ),
    Meaning(
        code="PLUSIEURS_TITULAIRES",
        pattern=_like(r"plusieurs titulaires"),
        outcome=PassageOutcome.REFUSED,
        title="Plusieurs personnes correspondent",
        meaning="Ce qui est donné ne suffit pas à distinguer cette personne de ses homonymes.",
        remedy=(
            "Ajoutez ce qui manque : jour et mois de naissance, commune de naissance, autres "
            "prénoms, pays."
        ),
        ask="le lieu de naissance et les autres prénoms",
        fields=(
            ids.JOUR_NAISSANCE,
            ids.MOIS_NAISSANCE,
            ids.CODE_INSEE,
            ids.CODE_POSTAL,
            ids.LIBELLE_COMMUNE,
            ids.PRENOM_2,
            ids.PRENOM_3,
            ids.CODE_PAYS,
        ),
        step=3,
    ),
    Meaning(
        code="CERTIFICATION_REFUSEE",
        pattern=_like(r"statut de la certification.*est KO"),
        outcome=PassageOutcome.REFUSED,
        title="Certification non reconnue",
        meaning=(
            "Le portail ne trouve pas cette certification : code inconnu, sans son préfixe, ou "
            "qui ne va pas avec le type."
        ),
        remedy=(
            "Vérifiez le code sur le site de France compétences, avec son préfixe RNCP ou RS, et "
            "le type qui va avec."
        ),
        fields=(ids.CODE, ids.TYPE),
    ),
    Meaning(
        code="DATES_REFUSEES",
        pattern=_like(r"date de fin .*inf[ée]rieure"),
        outcome=PassageOutcome.REFUSED,
        title="Dates qui se contredisent",
        meaning="Une fin de validité ou d'examen est avant son début.",
        remedy=(
            "Corrigez l'une des deux dates, ou laissez la fin vide si la certification n'en a pas."
        ),
        fields=(ids.FIN_VALIDITE, ids.DEBUT_VALIDITE, ids.FIN_EXAMEN, ids.DEBUT_EXAMEN),
    ),
)
"""Every known answer; the first pattern found wins, so the narrower ones come first."""


def meaning_of(message: str) -> Meaning:
    """Return what a message of the portal means; UNKNOWN when no guide tells."""
    words = " ".join(message.split())
    if not words:
        return SILENT
    return next((one for one in MEANINGS if one.pattern.search(words)), UNKNOWN)
