"""Show a job at work: what is being done, how far it is, and the way out."""

import dom


class Progress:
    """The card that takes the place of the screen while a job runs."""

    def __init__(self, title, *, focus=True):
        self.card = dom.get("travail")
        self.bar = dom.el("progress", id="travail-barre", aria_labelledby="travail-titre")
        self.label = dom.el("p", cls="work-label", id="travail-etape")
        self.phase = None
        dom.fill(
            self.card,
            dom.el("h2", title, id="travail-titre", tabindex="-1"),
            self.bar,
            self.label,
            dom.el("p", dom.button("Annuler", "cancel"), cls="actions"),
        )
        dom.show(self.card, visible=True)
        if focus:
            dom.focus_id("travail-titre")

    def wait(self, words):
        """Say what is waited for; how long is not known."""
        self.bar.removeAttribute("value")
        dom.text(self.label, words)

    def step(self, progress):
        """Follow one step of the job; screen readers hear each phase once."""
        total = progress["total"]
        if total:
            self.bar.max = total
            self.bar.value = progress["done"]
            tail = dom.fr(" : ") + dom.number(progress["done"]) + " sur " + dom.number(total)
        else:
            self.bar.removeAttribute("value")
            tail = "…"
        dom.text(self.label, progress["label"] + tail)
        if progress["phase"] != self.phase:
            self.phase = progress["phase"]
            dom.announce(progress["label"])

    def close(self):
        """Take the card away."""
        dom.show(self.card, visible=False)
