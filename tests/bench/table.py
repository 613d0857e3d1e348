"""Print what was measured as aligned tables, in French; a missed figure is marked."""

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from bench.network import QUALITY, VISITS, Network
from bench.results import (
    FREEZE_S,
    HEAPS,
    READY_AGAIN_S,
    READY_FIRST_S,
    SCREEN_S,
    TOTALS_S,
    Size,
    middle,
    startup,
)
from bench.small import GOALS, LABELS, Operations
from bench.steps import PHASES, Passage
from bench.tasks import GOALS as GOALS_OF_TASKS
from bench.tasks import Task, labels

Cells = tuple[str, str, str, str, str]
Read = Callable[[Passage], float | int | None]
Write = Callable[[float | None], str]

_HEADS = ("", "navigateur", "CPython", "rapport", "à atteindre")
_NONE = "—"
_MEGA = 1_000_000
_WORTH_A_LINE_S = 0.005


def text(
    sizes: Sequence[Size],
    operations: Operations,
    tasks: Sequence[Task] = (),
    network: Network | None = None,
) -> str:
    """Give all the tables, under one set of columns."""
    blocks = [list(_startup(sizes)), list(_network(network or {})), list(_operations(operations))]
    blocks += [list(_size(size)) for size in sizes]
    blocks += [list(_task(task)) for task in tasks]
    blocks = [block for block in blocks if len(block) > 1]
    lines = [row for block in blocks for row in [*block, ("",) * len(_HEADS)]]
    filled = [_HEADS, *(row for row in lines if any(row[1:]))]
    widths = [max(len(row[rank]) for row in filled) for rank in range(len(_HEADS))]
    return "\n".join(_line(row, widths) for row in [_HEADS, *lines]).rstrip()


def seconds(value: float | None) -> str:
    """Write a time the French way: 0,31 s."""
    return _NONE if value is None else f"{value:.2f} s".replace(".", ",")


def megabytes(value: float | None) -> str:
    """Write a size in millions of bytes: 412 Mo."""
    return _NONE if value is None else f"{value / _MEGA:.0f} Mo"


def figure(number: int) -> str:
    """Write a whole number the French way: 10 000."""
    return f"{number:,}".replace(",", " ")


def goal(value: float | None, limit: float | None, write: Write) -> str:
    """Say what was to be reached and whether it was."""
    if limit is None:
        return ""
    verdict = "" if value is None else "  ✗ manqué" if value > limit else "  ✓"
    return f"≤ {write(limit)}{verdict}"


def _startup(sizes: Sequence[Size]) -> Iterator[Cells]:
    runs = sum(len(size.browser) for size in sizes)
    if not runs:
        return
    yield f"Démarrage (médianes de {runs})", "", "", "", ""
    for label, visit, moment, limit in (
        ("Titre affiché, première visite", "first", "paint", None),
        ("Premier écran prêt à recevoir un fichier", "first", "screen", SCREEN_S),
        ("Le même, visite suivante", "again", "screen", SCREEN_S),
        ("Moteur prêt, première visite", "first", "ready", READY_FIRST_S),
        ("Moteur prêt, visite suivante", "again", "ready", READY_AGAIN_S),
    ):
        value = startup(sizes, visit, moment)
        yield f"  {label}", seconds(value), "", "", goal(value, limit, seconds)


def _network(network: Network) -> Iterator[Cells]:
    runs = max((len(visit.ready) for visit in network.values()), default=0)
    yield f"Réseau (médianes de {runs}, brotli {QUALITY})", "", "", "", ""
    for kind, label in VISITS.items():
        if kind not in network:
            continue
        visit = network[kind]
        yield f"  {label} : moteur prêt", seconds(visit.middle), "", "", ""
        for when, count, rank in (("alors", visit.asked, 0), ("en tout", visit.all, 1)):
            bare = f" ({_mega(visit.raw[rank])} sans compression)" if visit.raw[rank] else ""
            asked = f"{count} requête{'s' if count > 1 else ''}"
            yield f"    {when}, {asked}{bare}", _mega(visit.brotli[rank]), "", "", ""


def _operations(operations: Operations) -> Iterator[Cells]:
    yield "Opérations seules (médianes)", "", "", "", ""
    if not (operations.browser or operations.cpython):
        return
    for name, label in LABELS.items():
        here, there = operations.browser.get(name), operations.cpython.get(name)
        reached = goal(here, GOALS[name], seconds)
        yield f"  {label}", seconds(here), seconds(there), _ratio(here, there), reached


def _task(task: Task) -> Iterator[Cells]:
    title = f"{figure(task.people)} personnes, {task.title} : {figure(task.found)} constats"
    yield f"{title} (moteur seul, médianes)", "", "", "", ""
    for label in labels(task):
        here, there = (middle_of(side.get(label)) for side in (task.browser, task.cpython))
        if max(here or 0, there or 0) < _WORTH_A_LINE_S:
            continue
        limit = GOALS_OF_TASKS.get((task.people, label))
        reached = goal(here, limit, seconds)
        yield f"  {label}", seconds(here), seconds(there), _ratio(here, there), reached
    if task.heap:
        yield "  Mémoire du moteur (WebAssembly)", megabytes(task.heap), "", "", ""


def middle_of(times: Sequence[float] | None) -> float | None:
    """Give the median of some times, None for none."""
    return median(times) if times else None


def _size(size: Size) -> Iterator[Cells]:
    runs = max(len(size.browser), len(size.cpython))
    title = f"{figure(size.people)} personnes, {size.name.rpartition('.')[2]} "
    yield f"{title}{_mega(size.bytes)} (médianes de {runs})", "", "", "", ""
    for name, label in PHASES.items():
        yield _row(size, f"  {label}", lambda p, n=name: p.phases.get(n), seconds)
        yield from _parts(size, name)
    limit = TOTALS_S.get(size.people)
    label = "  Du dépôt au XML vérifié"
    yield _row(size, label, lambda passage: passage.total, seconds, limit)
    label = "  Plus longue attente de la page"
    yield _row(size, label, lambda passage: passage.freeze, seconds, FREEZE_S)
    label = "  Mémoire du moteur (WebAssembly)"
    yield _row(size, label, lambda passage: passage.heap, megabytes, HEAPS.get(size.people))
    label = "  Mémoire du processus, au plus"
    yield _row(size, label, lambda passage: passage.resident, megabytes)


def _parts(size: Size, phase: str) -> Iterator[Cells]:
    """Give the lines of a phase in which the progress showed several works."""
    known = [p.parts.get(phase, {}) for p in [*size.passages(), *size.cpython]]
    labels = list(dict.fromkeys(label for parts in known for label in parts))
    if len(labels) > 1:
        for label in labels:
            yield _row(size, f"    {label}", lambda p, n=label: p.parts[phase].get(n), seconds)


def _row(size: Size, label: str, read: Read, write: Write, limit: float | None = None) -> Cells:
    browser, cpython = middle(size.passages(), read), middle(size.cpython, read)
    shown = write(browser), write(cpython), _ratio(browser, cpython)
    return (label, *shown, goal(browser, limit, write) if size.browser else "")


def _ratio(browser: float | None, cpython: float | None) -> str:
    return f"× {browser / cpython:.1f}".replace(".", ",") if browser and cpython else ""


def _mega(size: int) -> str:
    return f"{size / _MEGA:.1f} Mo".replace(".", ",")


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *middle_cells, last = row
    cells = [cell.rjust(width) for cell, width in zip(middle_cells, widths[1:-1], strict=True)]
    return "  ".join([first.ljust(widths[0]), *cells, last]).rstrip()
