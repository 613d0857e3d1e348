"""Rules about several data of one person: certification, result, announced data, identity."""

from __future__ import annotations

from typing import Final

from certiflux.dataset.people import DOSSIER
from certiflux.rules import ids
from certiflux.rules.rule import Rule, Severity

RULES: Final = (
    Rule(
        code="TYPE_CODE_DISCORDANTS",
        severity=Severity.ERROR,
        title="Le type et le code de la certification ne vont pas ensemble",
        message="le code « {value} » ne correspond pas au type « {other} ».",
        remedy="Un code RS va avec le type RS, un code RNCP avec le type RNCP : corrigez-en un.",
        explanation="Le portail refuse les passages dont la certification n'est pas reconnue.",
        source="FORMAT.md (b) 4",
        example="type RNCP et code RS5200 → type RS et code RS5200",
        fields=(ids.CODE,),
    ),
    Rule(
        code="CODE_SANS_PREFIXE",
        severity=Severity.ERROR,
        title="Le code de la certification a perdu son préfixe",
        message="« {value} » est écrit sans son préfixe, alors que le type est « {other} ».",
        remedy="Écrivez le préfixe devant le numéro : {other}{value}.",
        explanation=(
            "France compétences numérote à part le RNCP et le RS : sans préfixe, le portail ne "
            "reconnaît pas la certification et refuse le passage."
        ),
        source="FORMAT.md (b) 4 ; (d), « statut de la certification »",
        example="1710 avec le type RS → RS1710",
        fields=(ids.CODE,),
    ),
    Rule(
        code="CODE_INATTENDU",
        severity=Severity.ERROR,
        title="Le code n'a pas la forme d'une fiche RNCP ou RS",
        message="« {value} » n'est pas le numéro d'une fiche {other}.",
        remedy=(
            "Reprenez le numéro de la fiche sur le site de France compétences, par exemple "
            "RNCP38362 ou RS5200."
        ),
        explanation=(
            "Un code est le préfixe RNCP ou RS suivi de un à six chiffres. Le portail refuse les "
            "passages d'une certification qu'il ne connaît pas."
        ),
        source="FORMAT.md (b) 4 ; (d), « statut de la certification »",
        example="RNCP38362BC02 (un bloc) → RNCP38362 (la certification)",
        fields=(ids.CODE,),
    ),
    Rule(
        code="TYPE_INCONNU",
        severity=Severity.WARNING,
        title="Le type de certification n'est pas dans le dictionnaire",
        message="« {value} » n'est pas un type que le dictionnaire connaît.",
        remedy=(
            "Écrivez RNCP ou RS, ou l'un des autres types du dictionnaire : Diplôme "
            "d'Etablissement, Diplôme Universitaire, Habilitation, Reconnaissance."
        ),
        explanation="Le schéma accepte n'importe quel texte ici, mais le portail vérifie le type.",
        source="FORMAT.md (a) 4.1",
        example="« Titre professionnel » → RNCP, avec le code de sa fiche",
        fields=(ids.TYPE,),
    ),
    Rule(
        code="SCORE_ABSENT",
        severity=Severity.WARNING,
        title="Le score n'est pas donné",
        message="la certification s'obtient par score, or aucun score n'est donné.",
        remedy="Donnez le score atteint, par exemple {example}, ou corrigez « {other} ».",
        explanation=(
            "Le dictionnaire dit « par score » quand un score doit être atteint. Aucun refus n'est "
            "connu si le score manque. Le score général DigComp en tient lieu."
        ),
        source="FORMAT.md (b) 7 ; dictionnaire 5.4 et 5.15",
        example="PAR_SCORING sans score → PAR_SCORING et 955",
        fields=(ids.SCORE,),
    ),
    Rule(
        code="NIVEAU_INSUFFISANT",
        severity=Severity.WARNING,
        title="Une personne reçue a un niveau insuffisant",
        message="le niveau est « insuffisant », or « {other} » dit que la personne est reçue.",
        remedy="Retirez la ligne si la personne n'est pas reçue, ou corrigez le niveau.",
        explanation="Seules les personnes reçues se déclarent : les autres ne s'envoient pas.",
        source="FORMAT.md (b) 1 ; dictionnaire 5.13",
        example="PAR_ADMISSION et INSUFFISANT → PAR_ADMISSION et B1",
        fields=(ids.NIVEAU_LANGUE,),
    ),
    Rule(
        code="RESULTAT_PROVISOIRE",
        severity=Severity.INFO,
        title="Le résultat est déclaré provisoire",
        message="le résultat est envoyé comme provisoire ({value}) : il pourra changer.",
        remedy="Rien à faire si c'est voulu ; sinon écrivez OUI.",
        explanation=(
            "Cette donnée ne dit pas si la personne est reçue, mais si le résultat est définitif. "
            "Un résultat provisoire est à déclarer de nouveau quand il l'est."
        ),
        source="FORMAT.md (a) 5.5",
        example="NON pour une certification délivrée → OUI",
        fields=(ids.DEFINITIF,),
    ),
    Rule(
        code="RESULTATS_INEGAUX",
        severity=Severity.WARNING,
        title="Les compétences numériques sont incomplètes",
        message="{other} : il en faut autant de chaque.",
        remedy="Donnez pour chaque compétence son niveau, son domaine et son numéro, dans l'ordre.",
        explanation=(
            "Un résultat DigComp est fait de trois données : un niveau, un domaine et une "
            "compétence. Plusieurs résultats se séparent par des points-virgules."
        ),
        source="FORMAT.md (a) 6.2 à 6.4",
        example="niveaux 5;7 et domaine 3 → niveaux 5;7 et domaines 3;1",
        fields=(ids.NIVEAU,),
    ),
    Rule(
        code="DOMAINE_INCONNU",
        severity=Severity.WARNING,
        title="Un domaine numérique n'existe pas",
        message="« {value} » : les domaines DigComp vont de 1 à 5.",
        remedy=(
            "1 littératie, 2 communication, 3 création de contenus, 4 sécurité, 5 résolution de "
            "problèmes."
        ),
        explanation="Le schéma accepte n'importe quel signe ici, le référentiel non.",
        source="FORMAT.md (a) 6.3",
        example="7 → 5",
        fields=(ids.DOMAINE,),
    ),
    Rule(
        code="COMPETENCE_INCONNUE",
        severity=Severity.WARNING,
        title="Une compétence n'existe pas dans son domaine",
        message="« {value} » ne va pas avec le domaine « {other} ».",
        remedy="Le domaine 1 a trois compétences, le domaine 2 en a six, les trois autres quatre.",
        explanation="Le schéma accepte n'importe quel signe ici, le référentiel non.",
        source="FORMAT.md (a) 6.4",
        example="domaine 1, compétence 5 → domaine 1, compétence 3",
        fields=(ids.COMPETENCE,),
    ),
    Rule(
        code="IDENTITE_DOUBLE",
        severity=Severity.ERROR,
        title="La personne est identifiée de deux façons",
        message="la ligne donne à la fois un dossier CPF et un état civil.",
        remedy="Gardez l'un des deux : le numéro de dossier avec son nom, ou l'état civil.",
        explanation="Le portail n'accepte qu'une façon d'identifier chaque personne.",
        source="FORMAT.md (b) 9",
        example="dossier 12345678901 et année de naissance 1988 → le dossier et son nom seuls",
        fields=(DOSSIER,),
    ),
    Rule(
        code="CONDITION_MANQUANTE",
        severity=Severity.WARNING,
        title="Une donnée annoncée n'est pas donnée",
        message="rien n'est donné, alors que « {other} » l'annonce.",
        remedy="Donnez {expected}, ou corrigez « {other} ».",
        explanation="Le dictionnaire lie ces deux données : l'une annonce l'autre.",
        source="FORMAT.md (b) 6",
        example="accès par VAE sans voie → accès par VAE et VAE_CLASSIQUE",
        fields=tuple(i for i in ids.CONDITIONS if not ids.EVERY[i].multiple),
    ),
    Rule(
        code="CONDITION_SUPERFLUE",
        severity=Severity.WARNING,
        title="Une donnée est donnée sans être annoncée",
        message="« {value} » est donné alors que « {other} » ne l'annonce pas.",
        remedy="Effacez cette valeur, ou corrigez « {other} ».",
        explanation="Le dictionnaire lie ces deux données : l'une annonce l'autre.",
        source="FORMAT.md (b) 6",
        example="présence d'un niveau de langue NON et niveau B2 → OUI et B2",
        fields=tuple(ids.CONDITIONS),
    ),
    Rule(
        code="NOM_USAGE_IDENTIQUE",
        severity=Severity.INFO,
        title="Le nom d'usage répète le nom de naissance",
        message="« {value} » est aussi le nom de naissance.",
        remedy="Laissez vide : le nom d'usage ne sert que s'il diffère.",
        explanation="Ce n'est pas une faute, mais une donnée inutile : le dictionnaire veut nil.",
        source="FORMAT.md (e), fautes rencontrées ; (a) 8.2",
        example="MARTIN et MARTIN → MARTIN et une case vide",
        fields=(ids.NOM_USAGE,),
    ),
)
