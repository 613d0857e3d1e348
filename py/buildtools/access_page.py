"""Write the accessibility statement, with what the page weighs, from the files of dist/."""

from pathlib import Path

from buildtools.errors import BuildError

NAME = "accessibilite.html"

_KINDS = (
    ("Le moteur : Python et ses bibliothèques", ("runtime/pyodide/",)),
    ("Ce qui anime la page : PyScript et MicroPython", ("runtime/",)),
    ("La table des communes", ("runtime/places/",)),
    ("Licences et inventaire", ("runtime/LICENCES.txt", "runtime/sbom.cdx.json")),
    ("La page elle-même, son style, son exemple", ("index.html", "app/", "static/", "manifest.")),
    ("L'aide et les pages d'information", ("",)),
)
"""What the files are for, by the beginning of their names: the longest beginning decides."""


def text(dist: Path) -> str:
    """Give the page; ``dist`` holds every other file already, which are weighed.

    Raises:
        BuildError: the engine's declarations cannot be read.
    """
    try:
        # Here and not above: a fault of the engine must not stop the other commands.
        from buildtools.access_html import page  # noqa: PLC0415
    except (ImportError, SyntaxError) as error:
        message = f"La page d’accessibilité n’a pas pu être écrite ({type(error).__name__})."
        raise BuildError(message) from error
    return page(weigh(dist))


def weigh(dist: Path) -> list[tuple[str, int, int]]:
    """Give the number and the bytes of the files of each kind, heaviest kind first."""
    found = {title: (0, 0) for title, _ in _KINDS}
    for path in dist.rglob("*"):
        if path.is_file():
            title = _kind(path.relative_to(dist).as_posix())
            count, octets = found[title]
            found[title] = count + 1, octets + path.stat().st_size
    return sorted(((title, *sums) for title, sums in found.items()), key=lambda one: -one[2])


def _kind(name: str) -> str:
    fits = [(len(start), title) for title, starts in _KINDS for start in starts
            if name.startswith(start)]  # fmt: skip
    return max(fits)[1]
