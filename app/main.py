"""Start the page: wire its events to the steps, get the engine ready behind the first screen."""

import asyncio

import arriving
import dom
import flow
import state
import storage
from bridge import Bridge
from leaving import Leaving
from offline import Offline, covered
from parts import (
    footprint,
    form,
    fragile,
    identifiers,
    offline_chip,
    returning_bar,
    returning_secret,
    sealed,
    steps,
)
from parts import help as help_page
from pyscript import document, window
from pyscript.ffi import create_proxy, is_none
from steps import (
    accuse,
    aide,
    atelier,
    colonnes,
    comparer,
    corriger,
    deposer,
    enregistrer,
    etancheite,
    flux,
    garde,
    generer,
    gestes,
    personne,
    prevenir,
    registre,
    reglages,
    regler,
    reprendre,
    retirer,
    retours,
    reunir,
    revenir,
    schema,
    verifier,
)

SCREENS = {
    "Deposer": deposer.draw,
    "Colonnes": colonnes.draw,
    "Verifier": verifier.draw,
    "Atelier": atelier.draw,
    "Personne": personne.draw,
    "Ouvrir": enregistrer.draw_question,
    "Enregistrer": enregistrer.draw,
    "Fermer": enregistrer.draw_closing,
    "Oublier": revenir.draw_forget,
    "Etancheite": etancheite.draw,
    "Garde": garde.draw,
    "Revenir": revenir.draw,
    "Comparer": comparer.draw,
    "Choisir": generer.draw_choice,
    "Obtenir": generer.draw_files,
    "Accuse": accuse.draw,
    "Assistance": aide.draw_support,
    "Rgpd": aide.draw_gdpr,
    "Retirer": retirer.draw,
    "Prevenir": prevenir.draw,
}
# Two gestures closer than this are one, when they ask for the same thing.
ONCE_MS = 400
# What one does several times in a row, on purpose: each gesture counts.
REPEATED = ("undo", "redo", "next", "page")
CHIPS = (aide.MENU, "confidentialite", schema.CHIP, offline_chip.CHIP)


def draw():
    """Show the present screen, or nothing but the progress card while work is under way."""
    draw_steps()
    first = isinstance(app.screen, state.Deposer)
    dom.show(dom.get("etape-deposer"), visible=first and not app.busy)
    dom.show(dom.get("ecran"), visible=not first and not app.busy)
    if not app.busy:
        SCREENS[type(app.screen).__name__](app)


def draw_steps():
    """Show the steps with their states."""
    opened = []
    if not app.busy:
        opened = app.open_steps()
        opened.append("accuse")
    steps.draw(app.screen.step, opened, answered=app.accuse is not None)
    returning_bar.draw(app)
    help_page.follow(app.screen)
    leaving.follow(app)


async def guard(task):
    """Run a task of the page; what it did not foresee is shown, not lost in a console."""
    try:
        await task
    except flow.StoppedError:
        pass
    except Exception as error:  # noqa: BLE001 (the last net)
        flow.explain_bug(error)


def run(task):
    """Start a task of the page."""
    asyncio.create_task(guard(task))


def on_phase(name):
    """Show a milestone of the engine, and the schema that it follows once it is ready."""
    flow.phase(app, name)
    if name == "ready":
        schema.draw(app)
        run(registre.wake(app))
        run(etancheite.wake(app))
        run(footprint.show(app))
        run(app.offline.prepare())


async def start():
    """Start the engine, under the service worker wherever there can be one."""
    kept = app.offline
    if covered():
        run(kept.begin())
    else:
        await kept.begin()
    kept.engine = covered()
    await flow.start(app)


def go(step):
    """Show a step again."""
    screens = {
        "deposer": state.Deposer,
        "colonnes": state.Colonnes,
        "verifier": state.Verifier,
        "generer": state.Obtenir,
        "accuse": state.Accuse,
    }
    flow.go(app, screens[step]())


async def submit():
    """Hand the whole form over, then check, or list what is missing."""
    view = await colonnes.keep(app, form.values())
    if not view["ready"]:
        colonnes.show_gaps(view)
    elif await colonnes.confirm(app):
        await verifier.check(app)


async def restart(*, sure):
    """Close the dossier and wait for another file; ask first when something would be lost."""
    if not sure and enregistrer.ask_restart(app):
        return
    app.dossier = app.before = app.accuse = None
    app.kept, app.stale = None, False
    flow.go(app, state.Deposer())
    await flow.ask(app, "close")


async def handed(task):
    """Hand over what was made of the people; the corrections in it are not lost any more."""
    await task
    enregistrer.mark_handed(app)


