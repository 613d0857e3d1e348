"""What a proposal is: values for fields of a row, applied on the user's word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fix:
    """One proposal: what it is called, and the values it gives to fields of the row.

    ``values`` are texts as a user would type them in the cell, by field id; "" empties it.
    """

    label: str
    values: dict[str, str]
