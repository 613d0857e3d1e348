"""Link to the help page: one anchor per rule and per field, opened beside the work."""

import dom

PAGE = "aide.html#"
HERE = ("aide-ici", "aide-menu-ici")
# The entry of the help that a screen is about, by its name; else that of its step.
SCREENS = {
    "Atelier": ("corriger", "corriger dans la page"),
    "Personne": ("corriger", "corriger dans la page"),
    "Comparer": ("corriger", "corriger et comparer"),
    "Revenir": ("corriger", "reprendre un fichier corrigé"),
    "Ouvrir": ("enregistrer", "reprendre son travail"),
    "Enregistrer": ("enregistrer", "enregistrer son travail"),
    "Fermer": ("enregistrer", "enregistrer son travail"),
    "Oublier": ("enregistrer", "enregistrer son travail"),
    "Assistance": ("assistance", "le message d’assistance"),
    "Rgpd": ("rgpd", "les documents pour le RGPD"),
    "Retirer": ("retirer", "retirer ou corriger une déclaration"),
    "Prevenir": ("passeport", "le Passeport de prévention"),
    "Etancheite": ("etancheite", "tester l’étanchéité"),
    "Garde": ("etancheite", "ce que le navigateur garde"),
}
STEPS = {
    "deposer": "déposer sa liste",
    "colonnes": "régler les colonnes",
    "verifier": "comprendre le verdict",
    "generer": "prendre le fichier XML",
    "accuse": "comprendre l’accusé",
}


def link(anchor, words, about=""):
    """Make a link to an entry of the help; ``about`` completes its name for screen readers."""
    return dom.el(
        "a",
        words,
        dom.el("span", about + " (nouvel onglet)", cls="visually-hidden"),
        href=PAGE + anchor,
        target="_blank",
        rel="noopener",
        cls="help",
    )


def rule(code, title):
    """Make the link to a rule."""
    return link(code, "Cette règle dans l’aide", dom.fr(" : ") + title)


def field(identifier, label):
    """Make the link that a field's name becomes; a field the help does not know has none."""
    return link("champ-" + identifier, label)


def follow(screen):
    """Have the links of the header lead to the help about the screen that is shown."""
    anchor, words = SCREENS.get(type(screen).__name__, (None, None))
    if anchor is None:
        anchor, words = "etape-" + screen.step, STEPS[screen.step]
    for identifier in HERE:
        node = dom.get(identifier)
        node.setAttribute("href", PAGE + anchor)
        dom.text(node.querySelector("span"), words)
