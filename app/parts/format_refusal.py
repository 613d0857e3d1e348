"""Show what a refusal of the whole file says of the format, and offer the other one at once."""

import dom

AREA, SAID, FOLD = "message-portail", "message-portail-dit", "message-portail-coller"


def offer(view):
    """Make the block of a refusal that is about the format; nothing for any other."""
    if view is None:
        return None
    proposed = view["offer"]
    return dom.el(
        "section",
        dom.el("p", dom.el("strong", view["sentence"])),
        dom.el("p", proposed["help"]) if proposed else None,
        dom.el("p", view["kit"]) if view["kit"] else None,
        dom.el(
            "p",
            dom.button(proposed["label"], "schema_retry", "primary", arg=proposed["number"])
            if proposed
            else None,
            dom.button("Choisir le kit ou le XSD", "pick") if view["kit"] else None,
            cls="actions",
        ),
        cls="panel format-refuse",
        aria_label="Le format du fichier",
    )


def box():
    """Make the folded place where a message of the portal is pasted."""
    words = "Le portail a refusé le fichier par un message ? Collez-le"
    return dom.el(
        "details",
        dom.el("summary", dom.fr(words)),
        dom.el("label", "Le message du portail", for_=AREA),
        dom.el("textarea", id=AREA, rows="4", spellcheck="false"),
        dom.el("p", dom.button("Lire ce message", "schema_message"), cls="actions"),
        dom.el("div", id=SAID, tabindex="-1"),
        cls="fold",
        id=FOLD,
    )


def say(view):
    """Show what the pasted message says, below it."""
    block = offer(view) if view["recognised"] else dom.el("p", view["sentence"], role="status")
    dom.fill(dom.get(SAID), block)
    dom.focus_id(SAID)
    dom.announce(view["sentence"])
