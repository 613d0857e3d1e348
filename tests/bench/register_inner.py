"""Read one list of France compétences, in a process that does nothing else."""

import time

from certiflux.base.work import drain
from certiflux.fiches.reading import read_list


def measure(name: str, data: bytes) -> dict[str, float]:
    """Return the seconds that reading a list takes, and its fiches."""
    begin = time.perf_counter()
    found = drain(read_list(name, data))
    return {"seconds": time.perf_counter() - begin, "fiches": len(found.fiches)}
