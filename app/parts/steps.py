"""Show where we are: the steps with their state in words, the way back to those done."""

import dom
from pyscript import document

ORDER = ("deposer", "colonnes", "verifier", "generer", "accuse")
NAMES = {
    "deposer": "Déposer",
    "colonnes": "Colonnes",
    "verifier": "Vérifier",
    "generer": "Générer",
    "accuse": "Accusé",
}


def draw(current, open_steps, *, answered):
    """Mark the current step and make links of the steps that can be seen again.

    The last one can always be seen; ``answered`` says whether the portal's answer is there.
    """
    for step in ORDER:
        item = document.querySelector('#etapes [data-step="' + step + '"]')
        here = step == current
        done = not here and step in open_steps
        if here:
            item.setAttribute("aria-current", "step")
        else:
            item.removeAttribute("aria-current")
        passed = done and (step != "accuse" or answered)
        item.setAttribute("data-state", "here" if here else "done" if passed else "later")
        label = (
            dom.el("button", NAMES[step], type="button", data_do="go", data_arg=step)
            if done
            else NAMES[step]
        )
        words = "en cours" if here else "fait" if done else "à venir"
        if step == "accuse" and done:
            words = "reçu" if answered else "après le dépôt"
        dom.fill(
            item, dom.el("span", label, cls="step-name"), dom.el("span", words, cls="step-state")
        )
