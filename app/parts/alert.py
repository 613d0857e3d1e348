"""Show what went wrong: one block above the screen, with the focus on it (an error summary)."""

import dom

# The last fault of the program, without a word of the user's file: what help needs to know.
last = None


def clear():
    """Take the block away."""
    dom.show(dom.get("alerte"), visible=False)


def show(error, actions=(), links=()):
    """Show an error as the engine worded it; ``links`` are (id, text) of the inputs to mend."""
    global last  # noqa: PLW0603 (the page has one alert)
    block = dom.get("alerte")
    if error.get("detail"):
        last = _bare(error["detail"])
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


def _bare(detail):
    """Keep the places and the kind of a fault: what follows the kind may hold a value."""
    lines = [line.strip() for line in detail.strip().split("\n")]
    places = [line for line in lines if line.startswith("File ")]
    if not places:
        return lines[-1]
    return lines[-1].split(":")[0] + " (" + " > ".join(places) + ")"
