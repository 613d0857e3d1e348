"""Show verdicts: an icon, a word, a sentence; never a colour alone."""

import dom

WORDS = {
    "ok": ("ok", "Prêt"),
    "warning": ("warning", "À regarder"),
    "error": ("error", "À corriger"),
    "oui": ("ok", "Oui"),
    "attention": ("warning", "À regarder"),
    "erreur": ("error", "Non"),
    "attente": ("wait", "En attente"),
    "info": ("info", "Information"),
}


def mark(level, word=None):
    """Make the small label of a level: icon and word."""
    name, usual = WORDS[level]
    return dom.el("span", dom.icon(name), " ", word or usual, cls="mark mark-" + name)


def banner(verdict, *actions, name=None):
    """Make the head of a screen: the sentence that sums it up, what to do next, its buttons.

    ``name`` is the id of the line of buttons, where these may change.
    """
    level = WORDS[verdict["level"]][0]
    return dom.el(
        "div",
        dom.el("p", mark(verdict["level"]), cls="banner-mark"),
        dom.el("h2", verdict["sentence"], id="titre-ecran", tabindex="-1"),
        dom.el("p", verdict["next"]) if verdict.get("next") else None,
        dom.el("p", list(actions), cls="actions", id=name) if actions else None,
        cls="banner banner-" + level,
    )


def buttons(actions, style=""):
    """Make the buttons of the actions that the engine says are possible, its first one filled."""
    return [
        dom.button(
            one["label"],
            one["action"],
            "primary" if one["primary"] else style,
            arg=one["arg"] or None,
        )
        for one in actions
    ]
