"""Run another program, in one place, so that tests can stand in for it."""

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """Hold how a program ended: its exit code and all that it printed."""

    code: int
    output: str

    @property
    def reason(self) -> str:
        """Give the last line that looks like an error, or the last line at all."""
        lines = [line.strip() for line in self.output.splitlines() if line.strip()]
        telling = [line for line in lines if "error" in line.lower()]
        return (telling or lines or ["sans explication"])[-1]


Runner = Callable[[Sequence[str], Path], Outcome]


def run(command: Sequence[str], folder: Path) -> Outcome:
    """Run `command` in `folder`; keep what it prints.

    Raises:
        FileNotFoundError: the program is not installed.
    """
    done = subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Outcome(done.returncode, done.stdout)
