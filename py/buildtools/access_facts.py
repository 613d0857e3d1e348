"""What is known of the page's accessibility: what is looked at, how, and what nobody looked at.

Each check names the test that makes it; a test refuses a name that is not one (and a list of
screens that is not the one walked through).
"""

from dataclasses import dataclass

WRITTEN = "21/11/2026"
"""When the statement was last gone through by hand."""

AXE = "4.14.1"
"""The version of axe-core that the tests use."""

LOOKS = "tests/browser/looks.py"
ACCESS = "tests/browser/test_access.py"

SCREENS: dict[str, dict[str, str]] = {
    "beginning": {
        "deposer-moteur-demarre": "Déposer, le moteur démarre",
        "carte-de-progression": "Déposer, un travail en cours et son bouton « Annuler »",
        "deposer": "Déposer",
        "deposer-deplie": "Déposer, tout déplié",
        "pastille-confidentialite": "L'explication sur la confidentialité",
        "pastille-schema": "L'explication sur le schéma",
        "deposer-glisser": "Déposer, un fichier au-dessus de la page",
        "deposer-alerte": "Déposer, un fichier refusé",
        "colonnes-questions": "Colonnes, questions posées",
        "colonnes-changer": "Colonnes, une colonne changée, la feuille montrée",
        "colonnes-reunir": "Colonnes, deux colonnes réunies",
        "colonnes-reglees": "Colonnes, tout réglé",
        "colonnes-manques": "Colonnes, des réponses manquent",
    },
    "without_engine": {"deposer-moteur-en-panne": "Déposer, le moteur ne démarre pas"},
    "mending": {
        "colonnes-exemple": "Colonnes, avec l'exemple",
        "verifier": "Vérifier, des erreurs",
        "verifier-deplie": "Vérifier, journal, images et rapport dépliés",
        "atelier": "Corriger",
        "atelier-saisie": "Corriger, une cellule en cours de saisie",
        "atelier-outil-replace": "Corriger, chercher et remplacer",
        "atelier-outil-fill": "Corriger, remplir une colonne",
        "atelier-outil-split_rows": "Corriger, séparer nom et prénom",
        "atelier-outil-aside": "Corriger, ne pas envoyer",
        "atelier-outil-set_rows": "Corriger, donner une valeur",
        "atelier-apercu": "Corriger, l'aperçu avant d'appliquer",
        "personne": "Une personne, toutes ses données",
        "accuse-vide": "Accusé, rien n'est encore reçu",
        "choisir": "Générer sans attendre les corrections",
        "obtenir": "Générer, les fichiers prêts",
        "obtenir-deplie": "Générer, tout déplié",
        "accuse-repetition": "Accusé, la répétition avec l'exemple",
        "accuse-deplie": "Accusé, tout déplié",
        "accuse-personne": "Une personne refusée par le portail",
    },
    "answered": {
        "verifier-zero-erreur": "Vérifier, zéro erreur",
        "obtenir-registre": "Générer, le registre commencé",
        "accuse-registre": "Accusé, avec le registre",
        "retirer": "Retirer ou corriger une personne acceptée",
        "accuse-fichier-refuse": "Accusé, le fichier entier refusé",
        "menu-aide": "Le menu de l'aide",
        "rgpd": "Les documents pour le RGPD",
        "assistance": "Le message d'assistance",
        "passeport": "L'import du Passeport de prévention",
        "format": "Le choix du format du fichier",
        "etancheite": "Le test d'étanchéité",
        "garde": "Ce que ce navigateur garde",
        "fiches": "La liste de France compétences",
        "fiches-trouvees": "La liste de France compétences, une certification cherchée",
    },
    "saving": {
        "personne-corrigee": "Une personne corrigée",
        "enregistrer": "Enregistrer, la phrase secrète",
        "enregistrer-erreur": "Enregistrer, deux phrases différentes",
        "revenir": "Le fichier corrigé redéposé",
        "verifier-depuis": "Vérifier, ce qui a changé depuis",
        "revenir-suivis": "Les problèmes suivis d'un fichier à l'autre",
        "oublier": "Oublier l'ancien fichier",
        "comparer": "Deux fichiers comparés",
        "ouvrir": "Ouvrir un dossier protégé",
        "fermer": "Fermer sans enregistrer",
    },
    "pages": {
        "aide": "L'aide",
        "accessibilite": "Cette page",
        "confidentialite": "La confidentialité",
    },
}
"""Each state that the walks of the tests stop at, by walk."""


@dataclass(frozen=True)
class Check:
    """One thing looked at: the theme of RGAA 4.1, what is asked, which WCAG criteria, how.

    ``test`` is the file and the name of what looks; empty when a person looked.
    """

    theme: int
    asked: str
    wcag: str
    test: str


THEMES = (
    "Images",
    "Cadres",
    "Couleurs",
    "Multimédia",
    "Tableaux",
    "Liens",
    "Scripts",
    "Éléments obligatoires",
    "Structuration de l'information",
    "Présentation de l'information",
    "Formulaires",
    "Navigation",
    "Consultation",
)
"""The thirteen themes of RGAA 4.1, in their order."""

