"""What the rules about one value against its field say, and what mends it; fields.py judges."""

from __future__ import annotations

from typing import Final

from certiflux.base import dates
from certiflux.base.dates import ORDER_LABELS, Order
from certiflux.base.words import figure
from certiflux.dataset.identifiers.national import NUMBER
from certiflux.dictionary.kinds import Boolean, Date, Integer, Listing
from certiflux.rules.finding import Finding
from certiflux.rules.fix import Fix
from certiflux.rules.ids import ANNEE, EVERY, ID_TECHNIQUE, NOM, OBLIGATORY, of_kind
from certiflux.rules.places.alike import alike
from certiflux.rules.places.judged import fix_length
from certiflux.rules.places.settled import COUNTRY, HOME, SPACED
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.values.cells import fix_day
from certiflux.rules.values.fields import FORBIDDEN
from certiflux.rules.values.plausible import EMPTIED, fix_filler
from certiflux.rules.values.texts import EXACT, FREE

# The year speaks for a whole date of birth.
_DATES: Final = (*of_kind(Date), ANNEE)


def _order_read(scene: Scene, finding: Finding) -> str:
    """Say in which order an impossible date was read, when another one would make it real."""
    column, value = scene.dataset.columns.get(finding.field), scene.own(finding)
    order = column.rule.order if column else Order.JMA
    others = (Order.JMA, Order.MJA)
    if order is Order.JMA and not any(dates.parse(value, dates.DateRule(o)) for o in others):
        return ""
    return f" (lu {ORDER_LABELS[order]})"


def _character(scene: Scene, finding: Finding) -> str:
    """Name the first character that XML does not admit."""
    return control_character(scene.own(finding))


def control_character(value: str) -> str:
    """Name the first character that XML does not admit, with its place in the text."""
    found = FORBIDDEN.findall(value)
    if not found:
        return ""
    place = value.index(found[0]) + 1
    name = f"U+{ord(found[0]):04X}, {place}{'er' if place == 1 else 'e'} caractère du texte"
    others = f" (et {figure(len(found) - 1)} autre{'s' * (len(found) > 2)})"  # noqa: PLR2004
    return name + others * (len(found) > 1)


