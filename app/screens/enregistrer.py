"""Save the work in one file, with a passphrase when the user gives one, and open it again."""

import dom
import entries
import flow
import secret
from gestures import rouvrir
from parts.returning import returning_secret as phrase

HOW = "proteger"
NO_CRYPTO = (
    "Votre navigateur ne chiffre que sur une adresse « https » ou sur cet ordinateur même : "
)


class Ouvrir(entries.Screen):
    """The passphrase of a saved dossier; ``seal`` is what the engine says of how it is encrypted.

    ``back`` is the screen to go back to, here and below.
    """

    step = "deposer"

    def __init__(self, file, seal, back):
        self.file = file
        self.seal = seal
        self.back = back


class Enregistrer(entries.Beside):
    """How the work is to be saved."""


class Fermer(entries.Beside):
    """The question asked before a file is closed whose corrections are saved nowhere."""


def open_screen(app):
    """Show how the work may be saved, and come back after."""
    screen = app.screen
    flow.go(app, Enregistrer(screen.back if screen.beside else screen))


def leave(app):
    """Go back to what was shown before."""
    flow.go(app, app.screen.back)


def draw(_app):
    """Say what the file holds, where to keep it, and ask for a passphrase."""
    can = secret.available()
    dom.fill(
        dom.get("ecran"),
        dom.el("p", dom.button("‹ Revenir", "save_leave", "small quiet"), cls="up"),
        dom.el("h2", "Enregistrer ce travail", id="titre-ecran", tabindex="-1"),
        dom.el(
            "p",
            "Un seul fichier contient tout : votre tableur, le sens de vos colonnes, vos réponses, "
            "chaque correction et leur historique, les fichiers générés et les accusés reçus. "
            "Redéposez-le ici : vous reprendrez exactement où vous en étiez.",
            cls="lead",
        ),
        _personal(),
        dom.el("form", _choices(can), _fields(can), _end(), novalidate=True, data_submit="save"),
    )
    _follow()


def _personal():
    words = " Il contient des données personnelles : noms, dates et lieux de naissance. "
    keep = "Gardez-le comme votre tableur, dans un dossier à accès restreint ; ne l’envoyez pas "
    keep += "par courriel sans protection, et supprimez-le quand il ne sert plus."
    return dom.el(
        "p",
        dom.el("strong", dom.icon("lock"), dom.fr(words)),
        dom.fr(keep),
        cls="asking personal",
    )


def _choices(can):
    aside = "Le fichier ne s’ouvre qu’avec elle. Elle n’est écrite nulle part : perdue, elle ne se "
    aside += "retrouve pas."
    if not can:
        aside = NO_CRYPTO + "ce n’est pas le cas ici. Enregistrez sans protection, dans un endroit "
        aside += "sûr, ou ouvrez Certiflux sur une adresse « https »."
    return dom.el(
        "fieldset",
        dom.el("legend", dom.fr("Protéger ce fichier ?")),
        _choice("oui", "Avec une phrase secrète", aside, checked=can, disabled=not can),
        _choice(
            "non",
            "Sans protection",
            "Toute personne qui a le fichier peut le lire.",
            checked=not can,
        ),
        cls="choices",
    )


def _choice(name, label, words, *, checked, disabled=False):
    identifier = HOW + "-" + name
    box = dom.el(
        "input",
        type="radio",
        name=HOW,
        id=identifier,
        value=name,
        checked=checked,
        disabled=disabled,
        data_change="protect",
        aria_describedby=identifier + "-aide",
    )
    return dom.el(
        "div",
        dom.el("label", box, dom.el("span", label), for_=identifier),
        dom.el("p", dom.fr(words), cls="hint", id=identifier + "-aide"),
        cls="choice",
    )


def _fields(can):
    if not can:
        return phrase.error()
    return dom.el("div", phrase.error(), phrase.fields(twice=True), id="phrase-place")


def _end():
    save = dom.el(
        "button",
        dom.icon("down"),
        "Enregistrer",
        type="submit",
        cls="button primary",
        id="enregistrer-travail",
    )
    return dom.el(
        "p", save, dom.button("Revenir sans enregistrer", "save_leave", "quiet"), cls="actions"
    )


def _protected():
    return dom.checked(HOW + "-oui")


def _follow():
    if dom.present("phrase-place"):
        dom.show(dom.get("phrase-place"), visible=_protected())


def hear(_node):
    """Ask for a passphrase, or no more."""
    _follow()


async def save(app):
    """Hand the work over as a file, encrypted when that was chosen."""
    protected = _protected()
    passphrase = phrase.chosen() if protected else ""
    if passphrase is None:
        return
    dossier, back = app.dossier, app.screen.back
    files = dossier.files is not None

    async def write(card):
        if not protected:
            return await app.bridge.call("save", {"files": files})
        salt, nonce = secret.fresh(secret.SALT), secret.fresh(secret.NONCE)
        told, body = await app.bridge.call("save", {"salt": salt, "nonce": nonce, "files": files})
        card.wait("Chiffrement…")
        seal = {"salt": salt, "nonce": nonce, "iterations": told["iterations"]}
        return told, await secret.encrypt(body, told["line"], seal, passphrase)

    told, blob = await flow.work(app, "Le dossier s’enregistre", write)
    dom.save(blob, told["name"])
    dossier.touched, dossier.saved, app.told = False, True, False
    flow.go(app, back)
    app.draw_steps()
    dom.announce(dom.fr("Enregistré : ") + told["name"])


