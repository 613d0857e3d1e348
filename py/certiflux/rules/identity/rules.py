"""Rules about what keeps the portal from finding a person, in the order in which it looks."""

from __future__ import annotations

from typing import Final

from certiflux.rules.ids import (
    INSEE,
    JOUR,
    MOIS,
    NAMES,
    NOM,
    POSTAL,
    PRENOM,
    PRENOMS,
    SEXE,
)
from certiflux.rules.rule import Rule, Severity

_SOURCE = "FORMAT.md (b) 10"
_CIVIL = "Recopiez-le tel que l'écrit la pièce d'identité ou l'acte de naissance."
_FIRST_STEP = (
    "L'État cherche d'abord le nom de naissance, le prénom, le sexe et l'année : si l'un des "
    "quatre diffère de l'état civil, personne n'est trouvé."
)

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
        explanation=f"{_FIRST_STEP} Le nom du conjoint a sa place à part, le nom d'usage.",
        source=_SOURCE,
        example="MARTIN née DURAND → DURAND, nom d'usage MARTIN",
        fields=NAMES,
    ),
    Rule(
        code="CIVILITE_DANS_NOM",
        severity=Severity.WARNING,
        title="Une civilité est écrite avec le nom",
        message="« {value} » commence par une civilité.",
        remedy="Retirez la civilité : elle est dite par le sexe.",
        explanation=f"{_FIRST_STEP} « Mme » et « M. » n'en font pas partie.",
        source=_SOURCE,
        example="Mme DURAND → DURAND",
        fields=(*NAMES, *PRENOMS),
    ),
    Rule(
        code="COLONNES_INVERSEES",
        severity=Severity.WARNING,
        title="Les colonnes du nom et du prénom semblent inversées",
        message="la plupart des noms sont des prénoms, et les prénoms n'en sont pas.",
        remedy="À l'étape « Colonnes », échangez le nom de naissance et le prénom.",
        explanation=_FIRST_STEP,
        source=_SOURCE,
        example="nom Camille, prénom DURAND → nom DURAND, prénom Camille",
        fields=(NOM, PRENOM),
        whole_file=True,
    ),
    Rule(
        code="NOM_PRENOM_INVERSES",
        severity=Severity.WARNING,
        title="Le nom et le prénom semblent inversés",
        message="« {value} » est un prénom courant, alors que le prénom donné, « {other} », est un "
        "nom courant.",
        remedy="Échangez les deux si la pièce d'identité le confirme.",
        explanation=_FIRST_STEP,
        source=_SOURCE,
        example="nom Camille, prénom DURAND → nom DURAND, prénom Camille",
        fields=(NOM, PRENOM),
    ),
    Rule(
        code="PRENOMS_ENSEMBLE",
        severity=Severity.WARNING,
        title="Plusieurs prénoms sont dans la même cellule",
        message="« {value} » réunit plusieurs prénoms.",
        remedy="Ne laissez ici que le premier ; les suivants ont leurs colonnes, prénoms 2 et 3.",
        explanation=f"{_FIRST_STEP} Les autres prénoms servent ensuite à départager des homonymes.",
        source=_SOURCE,
        example="Camille, Louise, Anne → Camille, puis Louise, puis Anne",
        fields=PRENOMS,
    ),
    Rule(
        code="PRENOM_SANS_TRAIT",
        severity=Severity.WARNING,
        title="Un prénom composé n'a peut-être pas son trait d'union",
        message="« {value} » s'écrit d'ordinaire avec un trait d'union, ou fait deux prénoms.",
        remedy="Mettez le trait d'union si la pièce d'identité en a un ; sinon, séparez les deux.",
        explanation=f"{_FIRST_STEP} Les accents ne comptent pas, mais les traits d'union comptent.",
        source=_SOURCE,
        example="Jean Pierre → Jean-Pierre",
        fields=PRENOMS,
    ),
    Rule(
        code="PARTICULE",
        severity=Severity.WARNING,
        title="La particule du nom n'est pas à sa place",
        message="dans « {value} », la particule est détachée ou rejetée à la fin.",
        remedy=f"Écrivez-la devant le nom, comme à l'état civil. {_CIVIL}",
        explanation=_FIRST_STEP,
        source=_SOURCE,
        example="FONTAINE (DE LA) → DE LA FONTAINE",
        fields=NAMES,
    ),
    Rule(
        code="INITIALE",
        severity=Severity.WARNING,
        title="Un nom ou un prénom est réduit à une initiale",
        message="« {value} » contient une initiale au lieu du nom entier.",
        remedy="Écrivez le nom ou le prénom en entier.",
        explanation=_FIRST_STEP,
        source=_SOURCE,
        example="M.-C. → Marie-Claire",
        fields=(*NAMES, *PRENOMS),
    ),
    Rule(
        code="SIGNE_DANS_NOM",
        severity=Severity.WARNING,
        title="Un nom ou un prénom contient un chiffre ou un signe",
        message="« {value} » contient un chiffre ou un signe qu'aucun état civil n'écrit.",
        remedy=f"Retirez ce qui n'est pas du nom. {_CIVIL}",
        explanation=f"{_FIRST_STEP} Un astérisque ou un numéro ajouté suffit à l'empêcher.",
        source=_SOURCE,
        example="DURAND* → DURAND",
        fields=(*NAMES, *PRENOMS),
    ),
    Rule(
        code="SEXES_INVERSES",
        severity=Severity.WARNING,
        title="Les sexes semblent inversés dans toute la colonne",
        message="la plupart des prénoms sont portés par l'autre sexe.",
        remedy="À l'étape « Colonnes », vérifiez ce que veulent dire les valeurs de cette colonne.",
        explanation=f"{_FIRST_STEP} Un code mal compris inverse tout le monde à la fois.",
        source=_SOURCE,
        example="Camille Durand et Paul Petit, tous deux à l'envers → F et M",
        fields=(SEXE,),
        whole_file=True,
    ),
    Rule(
        code="SEXE_PRENOM",
        severity=Severity.INFO,
        title="Le prénom est d'ordinaire porté par l'autre sexe",
        message="le sexe « {value} » surprend pour le prénom « {other} ».",
        remedy="Vérifiez le sexe sur la pièce d'identité ; s'il est juste, ne changez rien.",
        explanation=f"{_FIRST_STEP} Ce n'est qu'un doute : un prénom peut être porté par les deux.",
        source=_SOURCE,
        example="Nathalie, M → F",
        fields=(SEXE,),
    ),
    Rule(
        code="NAISSANCE_INCOMPLETE",
        severity=Severity.INFO,
        title="Le jour ou le mois de naissance manque",
        message="sans la date entière, des homonymes nés la même année ne sont pas départagés.",
        remedy="Complétez le jour et le mois s'ils sont connus.",
        explanation=(
            "Quand plusieurs personnes ont le même nom, le même prénom, le même sexe et la même "
            "année, l'État regarde ensuite le mois et le jour."
        ),
        source=_SOURCE,
        example="1988 → 12/05/1988",
        fields=(MOIS, JOUR),
    ),
    Rule(
        code="NOM_COURANT",
        severity=Severity.INFO,
        title="Un nom très courant, sans date de naissance entière",
        message="« {value} » est porté par beaucoup de monde, et le jour ou le mois manque.",
        remedy="Complétez la date de naissance, et le lieu s'il est connu.",
        explanation=(
            "Plus le nom est courant, plus il y a d'homonymes : sans le jour, le mois et le lieu, "
            "l'État ne sait pas lequel choisir."
        ),
        source=_SOURCE,
        example="MARTIN, 1988 → MARTIN, 12/05/1988",
        fields=(NOM,),
    ),
    Rule(
        code="NES_LE_1ER_JANVIER",
        severity=Severity.INFO,
        title="Beaucoup de personnes sont nées un 1er janvier",
        message="trop de dates sont un 1er janvier pour que toutes soient vraies.",
        remedy="Vérifiez si ce jour remplace une date inconnue ; sinon, ne changez rien.",
        explanation=(
            "Un logiciel écrit souvent 01/01 quand le jour et le mois ne sont pas connus. Une date "
            "fausse empêche de retrouver la personne, une date incomplète non."
        ),
        source=_SOURCE,
        example="01/01/1988 pour un jour inconnu → 1988",
        fields=(JOUR,),
        whole_file=True,
    ),
    Rule(
        code="LIEU_ABSENT",
        severity=Severity.INFO,
        title="Le lieu de naissance manque",
        message="sans lieu de naissance, les derniers homonymes ne sont pas départagés.",
        remedy="Donnez le code INSEE de la commune de naissance, ou celui du pays.",
        explanation=(
            "Quand plusieurs personnes ont aussi la même date de naissance, l'État regarde enfin "
            "la commune ou le pays, et le reste de l'état civil."
        ),
        source=_SOURCE,
        example="(vide) → 31555",
        fields=(INSEE, POSTAL),
    ),
)
