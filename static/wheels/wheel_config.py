"""Rewrite CPython's pyconfig.h for the interpreter that Pyodide ships.

Debian's header describes the machine that builds; a module compiled with it would disagree with
Pyodide on the size of every pointer. Pyodide's own answers stand in the sysconfig data of its
standard library.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

SYSCONFIG = "_sysconfigdata__emscripten_wasm32-emscripten.py"

_LINE = re.compile(r"^(?:#define (?P<defined>\w+)\b.*|/\* #undef (?P<undefined>\w+) \*/)$")
# Always defined, zero included; any other zero in the sysconfig data means « not defined ».
_NUMBERS = ("HAVE_DECL_", "SIZEOF_", "ALIGNOF_")


def build_values(source: str) -> dict[str, int | str]:
    """Return the numbers and texts that a sysconfig data module declares.

    The text is parsed, never run; entries computed from a path (f-strings) are no part of
    pyconfig.h and are left out. Raise ValueError when it declares none.
    """
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            pairs = zip(node.value.keys, node.value.values, strict=True)
            return {
                str(name.value): value.value
                for name, value in pairs
                if isinstance(name, ast.Constant)
                and isinstance(value, ast.Constant)
                and isinstance(value.value, int | str)
            }
    raise ValueError("build_time_vars")


def rewrite(template: str, values: Mapping[str, int | str]) -> str:
    """Return the header `template` with every definition answered from `values`.

    A name unknown to Pyodide keeps its line, except a HAVE_… one: a feature that nobody vouches
    for is switched off.
    """
    return "".join(_answer(line, values) + "\n" for line in template.splitlines())


def _answer(line: str, values: Mapping[str, int | str]) -> str:
    found = _LINE.match(line)
    if found is None:
        return line
    name = found["defined"] or found["undefined"]
    if name not in values:
        return f"/* #undef {name} */" if name.startswith("HAVE_") else line
    if values[name] == 0 and not name.startswith(_NUMBERS):
        return f"/* #undef {name} */"
    return f"#define {name} {values[name]}"
