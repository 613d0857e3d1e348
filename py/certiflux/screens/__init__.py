"""The screens: what each shows, in French sentences and plain data."""

from typing import Any

View = dict[str, Any]
"""Plain data ready for JSON, as the page and the command line show it."""
