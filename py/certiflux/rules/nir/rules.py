"""Rules about a column of national numbers: it checks the others, and leaves on demand alone."""

from __future__ import annotations

from typing import Final

from certiflux.dictionary import fields
from certiflux.rules.ids import ANNEE, INSEE, JOUR, MOIS, NIR, SEXE
from certiflux.rules.rule import Rule, Severity

_SOURCE = "PLACES.md, NIR"
_DOUBT = "Vérifiez les deux sur une pièce d'identité et une attestation de sécurité sociale."
_WHY = (
    "Le numéro de sécurité sociale dit le sexe, l'année, le mois et le lieu de naissance. Il sert "
    "ici à vérifier vos autres colonnes, puis il est oublié : il ne part dans le fichier que si "
    "vous l'avez demandé, et que le schéma en vigueur le prévoit."
)

_ANY = tuple(
    field.id
    for field in fields().values()
    if not (field.generated or field.check_only) and field.emitted
)

RULES: Final = (
    Rule(
        code="NIR_FORME",
        severity=Severity.WARNING,
        title="Un numéro de sécurité sociale n'a pas la forme attendue",
        message="« {value} » ne peut pas être un numéro de sécurité sociale.",
        remedy="Écrivez ses 13 caractères, ou 15 avec la clé ; ou laissez la cellule vide.",
        explanation=(
            "Un numéro de sécurité sociale a 13 caractères, et 15 avec sa clé : sexe, année, mois, "
            "lieu de naissance, ordre. Celui-ci n'a servi à rien vérifier."
        ),
        source=_SOURCE,
        example="2 88 05 99 109 00 → 2 88 05 99 109 000",
        fields=(NIR,),
    ),
    Rule(
        code="NIR_CLE",
        severity=Severity.WARNING,
        title="La clé d'un numéro de sécurité sociale ne correspond pas",
        message="la clé de « {value} » ne va pas avec le reste : un chiffre est faux.",
        remedy="Recopiez le numéro et sa clé depuis l'attestation de sécurité sociale.",
        explanation=(
            "Les deux derniers chiffres se calculent avec les treize premiers, et trahissent une "
            "faute de frappe. Ce numéro n'a servi à rien vérifier d'autre."
        ),
        source=_SOURCE,
        example="2 88 05 99 109 000 12 → 2 88 05 99 109 000 07",
        fields=(NIR,),
    ),
    Rule(
        code="NIR_PROVISOIRE",
        severity=Severity.INFO,
        title="Un numéro de sécurité sociale est provisoire ou incomplet",
        message="« {value} » est le numéro d'une personne dont l'état civil n'est pas complet.",
        remedy="Rien à corriger ici ; vérifiez que l'état civil vient d'un document officiel.",
        explanation=(
            "Un premier chiffre 3, 4, 7 ou 8, ou un mois au-delà de 12, marquent un numéro "
            "d'attente ou un mois de naissance inconnu : cette personne est plus difficile à "
            "retrouver."
        ),
        source=_SOURCE,
        example="7 88 05 99 109 000 → 2 88 05 99 109 000",
        fields=(NIR,),
    ),
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
    ),
    Rule(
        code="NIR_ENVOYE",
        severity=Severity.WARNING,
        title="Des numéros de sécurité sociale partiraient dans le fichier",
        message="cette colonne contient des numéros de sécurité sociale, et va dans « {label} ».",
        remedy="À l'étape « Colonnes », faites-en le numéro de sécurité sociale (pour vérifier), "
        "ou ne l'utilisez pas.",
        explanation=(
            "Ce numéro n'a pas sa place dans une autre donnée : écrit sous un autre nom, il "
            "serait transmis sans raison."
        ),
        source="FORMAT.md (0), 1.1.2 → 1.1.5",
        example="identifiant du passage 2 88 05 99 109 000 → CERT-0001",
        fields=_ANY,
        whole_file=True,
    ),
    Rule(
        code="NIR_SANS_PLACE",
        severity=Severity.ERROR,
        title="Le schéma en vigueur n'a pas de place pour le numéro de sécurité sociale",
        message="vous demandez de transmettre ces numéros, mais le schéma en vigueur n'a pas la "
        "balise « identifiantNational ».",
        remedy="À l'étape « Colonnes », renoncez à les transmettre ; ou déposez le schéma officiel "
        "qui les prévoit.",
        explanation=(
            "Depuis le schéma 1.1.5, une personne peut être désignée par son numéro et son nom de "
            "naissance au lieu de son état civil. Avec un schéma plus ancien, un fichier qui les "
            "contient serait refusé : votre demande n'est ni suivie ni oubliée, elle est refusée."
        ),
        source="FORMAT.md (0), 1.1.2 → 1.1.5",
        example="schéma 1.1.2, numéros à transmettre → schéma 1.1.5, ou numéros gardés",
        fields=(NIR,),
        whole_file=True,
    ),
)
