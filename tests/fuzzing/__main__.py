"""Fuzz for as long as asked: `python3 build.py fuzz MINUTES [--only csv,xlsx]`.

Hypothesis draws the edits; where atheris is installed it takes half of the time, guided by what
each edit makes the engine run. A file that crashes a reader is kept beside the cache, to become a
case of tests/unit/test_hostile_files.py.
"""

import argparse
import hashlib
import importlib.util
import subprocess
import sys
import time
import traceback
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from buildtools.layout import Layout
from fuzzing.readers import READERS
from fuzzing.running import HangError, give
from fuzzing.test_fuzzing import SPOILT

_ROOT = Path(__file__).resolve().parents[2]
_ROUND = 200
"""Files given to a reader before the next one has its turn."""


def main(words: list[str]) -> int:
    """Fuzz the readers asked for; give 1 when anything but a UserError came out."""
    options = _parser().parse_args(words)
    names = options.only.split(",") if options.only else list(READERS)
    seconds = options.minutes * 60
    guided = importlib.util.find_spec("atheris") is not None
    crashes = _drawn(names, seconds / 2 if guided else seconds)
    if guided:
        crashes += _guided(names, seconds / 2)
    else:
        print("atheris n'est pas installé : Hypothesis seul a servi.")
    for line in crashes:
        print(line)
    print(f"{len(crashes)} défaut(s) trouvé(s).")
    return 1 if crashes else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py fuzz", description="Cherche la faille.")
    parser.add_argument("minutes", type=float, help="durée en minutes, tous lecteurs compris")
    parser.add_argument("--only", help=f"lecteurs, parmi : {', '.join(READERS)}")
    return parser


def _drawn(names: list[str], seconds: float) -> list[str]:
    """Let Hypothesis spoil files in turn; one line for each place that crashed."""
    end, start, given_out = time.monotonic() + seconds, 0, 0
    crashes: dict[str, str] = {}
    while time.monotonic() < end:
        for name in names:
            found = _round(name, start)
            given_out += _ROUND
            if found:
                place, data = found
                crashes.setdefault(place, f"{place} — {_kept(name, data)}")
        start += 1
    print(f"Hypothesis : {given_out} fichiers donnés.", flush=True)
    return list(crashes.values())


def _round(name: str, number: int) -> tuple[str, bytes] | None:
    """Give one reader its files; return where it crashed and on what, the smallest found."""
    reader, last = READERS[name], b""
    under = _folder() / f"{name.replace(' ', '-')}-under-way.bin"

    @seed(f"{name} {number}")
    @settings(
        deadline=None,
        max_examples=_ROUND,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    @given(**SPOILT)
    def spoil(seed, edits, raw):
        nonlocal last
        data = reader.spoil(seed, edits, raw=raw)
        # Kept before it is read: memory out of measure ends the process without a word.
        under.write_bytes(data)
        try:
            give(reader, data)
        except BaseException:
            last = data
            raise

    try:
        spoil()
    except (Exception, HangError) as error:  # noqa: BLE001 - whatever comes out is the finding
        return _place(name, error), last
    finally:
        under.unlink(missing_ok=True)
    return None


def _place(name: str, error: BaseException) -> str:
    engine = [
        f"{Path(frame.filename).name}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if "certiflux" in frame.filename
    ]
    detail = "" if engine else f" {error}"[:200]
    return f"{name} : {type(error).__name__}{detail} ({' > '.join(engine[-3:])})"


def _folder() -> Path:
    folder = Layout.of(_ROOT).cache / "fuzz"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _kept(name: str, data: bytes) -> str:
    path = _folder() / f"{name.replace(' ', '-')}-{hashlib.sha256(data).hexdigest()[:12]}.bin"
    path.write_bytes(data)
    return path.name


def _guided(names: list[str], seconds: float) -> list[str]:
    """Let atheris look for edits that make the engine run something new."""
    folder = _folder()
    share, crashes = max(1, round(seconds / len(names))), []
    for name in names:
        corpus = folder / "corpus" / name.replace(" ", "-")
        corpus.mkdir(parents=True, exist_ok=True)
        words = [
            f"-max_total_time={share}",
            f"-artifact_prefix={folder}/",
            "-timeout=30",
            str(corpus),
        ]
        done = subprocess.run(
            [sys.executable, "-m", "fuzzing.guided", name, *words],
            cwd=_ROOT, capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip
        if done.returncode:
            crashes.append(f"{name} (atheris) : {_last_words(done.stderr + done.stdout)}")
        else:
            print(f"atheris, {name} : {_runs(done.stderr)}", flush=True)
    return crashes


def _last_words(output: str) -> str:
    lines = [line for line in output.splitlines() if 'File "' in line or "Error" in line]
    return " | ".join(line.strip() for line in lines[-6:]) or output[-300:]


def _runs(output: str) -> str:
    return next((line for line in output.splitlines()[::-1] if line.startswith("Done")), "fini")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