def _fix_length(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose what a code of the wrong length may mean, or nothing where it says nothing."""
    return fix_length(scene, finding) or fix_filler(scene, finding)


def _fix_day(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose the day that an instant begins in Paris, or nothing where the cell says nothing."""
    return fix_day(scene, finding) or fix_filler(scene, finding)


RULES: Final = (
    Rule(
        code="VALEUR_ABSENTE",
        severity=Severity.ERROR,
        title="Une donnée obligatoire est vide",
        message="la cellule est vide, or cette information est obligatoire.",
        remedy="Attendu : {expected}, par exemple {example}.",
        explanation="Sans cette donnée, le portail refuse tout le fichier.",
        source="FORMAT.md (a), statuts du dictionnaire",
        example="une cellule « Prénom » vide → Camille",
        fields=OBLIGATORY,
        remedies={
            ID_TECHNIQUE: (
                "Donnez à ce passage un identifiant à lui, par exemple {example}, ou demandez à "
                "Certiflux de créer ceux qui manquent, à l'étape « Colonnes »."
            )
        },
    ),
    Rule(
        code="CELLULE_EN_ERREUR",
        severity=Severity.ERROR,
        title="Une formule du tableur est en erreur",
        message="la cellule affiche {value} : sa formule n'a pas donné de résultat.",
        remedy="Corrigez la formule ou tapez la valeur. Attendu : {expected}.",
        explanation="Le tableur affiche une erreur à la place de la donnée.",
        source="FORMAT.md (e), fautes rencontrées",
        example="#N/A → MARCHAND",
        fields=tuple(EVERY),
        fix=fix_filler,
        sure=(EMPTIED,),
    ),
    Rule(
        code="CARACTERE_INTERDIT",
        severity=Severity.ERROR,
        title="Un caractère invisible est interdit",
        message="le texte contient le caractère de contrôle {other}, que le flux n'admet pas.",
        remedy="Effacez ce caractère, ou videz la cellule et retapez le texte.",
        explanation="Un seul caractère de contrôle rend tout le fichier illisible pour le portail.",
        source="FORMAT.md (d), caractère XML non valide",
        example="MAR suivi d'un caractère de contrôle → MARTIN retapé au clavier",
        fields=tuple(EVERY),
        say=_character,
    ),
    Rule(
        code="TEXTE_TROP_LONG",
        severity=Severity.ERROR,
        title="Un texte est trop long",
        message="{length} caractères, alors que « {label} » en admet {limit} au plus.",
        remedy="Raccourcissez-le vous-même : Certiflux ne coupe jamais un texte.",
        explanation="Le portail refuse tout le fichier si un texte dépasse la longueur admise.",
        source="FORMAT.md (a), longueurs du schéma",
        example="un nom de 34 lettres → le nom du dossier CPF, qui en a 30 au plus",
        fields=FREE,
    ),
    Rule(
        code="LONGUEUR_EXACTE",
        severity=Severity.ERROR,
        title="Un code n'a pas la bonne longueur",
        message="« {value} » a {length} caractères, il en faut exactement {limit}.",
        remedy="Vérifiez le code : {expected}, par exemple {example}.",
        explanation="Le portail n'accepte ce code qu'avec sa longueur exacte.",
        source="FORMAT.md (a), longueurs du schéma",
        example="750011 → 75111",
        fields=EXACT,
        fix=_fix_length,
        alike=alike,
        sure=(SPACED, COUNTRY, HOME, EMPTIED),
    ),
    Rule(
        code="VALEUR_HORS_LISTE",
        severity=Severity.ERROR,
        title="Une valeur n'est pas dans la liste",
        message="« {value} » n'est pas une des valeurs possibles.",
        remedy="Choisissez {expected}.",
        explanation="Le portail n'accepte ici que les valeurs d'une liste fermée.",
        source="FORMAT.md (a), listes du schéma",
        example="Civilité « X » → F ou M, comme à l'état civil",
        fields=of_kind(Listing),
        fix=fix_filler,
        sure=(EMPTIED,),
    ),
    Rule(
        code="OUI_NON_ATTENDU",
        severity=Severity.ERROR,
        title="OUI ou NON attendu",
        message="« {value} » ne se lit ni OUI ni NON.",
        remedy="Écrivez OUI ou NON.",
        explanation="Cette donnée n'a que deux valeurs.",
        source="FORMAT.md (a), booléens",
        example="« à voir » → OUI",
        fields=of_kind(Boolean),
        fix=fix_filler,
        sure=(EMPTIED,),
    ),
    Rule(
        code="NOMBRE_ILLISIBLE",
        severity=Severity.ERROR,
        title="Un nombre ne se lit pas",
        message="« {value} » n'est pas un nombre entier.",
        remedy="Attendu : {expected}, par exemple {example}.",
        explanation="Seuls des chiffres sont acceptés ici.",
        source="FORMAT.md (a), nombres",
        example="« cinq » → 5",
        fields=of_kind(Integer),
        fix=fix_filler,
        sure=(EMPTIED,),
    ),
    Rule(
        code="NOMBRE_HORS_BORNES",
        severity=Severity.ERROR,
        title="Un nombre est hors des bornes",
        message="{value} n'est pas possible ici.",
        remedy="Attendu : {expected}, par exemple {example}.",
        explanation="Le portail n'accepte que les nombres compris entre deux bornes.",
        source="FORMAT.md (a), bornes du schéma",
        example="13 pour un mois → 12",
        fields=of_kind(Integer),
    ),
    Rule(
        code="DATE_INEXISTANTE",
        severity=Severity.ERROR,
        title="Une date n'existe pas",
        message="le {value} n'existe pas dans le calendrier{other}.",
        remedy="Saisissez une date réelle, par exemple {example}.",
        explanation="Certiflux lit chaque colonne dans un seul ordre et n'invente jamais un jour.",
        source="FORMAT.md (a), dates ; PLACES.md",
        example="31/06/2026 → 30/06/2026",
        fields=_DATES,
        say=_order_read,
    ),
    Rule(
        code="DATE_ILLISIBLE",
        severity=Severity.ERROR,
        title="Une date ne se lit pas",
        message="« {value} » ne se lit pas comme une date.",
        remedy="Écrivez jour/mois/année avec quatre chiffres pour l'année, par exemple {example}.",
        explanation="Le portail attend un jour précis ; Certiflux ne devine pas ce qui manque.",
        source="FORMAT.md (a), dates ; PLACES.md",
        example="« mai 2026 » → 20/05/2026",
        fields=_DATES,
        fix=_fix_day,
        sure=(EMPTIED,),
    ),
    Rule(
        code="ANNEE_DEUX_CHIFFRES",
        severity=Severity.ERROR,
        title="L'année n'a que deux chiffres",
        message="dans « {value} », l'année n'a que deux chiffres : le siècle n'est pas sûr.",
        remedy=(
            "Choisissez le siècle de la colonne, ou écrivez l'année avec quatre chiffres, par "
            "exemple {example}."
        ),
        explanation="Deviner le siècle ferait chercher une autre personne ou une autre date.",
        source="PLACES.md, dates des tableurs",
        example="07/05/90 → 07/05/1990",
        fields=_DATES,
    ),
    Rule(
        code="DATE_HORS_SIECLE",
        severity=Severity.ERROR,
        title="Une date est hors des années admises",
        message="le {value} est en dehors des années 1900 à 2099.",
        remedy="Vérifiez l'année ; par exemple {example}.",
        explanation="Le portail n'accepte que les années 1900 à 2099.",
        source="FORMAT.md (a), dates du schéma",
        example="07/05/1890 → 07/05/1990",
        fields=_DATES,
    ),
    Rule(
        code="FORME_INATTENDUE",
        severity=Severity.ERROR,
        title="Un numéro n'a pas la forme attendue",
        message="la valeur n'a pas la forme attendue.",
        remedy="Attendu : {expected}.",
        explanation="Le portail vérifie la forme de ce numéro.",
        source="FORMAT.md (0), 1.1.2 → 1.1.5",
        since="1.1.5",
        example="12 chiffres → les 13 premiers caractères du numéro",
        fields=(NUMBER,),
    ),
    Rule(
        code="NOM_INDIVISIBLE",
        severity=Severity.ERROR,
        title="Un nom et un prénom ne se séparent pas",
        message="« {value} » ne se sépare pas sûrement en un nom et un prénom.",
        remedy="Écrivez le nom de naissance puis le prénom, par exemple {example}.",
        explanation=(
            "Vous avez demandé de séparer cette colonne : un mot seul, ou un second nom (née, "
            "épouse), ne dit pas où finit le nom de naissance."
        ),
        source="FORMAT.md (a) 8.1 et 8.3",
        example="DUPONT (née MARTIN) Claire → MARTIN Claire",
        fields=(NOM,),
    ),
    Rule(
        code="TEXTE_NIL",
        severity=Severity.WARNING,
        title="« nil » écrit à la place d'une donnée obligatoire",
        message="la cellule contient « {value} », or « {label} » doit être donné.",
        remedy="Écrivez la donnée, par exemple {example}.",
        explanation=(
            "Le schéma prendrait « nil » pour un vrai nom : la personne ne serait pas retrouvée."
        ),
        source="FORMAT.md (a), comportement vérifié du schéma",
        example="nil comme prénom → Camille",
        fields=tuple(i for i in FREE if i in OBLIGATORY),
    ),
)
