"""The one exception that a user may meet, ready to be shown.

Anything else that is raised is a bug of the program and is shown as one.
"""

from certiflux.base.words import typographic


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
