"""Write the help page from what the engine declares: its rules and its dictionary."""

from buildtools.errors import BuildError

NAME = "aide.html"


def text() -> str:
    """Give the whole page; the same sources give the same text.

    Raises:
        BuildError: the engine's declarations cannot be read.
    """
    try:
        # Here and not above: a fault of the engine must not stop the other commands.
        from certiflux.reports.help import help_page  # noqa: PLC0415
    except (ImportError, SyntaxError) as error:
        message = f"La page d’aide n’a pas pu être écrite ({type(error).__name__})."
        raise BuildError(message) from error
    return help_page()
