"""Say at the foot of the page the memory that the engine holds."""

import dom

PLACE = "empreinte"
MEGABYTE = 1000000


async def show(app):
    """Measure once the engine is ready."""
    try:
        memory = int(await app.bridge.worker.sync.memory())
    except Exception:  # noqa: BLE001 (the measure is a courtesy, never an error)
        return
    tenths = (memory * 10 + MEGABYTE // 2) // MEGABYTE
    words = "Mémoire du moteur : " + str(tenths // 10) + "," + str(tenths % 10) + "\u00a0Mo."
    dom.text(dom.get(PLACE), dom.fr(words))
