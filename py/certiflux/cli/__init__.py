"""The command line: the same engine, for scripts and for measuring the project itself.

Exit 0: nothing blocks; 1: findings that block; 2: unusable input or arguments.
"""

from certiflux.cli.commands import main

__all__ = ["main"]
