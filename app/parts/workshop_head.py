"""Head the workshop: what is being mended, how to go on, and the good news at the end."""

import dom

from parts.verdict import banner, mark

BRAVO = "Plus rien à corriger ici. Bravo !"
CHOSEN = ("text", "only_unmended", "aside", "everyone", "ready", "refused")


def title(want):
    """Name what is shown when no rule is chosen."""
    if want["aside"]:
        return "Les lignes mises de côté"
    if want["ready"]:
        return "Les personnes prêtes"
    if want["refused"]:
        return "Les personnes refusées par le portail"
    if want["everyone"]:
        return "Toutes les personnes"
    if want["severity"] == "error":
        return "Les personnes à compléter"
    if want["severity"] == "warning":
        return "Les alertes à relire"
    return "Tous les points à revoir"


def moves():
    """Make the two buttons that go from one faulty row to the next or back."""
    return dom.el(
        "p",
        dom.button(
            ["Erreur suivante", dom.el("kbd", "F8", cls="keys")],
            "next",
            "primary",
            arg=1,
            id="suiv",
        ),
        dom.button(
            ["Erreur précédente", dom.el("kbd", "Maj + F8", cls="keys")], "next", arg=-1, id="prec"
        ),
        cls="actions",
    )


def pager(total, offset, limit):
    """Make the way from page to page, or nothing when one holds all."""
    if total <= limit:
        return None
    last = min(offset + limit, total)
    words = "De " + dom.number(offset + 1) + " à " + dom.number(last) + " sur " + dom.number(total)
    back = dom.button("Page précédente", "rows_page", "small", arg=offset - limit)
    ahead = dom.button("Page suivante", "rows_page", "small", arg=offset + limit)
    return dom.el(
        "nav",
        back if offset else None,
        dom.el("span", words),
        ahead if last < total else None,
        cls="pager",
        aria_label="Pages de la liste",
    )


def done(want, view):
    """Make the good news, and the way to what is next."""
    if any(want[name] for name in CHOSEN):
        return dom.el("p", "Aucune ligne ne répond à ce filtre.", cls="empty")
    following = _next_group(view["groups"])
    if following is not None:
        rank, group = following
        words = "Problème suivant : " + group["title"] + " (" + dom.number(group["count"]) + ")"
        return _good(BRAVO, dom.button(dom.fr(words), "workshop", "primary", arg=rank))
    if view["can_generate"] and not view["summary"]["blocked_rows"]:
        words = view["verdict"]["sentence"]
        return _good(words, dom.button("Générer le fichier XML", "generate", "primary"))
    return _good(BRAVO, dom.button("Tous les problèmes", "go", "primary", arg="verifier"))


def _good(words, action):
    node = banner({"level": "ok", "sentence": dom.fr(words)}, action)
    # The screen keeps its own title: this one is a part of it.
    good = dom.el("h3", dom.fr(words), id="fini", tabindex="-1")
    node.querySelector("h2").replaceWith(good)
    node.querySelector(".mark").replaceWith(mark("ok", "Fini"))
    return node


def _next_group(groups):
    """Return the rank and the group of the first error on rows that is left, None for none."""
    for rank, group in enumerate(groups):
        if group["severity"] == "error" and not group["whole_file"]:
            return rank, group
    return None
