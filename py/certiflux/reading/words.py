"""French wording of figures and lists of rows."""

from collections.abc import Sequence

_SHOWN = 5


def figure(number: int) -> str:
    """Write a number the French way: 1 204."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def counted(number: int, singular: str, plural: str) -> str:
    """Write a number with its noun: « 1 ligne », « 3 lignes »."""
    return f"{figure(number)} {plural if number > 1 else singular}"


def rows_named(rows: Sequence[int]) -> str:
    """Name rows by their numbers, the first ones only when there are many."""
    if len(rows) == 1:
        return f"Ligne {rows[0]}"
    shown = ", ".join(str(row) for row in rows[:_SHOWN])
    more = len(rows) - _SHOWN
    return f"Lignes {shown}" + (f" et {counted(more, 'autre', 'autres')}" if more > 0 else "")


def megabytes(size: int) -> int:
    """Return a size in bytes as whole megabytes, rounded up."""
    return -(-size // (1024 * 1024))
