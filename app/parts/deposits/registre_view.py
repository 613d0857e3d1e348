"""Show the registre: what it holds, where each person stands, what may be done with it."""

import dom

from parts.deposits import registre_corrections
from parts.verdict import mark
from parts.workshop.workshop_filter import STANDING

LEVELS = {
    "a-completer": "warning",
    "a-envoyer": "info",
    "envoye": "attente",
    "accepte": "ok",
    "refuse": "error",
    "retrait": "attente",
    "retire": "info",
}


# What is said where the browser did not take the registre, or keeps another one.
APART = (
    "Ce navigateur garde déjà un autre registre, ouvert dans un autre onglet : il reste comme il "
    "est. Téléchargez celui-ci."
)
NO_ROOM = (
    "Ce navigateur n’a pas pu le garder : il refuse, ou il n’a plus de place. Téléchargez le "
    "registre."
)


def panel(view, *, changed, kept, refused, may_start, may_write):
    """Make the whole panel; ``changed`` says that the user's own copy is out of date.

    ``refused`` is why the browser does not keep it, in words, None when nothing prevents it.
    """
    return dom.el(
        "section",
        dom.el("h3", "Le registre de vos dépôts", id="titre-registre", tabindex="-1"),
        dom.el("p", view["sentence"]),
        dom.el("p", view["nature"], cls="hint"),
        [dom.el("p", mark("attention"), " ", one) for one in view["notes"]],
        _people(view["people"]),
        dom.el("p", mark("attention"), " ", dom.fr(refused), role="status") if refused else None,
        _started(changed, kept, may_write) if view["available"] else _absent(may_start),
        registre_corrections.block(view["corrections"]),
        cls="panel registre",
        aria_labelledby="titre-registre",
    )


def _people(states):
    if not states:
        return None
    return [
        dom.el("h4", "Les personnes de la liste ouverte"),
        dom.el(
            "ul",
            [
                dom.el(
                    "li",
                    mark(LEVELS[one["state"]], one["label"]),
                    " ",
                    _seen(one),
                )
                for one in states
            ],
            cls="standings",
        ),
    ]


def _seen(one):
    """Make the count of those in one state, as the way to them."""
    words = dom.el("strong", dom.number(one["count"]))
    about = dom.el(
        "span", dom.fr(" : ") + one["label"] + ", voir ces personnes", cls="visually-hidden"
    )
    return dom.button([words, about], "people", "small", arg=STANDING + one["state"])


def _absent(may_start):
    start = dom.button("Commencer un registre", "registre_new") if may_start else None
    return dom.el("p", dom.button("Ouvrir mon registre", "pick"), start, cls="actions")


def _started(changed, kept, may_write):
    hold = dom.el("input", type="checkbox", id="registre-garder", data_change="registre_hold")
    hold.checked = kept
    words = "Télécharger le registre"
    told = "Il a changé : gardez cette nouvelle copie, elle remplace l’ancienne."
    return [
        dom.el(
            "p",
            dom.button("J’ai déposé ces fichiers : le noter", "registre_sent")
            if may_write
            else None,
            dom.button([dom.icon("down"), words], "registre_file"),
            dom.button("Continuer sans registre", "registre_forget", "quiet"),
            cls="actions",
        ),
        dom.el("p", mark("attention", "À garder"), " ", dom.fr(told)) if changed else None,
        dom.el(
            "label",
            hold,
            " Le garder aussi dans ce navigateur",
            for_="registre-garder",
            cls="check",
        ),
    ]
