"""Head the workshop: what is being mended, how to go on, and the good news at the end."""

import dom

from parts.verdict import banner, buttons, mark
from parts.workshop import workshop_filter

BRAVO = "Plus rien à corriger ici. Bravo !"
WHOLE = {
    "blocked": "Les personnes à compléter",
    "aside": "Les lignes mises de côté",
    "ready": "Les personnes prêtes",
    "clear": "Les personnes prêtes, sans rien à redire",
    "doubtful": "Les personnes que le portail risque de ne pas trouver",
    "held": "Les personnes déjà connues du portail",
    "refused": "Les personnes refusées par le portail",
    "unchanged": "Les personnes refusées, sans changement depuis",
    "corrected": "Les lignes corrigées ici",
    "everyone": "Toutes les personnes",
}
SEVERITIES = {
    "error": "Les personnes à compléter",
    "warning": "Les alertes à relire",
    "info": "Les informations à relire",
    None: "Tous les points à revoir",
}
# What the keys go to the next of: feminine words, for what agrees with them.
NOUNS = {
    "error": "Erreur",
    "warning": "Alerte",
    "info": "Information",
    "aside": "Ligne mise de côté",
    "ready": "Personne prête",
    "clear": "Personne prête",
    "doubtful": "Personne en doute",
    "held": "Personne déjà connue",
    "refused": "Personne refusée",
    "unchanged": "Personne sans changement",
    "corrected": "Ligne corrigée",
    "everyone": "Personne",
    "blocked": "Erreur",
    "flow": "Personne de ce fichier",
    "standing": "Personne dans cet état",
    "delivered": "Personne",
    "due": "Personne",
}
THESE = {
    "flow": "Les personnes de ce fichier XML",
    "standing": "Les personnes dans cet état du registre",
    "delivered": "Les personnes de ce mois de délivrance",
    "due": "Les personnes à déclarer pour ce jour",
    "changed": "Les lignes de ce changement",
}


def title(want):
    """Name what is shown when no rule is chosen."""
    kind = (workshop_filter.whole(want) or "").partition(" ")[0]
    return THESE.get(kind) or WHOLE.get(kind) or SEVERITIES[want["severity"]]


def moves(noun):
    """Make the two buttons that go from one row to the next or back; ``noun`` is of NOUNS."""
    return dom.el("p", following(noun, "primary"), before(noun), cls="actions")


def following(noun, style):
    """Make the button that goes to the next row."""
    words = [noun + " suivante", dom.el("kbd", "F8", cls="keys")]
    return dom.button(words, "next", style, arg=1, id="suiv")


def before(noun):
    """Make the button that goes back to the row before."""
    words = [noun + " précédente", dom.el("kbd", "Maj + F8", cls="keys")]
    return dom.button(words, "next", arg=-1, id="prec")


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
    kind = workshop_filter.whole(want)
    if want["text"] or want["only_unmended"] or kind not in (None, "blocked"):
        return dom.el("p", "Aucune ligne ne répond à ce filtre.", cls="empty")
    following = _next_group(view["groups"])
    if following is not None:
        rank, group = following
        words = "Problème suivant : " + group["title"] + " (" + dom.number(group["count"]) + ")"
        return _good(BRAVO, dom.button(dom.fr(words), "workshop", "primary", arg=rank))
    if view["complete"]:
        return _good(view["verdict"]["sentence"], *buttons(view["actions"][:1]))
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
