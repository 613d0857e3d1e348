"""Why a file cannot be read: one code, one French sentence each.

Sentences are declared here once; the code that finds the trouble names it and gives
the figures. The catalogue never holds a name of file, of person or a cell.
"""

from typing import NamedTuple

from certiflux.base.errors import UserError
from certiflux.base.words import figure, quoted

MAX_SIZE = 150 * 1024 * 1024
"""The largest file taken, in bytes: the browser must also hold what is read from it."""

MAX_FLOW = 200 * 1024 * 1024
"""The largest flow taken, in bytes: what the portal takes (FORMAT.md f), and a little more."""

MAX_TEXT = 2_000_000
"""Characters of a cell at most: spreadsheets stop at 32,767, texts hold whole documents."""

MAX_SHEETS = 1_000
"""Sheets of a workbook at most: no list of people needs a tenth of them."""

_USUAL = {"where": "Dans ce fichier, ", "most": figure(MAX_TEXT)}
_EXPORT = "Ouvrez-le dans votre tableur, puis « Enregistrer sous » au format .xlsx."


class _Refusal(NamedTuple):
    title: str
    message: str
    remedy: str


CATALOGUE: dict[str, _Refusal] = {
    "FICHIER_VIDE": _Refusal(
        "Ce fichier est vide.",
        "Il ne contient aucun octet : la copie ou le téléchargement n'est peut-être pas "
        "allé au bout.",
        "Récupérez à nouveau le fichier, ou enregistrez-le encore une fois depuis votre tableur.",
    ),
    "FICHIER_TROP_GRAND": _Refusal(
        "Ce fichier est trop lourd.",
        "Il pèse {size} Mo ; la limite est de {limit} Mo.",
        "Répartissez les personnes dans plusieurs fichiers, ou retirez les images et les "
        "feuilles qui ne servent pas.",
    ),
    "FICHIER_PAS_TABLEUR": _Refusal(
        "Ce fichier n'est pas un tableau.",
        "C'est {what} : on ne peut pas y lire de lignes ni de colonnes.",
        "Choisissez le classeur (.xlsx, .xls, .ods) ou le fichier CSV qui contient la liste "
        "des personnes.",
    ),
    "RACCOURCI_GOOGLE": _Refusal(
        "Ce fichier n'est qu'un raccourci vers Google Drive.",
        "Il ne contient que l'adresse du document : la liste est restée en ligne.",
        "Ouvrez-la dans Google Sheets, puis Fichier, Télécharger, Microsoft Excel (.xlsx), et "
        "déposez le fichier téléchargé.",
    ),
    "RACCOURCI": _Refusal(
        "Ce fichier n'est qu'un raccourci.",
        "Il dit où se trouve un autre fichier ou une page, mais ne contient pas la liste.",
        "Ouvrez le raccourci pour voir où est le vrai fichier, puis déposez celui-là.",
    ),
    "VERROU_DE_TABLEUR": _Refusal(
        "Ce fichier n'est qu'une trace laissée par le tableur.",
        "Pendant qu'un classeur est ouvert, un petit fichier du même nom, précédé de « ~$ » ou de "
        "« .~lock », est posé à côté de lui : il ne contient pas la liste.",
        "Déposez le classeur lui-même : il porte le même nom sans ces signes.",
    ),
    "DOUBLE_DE_MACOS": _Refusal(
        "Ce fichier n'est qu'un double laissé par macOS.",
        "Sur un disque partagé ou dans une archive, macOS pose à côté de chaque fichier un double "
        "dont le nom commence par « ._ » : il ne contient pas la liste.",
        "Déposez le fichier du même nom sans « ._ ».",
    ),
    "FICHIER_ILLISIBLE": _Refusal(
        "Ce fichier n'a pas pu être reconnu.",
        "Son contenu n'est ni un classeur ni du texte : il est peut-être endommagé.",
        _EXPORT,
    ),
    "TEXTE_SOUS_NOM_DE_CLASSEUR": _Refusal(
        "Ce fichier est du texte, pas un classeur.",
        "Son nom se termine par {extension}, mais il contient du texte dans lequel aucun "
        "séparateur de colonnes n'a été trouvé.",
        "Ouvrez-le dans votre tableur et enregistrez-le au format .xlsx.",
    ),
    "PAGE_SOUS_NOM_DE_CLASSEUR": _Refusal(
        "Ce fichier est une page web, pas un classeur.",
        "Certains logiciels exportent une page HTML sous le nom d'un classeur ; le tableau ne "
        "peut pas y être lu sûrement.",
        _EXPORT,
    ),
    "CLASSEUR_TRONQUE": _Refusal(
        "Ce classeur est incomplet.",
        "La fin du fichier manque ou est abîmée : le téléchargement ou la copie n'est "
        "peut-être pas allé au bout.",
        "Récupérez à nouveau le fichier. S'il s'ouvre dans votre tableur, enregistrez-le sous un "
        "autre nom au format .xlsx.",
    ),
    "CLASSEUR_ILLISIBLE": _Refusal(
        "Ce classeur n'a pas pu être lu.",
        "Il a bien la forme d'un classeur, mais une partie de son contenu est abîmée ou "
        "inhabituelle.",
        _EXPORT,
    ),
    "CLASSEUR_PROTEGE": _Refusal(
        "Ce classeur est protégé par un mot de passe.",
        "Son contenu est chiffré et ne peut pas être lu ici.",
        "Ouvrez-le dans votre tableur avec le mot de passe, retirez la protection (Excel : "
        "Fichier, Informations, Protéger le classeur), enregistrez-le, puis déposez-le à nouveau.",
    ),
    "CLASSEUR_DEMESURE": _Refusal(
        "Ce classeur est anormalement grand une fois décompressé.",
        "Il annonce {size} Mo de contenu, bien plus qu'une liste de personnes.",
        "Copiez les seules lignes utiles dans un nouveau classeur et enregistrez-le au "
        "format .xlsx.",
    ),
    "CLASSEUR_TROMPEUR": _Refusal(
        "Ce classeur est fait d'une façon anormale.",
        "Il annonce une taille, des noms ou un nombre de parties qu'aucun tableur n'écrit : il "
        "n'est pas ouvert, par prudence.",
        "S'il vient d'une personne de confiance, ouvrez-le dans votre tableur, enregistrez-le "
        "sous un autre nom au format .xlsx, puis déposez cette copie.",
    ),
    "CLASSEUR_VIDE": _Refusal(
        "Ce classeur ne contient aucune donnée.",
        "Aucune de ses feuilles n'a de cellule remplie.",
        "Vérifiez que vous avez choisi le bon fichier et qu'il a été enregistré après la saisie.",
    ),
    "FEUILLE_VIDE": _Refusal(
        "Cette feuille est vide.",
        "La feuille « {sheet} » n'a aucune cellule remplie.",
        "Choisissez une autre feuille du classeur.",
    ),
    "FEUILLE_TROP_ETENDUE": _Refusal(
        "Cette feuille s'étend beaucoup trop loin.",
        "La feuille « {sheet} » va jusqu'à la ligne {rows} et compte {columns} colonnes : une "
        "cellule isolée a sans doute été remplie loin des données.",
        "Dans votre tableur, Ctrl + Fin mène à la dernière cellule : supprimez les lignes et les "
        "colonnes en trop, enregistrez, puis déposez à nouveau le fichier.",
    ),
    "FEUILLES_TROP_NOMBREUSES": _Refusal(
        "Ce classeur a beaucoup trop de feuilles.",
        "Il en compte {sheets} ; au-delà de {most}, il n'est pas ouvert.",
        "Copiez la feuille qui contient la liste dans un nouveau classeur, puis déposez celui-ci.",
    ),
    "CLASSEUR_TROP_LOURD": _Refusal(
        "Ce classeur prendrait trop de mémoire.",
        "Ses cellules, ou les textes qu'elles répètent, prendraient {size} Mo une fois lus, bien "
        "plus que son poids ne l'annonce.",
        "Copiez les seules lignes utiles dans un nouveau classeur et enregistrez-le au "
        "format .xlsx.",
    ),
    "CELLULE_DEMESUREE": _Refusal(
        "Une cellule de ce fichier est démesurément longue.",
        "{where}une cellule compte plus de {most} caractères, bien plus qu'un nom, une adresse "
        "ou une remarque.",
        "Raccourcissez cette cellule, ou refermez le guillemet qui y est resté ouvert, puis "
        "déposez à nouveau le fichier.",
    ),
    "FLUX_MAL_FORME": _Refusal(
        "Ce flux XML est mal formé.",
        "L'analyse s'arrête à la ligne {line}, colonne {column} : le fichier est coupé, ou une "
        "balise ou un signe comme « & » n'y est pas écrit comme il faut.",
        "Récupérez à nouveau le flux, ou corrigez-le à cet endroit, ou déposez le tableau qui a "
        "servi à le faire.",
    ),
    "FLUX_SANS_PASSAGE": _Refusal(
        "Ce flux XML ne contient aucun passage.",
        "Il a bien la forme d'un flux du SI CPF, mais aucune personne n'y est déclarée.",
        "Vérifiez que vous avez choisi le bon fichier, ou déposez le tableau des personnes.",
    ),
    "XML_ENCODAGE_FAUX": _Refusal(
        "L'encodage de ce fichier XML n'est pas celui qu'il annonce.",
        "Ligne 1 : elle annonce UTF-8, mais le fichier est enregistré en UTF-16 ; un éditeur de "
        "texte l'a sans doute réenregistré.",
        "Reprenez le fichier d'origine, ou enregistrez celui-ci de nouveau en choisissant UTF-8. "
        "Ou déposez le tableau qui a servi à le faire.",
    ),
    "XML_AVEC_DOCTYPE": _Refusal(
        "Ce fichier XML commence par une déclaration DOCTYPE.",
        "Une telle déclaration peut cacher autre chose que des données : le fichier n'est pas lu.",
        "Retirez la ligne « <!DOCTYPE … > » du début du fichier, ou déposez le tableau des "
        "personnes.",
    ),
    "ACCUSE_XML": _Refusal(
        "Ce fichier est un accusé de traitement.",
        "C'est le rapport rendu après un dépôt, pas une liste de personnes.",
        "Déposez ici le classeur qui contient la liste des personnes.",
    ),
    "XML_NON_RECONNU": _Refusal(
        "Ce fichier XML n'est pas une liste de personnes.",
        "Son contenu n'est ni un flux du SI CPF ni un accusé de traitement.",
        "Déposez le classeur (.xlsx, .xls, .ods) ou le fichier CSV qui contient la liste "
        "des personnes.",
    ),
    "CLASSEUR_XML": _Refusal(
        "Ce classeur est dans un ancien format XML.",
        "Il s'agit d'un classeur enregistré en texte XML (Excel 2003 ou OpenDocument à plat), "
        "qui n'est pas lu ici.",
        _EXPORT,
    ),
    "TEXTE_ILLISIBLE": _Refusal(
        "L'encodage de ce texte n'a pas été reconnu.",
        "Ce n'est ni de l'UTF-8, ni de l'UTF-16, ni du Windows-1252 : les accents ne peuvent pas "
        "être lus sûrement.",
        "Ouvrez le fichier dans votre tableur et enregistrez-le au format .xlsx, ou « CSV UTF-8 ».",
    ),
    "ENCODAGE_INCONNU": _Refusal(
        "Cet encodage n'est pas proposé.",
        "Les encodages que l'on sait lire sont : {known}.",
        "Choisissez-en un dans la liste, ou laissez l'encodage être reconnu.",
    ),
    "ENCODAGE_INADAPTE": _Refusal(
        "Ce fichier n'est pas écrit avec cet encodage.",
        "Lu en {encoding}, son texte contient des caractères impossibles. Le fichier est intact.",
        "Choisissez un autre encodage, ou laissez l'encodage être reconnu.",
    ),
    "SEPARATEUR_INCONNU": _Refusal(
        "Ce séparateur n'est pas proposé.",
        "Les séparateurs que l'on sait lire sont : {known}.",
        "Choisissez-en un dans la liste, ou laissez le séparateur être reconnu.",
    ),
    "SEPARATEUR_ABSENT": _Refusal(
        "Ce séparateur n'est pas dans le fichier.",
        "Le texte ne contient pas de {separator} : il tiendrait dans une seule colonne. Le "
        "fichier est intact.",
        "Choisissez un autre séparateur, ou laissez le séparateur être reconnu.",
    ),
    "COLLAGE_VIDE": _Refusal(
        "Rien n'a été collé.",
        "Le presse-papiers ne contient aucun texte.",
        "Dans votre tableur, sélectionnez le tableau avec sa ligne de titres, copiez-le "
        "(Ctrl + C), puis collez-le ici.",
    ),
    "COLLAGE_SANS_TABLEAU": _Refusal(
        "Ce qui a été collé n'est pas un tableau.",
        "C'est une seule cellule, une seule colonne ou du texte : il n'y a pas plusieurs "
        "colonnes à lire.",
        "Dans votre tableur, sélectionnez toutes les colonnes du tableau avec la ligne de "
        "titres, copiez-les (Ctrl + C), puis collez-les ici.",
    ),
    "CSV_LIGNES_INEGALES": _Refusal(
        "Des lignes de ce texte ont trop de colonnes.",
        "{where} : plus de valeurs que les {columns} colonnes du tableau. Le séparateur "
        "({separator}) se trouve sans doute dans une valeur et décale les suivantes.",
        "Mettez la valeur qui contient ce séparateur entre guillemets, ou enregistrez à nouveau "
        "le tableau au format .xlsx.",
    ),
    "CSV_GUILLEMETS": _Refusal(
        "Un guillemet est mal placé dans ce texte.",
        "À partir de la ligne {row}, un guillemet ouvert n'est pas refermé comme il faut : la "
        "suite ne peut pas être découpée en colonnes.",
        "Corrigez les guillemets de cette ligne (un guillemet dans une valeur s'écrit deux fois), "
        "ou enregistrez à nouveau le tableau au format .xlsx.",
    ),
}


def refuse(code: str, detail: str | None = None, **figures: object) -> UserError:
    """Return the error of a code, with the figures that its sentences ask for."""
    title, message, remedy = CATALOGUE[code]
    figures = _USUAL | figures
    if isinstance(sheet := figures.get("sheet"), str):
        figures["sheet"] = quoted(sheet)
    return UserError(
        code,
        title=title,
        message=message.format(**figures),
        remedy=remedy.format(**figures),
        detail=detail,
    )
