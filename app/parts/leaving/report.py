"""Offer the report in its three formats, whole or without any personal value."""

import dom

FORMATS = (
    ("html", "Page à imprimer (HTML)"),
    ("csv", "Tableur (CSV)"),
    ("json", "Données (JSON)"),
)
ANONYMOUS = "anonyme"
# Findings beyond which the engine is some seconds at it.
LONG = 5000


def menu():
    """Make the small menu; each button says the format, and whether values are in it."""
    whole = "Tout le contrôle : verdict, étapes, points relevés, empreintes et versions."
    bare = "Pour demander de l’aide : les mêmes, sans nom ni aucune valeur de votre fichier."
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", "Télécharger le rapport")),
        _row("Rapport complet", whole, ""),
        _row("Rapport sans donnée personnelle", bare, ANONYMOUS),
        cls="fold report",
        id="rapport",
    )


def _row(title, words, kind):
    name = "rapport-" + (kind or "complet")
    buttons = []
    for ending, label in FORMATS:
        arg = (ending + " " + kind).strip()
        about = dom.el("span", dom.fr(" : ") + title, cls="visually-hidden")
        buttons.append(dom.button([dom.icon("down"), label, about], "report", "small", arg=arg))
    return dom.el(
        "div",
        dom.el("p", dom.el("strong", title), dom.el("span", dom.fr(words), cls="sub"), id=name),
        dom.el("div", buttons, cls="filters", role="group", aria_labelledby=name),
    )


def is_long(summary):
    """Tell whether making the report deserves a progress card."""
    return summary["errors"] + summary["warnings"] + summary["infos"] > LONG


def back(arg):
    """Open the menu again, with the focus on the button that was pressed."""
    dom.unfold("rapport")
    dom.focus_action("report", arg)
