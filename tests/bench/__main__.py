"""Run the bench: `python3 build.py bench [--rows 1000,10000] [--only checks,browser]`."""

import argparse
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import commands, engine, files, machine, network, register, small, table, tasks
from bench.chromium import Browser
from bench.commands import Commands
from bench.inside import Engine
from bench.network import Network
from bench.page import BenchError
from bench.people import valid
from bench.register import Register
from bench.results import Size
from bench.small import Operations
from bench.steps import Passage
from bench.tasks import Task
from buildtools import serving
from buildtools.layout import Layout
from understanding import table as understood
from understanding.bench import measured
from understanding.export import HALVES
from understanding.measure import Result

_ROOT = Path(__file__).resolve().parents[2]
_ROWS = "1000,10000,200000"


def main(words: list[str]) -> int:
    """Measure what `words` ask for, print the tables, write the JSON; give the exit code."""
    options = _parser().parse_args(words)
    layout, work = Layout.of(_ROOT), Work(options.runs, _parts(options.only))
    if "flow" in work.parts:
        work.sizes = [_size(layout, count, options.format) for count in options.rows]
    work.tasks = tasks.wanted(work.parts)
    facts = machine.facts()
    try:
        _measure(layout, work, options, facts)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    facts["load_after"] = machine.load()
    tables = [_tables(work)] if work.parts - {UNDERSTANDING, COMMANDS, REGISTER} else []
    if work.register:
        tables.append(register.text(work.register))
    if work.commands:
        tables.append(commands.text(work.commands))
    if work.understood:
        tables.append(understood.text(work.understood, verbose=options.verbose))
    print("\n\n".join(["", _context(facts), *tables, ""]))
    _keep(facts, work)
    return 0


SIDES = ("cpython", "browser")
UNDERSTANDING = "understanding"
COMMANDS = "commands"
REGISTER = "register"
PARTS = ("operations", "flow", "network", REGISTER, UNDERSTANDING, COMMANDS, *tasks.PARTS)


def _measure(
    layout: Layout, work: "Work", options: argparse.Namespace, facts: dict[str, object]
) -> None:
    """Fill in what was asked for. Raise BenchError when a measure is worth nothing."""
    if UNDERSTANDING in work.parts:
        print("CPython : exports jamais vus…", flush=True)
        work.understood = measured(options.case, options.half)
    if COMMANDS in work.parts and (options.only.isdisjoint(SIDES) or "cpython" in options.only):
        for count in options.rows:
            print(f"Ligne de commande : {table.figure(count)} personnes…", flush=True)
            path = files.obtain(layout.cache / "bench", count, options.format)
            found = commands.measure(count, path, layout.root, options.against, work.runs)
            work.commands.append(found)
    if not work.parts - {UNDERSTANDING, COMMANDS}:
        return
    if options.only.isdisjoint(SIDES) or "cpython" in options.only:
        _cpython(layout, work)
    if options.only.isdisjoint(SIDES) or "browser" in options.only:
        facts["browser"] = _browser(layout, work)


@dataclass
class Work:
    """What is measured, in how many runs, and what was found."""

    runs: int
    parts: set[str]
    sizes: list[Size] = field(default_factory=list)
    operations: Operations = field(default_factory=Operations)
    tasks: list[Task] = field(default_factory=list)
    commands: list[Commands] = field(default_factory=list)
    network: Network = field(default_factory=dict)
    register: Register | None = None
    understood: list[Result] = field(default_factory=list)


def _tables(work: Work) -> str:
    return table.text(work.sizes, work.operations, work.tasks, work.network)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py bench", description="Mesure Certiflux.")
    parser.add_argument("--rows", type=_counts, default=_counts(_ROWS), help=f"ainsi : {_ROWS}")
    parser.add_argument("--runs", type=int, default=3, help="passages par mesure (3)")
    only = f"un côté ({', '.join(SIDES)}), des parties ({', '.join(PARTS)})"
    parser.add_argument("--only", type=_names, default=frozenset(), help=only)
    other = "un autre dossier du projet : ses commandes sont mesurées à côté des nôtres"
    parser.add_argument("--against", type=Path, metavar="DOSSIER", help=other)
    parser.add_argument("--format", choices=files.FORMATS, default="xlsx", help="xlsx ou csv")
    parser.add_argument("--case", type=_words, default=[], help="des exports, par leur nom")
    parser.add_argument("--half", choices=HALVES, help="une moitié des exports")
    parser.add_argument("--verbose", action="store_true", help="le détail de chaque export")
    return parser


