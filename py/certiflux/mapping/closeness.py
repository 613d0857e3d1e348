"""Find the fields whose wordings are close to a header that is none of them.

Words are compared, whatever their order: whole, as the beginning of one another, or by shared
trigrams. A rare word (« INSEE ») says more than a frequent one (« date »). The dictionary's words
are indexed by trigram once; a header costs a few look-ups.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from certiflux.dictionary import CURRENT, composites, fields
from certiflux.mapping.candidate import Candidate, close
from certiflux.mapping.headers import VAGUE_TAGS
from certiflux.mapping.wording import tokens
from certiflux.reading.table import Cell

ENOUGH: Final = 0.6
"""Closeness (0–1) from which a wording is worth a mention."""

_BEGINNING, _TRIGRAM, _SAME_WORD = 3, 3, 0.55
_SHORTENED, _SHORTENED_SIMILAR = 0.93, 0.95
_UNKNOWN_WORD: Final = 3.5
_FOREIGN_WORD: Final = 8.0
_WHO_WORD: Final = 0.4
_ASKED_LESS: Final = 15

_WHO = frozenset(
    {"candidat", "stagiaire", "titulaire", "apprenant", "personne", "beneficiaire", "participant",
     "eleve", "etudiant", "individu", "certifie"},
)  # fmt: skip
"""Words that only say whose datum it is."""

_FOREIGN = frozenset(
    {"adresse", "age", "assiduite", "client", "conjoint", "courriel", "departement", "domicile",
     "employeur", "email", "entreprise", "etablissement", "facture", "financeur", "formateur",
     "jury", "mail", "mere", "montant", "mobile", "opco", "organisme", "pere", "portable", "prix",
     "referent", "residence", "responsable", "rue", "siren", "siret", "statut", "tarif",
     "telephone", "tel", "tuteur"},
)  # fmt: skip
"""Words of what the flow has no field for: another person, another place, money."""


@dataclass(slots=True)
class _Index:
    """Every wording by its words, every word by its trigrams."""

    wordings: list[tuple[str, str, float]] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    by_trigram: dict[str, list[str]] = field(default_factory=dict)


def close_to(cell: Cell, version: str = CURRENT) -> list[Candidate]:
    """Return the fields whose wordings are close to a header, closest first."""
    if not isinstance(cell, str) or not (words := tokens(cell)):
        return []
    index = _index(version)
    asked = {one.id for one in composites().values() if one.asked}
    best: dict[str, tuple[float, str]] = {}
    for wording, likeness in _likenesses(index, words).items():
        target, text, _ = index.wordings[wording]
        if likeness >= ENOUGH and likeness > best.get(target, (0.0, ""))[0]:
            best[target] = likeness, text
    ranked = sorted(best.items(), key=lambda item: -item[1][0])
    return [
        close(target, text, likeness, _ASKED_LESS if target in asked else 0)
        for target, (likeness, text) in ranked
    ]


def known_words(cell: Cell, version: str = CURRENT) -> int:
    """Count the words of a cell that are words of the dictionary's wordings."""
    if not isinstance(cell, str):
        return 0
    weights = _index(version).weights
    return sum(word in weights for word in tokens(cell))


def _likenesses(index: _Index, words: tuple[str, ...]) -> dict[int, float]:
    """Return, by wording, twice what is shared over what both hold (0–1)."""
    own, shared = 0.0, Counter[int]()
    for word in words:
        similar = _similar(index, word)
        own += _own_weight(index, word, similar)
        reached: dict[int, float] = {}
        for known, likeness in similar.items():
            gain = likeness * index.weights[known]
            for wording in index.by_word[known]:
                reached[wording] = max(gain, reached.get(wording, 0.0))
        for wording, gain in reached.items():
            shared[wording] += gain  # type: ignore[assignment]  # weights are not whole numbers
    return {w: min(1.0, 2 * gain / (own + index.wordings[w][2])) for w, gain in shared.items()}


def _own_weight(index: _Index, word: str, similar: dict[str, float]) -> float:
    if word in _FOREIGN and word not in index.weights:
        return _FOREIGN_WORD
    if word in _WHO:
        return _WHO_WORD
    return max((index.weights[known] for known in similar), default=_UNKNOWN_WORD)


def _similar(index: _Index, word: str) -> dict[str, float]:
    """Return the dictionary's words that ``word`` may be, with how alike they are (0–1)."""
    if word in index.weights:
        return {word: 1.0}
    if len(word) < _TRIGRAM:
        return {}
    counts = Counter(known for one in _trigrams(word) for known in index.by_trigram.get(one, ()))
    found: dict[str, float] = {}
    for known, common in counts.items():
        if len(word) >= _BEGINNING and known.startswith(word):
            found[known] = _SHORTENED
            continue
        alike = 2 * common / (len(word) + len(known))
        if alike >= _SAME_WORD and not (word + known).isdecimal():
            found[known] = alike * _SHORTENED_SIMILAR
    return found


def _trigrams(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[i : i + _TRIGRAM] for i in range(len(padded) - _TRIGRAM + 1)}


@cache
def _index(version: str) -> _Index:
    index = _Index()
    targets: dict[str, set[str]] = {}
    said: list[tuple[str, str, tuple[str, ...]]] = []
    for target, text in _wordings(version):
        words = tokens(text)
        said.append((target, text, words))
        for word in words:
            targets.setdefault(word, set()).add(target)
    for word, known in targets.items():
        index.weights[word] = (
            _WHO_WORD if word in _WHO else math.log2(1 + _passing(version) / len(known))
        )
        for one in _trigrams(word):
            index.by_trigram.setdefault(one, []).append(word)
    for number, (target, text, words) in enumerate(said):
        index.wordings.append((target, text, sum(index.weights[word] for word in words)))
        for word in words:
            index.by_word.setdefault(word, []).append(number)
    return index


def _passing(version: str) -> int:
    """Return how many fields a flow carries."""
    return sum(not field.check_only for field in fields(version).values())


def _wordings(version: str) -> list[tuple[str, str]]:
    """Return every target with each of its wordings, those nobody writes in words left out."""
    found: list[tuple[str, str]] = []
    for own in fields(version).values():
        if own.emitted and not (own.generated or own.check_only):
            tag = () if own.id in VAGUE_TAGS else (own.name,)
            found += [(own.id, text) for text in (own.label, *own.synonyms, *tag)]
    for composite in composites().values():
        found += [(composite.id, text) for text in (composite.label, *composite.synonyms)]
    return found
