"""What each file format knows of itself: one module per format, found where it stands.

A module declares its formats in ``FORMATS``: how they are called and recognised, what opens them.
Nothing else lists them.
"""

import pkgutil
from functools import cache
from importlib import import_module

from certiflux.reading.base import FileFormat


@cache
def known() -> tuple[FileFormat, ...]:
    """Return every format that is read, those to be asked last at the end."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    found: list[FileFormat] = [one for module in modules for one in module.FORMATS]
    return tuple(sorted(found, key=lambda one: one.last))


def endings() -> tuple[str, ...]:
    """Return the endings of the names of the files that are read, each once."""
    return tuple(dict.fromkeys(ending for one in known() for ending in one.endings))