async def reopen(app, file, seal):
    """Open a saved dossier; ask first for its passphrase when it has one."""
    if seal is None:
        await rouvrir.open_saved(app, file)
    else:
        flow.go(app, Ouvrir(file, seal, app.screen))


def draw_question(app):
    """Ask for the passphrase of a saved dossier."""
    screen = app.screen
    name = dom.fr("« ") + str(screen.file.name) + dom.fr(" »")
    body = [
        dom.el("h2", screen.seal["question"], id="titre-ecran", tabindex="-1"),
        dom.el("p", name, cls="lead file-name"),
    ]
    if secret.available():
        end = dom.el("button", "Ouvrir ce dossier", type="submit", cls="button primary")
        give_up = dom.button("Ne pas l’ouvrir", "open_leave", "quiet")
        body.append(
            dom.el(
                "form",
                phrase.error(),
                phrase.fields(twice=False),
                dom.el("p", end, give_up, cls="actions"),
                novalidate=True,
                data_submit="open_secret",
            )
        )
    else:
        words = NO_CRYPTO + "il ne peut pas l’ouvrir ici. Rien n’est perdu : rouvrez ce dossier "
        words += "dans Certiflux sur une adresse « https »."
        body.append(dom.el("p", dom.fr(words)))
        body.append(dom.el("p", dom.button("Revenir", "open_leave"), cls="actions"))
    dom.fill(dom.get("ecran"), body)


async def unlock(app):
    """Open the dossier with the passphrase typed, or say that it does not."""
    screen = app.screen
    passphrase = dom.value(phrase.FIRST)
    if not passphrase:
        phrase.wrong("Tapez la phrase secrète choisie à l’enregistrement.")
        return

    async def try_it(card):
        card.wait("Déchiffrement…")
        return await secret.decrypt(screen.file, screen.seal, passphrase)

    file = await flow.work(app, "Le dossier s’ouvre", try_it)
    if file is None:
        app.draw()
        words = (
            "Ce n’est pas la phrase secrète de ce dossier, ou le fichier a été abîmé. Rien n’est "
        )
        words += "perdu : vérifiez les majuscules et les espaces, puis recommencez."
        phrase.wrong(dom.fr(words))
        dom.announce(dom.fr(words))
        return
    app.screen = screen.back
    await rouvrir.open_saved(app, file)


def ask_restart(app):
    """Say what would be lost before the file is closed; return whether there is something."""
    if not app.at_risk():
        return False
    flow.go(app, Fermer(app.screen))
    return True


def draw_closing(app):
    """Ask whether to close a file of which something is not saved, and say what."""
    lost = _lost_corrections(app) if app.unsaved() else ""
    if app.told:
        lost += "Ce qui a été dit de vos envois (dépôts, accusés, retraits) n’est pas enregistré. "
    if app.registre is not None and app.registre.at_risk():
        lost += "Le registre commencé n’est pas enregistré. "
    lost = lost or "Vos réponses sur cette liste et le fichier fait ne sont pas enregistrés. "
    words = "Fermer et perdre ces corrections" if app.unsaved() else "Fermer et perdre ce travail"
    dom.fill(
        dom.get("ecran"),
        dom.el("h2", dom.fr("Fermer sans enregistrer ?"), id="titre-ecran", tabindex="-1"),
        dom.el("p", lost, "Si vous fermez ce fichier, tout cela sera perdu.", cls="lead"),
        dom.el(
            "p",
            dom.button("Enregistrer d’abord", "save_screen", "primary"),
            dom.button(words, "restart", arg="oui"),
            dom.button("Revenir", "save_leave", "quiet"),
            cls="actions",
        ),
    )


def _lost_corrections(app):
    cells = app.dossier.can["corrected_cells"] if app.dossier.can is not None else 0
    if not cells:
        return "Vos corrections ne sont pas enregistrées. "
    lost = dom.count(cells, "cellule corrigée n’est", "cellules corrigées ne sont")
    return lost + (" enregistrée nulle part. " if cells == 1 else " enregistrées nulle part. ")


def mark_handed(app):
    """Note that a file made of the corrections was handed over: nothing would be lost."""
    app.dossier.touched, app.dossier.handed = False, True
    app.draw_steps()


entries.screen(
    "enregistrer",
    Enregistrer,
    draw,
    title="Enregistrer",
    help=("enregistrer", "enregistrer son travail"),
)
entries.screen(
    "ouvrir",
    Ouvrir,
    draw_question,
    title="Ouvrir un dossier",
    help=("enregistrer", "reprendre son travail"),
)
entries.screen(
    "fermer",
    Fermer,
    draw_closing,
    title="Fermer",
    help=("enregistrer", "enregistrer son travail"),
    actions={
        "open_leave": lambda app, _arg: leave(app),
        "save_leave": lambda app, _arg: leave(app),
        "save_screen": lambda app, _arg: open_screen(app),
        "secret_show": lambda _app, _arg: phrase.toggle(),
    },
    changes={
        "protect": lambda _app, node: hear(node),
    },
    submits={
        "open_secret": lambda app, _arg: app.run(unlock(app)),
        "save": lambda app, _arg: app.run(save(app)),
    },
)
