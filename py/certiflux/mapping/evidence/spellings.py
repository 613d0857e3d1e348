"""The words that closed lists know, and those of decisions, of yes and no, of nationalities."""

from __future__ import annotations

from functools import cache
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dictionary import CURRENT, Version, fields, ids
from certiflux.dictionary.decisions import TICKS, Decision, decision
from certiflux.dictionary.kinds import Listing
from certiflux.dictionary.lists import CROSSES, YES_NO
from certiflux.mapping.wording import key

__all__ = ["TICKS", "kinds_listed", "list_spellings"]

VAGUE: Final = frozenset(
    {"1", "2", "autre", "autres", "aucune", "score", "candidat", "stagiaire", "o", "n", "non",
     "oui"},
)  # fmt: skip
"""Spellings that many lists share."""

_TRUTH: Final = frozenset({"oui", "non", *map(key, YES_NO)}) - frozenset(
    {"", "t", "v", "ok", "definitif", "definitive", "provisoire", "temporaire"}
)
_NATIONALITIES: Final = frozenset(
    """
    francaise francais fr fra belge suisse espagnole allemande portugaise turque russe grecque
    polonaise britannique italienne marocaine algerienne tunisienne malienne senegalaise
    roumaine ivoirienne camerounaise congolaise chinoise bresilienne syrienne afghane
    ukrainienne americaine haitienne comorienne guineenne beninoise togolaise vietnamienne
    neerlandaise irlandaise anglaise canadienne mauricienne malgache libanaise
    """.split()  # noqa: SIM905  # quotation marks would hide the words
)
_ACCESS: Final = dict.fromkeys(
    ("app", "appr", "alternance", "stagiairefc", "conpro"), ids.MODALITE_ACCES
)
_SEX: Final = frozenset("fhm")
_PERSON: Final = ("uneunefemme", "unhomme", "unefemme")


@cache
def list_spellings(version: Version = CURRENT) -> dict[str, tuple[str, ...]]:
    """Return, by reduced spelling, the list fields that know it."""
    found: dict[str, tuple[str, ...]] = {}
    for one in fields(version).values():
        words: list[str] = list(one.suggestions)
        if isinstance(one.kind, Listing):
            for option in one.kind.options:
                words += [option.value, option.label, *option.spellings]
        for word in {key(word) for word in words}:
            found[word] = (*found.get(word, ()), one.id)
    return found


def kinds_listed(text: str) -> set[str]:
    """Return the kinds of a text by the words that it is, such as « list:8.9 » or « decision ».

    « clearly:8.9 » when no other list has such a word.
    """
    plain = key(text)
    listed = list_spellings().get(plain, ())
    found = {f"list:{target}" for target in listed}
    if plain not in VAGUE and (len(plain) > 1 or plain in _SEX):
        found |= {f"clearly:{target}" for target in listed}
    if plain in _ACCESS:
        found |= {f"list:{_ACCESS[plain]}", f"clearly:{_ACCESS[plain]}"}
    if plain in _PERSON:
        found |= {"list:8.9", "clearly:8.9"}
    if plain in VAGUE:
        found.add("vague")
    if plain in _TRUTH:
        found.add("yes or no")
    if unaccented(text) in CROSSES or text in TICKS:
        found.add("mark")
    if (
        "@" not in text
        and not found & {"mark", "yes or no"}
        and decision(text) is not Decision.UNKNOWN
    ):
        found.add("decision")
    if plain in _NATIONALITIES:
        found.add("nationality")
    return found
