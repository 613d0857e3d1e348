"""Start the page: hear what is done to it, get the engine ready behind the first screen."""

import os

import arriving
import dom
import entries
import flow
import leaving
import recovery
import state
import storage
from bridge import Bridge
from gestures import gestes, registre, reglages, reprendre, schema
from offline import Offline, covered
from parts import footprint, form, offline_chip
from parts.checks import sealed
from parts.returning import returning_secret
from pyscript import document, window
from pyscript.ffi import create_proxy, is_none
from screens import aide, colonnes, etancheite, verifier

# A screen, or a gesture of several, enters itself as it is imported: to be in its folder is enough.
for folder in ("gestures", "screens"):
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 (MicroPython has no pathlib)
        if name.endswith(".py") and not name.startswith("_"):
            __import__(folder + "." + name[:-3])
# Two gestures closer than this are one, when they ask for the same thing.
ONCE_MS = 400
# What one does several times in a row, on purpose: each gesture counts.
REPEATED = ("undo", "redo", "next", "page")
CHIPS = (aide.MENU, "confidentialite", schema.CHIP, offline_chip.CHIP)


def on_phase(name):
    """Show a milestone of the engine, and the schema that it follows once it is ready."""
    recovery.phase(app, name)
    if name == "ready":
        schema.draw(app)
        app.run(schema.wake(app))
        app.run(registre.wake(app))
        app.run(etancheite.wake(app))
        app.run(footprint.show(app))
        app.run(app.offline.prepare())


async def start():
    """Start the engine, under the service worker wherever there can be one."""
    kept = app.offline
    if covered():
        app.run(kept.begin())
    else:
        await kept.begin()
    kept.engine = covered()
    await recovery.start(app)


async def submit():
    """Hand the whole form over, then check, or list what is missing."""
    view = await colonnes.keep(app, form.values())
    if not view["ready"]:
        colonnes.show_gaps(view)
    elif await colonnes.confirm(app):
        await verifier.check(app)


entries.gestures(
    actions={
        "back": lambda app, _arg: flow.show(app, app.open_steps()[-1]),
        "go": flow.show,
        "pick": lambda _app, _arg: dom.get(arriving.FILE).click(),
    },
    submits={"check": lambda app, _arg: app.run(submit())},
)


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
        app.run(app.bridge.cancel())
    elif not app.busy and (do in REPEATED or not again((do, str(arg)))):
        entries.ACTIONS[do](app, "" if is_none(arg) else arg)


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


def on_gift(event, take):
    """Take what is dropped or pasted: a gesture of its own, after which any other is new."""
    Last.what = None
    take(app, event)


def on_change(event):
    """Take a chosen file, what a select or a box says, or a value of the form."""
    Last.what = None
    node = event.target
    key = node.getAttribute("data-key")
    change = node.getAttribute("data-change")
    if arriving.on_change(app, node):
        return
    if not is_none(change):
        if not app.busy:
            entries.CHANGES[change](app, node)
    elif not is_none(key) and not app.busy:
        app.run(colonnes.hear(app))


def on_input(event):
    """Follow what is typed where the page answers at once."""
    if event.target.getAttribute("data-input") == "secret":
        returning_secret.hear()


def held(asked):
    """Return what the fields of a form hold: another value makes it another gesture."""
    nodes = asked.querySelectorAll("input, select, textarea")
    found = [nodes.item(rank) for rank in range(nodes.length)]
    return [(str(node.value), node.matches(":checked")) for node in found]


def on_submit(event):
    """Do what a form is for, on Enter or on its button."""
    event.preventDefault()
    arg = event.target.getAttribute("data-arg")
    form_ = event.target.getAttribute("data-submit")
    if not app.busy and not again((str(form_), str(arg), held(event.target))):
        entries.SUBMITS[form_](app, "" if is_none(arg) else arg)


app = state.App(
    Bridge(
        on_phase,
        lambda count: recovery.arrived(app, count),
        lambda: app.run(recovery.recover(app)),
        lambda op: app.run(reprendre.changed(app, op)),
    ),
    Offline(lambda: offline_chip.draw(app)),
    recovery.explain,
    entries.make("deposer"),
)
leaving.watch(app)
storage.hear(lambda key: app.run(registre.heard(app, key)))
storage.hear(lambda key: reglages.heard(app, key))
window.addEventListener(
    "beforeinstallprompt", create_proxy(lambda event: offline_chip.offered(app, event))
)
for kind, handler in (
    ("click", on_click),
    ("keydown", on_key),
    ("focusin", on_focus),
    ("change", on_change),
    ("input", on_input),
    ("submit", on_submit),
    ("drop", lambda event: on_gift(event, arriving.on_drop)),
    ("paste", lambda event: on_gift(event, arriving.on_paste)),
    ("dragstart", arriving.on_start),
):
    dom.listen(kind, handler)
for kind in ("dragover", "dragleave", "dragend"):
    dom.listen(kind, lambda event: arriving.on_drag(app, event))
sealed.close_doors()
app.draw()
# The watch over the start (static/js/start.js) ends here.
document.documentElement.setAttribute("data-started", "")
dom.show(dom.get("ne-demarre-pas"), visible=False)
app.run(start())
arriving.take(app, dom.get(arriving.FILE).files)
