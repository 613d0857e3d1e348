"""Show what the engine understood of the list, as sentences, before anything is asked."""

import dom


def block(view):
    """Make the sentences that say what is read where, and what is taken for everyone."""
    lines = [dom.el("li", words) for words in view["sentences"]]
    return dom.el(
        "section",
        dom.el("h3", view["title"], id="compris-titre", tabindex="-1"),
        dom.el("ul", lines),
        cls="understood",
        id="compris",
        aria_labelledby="compris-titre",
    )
