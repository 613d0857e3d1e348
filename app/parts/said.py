"""Show what a cell says, as the file writes it; an empty one says so."""

import dom

EMPTY = "(vide)"


def said(text):
    """Make the text of a cell."""
    if not text:
        return dom.el("span", EMPTY, cls="hint")
    return dom.el("span", text, cls="value")


def in_file(text):
    """Make the line that recalls what the file says where it was corrected."""
    return dom.el("span", dom.fr("Fichier : "), text or EMPTY, cls="sub", translate="no")
