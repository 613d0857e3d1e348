"""One reader under atheris, which learns which edits lead somewhere new (LibFuzzer's options)."""

import sys

import atheris

with atheris.instrument_imports(include=["certiflux"]):
    from fuzzing.readers import READERS

from fuzzing.running import give
from fuzzing.spoiling import HIGHEST, KINDS


def main(name: str, options: list[str]) -> None:
    """Fuzz a reader until the time given in the options is over."""
    reader = READERS[name]

    def one(data: bytes) -> None:
        told = atheris.FuzzedDataProvider(data)
        seed, raw = told.ConsumeIntInRange(0, 31), told.ConsumeBool()
        edits = []
        while told.remaining_bytes() > 0 and len(edits) < 8:
            bounds = (KINDS - 1, HIGHEST - 1, 4095, 65535)
            edits.append(tuple(told.ConsumeIntInRange(0, most) for most in bounds))
        give(reader, reader.spoil(seed, edits, raw=raw))

    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
