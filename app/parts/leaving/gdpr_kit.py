"""Show the three documents that help with the GDPR, each with what it is for."""

import dom

PLACE = "rgpd"
WHY = "Trois documents à compléter, faits des colonnes de votre fichier. Aucun nom n’y figure."
NO_FILE = (
    "Ils se font à partir d’un fichier ouvert : Certiflux y lit quelles données vous déclarez, "
)
NO_FILE += "et pour combien de personnes."


def head(*, back):
    """Make the head of the screen; ``back`` says that there is somewhere to go back to."""
    words = "‹ Revenir" if back else "‹ Revenir à l’accueil"
    return [
        dom.el("p", dom.button(words, "help_leave", "small quiet"), cls="up"),
        dom.el("h2", "Documents pour le RGPD", id="titre-ecran", tabindex="-1"),
        dom.el("p", WHY, cls="lead"),
    ]


def without_file():
    """Say what is missing."""
    return [
        dom.el("p", dom.fr(NO_FILE)),
        dom.el("p", dom.button("Déposer une liste", "go", "primary", arg="deposer"), cls="actions"),
    ]


def documents(view, heading):
    """Make the list of the documents, and say what they are not; ``heading`` is its level."""
    return [
        dom.el("p", dom.icon("info"), " ", view["help"], cls="legal"),
        dom.el("ul", [_document(one, heading) for one in view["kinds"]], cls="documents"),
    ]


def _document(one, heading):
    return dom.el(
        "li",
        dom.el(heading, one["title"]),
        dom.el("p", one["what"]),
        dom.button(
            [dom.icon("down"), "Télécharger"],
            "gdpr_file",
            "small",
            arg=one["kind"],
            aria_label="Télécharger" + dom.fr(" : ") + one["title"],
        ),
    )


def panel():
    """Make the place of the documents at the foot of the files."""
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", "Documents pour le RGPD")),
        dom.el("p", WHY),
        dom.el("div", id=PLACE),
        cls="fold",
        id="documents-rgpd",
    )
