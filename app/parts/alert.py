"""Show what went wrong: one block above the screen, with the focus on it (an error summary)."""

import dom


def clear():
    """Take the block away."""
    dom.show(dom.get("alerte"), visible=False)


def show(error, actions=(), links=()):
    """Show an error as the engine worded it; ``links`` are (id, text) of the inputs to mend."""
    block = dom.get("alerte")
    details = None
    if error.get("detail"):
        details = dom.el(
            "details", dom.el("summary", "Détail technique"), dom.el("pre", error["detail"])
        )
    dom.fill(
        block,
        dom.el("h2", dom.icon("error"), " ", error["title"], id="alerte-titre"),
        dom.el("p", error["message"]) if error.get("message") else None,
        dom.el("ul", [dom.el("li", dom.el("a", text, href="#" + target)) for target, text in links])
        if links
        else None,
        dom.el("p", dom.el("strong", dom.fr("Que faire : ")), error["remedy"])
        if error.get("remedy")
        else None,
        details,
        dom.el("p", list(actions), cls="actions") if actions else None,
    )
    dom.show(block, visible=True)
    dom.top()
    dom.focus(block)
