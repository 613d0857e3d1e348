"""Run the command line: ``python -m certiflux``."""

import sys

from certiflux.cli import main

sys.exit(main(sys.argv[1:]))
