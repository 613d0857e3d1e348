"""Write the configuration that PyScript reads for the page's MicroPython."""

import json
from collections.abc import Iterable
from pathlib import Path

# Started by name, not imported: the pages' entry points and the worker's script.
_NOT_MODULES = frozenset({"main.py", "aide.py", "engine.py"})
# All that the search of the help page imports.
_OF_HELP = ("dom.py", "parts/__init__.py", "parts/help_search.py", "tried.py")

# PyScript loads each of these unless told not to; they are not in dist/.
PLUGINS_OFF = (
    "!codemirror",
    "!deprecations-manager",
    "!donkey",
    "!error",
    "!py-editor",
    "!py-game",
    "!py-terminal",
)


def text(app: Path) -> str:
    """Give the text of runtime/page.json for the modules in `app`.

    PyScript resolves `interpreter` from the page and `files` from this file;
    each module lands in MicroPython's root under its path below app/.
    """
    modules = sorted(path.relative_to(app).as_posix() for path in app.rglob("*.py"))
    return _config([name for name in modules if name not in _NOT_MODULES])


def help_text() -> str:
    """Give the text of runtime/aide.json: the few modules that the help page needs."""
    return _config(_OF_HELP)


def _config(modules: Iterable[str]) -> str:
    content = {
        "interpreter": "./runtime/micropython/micropython.mjs",
        "files": {f"../app/{name}": f"./{name}" for name in modules},
        "plugins": list(PLUGINS_OFF),
    }
    return json.dumps(content, indent=1) + "\n"