ACTIONS = {
    "accents": lambda arg: run(regler.accents(app, arg)),
    "answer": lambda arg: run(regler.answer(app, *regler.pair(arg))),
    "answer_chosen": lambda arg: run(regler.answer(app, arg, str(dom.get(arg + "-choix").value))),
    "assign": lambda arg: run(regler.assign(app, *regler.pair(arg))),
    "back": lambda _arg: go(app.open_steps()[-1]),
    "calendar": lambda _arg: run(generer.save(app, "calendar")),
    "century": lambda arg: run(regler.read_dates(app, "century", "century", arg)),
    "choose": lambda _arg: flow.go(app, state.Choisir()),
    "confirm": lambda arg: run(regler.confirm(app, *regler.pair(arg))),
    "download": lambda arg: run(handed(generer.download(app, int(arg)))),
    "edit": lambda arg: run(regler.edit(app, arg)),
    "example": lambda _arg: run(deposer.open_example(app)),
    "forget": lambda _arg: reglages.forget(app),
    "fragile": lambda arg: run(fragile.more(app, int(arg))),
    "generate": lambda _arg: run(generer.generate(app)),
    "flow_page": lambda arg: run(flux.turn(app, int(arg))),
    "go": go,
    "header": lambda arg: run(regler.header(app, arg)),
    "identifiers": lambda arg: run(regler.act(app, "identifiers", {"mode": arg})),
    "ids_column": lambda _arg: run(
        regler.assign(app, str(dom.get(identifiers.PLACE + "-colonne").value), identifiers.FIELD)
    ),
    "join": lambda _arg: run(reunir.join(app)),
    "joining": lambda arg: run(reunir.start(app, arg)),
    "national": lambda arg: run(regler.national(app, arg)),
    "journal_file": lambda _arg: run(generer.save(app, "journal_file")),
    "journal": lambda arg: run(verifier.show_journal(app, int(arg))),
    "leave": lambda _arg: reglages.wait(app, None),
    "make": lambda arg: run(handed(generer.make(app, arg))),
    "nobody": lambda arg: run(regler.nobody(app, arg)),
    "order": lambda arg: run(regler.read_dates(app, "date_order", "order", arg)),
    "page": lambda arg: verifier.turn(app, int(arg)),
    "part": lambda arg: run(reunir.part(app, arg)),
    "paste": lambda _arg: run(deposer.paste(app)),
    "pick": lambda _arg: dom.get(arriving.FILE).click(),
    "preview": lambda _arg: run(regler.show_preview(app)),
    "report": lambda arg: run(generer.save_report(app, arg)),
    "reread": lambda _arg: run(regler.reread(app)),
    "restart": lambda arg: run(restart(sure=arg == "oui")),
    "reuse": lambda _arg: reglages.wait(app, reglages.stored()),
    "revive": lambda _arg: run(flow.again(app)),
    "rows": lambda arg: run(regler.move_rows(app, int(arg))),
    "rule": lambda arg: verifier.filter_by(
        app, None, app.dossier.verdict["groups"][int(arg)] if arg else None
    ),
    "schema_reset": lambda _arg: run(schema.reset(app)),
    "settings": lambda _arg: run(regler.save(app)),
    "severity": lambda arg: verifier.filter_by(app, arg or None),
    "step": lambda arg: verifier.open_step(app, int(arg)),
    "shape": lambda arg: run(regler.shape(app, arg)),
    "split": lambda arg: run(regler.split(app, arg)),
    "suggest": lambda _arg: run(regler.suggest(app)),
    "template": lambda arg: run(deposer.template(app, arg)),
    "unused": lambda arg: run(regler.assign(app, arg, "")),
}
CHANGES = {
    "hold": lambda node: run(reglages.hold(app, wanted=node.checked)),
    "joining": lambda node: run(reunir.hear(app, node)),
    "kind": lambda node: run(verifier.filter_journal(app, str(node.value))),
    "sheet": lambda node: run(colonnes.choose_sheet(app, node.value)),
    "value": lambda node: run(regler.choose(app, node.getAttribute("data-arg"), str(node.value))),
}
SUBMITS = {"check": lambda _arg: run(submit())}


class Last:
    """What was done last, and when: the same thing heard again at once is one gesture."""

    what = None
    when = 0


def again(what):
    """Tell whether this was done a moment ago: a mouse that bounces, Enter and a click."""
    now = int(window.performance.now())
    twice = what == Last.what and now - Last.when < ONCE_MS
    Last.what, Last.when = what, now
    return twice


