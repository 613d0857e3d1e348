"""Show how a text was read, its encoding and its separator, with the way to read it otherwise."""

import dom


def reading(text, unfolded):
    """Make the fold with the two selects, or nothing for what is no text."""
    if text is None:
        return None
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", "Des accents ou des colonnes mal lus ?")),
        dom.el(
            "div",
            _select("encodage", "Accents (encodage)", text["encoding"]),
            _select("separateur", "Séparateur de colonnes", text["separator"]),
            dom.el("p", dom.button("Relire ainsi", "reread", id="relire"), cls="actions"),
            cls="reading",
        ),
        cls="fold",
        id="lecture",
        open="lecture" in unfolded,
    )


def _select(name, label, choice):
    options = [
        dom.el("option", one["label"], value=one["value"], selected=one["value"] == choice["value"])
        for one in choice["choices"]
    ]
    return dom.el(
        "div",
        dom.el("label", label, for_=name),
        dom.el("select", options, id=name),
        cls="input",
    )
