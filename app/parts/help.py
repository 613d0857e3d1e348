"""Link to the help page: one anchor per rule and per field, opened beside the work."""

import dom

PAGE = "aide.html#"
HERE = ("aide-ici", "aide-menu-ici")


def link(anchor, words, about=""):
    """Make a link to an entry of the help; ``about`` completes its name for screen readers."""
    return dom.el(
        "a",
        words,
        dom.el("span", about + " (nouvel onglet)", cls="visually-hidden"),
        href=PAGE + anchor,
        target="_blank",
        rel="noopener",
        cls="help",
    )


def rule(code, title):
    """Make the link to a rule."""
    return link(code, "Cette règle dans l’aide", dom.fr(" : ") + title)


def field(identifier, label):
    """Make the link that a field's name becomes; a field the help does not know has none."""
    return link("champ-" + identifier, label)


def follow(entry):
    """Have the links of the header lead to an entry of the help: (anchor, words)."""
    anchor, words = entry
    for identifier in HERE:
        node = dom.get(identifier)
        node.setAttribute("href", PAGE + anchor)
        dom.text(node.querySelector("span"), words)
