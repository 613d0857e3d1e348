"""Count what this browser keeps for Certiflux, and erase it: nothing else of this address."""

import storage
import tried
from pyscript import document, window
from pyscript.ffi import create_proxy

CACHES = "certiflux "
# By name of what is kept: what it is, why it is there.
KNOWN = {
    "certiflux.reglages": (
        "Vos réglages",
        (
            "Vous avez coché « Retenir sur cet ordinateur » : identifiants, colonnes et réponses, "
            "sans le nom de personne."
        ),
    ),
    "certiflux.schema": (
        "Le schéma officiel du kit",
        "Vous avez coché « Garder sur cet ordinateur » : le format du portail, et personne dedans.",
    ),
    "certiflux.deposits.registre": (
        "Votre registre des envois",
        "Vous avez demandé de le garder ici : il dit quels passages ont déjà été déposés.",
    ),
}
OTHER = ("Une note de Certiflux", "Gardée par une version précédente de la page.")
APPLICATION = "Les fichiers de l’application"
WHY = "Pour ouvrir Certiflux sans réseau. Aucun ne vient de vous."
NEXT = "La nouvelle version, en attente"
BASES = "Des carnets vides"
WHY_BASES = "Ouverts par PyScript, qui lance Python dans la page ; rien n’y est écrit."
WHY_NEXT = "Elle attend que vous demandiez la mise à jour. Aucun fichier ne vient de vous."


async def listed(current):
    """Return what is kept: a name, a reason, a number of things and its size in bytes.

    ``current`` is the build that is served, by which the files are told from those that wait.
    """
    items = list(_stored())
    for name in await _caches():
        if name.endswith(" note"):
            continue  # which build is served: it is not worth a line
        count, size = await _weighed(name)
        mine = not current or name.endswith(" " + current)
        title, why = (APPLICATION, WHY) if mine else (NEXT, WHY_NEXT)
        items.append({"name": title, "why": why, "count": count, "size": size})
    ours, others = await _bases()
    if ours:
        items.append({"name": BASES, "why": WHY_BASES, "count": len(ours), "size": 0})
    alien = bool(str(tried.read(document, "cookie") or "")) or bool(others)
    return {"items": items, "alien": alien}


def _stored():
    for name in storage.names():
        title, why = KNOWN.get(name, OTHER)
        size = len((storage.get(name) or "").encode())
        yield {"name": title, "why": why, "count": 1, "size": size}


async def _caches():
    """Return the names of our caches: those of this very folder, for another copy has its own."""
    caches = tried.read(window, "caches")
    if caches is None:
        return []
    folder = str(window.URL.new("./", document.baseURI).pathname)
    names, error = await tried.ask(caches, "keys")
    found = [] if error else [str(names[rank]) for rank in range(names.length)]
    return [name for name in found if name.startswith(CACHES + folder + " ")]


async def _weighed(name):
    cache, error = await tried.ask(tried.read(window, "caches"), "open", name)
    if error:
        return 0, 0
    kept, error = await tried.ask(cache, "matchAll")
    size = 0
    for rank in range(0 if error else kept.length):
        body, error = await tried.ask(kept[rank], "blob")
        size += 0 if error else int(body.size)
    return 0 if kept is None else int(kept.length), size


async def _bases():
    """Return the names of the databases of this address: those of Certiflux, then the others."""
    known = tried.read(window, "indexedDB")
    if known is None or tried.read(known, "databases") is None:
        return [], []
    found, error = await tried.ask(known, "databases")
    names = [] if error else [str(found[rank].name) for rank in range(found.length)]
    # PyScript makes them as it starts, one for the page, one by interpreter of this copy.
    own = "IDBMap/" + str(window.URL.new("runtime/", document.baseURI).href)
    ours = [name for name in names if name == "IDBMap/@pyscript.fs" or name.startswith(own)]
    return ours, [name for name in names if name not in ours]


async def erase():
    """Erase the settings, the registre and the databases; one in use goes with the tab."""
    for name in storage.names():
        storage.erase(name)
    for name in (await _bases())[0]:
        request, error = tried.call(tried.read(window, "indexedDB"), "deleteDatabase", name)
        if error:
            continue
        asked = window.Promise.withResolvers()
        end = create_proxy(lambda _event, asked=asked: asked.resolve("end"))
        request.onsuccess = request.onblocked = request.onerror = end
        await asked.promise
