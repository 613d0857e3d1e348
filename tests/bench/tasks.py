"""The lists on which the engine is asked to check and to mend, and the figures to reach."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench import asked, files, lists, places
from bench.inside import Engine

PARTS = {
    "checks": ("checks",),
    "mending": ("edits", "fixes"),
    "workshop": ("workshop",),
    "accuse": ("accuse",),
}
"""What may be asked for alone, and the works of asked.py that it stands for."""

_LONG = 100_000
"""People from which one run is enough: it lasts long, and varies little."""

EVERY_CHECK = "Tous les contrôles"
GOALS = {
    (10_000, EVERY_CHECK): 1.5,
    (200_000, EVERY_CHECK): 20.0,
    (10_000, asked.EVERY_EDIT): 0.1,
    (10_000, "Corriger les 5 000 identiques"): 1.0,
    (10_000, "Appliquer une règle à 5 000 lignes"): 1.0,
    (10_000, "Remplir 5 000 cellules"): 1.0,
    (200_000, "Ouvrir l'atelier sur les erreurs"): 2.0,
    (200_000, "Ouvrir l'atelier sur une règle"): 2.0,
    (200_000, "Ouvrir l'atelier sur tout le monde"): 2.0,
    (200_000, asked.REPORT): 5.0,
}
"""Seconds to reach in the browser, by number of people and label."""

Times = dict[str, list[float]]


@dataclass
class Task:
    """Works on one list: the seconds of each run by label; an unmeasured side stays empty.

    `found` is the number of findings, `heap` the bytes of the engine's WebAssembly memory.
    """

    title: str
    name: str
    people: int
    works: tuple[str, ...]
    browser: Times = field(default_factory=dict)
    cpython: Times = field(default_factory=dict)
    found: int = 0
    heap: int | None = None


_ALL = (
    ("une ligne fautive sur quatre", "quart", 10_000, ("checks", "edits")),
    ("une ligne à corriger sur deux", "moitie", 10_000, ("fixes",)),
    ("une ligne fautive sur quatre", "quart", 200_000, ("checks", "workshop", "accuse")),
)


def wanted(parts: set[str]) -> list[Task]:
    """Return the works that some parts of the bench stand for, list by list."""
    works = {work for part in parts for work in PARTS.get(part, ())}
    found = []
    for title, name, people, every in _ALL:
        chosen = tuple(work for work in every if work in works)
        if chosen:
            found.append(Task(title, name, people, chosen))
    return found


def in_cpython(task: Task, cache: Path, runs: int) -> None:
    """Measure a task here."""
    given = _files(task, cache)
    told = asked.measure(*given.values(), lists.TODAY, task.works, _runs(task, runs))
    task.cpython, task.found = told["times"], told["found"]


def in_browser(task: Task, engine: Engine, cache: Path, runs: int) -> None:
    """Measure a task in Chromium, in an engine of its own."""
    given = _files(task, cache)
    args = f"{lists.TODAY}, {task.works}, {_runs(task, runs)}"
    call = f"measure(files['list'], files['communes'], {args})"
    told = engine.run(asked, call, given)
    task.browser, task.found, task.heap = told.result["times"], told.result["found"], told.heap


def labels(task: Task) -> Iterator[str]:
    """Yield what was timed, in the order in which it was."""
    yield from dict.fromkeys([*task.browser, *task.cpython])


def _files(task: Task, cache: Path) -> dict[str, bytes]:
    path = files.obtain(cache, task.people, "csv", task.name)
    return {"list": path.read_bytes(), "communes": places.TABLE.read_bytes()}


def _runs(task: Task, runs: int) -> int:
    return 1 if task.people >= _LONG else runs