def _names(text: str) -> frozenset[str]:
    found = frozenset(text.split(","))
    if unknown := found.difference(SIDES, PARTS):
        raise argparse.ArgumentTypeError(f"inconnu : {', '.join(sorted(unknown))}")
    return found


def _words(text: str) -> list[str]:
    return text.split(",")


def _parts(only: frozenset[str]) -> set[str]:
    return set(only.intersection(PARTS)) or set(PARTS)


def _counts(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _size(layout: Layout, count: int, kind: str) -> Size:
    path = files.obtain(layout.cache / "bench", count, kind)
    return Size(count, str(path), path.stat().st_size)


def _cpython(layout: Layout, work: Work) -> None:
    if "operations" in work.parts:
        print("CPython : opérations seules…", flush=True)
        work.operations.cpython = small.in_cpython(small.wide_files(), work.runs)
    for size in work.sizes:
        for run in range(work.runs):
            _say("CPython", size, run, work.runs)
            size.cpython.append(_checked(size, engine.measure(Path(size.name))))
    if REGISTER in work.parts:
        print("CPython : liste de France compétences…", flush=True)
        work.register = work.register or Register()
        register.in_cpython(work.register, register.obtain(layout.cache / "bench"), layout.root)
    for task in work.tasks:
        _say_task("CPython", task)
        tasks.in_cpython(task, layout.cache / "bench", work.runs)


def _browser(layout: Layout, work: Work) -> str:
    """Fill in the browser's side; give its name and version."""
    program = os.environ.get("CERTIFLUX_CHROMIUM")
    if not program:
        raise BenchError("Lancez « python3 build.py bench » : elle trouve le navigateur.")
    with _served(layout.dist) as address, sync_playwright() as playwright:
        alone = Engine(playwright, Path(program), address)
        if "operations" in work.parts:
            print("Chromium : opérations seules…", flush=True)
            work.operations.browser = small.in_browser(alone, small.wide_files(), work.runs)
        browser = Browser(playwright, Path(program), address)
        for size in work.sizes:
            for run in range(work.runs):
                _say("Chromium", size, run, work.runs)
                visits = browser.measure(Path(size.name))
                _checked(size, visits.passage)
                size.browser.append(visits)
        for task in work.tasks:
            _say_task("Chromium", task)
            tasks.in_browser(task, alone, layout.cache / "bench", work.runs)
        if "network" in work.parts:
            print("Chromium : ce que le réseau porte…", flush=True)
            work.network = network.measure(playwright, Path(program), layout.dist, work.runs)
        return browser.version()


@contextmanager
def _served(dist: Path) -> Iterator[str]:
    server = serving.make(dist)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.address
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _checked(size: Size, passage: Passage) -> Passage:
    """Refuse a measure of the wrong work: the flow must hold every valid person."""
    if passage.passages != valid(size.people):
        raise BenchError(
            f"{passage.passages} personnes dans le flux au lieu de {valid(size.people)} : "
            "le temps ne vaut rien."
        )
    return passage


def _say(side: str, size: Size, run: int, runs: int) -> None:
    print(f"{side} : {table.figure(size.people)} personnes, {run + 1}/{runs}…", flush=True)


def _say_task(side: str, task: Task) -> None:
    print(f"{side} : {table.figure(task.people)} personnes, {task.title}…", flush=True)


def _context(facts: dict[str, object]) -> str:
    """Say on one line what was measured where, and how busy the machine was."""
    programs = (
        f"Certiflux {facts['certiflux']}",
        f"Python {facts['python']}",
        facts.get("browser"),
    )
    busy = f"{facts['processors']} processeurs, charge {facts['load']} puis {facts['load_after']}"
    return " · ".join(str(word) for word in (*programs, busy) if word)


def _keep(facts: dict[str, object], work: Work) -> None:
    folder = Path(__file__).resolve().parent / "results"
    folder.mkdir(exist_ok=True)
    sizes = [size.as_dict() for size in work.sizes]
    for size in sizes:
        size["file"] = Path(str(size["file"])).name
    stamp = str(facts["when"])[:19].replace(":", "").replace("-", "")
    path = folder / f"{stamp}.json"
    content = {
        "facts": facts,
        "operations": asdict(work.operations),
        "sizes": sizes,
        "tasks": [asdict(task) for task in work.tasks],
        "commands": [asdict(one) for one in work.commands],
        "register": asdict(work.register) if work.register else None,
        "network": {kind: asdict(visit) for kind, visit in work.network.items()},
        "understanding": [one.as_dict() for one in work.understood],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"Détail de chaque passage : {path.relative_to(_ROOT)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
