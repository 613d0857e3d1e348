"""The one exception that a user may meet, ready to be shown.

Anything else that is raised is a bug of the program and is shown as one.
"""

import re

_NO_BREAK = "\N{NO-BREAK SPACE}"
_BREAKS_TO_MEND = re.compile(
    "(?<=\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}) "
    "| (?=[:;!?%\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}])"
    "|(?<=\\d) (?=\\d{3}(?!\\d)|Mo\\b)"
)


def typographic(text: str) -> str:
    """Return a French sentence whose spaces do not break where they must not.

    Sentences are written in the source with plain spaces, which a reader can see;
    this puts no-break ones inside « », before : ; ! ? % and inside numbers. Applying it
    twice changes nothing.
    """
    return _BREAKS_TO_MEND.sub(_NO_BREAK, text)


class UserError(Exception):
    """Say what cannot be done with what the user gave, and how to go on.

    `code` is stable, UPPER_SNAKE and French; it is never reused for another meaning.
    `title`, `message` and `remedy` are French and name no person; their spaces are
    made typographic here. `detail` is for
    a report to the maintainers: at most the class name of the underlying exception
    or a technical figure, never a cell's content.
    """

    def __init__(
        self,
        code: str,
        *,
        title: str,
        message: str,
        remedy: str,
        detail: str | None = None,
    ) -> None:
        """Keep the sentences as given."""
        super().__init__(code, title, message, remedy, detail)
        self.code = code
        self.title = typographic(title)
        self.message = typographic(message)
        self.remedy = typographic(remedy)
        self.detail = detail

    def __str__(self) -> str:
        """Return the title and the message on one line, for the command line."""
        return f"{self.title} {self.message}"

    def as_dict(self) -> dict[str, str | None]:
        """Return the fields under their names, for the boundary and `--json`."""
        return {
            "code": self.code,
            "title": self.title,
            "message": self.message,
            "remedy": self.remedy,
            "detail": self.detail,
        }
