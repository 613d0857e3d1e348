"""The chip that says whether the application is kept here, and offers a new version."""

import dom
import entries
import offline

CHIP = "hors-ligne"
REASON = "hors-ligne-suite"

# By what is known: the icon, the chip's words, what its body says.
WORDS = {
    offline.UNSECURED: (
        "info",
        "Hors ligne : impossible à cette adresse",
        (
            "Cette adresse commence par « http:// ». Le navigateur n’y garde aucune application : "
            "Certiflux marche, mais il faut rester relié au réseau pour ouvrir la page. Demandez "
            "une adresse en « https:// » à la personne qui l’héberge."
        ),
    ),
    offline.REFUSED: (
        "info",
        "Hors ligne : impossible dans ce navigateur",
        (
            "Ce navigateur refuse de garder la page (fenêtre privée, ou règle de votre organisme). "
            "Certiflux marche, mais il faut rester relié au réseau pour ouvrir la page."
        ),
    ),
    offline.COMING: (
        "wait",
        "Hors ligne : se prépare…",
        (
            "La page garde ses propres fichiers dans ce navigateur, pendant que vous travaillez. "
            "Quand tout y sera, elle s’ouvrira sans réseau."
        ),
    ),
    offline.READY: (
        "ok",
        "Prêt hors ligne",
        (
            "Vous pouvez couper le réseau : la page s’ouvre et travaille sans lui. Tous ses "
            "fichiers sont gardés ici, comparés à leur empreinte, et elle ne peut plus demander "
            "aucune autre adresse."
        ),
    ),
    offline.UPDATE: (
        "down",
        "Nouvelle version prête",
        "Une nouvelle version est prête. Rien ne change tant que vous ne le demandez pas.",
    ),
    offline.BROKEN: (
        "warning",
        "Hors ligne : pas encore complet",
        (
            "Il manque des fichiers : le réseau s’est coupé, la place manque, ou la page vient "
            "d’être mise à jour. Rechargez la page quand le réseau est là."
        ),
    ),
    offline.LATER: (
        "wait",
        "Hors ligne : à la prochaine visite",
        (
            "Cette page a été ouverte sans ce que le navigateur en garde. Rechargez-la : elle sera "
            "prête hors ligne."
        ),
    ),
    offline.ERASED: (
        "info",
        "Plus rien n’est gardé ici",
        (
            "Tout a été effacé. La page ouverte marche encore avec le réseau ; à la prochaine "
            "visite, elle gardera de nouveau ses fichiers."
        ),
    ),
}


def draw(app):
    """Show what is known."""
    kept = app.offline
    if not kept.kind:
        return
    mark, title, said = WORDS[kept.kind]
    chip = dom.get(CHIP)
    chip.setAttribute("data-state", kept.kind)
    dom.fill(dom.get(CHIP + "-resume"), dom.icon(mark), dom.el("span", dom.fr(title)))
    dom.fill(
        dom.get(CHIP + "-corps"),
        dom.el("p", dom.fr(said)),
        _install(kept),
        dom.el("div", _offer() if kept.kind == offline.UPDATE else None, id=REASON, tabindex="-1"),
    )
    dom.show(chip, visible=True)
    if kept.kind == offline.UPDATE:
        dom.announce("Une nouvelle version est prête.")


def _install(kept):
    if kept.prompt is None:
        return None
    about = "Une icône ouvre alors Certiflux dans sa propre fenêtre, avec ou sans réseau."
    return [
        dom.el("p", about),
        dom.el("p", dom.button("Installer sur cet ordinateur", "install"), cls="actions"),
    ]


def _offer():
    return dom.el("p", dom.button("Mettre à jour maintenant", "update"), cls="actions")


def _say(words, *buttons):
    said = dom.fr(words)
    dom.fill(dom.get(REASON), dom.el("p", said), dom.el("p", list(buttons), cls="actions"))
    dom.get(CHIP).open = True
    dom.focus_id(REASON)
    dom.announce(said)


async def update(app, *, sure):
    """Change version, unless work would be lost; ask first when a file is open."""
    later = dom.button("Plus tard", "update_later", "quiet")
    if app.unsaved():
        words = "Vos corrections ne sont pas enregistrées : la mise à jour les perdrait. "
        save = dom.button("Enregistrer ce travail", "save_screen")
        _say(words + "Enregistrez d’abord.", save, later)
        return
    if app.dossier is not None and not sure:
        words = "« " + app.dossier.name() + " » sera fermé : déposez-le de nouveau ensuite."
        _say(words, dom.button("Mettre à jour et fermer ce fichier", "update", arg="oui"), later)
        return
    refused = await app.offline.apply()
    if not refused:
        offline.reload()
    elif refused == "windows":
        words = "Certiflux est ouvert dans un autre onglet. Fermez-le, puis recommencez : un "
        _say(words + "travail en cours n’est jamais interrompu.", _offer(), later)
    else:
        _say("La mise à jour n’a pas pu se faire. Rechargez la page, puis recommencez.", later)


def put_off(app):
    """Leave the new version for later."""
    draw(app)
    dom.get(CHIP).open = False
    dom.focus_id(CHIP + "-resume")


def offered(app, event):
    """Keep the browser's question « install this? » until the user asks for it."""
    event.preventDefault()
    app.offline.prompt = event
    draw(app)


async def install(app):
    """Have the browser ask its question."""
    question, app.offline.prompt = app.offline.prompt, None
    await question.prompt()
    draw(app)
    dom.focus_id(CHIP + "-resume")


entries.gestures(
    actions={
        "install": lambda app, _arg: app.run(install(app)),
        "reload": lambda _app, _arg: offline.reload(),
        "update": lambda app, arg: app.run(update(app, sure=arg == "oui")),
        "update_later": lambda app, _arg: put_off(app),
    },
)
