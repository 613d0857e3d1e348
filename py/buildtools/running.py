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
        """Give npm's error code, else the last line about an error, else the last line."""
        lines = [line.strip() for line in self.output.splitlines() if line.strip()]
        # npm ends on the place of its log: the code comes first and says more.
        codes = [line for line in lines if line.startswith("npm error code ")]
        errors = [line for line in lines if "error" in line.lower()]
        return (codes or errors or lines or ["sans explication"])[-1]


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
