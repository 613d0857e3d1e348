"""Show where we are: the steps with their state in words, the way back to those done."""

import dom
from pyscript import document

ORDER = ("deposer", "colonnes", "verifier", "generer")
NAMES = {"deposer": "Déposer", "colonnes": "Colonnes", "verifier": "Vérifier", "generer": "Générer"}


def draw(current, open_steps):
    """Mark the current step and make links of the steps that can be seen again."""
    for step in ORDER:
        item = document.querySelector('#etapes [data-step="' + step + '"]')
        here = step == current
        done = not here and step in open_steps
        if here:
            item.setAttribute("aria-current", "step")
        else:
            item.removeAttribute("aria-current")
        item.setAttribute("data-state", "here" if here else "done" if done else "later")
        label = (
            dom.el("button", NAMES[step], type="button", data_do="go", data_arg=step)
            if done
            else NAMES[step]
        )
        words = "en cours" if here else "fait" if done else "à venir"
        dom.fill(
            item, dom.el("span", label, cls="step-name"), dom.el("span", words, cls="step-state")
        )
