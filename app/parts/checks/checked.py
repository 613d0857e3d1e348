"""Show what was checked, what was not run and why, and what nobody here can check."""

import dom

from parts.verdict import mark

DONE = "fait"


def checked(steps, not_checked):
    """Make the folded list of the steps; its title counts them."""
    ran = len([one for one in steps if one["state"] == DONE])
    words = dom.count(ran, "étape faite", "étapes faites")
    if len(steps) > ran:
        words += ", " + dom.count(len(steps) - ran, "non exécutée", "non exécutées")
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", dom.fr("Ce qui a été vérifié : ") + words)),
        dom.el("ul", [_step(one) for one in steps], cls="checked"),
        dom.el("h4", "Ce que Certiflux ne peut pas vérifier"),
        dom.el("ul", [dom.el("li", sentence) for sentence in not_checked], cls="notes"),
        cls="fold",
        id="controles",
    )


def _result(one):
    """Make what a step found, which leads to the list of it."""
    if one["step"] is None or not one["found"]:
        return one["result"]
    about = dom.el("span", dom.fr(" : ") + one["label"], cls="visually-hidden")
    return dom.button([one["result"], about], "step", "small", arg=one["step"])


def _step(one):
    done = one["state"] == DONE
    told = [_result(one), " · " + one["duration"] if one["seconds"] is not None else None]
    return dom.el(
        "li",
        mark("oui", "Fait") if done else mark("attente", "Non exécuté"),
        dom.el(
            "span", dom.el("strong", one["label"]), " ", dom.el("span", one["family"], cls="sub")
        ),
        dom.el("span", told if done else one["why"]),
    )
