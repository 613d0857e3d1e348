"""Write the configuration that PyScript reads for the page's MicroPython."""

import json
from pathlib import Path

# Started by name, not imported: the page's entry point and the worker's script.
_NOT_MODULES = frozenset({"main.py", "engine.py"})

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
    content = {
        "interpreter": "./runtime/micropython/micropython.mjs",
        "files": {f"../app/{name}": f"./{name}" for name in modules if name not in _NOT_MODULES},
        "plugins": list(PLUGINS_OFF),
    }
    return json.dumps(content, indent=1) + "\n"
