"""Write the help page and the index of its search.

The page is made from what the engine declares (its rules, its dictionary) and from the texts of
``help/``, in the order of their names; the index is made from the page.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from buildtools import help_index
from buildtools.errors import BuildError

if TYPE_CHECKING:
    from buildtools.help.chapters import Chapter

NAME = "aide.html"
TEXTS = Path(__file__).parent / "help"
_DECLARED = {
    "regles": "Règle",
    "champs": "Champ",
    "plusieurs-champs": "Champ",
    "passeport": "Passeport de prévention",
}


def sources() -> list[Path]:
    """List the written texts and the synonyms of the search."""
    return sorted(TEXTS.glob("*.toml"))


def chapters() -> "list[Chapter]":
    """Read the written chapters, in the order of the page."""
    # Here and not above: a fault of the engine must not stop the other commands.
    from buildtools.help.chapters import chapter  # noqa: PLC0415

    return [chapter(path.read_text(encoding="utf-8")) for path in sorted(TEXTS.glob("[0-9]*.toml"))]


def files() -> dict[str, str]:
    """Give the page and its index by their path in dist/; the same sources give the same texts.

    Raises:
        BuildError: the engine's declarations or a text of the help cannot be read.
    """
    try:
        from buildtools.help.contents import help_page  # noqa: PLC0415

        written = chapters()
        page = help_page(written)
    except (ImportError, SyntaxError, ValueError) as error:
        message = f"La page d’aide n’a pas pu être écrite ({type(error).__name__} : {error})."
        raise BuildError(message) from error
    kinds = _DECLARED | {one.anchor: one.kind for one in written}
    return {NAME: page, help_index.NAME: help_index.text(page, kinds)}
