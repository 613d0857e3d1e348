"""Go through the real page as a person would, and read the clock that watches it.

All that the bench knows of the page stands here and in probe.js.
"""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Worker

from bench.people import ANSWERS
from bench.steps import Passage, lengths

_HERE = Path(__file__).resolve().parent
PROBE = (_HERE / "probe.js").read_text(encoding="utf-8")
WORKER_PROBE = (_HERE / "worker.js").read_text(encoding="utf-8").partition("\n")[2]

ENGINE_READY = "#moteur[data-phase=ready]"
_WEIGH = "[...certifluxMemories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0)"
_PASSAGE = b"<cpf:passageCertification>"
_MS = 1000


class BenchError(Exception):
    """The page did not do what it should: there is nothing to measure."""


def watch(page: Page) -> None:
    """Put the clocks in a page that has not been visited yet."""
    page.add_init_script(PROBE)
    page.on("worker", _watch_worker)


def _watch_worker(worker: Worker) -> None:
    worker.evaluate(WORKER_PROBE)


def visit(page: Page, address: str) -> dict[str, float]:
    """Open the page and wait for its engine; give the moments, in seconds from navigation.

    `screen` is when the heading is painted and the page's own code takes a file.
    """
    page.goto(address)
    page.wait_for_selector(ENGINE_READY, timeout=120_000)
    page.wait_for_timeout(200)
    if not page.is_enabled("#fichier") or not page.is_visible("#titre-deposer"):
        raise BenchError("Le premier écran ne montre pas son titre et son bouton.")
    engine = page.evaluate("certifluxBench.noted.engine")
    paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    paint_ms = page.evaluate(paint)
    return {
        "paint": paint_ms / _MS,
        "screen": max(paint_ms, min(engine.values())) / _MS,
        "ready": engine["ready"] / _MS,
    }


def work(page: Page, file: Path) -> Passage:
    """Carry `file` from its drop to its download; give what it took."""
    passage = Passage()
    _phase(page, passage, "open", "colonnes", lambda: page.set_input_files("#fichier", file))
    for key, value in ANSWERS.items():
        page.fill(f'input[data-key="{key}"]', value)
    page.locator("#identifiants input").last.blur()
    page.wait_for_timeout(300)
    _phase(page, passage, "check", "verifier", lambda: page.click("#identifiants [type=submit]"))
    choice = page.locator('[data-do="choose"]')
    if choice.count():
        choice.click()
    button = page.locator('[data-do="generate"]')
    _phase(page, passage, "generate", "fichiers", button.click)
    flows = page.locator('[data-do="download"]')
    passage.files = flows.count()
    for rank in range(passage.files):
        with page.expect_download() as download:
            _phase(page, passage, "download", "enregistre", flows.nth(rank).click)
        data = download.value.path().read_bytes()
        passage.passages += data.count(_PASSAGE)
        passage.size += len(data)
    passage.heap = sum(int(worker.evaluate(_WEIGH)) for worker in page.workers)
    return passage


def _phase(page: Page, passage: Passage, name: str, screen: str, act: Callable[[], object]) -> None:
    """Do one thing and wait until what it leads to is painted."""
    page.evaluate("certifluxBench.begin()")
    act()
    mark = page.evaluate(f"certifluxBench.until({json.dumps(screen)}, 'alerte')")
    if mark["name"] == "alerte":
        raise BenchError(page.inner_text("#alerte"))
    noted = page.evaluate("certifluxBench.noted")
    spent = (mark["at"] - noted["begun"]) / _MS
    passage.phases[name] = passage.phases.get(name, 0.0) + spent
    starts = [(label, at / _MS) for label, at in noted["labels"]]
    passage.parts[name] = lengths(starts, noted["begun"] / _MS, mark["at"] / _MS)
    passage.freezes[name] = noted["freeze"] / _MS
