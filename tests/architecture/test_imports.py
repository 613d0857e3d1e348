"""One direction: a stage knows only what stands before it, and the engine knows no browser."""

import ast
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "py" / "certiflux"
REQUESTS = "screens/*/requests"
"""What the page may ask of a screen: it may use all that the engine makes."""

STAGES = (
    ("__init__", "base"),
    ("dictionary", "places"),
    ("reading",),
    ("fiches",),
    ("schema",),
    ("mapping",),
    ("shapes",),
    ("dataset",),
    ("rules",),
    ("corrections",),
    ("rules/words",),
    ("flux",),
    ("prevention",),
    ("deposits", "deposits/accuse"),
    ("deposits/registre",),
    ("deposits/withdrawals",),
    ("session",),
    ("screens",),
    ("exports",),
    (REQUESTS,),
    ("protocol", "cli"),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(STAGES) for name in names}
BROWSER = {"js", "pyodide", "pyodide_js", "pyscript", "polyscript", "micropip"}
HANDED_IN = {"time", "random", "uuid", "secrets", "socket", "urllib", "http", "subprocess", "os"}
"""Clock, chance, network and environment: the engine uses what it is handed."""

OUTSIDE = {"cli"}
"""The command line is the one place that reads them."""

CLOCK_CALLS = {"now", "utcnow", "today"}
FILES = sorted(ENGINE.rglob("*.py"))


def stage_of(parts):
    """Return the stage that names most of a path; what is named nowhere is the package's own."""
    if fnmatchcase("/".join(parts[:3]), REQUESTS):
        return REQUESTS
    known = ("/".join(parts[:size]) for size in range(len(parts), 0, -1))
    return next((one for one in known if one in RANK), "__init__")


def stage(path):
    """Return the stage of a file of the engine."""
    return stage_of(path.relative_to(ENGINE).with_suffix("").parts)


@cache
def nodes(path):
    """Return every node of a file: it is parsed and walked once for all the tests."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


@cache
def imported(path):
    """Return every module that a file imports, wherever the statement stands."""
    found = []
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            module = node.module or ""
            found += [f"{module}.{alias.name}" for alias in node.names]
    return found


def stages_of(modules):
    """Return the stages of the engine among modules; a bare name is the package's own."""
    return {stage_of(one.split(".")[1:]) for one in modules if one.split(".")[0] == "certiflux"}


def name(path):
    return path.relative_to(ROOT).as_posix()


def offending(fault):
    """Return, by the name of its file, what ``fault`` finds in each file of the engine."""
    return {name(path): found for path in FILES if (found := fault(path))}


def test_a_stage_imports_only_what_stands_before_it():
    def later(path):
        own = stage(path)
        return {one for one in stages_of(imported(path)) if one != own and RANK[one] >= RANK[own]}

    assert offending(later) == {}


def test_every_stage_is_known_and_there():
    assert {stage(path) for path in FILES} == set(RANK)


def test_the_engine_knows_no_browser_and_takes_no_clock():
    def outside(path):
        tops = {module.split(".")[0] for module in imported(path)}
        return tops & (BROWSER if stage(path) in OUTSIDE else BROWSER | HANDED_IN)

    assert offending(outside) == {}


def test_nothing_in_the_engine_asks_what_time_it_is():
    def asked(path):
        calls = [node.func for node in nodes(path) if isinstance(node, ast.Call)]
        return {call.attr for call in calls if isinstance(call, ast.Attribute)} & CLOCK_CALLS

    assert offending(asked) == {}


def test_only_the_workers_side_of_the_page_knows_the_engine():
    knowing = [
        name(path)
        for path in (ROOT / "app").rglob("*.py")
        if any(module.split(".")[0] == "certiflux" for module in imported(path))
    ]
    assert knowing == ["app/engine.py"]


RAW = {"window", "js", "document", "navigator", "PyWorker", "registration", "storage"}
"""What stands for the browser in the page's own modules."""

PROMISED = {"arrayBuffer", "fetch", "register", "getItem", "setItem", "removeItem", "postMessage"}
"""Methods of the browser that may throw, on whatever they are called."""

ON_THE_PAGE = [
    path
    for path in sorted((ROOT / "app").rglob("*.py"))
    if path.name != "engine.py"  # the worker's Python is CPython: it catches what is thrown
]


def raw_calls(body):
    """Yield the calls of the browser, and the reads of what it may refuse, below statements."""
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and node.id in RAW:
                yield node.id
            elif isinstance(node, ast.Attribute) and node.attr in PROMISED:
                yield node.attr


def test_on_the_page_no_try_stands_around_a_call_of_the_browser():
    """There, it catches nothing that JavaScript throws at once: app/tried.py makes such calls."""
    found = {
        name(path): [
            one for node in nodes(path) if isinstance(node, ast.Try) for one in raw_calls(node.body)
        ]
        for path in ON_THE_PAGE
    }
    assert {path: calls for path, calls in found.items() if calls} == {}


REFUSABLE = {
    *("localStorage", "sessionStorage", "indexedDB", "caches", "BroadcastChannel", "locks"),
    *("serviceWorker", "clipboard", "cookie", "subtle", "createObjectURL", "WebSocket"),
    *("EventSource", "XMLHttpRequest", "sendBeacon", "showSaveFilePicker", "showOpenFilePicker"),
}
"""What a browser may refuse by throwing at once, even when it is only looked at."""


def test_what_a_browser_may_refuse_is_only_touched_through_what_tries():
    touched = {
        name(path): [
            node.attr
            for node in nodes(path)
            if isinstance(node, ast.Attribute) and node.attr in REFUSABLE
        ]
        for path in ON_THE_PAGE
    }
    assert {path: names for path, names in touched.items() if names} == {}
