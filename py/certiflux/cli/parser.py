"""The parser of the commands, which refuses with our exit code."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from certiflux.cli.answers import UNUSABLE


class Parser(argparse.ArgumentParser):
    """A parser that refuses with our exit code."""

    def error(self, message: str) -> NoReturn:
        """Refuse arguments, with the usage."""
        self.print_usage(sys.stderr)
        self.exit(UNUSABLE, f"{self.prog} : {message}\n")
