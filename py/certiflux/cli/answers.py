"""What every command answers with: an exit code, a result for another program."""

from __future__ import annotations

import sys
from typing import Any

from certiflux.exports.json_text import json_lines

OK, BLOCKED, UNUSABLE = 0, 1, 2


def print_json(content: dict[str, Any]) -> None:
    """Print a result for another program."""
    sys.stdout.writelines(json_lines(content))
