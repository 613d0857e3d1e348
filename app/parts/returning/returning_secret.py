"""Show the inputs of a passphrase: typed twice to protect, once to open, shown when asked to."""

import dom
from pyscript import document

FIRST, AGAIN = "phrase", "phrase-encore"
HINT, ERROR = "phrase-force", "phrase-erreur"
SHORT, GOOD = 12, 20
FEW = 6


def fields(*, twice):
    """Make the inputs, the button that shows them and, where one is chosen, how strong it is."""
    return dom.el(
        "div",
        _input(FIRST, "Phrase secrète", "new-password" if twice else "current-password"),
        dom.el("p", strength(""), id=HINT, cls="hint", role="status") if twice else None,
        _input(AGAIN, "La même, une seconde fois", "new-password") if twice else None,
        dom.el(
            "p",
            dom.button("Montrer ce que je tape", "secret_show", "small", aria_pressed="false"),
            cls="actions",
        ),
        cls="secret",
    )


def _input(name, label, kind):
    described = ERROR + (" " + HINT if kind == "new-password" else "")
    return dom.el(
        "div",
        dom.el("label", label, for_=name),
        dom.el(
            "input",
            type="password",
            id=name,
            autocomplete=kind,
            autocapitalize="off",
            spellcheck="false",
            aria_describedby=described,
            data_input="secret",
        ),
        cls="input",
    )


def error():
    """Make the place of what is wrong with what was typed."""
    return dom.el("p", id=ERROR, cls="input-error")


def strength(text):
    """Say in words how well a passphrase protects."""
    if not text:
        return dom.fr("Quatre mots sans rapport entre eux font une bonne phrase secrète.")
    if len(text) < SHORT or len(set(text)) < FEW:
        return dom.fr("Trop facile à deviner : allongez-la, avec d’autres mots.")
    if len(text) < GOOD:
        return dom.fr("Correcte ; un mot de plus la rendrait solide.")
    return dom.fr("Solide : longue, donc hors de portée des essais.")


def hear():
    """Follow what is being typed."""
    if dom.present(HINT):
        dom.text(dom.get(HINT), strength(dom.value(FIRST)))


def toggle():
    """Show or hide what is typed."""
    shown = str(dom.get(FIRST).type) == "password"
    for name in (FIRST, AGAIN):
        if dom.present(name):
            dom.get(name).type = "text" if shown else "password"
    button = document.querySelector('[data-do="secret_show"]')
    button.setAttribute("aria-pressed", "true" if shown else "false")
    dom.text(button, "Cacher ce que je tape" if shown else "Montrer ce que je tape")


def wrong(words, name=FIRST):
    """Say what is wrong with what was typed, with the focus where it is to be mended."""
    dom.fill(dom.get(ERROR), dom.icon("error"), " ", words)
    dom.get(name).setAttribute("aria-invalid", "true")
    dom.focus_id(name)


def chosen():
    """Return the passphrase typed twice; None, once said, when there is none or they differ."""
    first, again = dom.value(FIRST), dom.value(AGAIN)
    for name in (FIRST, AGAIN):
        dom.get(name).removeAttribute("aria-invalid")
    if not first:
        wrong("Tapez une phrase secrète, ou choisissez d’enregistrer sans protection.")
        return None
    if first != again:
        wrong("Les deux ne sont pas pareilles. Retapez la seconde.", AGAIN)
        return None
    return first