def on_click(event):
    """Do what a button says; while work is under way only its cancel button counts."""
    fold_chips(event.target)
    button = dom.closest(event.target, "[data-do]")
    if button is None:
        return
    do = button.getAttribute("data-do")
    arg = button.getAttribute("data-arg")
    if do == "cancel":
        Last.what = None
        run(app.bridge.cancel())
    elif not app.busy and (do in REPEATED or not again((do, str(arg)))):
        ACTIONS[do]("" if is_none(arg) else arg)


def on_key(event):
    """Fold the explanation on Escape; take the keys of the corrections."""
    if event.key == "Escape":
        fold_chips()
    gestes.on_key(app, event)


def fold_chips(target=None):
    """Fold the explanations of the header, but the one that holds ``target``."""
    for chip in CHIPS:
        if target is None or dom.closest(target, "#" + chip) is None:
            dom.get(chip).open = False


def on_focus(event):
    """Fold an explanation of the header when the focus leaves it: it would hide what is next."""
    fold_chips(event.target)


def on_change(event):
    """Take a chosen file, what a select or a box says, or a value of the form."""
    node = event.target
    key = node.getAttribute("data-key")
    change = node.getAttribute("data-change")
    if arriving.on_change(app, node):
        return
    if not is_none(change):
        if not app.busy:
            CHANGES[change](node)
    elif not is_none(key) and not app.busy:
        run(colonnes.hear(app))


def on_input(event):
    """Follow what is typed where the page answers at once."""
    if event.target.getAttribute("data-input") == "secret":
        returning_secret.hear()


def held(form):
    """Return what the fields of a form hold: another value makes it another gesture."""
    nodes = form.querySelectorAll("input, select, textarea")
    found = [nodes.item(rank) for rank in range(nodes.length)]
    return [(str(node.value), node.matches(":checked")) for node in found]


def on_submit(event):
    """Do what a form is for, on Enter or on its button."""
    event.preventDefault()
    arg = event.target.getAttribute("data-arg")
    form_ = event.target.getAttribute("data-submit")
    if not app.busy and not again((str(form_), str(arg), held(event.target))):
        SUBMITS[form_]("" if is_none(arg) else arg)


app = state.App(
    Bridge(on_phase, lambda: run(flow.recover(app)), lambda: run(reprendre.changed(app)))
)
app.bridge.on_bytes = lambda count: flow.arrived(app, count)
app.draw, app.draw_steps, app.run = draw, draw_steps, run
app.restore = lambda dossier: corriger.restore(app, dossier)
app.catch_up = lambda dossier: corriger.catch_up(app, dossier)
app.open_saved = lambda file: deposer.open_saved(app, file)
app.take_up = lambda card: reprendre.take_up(app, card)
app.remake = lambda dossier, card: reprendre.remake(app, dossier, card)
app.see_answers = lambda: reprendre.see(app)
app.tell_lost = lambda: reprendre.tell_lost(app)
app.draw_registre = lambda: registre.draw(app)
app.together = lambda work: registre.together(app, work)
storage.hear(lambda key: run(registre.heard(app, key)))
app.after_files = lambda: accuse.after(app)
app.passport_entry = prevenir.entry
leaving = Leaving()
app.refresh = lambda: gestes.refresh(app)
app.offline = Offline(lambda: offline_chip.draw(app))
window.addEventListener(
    "beforeinstallprompt", create_proxy(lambda event: offline_chip.offered(app, event))
)
app.show_kit = lambda: aide.show_kit(app)
for gestures in (accuse, aide, etancheite, garde, offline_chip, registre):
    ACTIONS.update(gestures.actions(app))
CHANGES["registre_hold"] = lambda node: registre.hold(app, wanted=node.checked)
for gestures in (gestes, retours, retirer, prevenir):
    ACTIONS.update(gestures.actions(app))
    CHANGES.update(gestures.changes(app))
    SUBMITS.update(gestures.submits(app))
for kind, handler in (
    ("click", on_click),
    ("keydown", on_key),
    ("focusin", on_focus),
    ("change", on_change),
    ("input", on_input),
    ("submit", on_submit),
    ("drop", lambda event: arriving.on_drop(app, event)),
    ("paste", lambda event: arriving.on_paste(app, event)),
    ("dragstart", arriving.on_start),
):
    dom.listen(kind, handler)
for kind in ("dragover", "dragleave", "dragend"):
    dom.listen(kind, lambda event: arriving.on_drag(app, event))
SUBMITS.update(etancheite.submits(app))
sealed.close_doors()
draw()
# The watch over the start (static/js/start.js) ends here.
document.documentElement.setAttribute("data-started", "")
dom.show(dom.get("ne-demarre-pas"), visible=False)
run(start())
arriving.take(app, dom.get(arriving.FILE).files)
