"""Show the question of the format: the kit first, then what is known of each of the two."""

import dom

from parts.verdict import mark


def kit(card):
    """Make the way to the official schema, in three steps."""
    return dom.el(
        "section",
        dom.el("ol", [dom.el("li", one) for one in card["steps"]], cls="path"),
        dom.el("p", dom.button("Choisir le kit ou le XSD", "pick", "primary"), cls="actions"),
        cls="panel",
        aria_label="Le kit du portail",
    )


def formats(card):
    """Make the two formats side by side, each with its button."""
    return [
        dom.el("h3", card["without"]),
        dom.el("ul", [_format(one) for one in card["formats"]], cls="groups wide formats"),
        dom.el("p", card["after"], cls="hint"),
    ]


def _format(one):
    return dom.el(
        "li",
        dom.el("h4", one["title"]),
        dom.el("ul", [dom.el("li", fact) for fact in one["facts"]], cls="notes"),
        dom.el("p", mark("ok", "Suivi maintenant")) if one["followed"] else None,
        dom.button(one["label"], "schema_choose", arg=one["number"]),
    )
