"""The kinds of change that the journal tells."""

from __future__ import annotations

from enum import StrEnum


class Change(StrEnum):
    """Kind of change that a conversion made; the value is the journal's label."""

    ESPACES = "Espaces superflus ou invisibles retirés"
    APOSTROPHE = "Apostrophe typographique remplacée par l'apostrophe droite"
    ACCENTS = "Accents abîmés réparés, à votre demande"
    NIL = "« nil » écrit en toutes lettres, lu comme « donnée non possédée »"
    NIL_RETIRE = "« nil » écrit en toutes lettres dans un champ facultatif : laissé vide"
    LISTE = "Valeur ramenée à celle de la liste officielle"
    OUI_NON = "OUI / NON ramené à la forme du flux"
    CROIX = "Croix lue OUI : la colonne ne contient que des croix et des cases vides"
    CASE_VIDE = "Case vide lue NON : la colonne ne contient que des croix et des cases vides"
    DATE = "Date écrite au format du flux (lue jour/mois/année)"
    DATE_MJA = "Date écrite au format du flux (lue mois/jour/année)"
    DATE_AMJ = "Date écrite au format du flux (lue année/mois/jour)"
    DATE_LETTRES = "Date au mois en lettres, écrite au format du flux"
    SIECLE = "Année à deux chiffres complétée, siècle choisi par vous (lue jour/mois/année)"
    SIECLE_MJA = "Année à deux chiffres complétée, siècle choisi par vous (lue mois/jour/année)"
    SIECLE_AMJ = "Année à deux chiffres complétée, siècle choisi par vous (lue année/mois/jour)"
    SERIE = "Nombre de jours du tableur, lu comme une date"
    HEURE = "Heure retirée d'une date"
    NOMBRE = "Nombre écrit sans zéro de tête ni décimale"
    MOIS = "Mois en lettres remplacé par son numéro"
    TEXTE = "Cellule non textuelle (nombre, date) reprise comme texte"
    ZEROS = "Zéros de tête rendus (le tableur les retire)"
    CODE_FICHE = "Code de la certification écrit en capitales, sans espace"
    CODE_PAYS = "Code INSEE du pays ramené à ses trois derniers chiffres"
    SEPARATION = "Date de naissance répartie en année, mois et jour"
    SEPARATION_JMA = "Date de naissance répartie en année, mois et jour (lue jour/mois/année)"
    SEPARATION_MJA = "Date de naissance répartie en année, mois et jour (lue mois/jour/année)"
    PARTIELLE = "Date de naissance incomplète : jour ou mois inconnu"
    NOM_PRENOM = "Nom et prénom d'une même colonne séparés, à votre demande"
    CHOIX = "Valeur remplacée selon vos réglages"
    NIL_ABSENT = "Donnée absente du fichier, déclarée « non possédée » (nil)"
    CONSTANTE = "Valeur unique donnée pour toutes les personnes"
    LIEU_INCONNU = "Ni code INSEE ni code postal de naissance : lieu déclaré « non possédé » (nil)"
    POSTAL_INUTILE = "Code postal non transmis : le code INSEE de naissance suffit"
