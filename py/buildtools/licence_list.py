"""List the parts that dist/ redistributes, with their licences."""

from pathlib import Path

from buildtools import tarball
from buildtools.lock import Artefact

_HEADER = """\
Certiflux redistribue les parts suivantes : inchangées, sauf que les fichiers Python sont compilés
(les sources sont dans les paquets nommés ici) et que la mention des « source maps » est ôtée.
Certiflux ships the following parts: unchanged, but Python files are compiled (their sources are in
the packages named here) and the mention of source maps is removed.
Each Python package (.whl, a zip) carries its licence in its .dist-info folder.
La table des communes (runtime/places) est compilée depuis @etalab/decoupage-administratif ; ses
données viennent de l’Insee (code officiel géographique), de La Poste et d’Etalab (Licence Ouverte).
The table of communes (runtime/places) is compiled from the data of that package.
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
