"""Measure the command line as whole processes, beside the usual way and libxml2's own command.

Processor time is told, not the clock: it says the same on a machine that does something else.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench import usual
from bench.page import BenchError
from bench.people import ANSWERS, valid

CODE = "import sys; from certiflux.cli import main; sys.exit(main())"
HELP = "Dire l'aide (--help)"
CHECK = "check, ses trois rapports"
CONVERT = "convert, flux et rapports"
VALIDATE = "validate, schéma et contrôles"
SCHEMA = "validate --schema-only"
USUAL = "La voie habituelle, sans contrôle"
XMLLINT = "xmllint --stream, le schéma seul"
_PASSAGE = b"<cpf:passageCertification>"
_KIBIBYTE = 1024
_MISUSED = 2
_STARTER = """
import os, sys
away = [(os.POSIX_SPAWN_OPEN, one, os.devnull, os.O_RDWR, 0) for one in (0, 1, 2)]
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=away)
_, status, used = os.wait4(process, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


@dataclass
class Cost:
    """What a finished process took: seconds of processor, bytes of memory at most."""

    cpu: float
    peak: int


@dataclass
class Commands:
    """The runs of each command on one list, by label: of this checkout, and of another one."""

    people: int
    own: dict[str, list[Cost]] = field(default_factory=dict)
    other: dict[str, list[Cost]] = field(default_factory=dict)


def measure(people: int, file: Path, root: Path, against: Path | None, runs: int) -> Commands:
    """Run every command on a list; raise BenchError when one does not do its work."""
    if not hasattr(os, "wait4"):
        raise BenchError("Les processus ne se mesurent pas sur ce système.")
    found = Commands(people)
    with tempfile.TemporaryDirectory() as folder:
        work = _Work(people, file, Path(folder), root)
        for _ in range(runs):
            # In turn: what slows the machine down meanwhile slows both sides down.
            for label, words in work.ours():
                found.own.setdefault(label, []).append(work.run(root, words))
                if against is not None and label != SCHEMA:
                    found.other.setdefault(label, []).append(work.run(against, words))
            for label, words in work.beside():
                found.own.setdefault(label, []).append(work.spend(words, root))
    return found


class _Work:
    """A list, and a folder where each command finds what it needs and writes."""

    def __init__(self, people: int, file: Path, folder: Path, root: Path) -> None:
        self._people, self._file, self._folder, self._root = people, file, folder, root
        self._settings, self._schema = folder / "o.certiflux.toml", folder / "flux.xsd"
        self._settings.write_text(_toml(), "utf-8")

    def ours(self) -> Iterator[tuple[str, list[str]]]:
        """Yield our commands, each once those before it have run."""
        given = [str(self._file), "--settings", str(self._settings)]
        yield HELP, ["--help"]
        yield CHECK, ["check", *given, "--report", str(self._folder / "dit")]
        shutil.rmtree(self._folder / "depot", ignore_errors=True)
        yield CONVERT, ["convert", *given, "--out", str(self._folder / "depot"), "--valid-only"]
        yield VALIDATE, ["validate", str(self._flow())]
        yield SCHEMA, ["validate", str(self._flow()), "--schema-only"]

    def beside(self) -> Iterator[tuple[str, list[str]]]:
        """Yield what others would run on the same people, and on the same flow."""
        schema = subprocess.run(
            [sys.executable, "-c", CODE, "schema"],
            env=_environment(self._root),
            stdout=subprocess.PIPE,
            check=True,
        )
        self._schema.write_bytes(schema.stdout)
        text, flow = self._folder / "plate.csv", self._folder / "habituel.xml"
        usual.flat(self._flow(), text)
        yield USUAL, [sys.executable, usual.__file__, str(text), str(flow), str(self._schema)]
        if program := shutil.which("xmllint"):
            options = ["--stream", "--noout", "--schema", str(self._schema)]
            yield XMLLINT, [program, *options, str(self._flow())]

    def _flow(self) -> Path:
        """Return the first file of the flow, all of them having every valid person."""
        flows = sorted((self._folder / "depot").glob("flux-*.xml"))
        found = sum(one.read_bytes().count(_PASSAGE) for one in flows)
        if found % valid(self._people) or not found:
            raise BenchError(f"{found} personnes dans le flux : le temps ne vaut rien.")
        return max(flows, key=lambda one: one.stat().st_size)

    def run(self, root: Path, words: Sequence[str]) -> Cost:
        """Run a command of ours from a checkout."""
        return self.spend([sys.executable, "-c", CODE, *words], root)

    def spend(self, words: Sequence[str], root: Path) -> Cost:
        """Run a process to its end; raise BenchError when it says that it was misused."""
        # A small process starts it: what is started never counts less than what starts it.
        starter = [sys.executable, "-I", "-S", "-c", _STARTER, *words]
        told = subprocess.run(
            starter, env=_environment(root), stdout=subprocess.PIPE, check=True, encoding="ascii"
        )
        code, cpu, peak = told.stdout.split()
        if int(code) not in range(_MISUSED):
            raise BenchError(f"Code {code} : {' '.join(words[3:5])}")
        return Cost(float(cpu), int(peak) * (1 if sys.platform == "darwin" else _KIBIBYTE))


def _environment(root: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(root / "py")}


def _toml() -> str:
    lines: dict[str, list[str]] = {}
    for key, value in ANSWERS.items():
        table, _, name = key.partition(".")
        lines.setdefault(table, []).append(f'{name} = "{value}"')
    return "\n".join(f"[{table}]\n" + "\n".join(own) + "\n" for table, own in lines.items())


def text(all_of_them: Sequence[Commands]) -> str:
    """Give the table: medians, memory, and the ratio to the other checkout when there is one."""
    lines = []
    for one in all_of_them:
        lines.append(f"Ligne de commande, {one.people} personnes (processeur, mémoire, rapports)")
        lines += [_line(label, one) for label in one.own]
    return "\n".join(lines)


def _line(label: str, one: Commands) -> str:
    cpu = _cpu(one.own[label])
    memory = max(cost.peak for cost in one.own[label]) / 1_000_000
    told = f"  {label:<36}{cpu:>9.2f} s{memory:>8.0f} Mo"
    if label in one.other:
        before = _cpu(one.other[label])
        told += f"   avant {before:.2f} s, × {cpu / before:.2f}"
    beside = {CONVERT: USUAL, SCHEMA: XMLLINT}.get(label, "")
    if beside in one.own:
        told += f"   × {cpu / _cpu(one.own[beside]):.2f} de « {beside} »"
    return told.replace(".", ",")


def _cpu(costs: list[Cost]) -> float:
    return median(cost.cpu for cost in costs)
