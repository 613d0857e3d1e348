"""Take what comes by drop, choice or paste: each thing is read, or told why it is not."""

import dom
import tried
from gestures import fiches, gestes, registre, reglages, reponses, schema
from parts import alert, note
from pyscript import document
from pyscript.ffi import is_none
from screens import comparer, deposer

FILE = "fichier"
SETTINGS = ".toml"
FOLDER = (
    " est un dossier. Ouvrez-le sur votre ordinateur et prenez la liste qui est dedans : c’est "
    "elle qu’il faut déposer."
)
NO_FILE = (
    "Ce qui vient d’être déposé n’est pas un fichier, mais une adresse ou un texte. Une pièce "
    "jointe ? Enregistrez-la d’abord sur votre ordinateur, puis déposez ce fichier."
)
GONE = {
    "title": "Le fichier n’est plus lisible",
    "remedy": "Enregistrez-le sur votre ordinateur, fermez-le, puis déposez-le à nouveau.",
}
BUSY = "Un travail est en cours : ce qui vient d’être donné n’a pas été pris"


class Drag:
    """Whether what is dragged comes from this very page: it is then no gift."""

    own = False


def take(app, files):
    """Take the files that came by drop, choice or paste, each for what it is."""
    take_list(app, [files.item(rank) for rank in range(files.length)])


def take_list(app, given, folders=()):
    """Take files; of the folders among them, by their names, say what to do instead."""
    names = [str(one.name) for one in given]
    if app.busy:
        _busy(names + list(folders))
        return
    note.clear()
    if folders:
        note.say(note.named(folders) + FOLDER)
    settings = [one for one in given if str(one.name).lower().endswith(SETTINGS)]
    schemas = [one for one in given if schema.is_schema(one.name)]
    sheets = [one for one in given if one not in settings and one not in schemas]
    if given:
        app.run(_take_all(app, sheets, settings, schemas))


def _busy(names):
    which = dom.fr(" : ") + note.named(names) if names else ""
    note.say(BUSY + which + ". Redonnez-le quand ce sera fini.")


async def _take_all(app, sheets, settings, schemas):
    """Follow a schema, then open a spreadsheet with its settings, or take the settings alone."""
    text = None
    if settings:
        text, error = await tried.ask(settings[0], "text")
        if error:
            _gone(settings[0], sheets)
            return
        text = str(text)
    packed, lists, schemas = await reponses.unpack(app, schemas)
    if schemas:
        await schema.take(app, schemas[0])
    books, answers, unzipped, sheets = await reponses.gather(app, sheets)
    if lists or unzipped:
        await fiches.take(app, lists + unzipped)
    _one_of_each(sheets, settings, schemas, books)
    if books:
        await registre.take(app, books[0])
    if sheets:
        await deposer.receive(app, sheets[0], text)
    elif settings:
        await reglages.take(app, text)
    if answers or packed:
        await reponses.take(app, answers + packed)


def _one_of_each(*kinds):
    """Say which file was read of several of one kind, and which were not."""
    said = []
    for files in kinds:
        names = [str(one.name) for one in files]
        if len(names) > 1:
            left = " n’a pas été lu" if len(names) == 2 else " n’ont pas été lus"  # noqa: PLR2004
            said.append(note.named(names[:1]) + " est lu ; " + note.named(names[1:]) + left + ".")
    if said:
        note.say("Un seul fichier de chaque sorte à la fois : " + " ".join(said))


def _gone(file, sheets):
    words = note.named([str(file.name)]) + " a peut-être été modifié, déplacé ou supprimé depuis "
    words += "que vous l’avez choisi."
    if sheets:
        words += " La liste n’a pas été ouverte sans lui : déposez-les ensemble."
    alert.show({"title": GONE["title"], "message": words, "remedy": GONE["remedy"]})


def on_change(app, node):
    """Take the files of one of the page's two inputs; tell whether it was one of them."""
    if node.id == FILE:
        take(app, node.files)
    elif node.id != comparer.FILE:
        return False
    elif app.busy:
        _busy([])
    elif node.files.length:
        app.run(comparer.take(app, node.files.item(0)))
    node.value = ""
    return True


def on_start(_event):
    """Note that something of this page begins to be dragged."""
    Drag.own = True


def on_drag(app, event):
    """Show that a file may be let go anywhere on the page."""
    event.preventDefault()
    document.body.classList.toggle("dragging", event.type == "dragover" and not app.busy)
    if event.type == "dragend":
        Drag.own = False


def on_drop(app, event):
    """Take what is let go anywhere on the page."""
    on_drag(app, event)
    own, Drag.own = Drag.own, False
    dropped = event.dataTransfer
    if own or is_none(dropped):
        return
    folders = _folders(dropped)
    files = [dropped.files.item(rank) for rank in range(dropped.files.length)]
    files = [one for one in files if str(one.name) not in folders]
    if files or folders:
        take_list(app, files, folders)
    elif app.busy:
        _busy([])
    else:
        note.say(NO_FILE)


def _folders(dropped):
    """Return the names of the folders among what is dropped."""
    names = []
    items = tried.read(dropped, "items")
    for rank in range(0 if items is None else items.length):
        entry, _ = tried.call(items[rank], "webkitGetAsEntry")
        if entry is not None and entry.isDirectory:
            names.append(str(entry.name))
    return names


def on_paste(app, event):
    """Take cells or a file pasted anywhere but into an input, or cells over those of a row."""
    if not app.busy and gestes.on_paste(app, event):
        return
    if dom.closest(event.target, "input, select, textarea") is not None:
        return
    pasted = event.clipboardData
    files = [pasted.files.item(rank) for rank in range(pasted.files.length)]
    text = str(pasted.getData("text/plain"))
    cells = text.strip() and _pictures_of(text, files)
    if app.busy and (files or cells):
        _busy([])
    elif cells:
        event.preventDefault()
        note.clear()
        app.run(deposer.open_file(app, text))
    elif files:
        take_list(app, files)


def _pictures_of(text, files):
    """Tell whether the files pasted are but pictures of the text, as a spreadsheet adds them.

    A picture copied as a file comes with its own name for a text.
    """
    end = text.strip()
    return all(
        str(one.type).startswith("image/") and not end.endswith(str(one.name)) for one in files
    )
