"""Build, serve, test and measure Certiflux: `python3 build.py --help`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)

if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("Certiflux demande Python 3.11 ou plus récent.")
    sys.path.insert(0, str(ROOT / "py"))
    from buildtools.main import main

    sys.exit(main(ROOT, sys.argv[1:]))