NOTHING = {2: "Aucun cadre dans la page.", 4: "Ni son ni vidéo dans la page."}
"""The themes for which the page has nothing to look at."""

BY_AXE = f"{LOOKS}::by_axe"

CHECKS = (
    Check(1, "Chaque image a une alternative, ou est ignorée si elle décore.", "1.1.1", BY_AXE),
    Check(
        1,
        "Chaque diagramme dit en une phrase ce qu'il montre, et a son tableau.",
        "1.1.1",
        "tests/browser/test_report.py",
    ),
    Check(3, "Contraste des textes, en couleurs claires.", "1.4.3", BY_AXE),
    Check(3, "Contraste des textes, en couleurs sombres.", "1.4.3", f"{LOOKS}::dark"),
    Check(
        3,
        "Couples de couleurs de la feuille de style : 7 pour 1 au moins.",
        "1.4.6",
        f"{ACCESS}::test_text_keeps_a_contrast_of_seven",
    ),
    Check(
        3,
        "Couleurs imposées par le système : contrastes, et un bord à chaque bouton.",
        "1.4.1, 1.4.11",
        f"{LOOKS}::forced_colours",
    ),
    Check(
        3, "Une couleur ne dit jamais rien seule : un signe et un mot l'accompagnent.", "1.4.1", ""
    ),
    Check(5, "Chaque tableau a un titre, ses en-têtes sont déclarés.", "1.3.1", BY_AXE),
    Check(6, "Chaque lien a un intitulé ; un nouvel onglet est annoncé.", "2.4.4", BY_AXE),
    Check(
        7,
        "Tout le parcours se fait au clavier, du dépôt du fichier au rapport.",
        "2.1.1, 2.1.2",
        f"{ACCESS}::test_the_whole_round_by_keyboard_alone",
    ),
    Check(7, "Aucune action ne perd le point d'attention.", "2.4.3, 3.2.2", f"{LOOKS}::kept_focus"),
    Check(
        7,
        "Le résultat de chaque action est annoncé aux lecteurs d'écran.",
        "4.1.3",
        f"{ACCESS}::test_what_happens_is_announced",
    ),
    Check(7, "Rôles, noms et états des éléments.", "4.1.2", BY_AXE),
    Check(8, "Langue et titre de la page.", "3.1.1, 2.4.2", BY_AXE),
    Check(8, "Aucun identifiant ne sert deux fois.", "4.1.2", f"{LOOKS}::structure"),
    Check(9, "Titres dans l'ordre, un seul titre principal.", "1.3.1", f"{LOOKS}::structure"),
    Check(9, "Zones de la page déclarées, tout y est rangé.", "1.3.1", BY_AXE),
    Check(
        10,
        "À 320 pixels de large, aucun défilement de côté.",
        "1.4.10",
        f"{LOOKS}::reflow",
    ),
    Check(10, "Texte deux fois plus grand : rien n'est coupé.", "1.4.4", f"{LOOKS}::large_text"),
    Check(
        10,
        "Le point d'attention se voit et n'est caché par rien.",
        "2.4.7, 2.4.11",
        f"{LOOKS}::focus",
    ),
    Check(11, "Chaque champ a une étiquette.", "3.3.2, 1.3.1", f"{LOOKS}::structure"),
    Check(
        11,
        "Chaque erreur de saisie est dite en clair, et le champ est à un lien de là.",
        "3.3.1, 3.3.3",
        f"{ACCESS}::test_what_is_missing_is_listed_and_led_to",
    ),
    Check(
        12,
        "Un lien mène droit au contenu ; les étapes disent où l'on est.",
        "2.4.1, 2.4.8",
        f"{ACCESS}::test_the_whole_round_by_keyboard_alone",
    ),
    Check(
        13, "Rien ne bouge quand le système demande le repos.", "2.2.2, 2.3.3", f"{LOOKS}::motion"
    ),
    Check(13, "Ce qui se clique fait au moins 24 pixels.", "2.5.8", f"{LOOKS}::reflow"),
    Check(
        13,
        "Chaque fichier peut être choisi par un bouton : rien n'exige de glisser.",
        "2.5.7",
        f"{ACCESS}::test_the_whole_round_by_keyboard_alone",
    ),
)

NOT_DONE = (
    (
        "Aucun audit RGAA n'a été fait par un organisme ou une personne extérieure : aucun taux de "
        "conformité n'est annoncé."
    ),
    (
        "Personne n'a encore parcouru la page avec un lecteur d'écran (NVDA, JAWS, VoiceOver) : "
        "les noms, les rôles et les annonces sont contrôlés par programme seulement."
    ),
    "Aucune personne handicapée n'a participé aux essais.",
    "Un seul navigateur est essayé, Chromium. Firefox et Safari ne le sont pas.",
    "Les fichiers produits (classeur Excel, page de rapport, CSV) ne sont pas contrôlés ainsi.",
)
"""What a reader must know that nobody did."""
