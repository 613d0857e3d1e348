"""Run the bench: `python3 build.py bench [--rows 1000,10000] [--runs 3] [--only cpython]`."""

import argparse
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import engine, files, machine, small, table
from bench.chromium import Browser
from bench.page import BenchError
from bench.people import valid
from bench.results import Size
from bench.small import Operations
from bench.steps import Passage
from buildtools import serving
from buildtools.layout import Layout

_ROOT = Path(__file__).resolve().parents[2]
_ROWS = "1000,10000,200000"


def main(words: list[str]) -> int:
    """Measure what `words` ask for, print the tables, write the JSON; give the exit code."""
    options = _parser().parse_args(words)
    layout = Layout.of(_ROOT)
    sizes = [_size(layout, count, options.format) for count in options.rows]
    facts = machine.facts()
    operations = Operations()
    try:
        if options.only != "browser":
            _cpython(sizes, operations, options.runs)
        if options.only != "cpython":
            facts["browser"] = _browser(layout, sizes, operations, options.runs)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    facts["load_after"] = machine.load()
    print(f"\n{_context(facts)}\n\n{table.text(sizes, operations)}\n")
    _keep(facts, [size.as_dict() for size in sizes], asdict(operations))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py bench", description="Mesure Certiflux.")
    parser.add_argument("--rows", type=_counts, default=_counts(_ROWS), help=f"ainsi : {_ROWS}")
    parser.add_argument("--runs", type=int, default=3, help="passages par mesure (3)")
    parser.add_argument("--only", choices=("cpython", "browser"), help="un seul des deux côtés")
    parser.add_argument("--format", choices=files.FORMATS, default="xlsx", help="xlsx ou csv")
    return parser


def _counts(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _size(layout: Layout, count: int, kind: str) -> Size:
    path = files.obtain(layout.cache / "bench", count, kind)
    return Size(count, str(path), path.stat().st_size)


def _cpython(sizes: list[Size], operations: Operations, runs: int) -> None:
    print("CPython : opérations seules…", flush=True)
    operations.cpython = small.in_cpython(small.wide_files(), runs)
    for size in sizes:
        for run in range(runs):
            _say("CPython", size, run, runs)
            size.cpython.append(_checked(size, engine.measure(Path(size.name))))


def _browser(layout: Layout, sizes: list[Size], operations: Operations, runs: int) -> str:
    """Fill in the browser's side; give its name and version."""
    program = os.environ.get("CERTIFLUX_CHROMIUM")
    if not program:
        raise BenchError("Lancez « python3 build.py bench » : elle trouve le navigateur.")
    with _served(layout.dist) as address, sync_playwright() as playwright:
        print("Chromium : opérations seules…", flush=True)
        given = small.wide_files()
        operations.browser = small.in_browser(playwright, Path(program), address, given, runs)
        browser = Browser(playwright, Path(program), address)
        for size in sizes:
            for run in range(runs):
                _say("Chromium", size, run, runs)
                visits = browser.measure(Path(size.name))
                _checked(size, visits.passage)
                size.browser.append(visits)
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


def _context(facts: dict[str, object]) -> str:
    """Say on one line what was measured where, and how busy the machine was."""
    programs = (
        f"Certiflux {facts['certiflux']}",
        f"Python {facts['python']}",
        facts.get("browser"),
    )
    busy = f"{facts['processors']} processeurs, charge {facts['load']} puis {facts['load_after']}"
    return " · ".join(str(word) for word in (*programs, busy) if word)


def _keep(
    facts: dict[str, object], sizes: list[dict[str, object]], operations: dict[str, object]
) -> None:
    folder = Path(__file__).resolve().parent / "results"
    folder.mkdir(exist_ok=True)
    for size in sizes:
        size["file"] = Path(str(size["file"])).name
    stamp = str(facts["when"])[:19].replace(":", "").replace("-", "")
    path = folder / f"{stamp}.json"
    content = {"facts": facts, "operations": operations, "sizes": sizes}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"Détail de chaque passage : {path.relative_to(_ROOT)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
