"""List the parts that dist/ redistributes, with their licences."""

from pathlib import Path

from buildtools import tarball
from buildtools.lock import Artefact

_HEADER = """\
Certiflux redistribue, sans les modifier (hors mention des « source maps »), les parts suivantes.
Certiflux ships the following parts, unchanged but for the mention of source maps.
Each Python package (.whl, a zip) carries its licence in its .dist-info folder.
"""


def text(files: dict[Artefact, Path]) -> str:
    """Give the text of runtime/LICENCES.txt: one line per part, then the licences."""
    lines = [f"- {part.label} : {part.licence} ({part.source})" for part in files]
    texts = [
        f"{'=' * 70}\n{part.label}\n{'=' * 70}\n{content.decode('utf-8', 'replace')}"
        for part, path in files.items()
        if part.source == "npm"
        for content in tarball.licences(path)
    ]
    return "\n".join([_HEADER, *lines, "", *texts])
