"""Two columns that could be the birth name: one question, which says which people differ."""

from __future__ import annotations

from itertools import islice

from certiflux.base.words import counted, quoted, typographic
from certiflux.dataset.names.birth_name import BIRTH, USAGE
from certiflux.dataset.texts.text import clean
from certiflux.dataset.values import show
from certiflux.mapping.mapping import ColumnMatch
from certiflux.screens.columns.questions import Question, QuestionChoice, capital, named
from certiflux.session import Dossier

EXAMPLES = 3
"""People shown whose two names differ; on the screen only."""


def two_names(dossier: Dossier) -> Question | None:
    """Return the question of the two readings of identity, None where there is one reading.

    It is asked where a column that is not sure to be the usage name may be the birth name, which
    another column gives.
    """
    own = {match.target: match for match in dossier.mapping.own if match.target}
    birth, usage = own.get(BIRTH), own.get(USAGE)
    if birth is None or usage is None or (birth.sure and usage.sure):
        return None
    if not any(one.target == BIRTH for one in usage.alternates) and birth.sure:
        return None
    differ, blank, examples = _compared(dossier, birth, usage)
    index = usage.index
    confirmed = [("assign", index, USAGE), ("assign", birth.index, BIRTH)]
    if blank:
        confirmed.append(("one_name", birth.index, "oui"))
    first = QuestionChoice("oui", f"Nom de naissance : {named(birth)}", tuple(confirmed))
    other = QuestionChoice(
        "nom",
        f"Nom de naissance : {named(usage)}",
        (("assign", birth.index, None), ("assign", index, BIRTH)),
    )
    return Question(
        f"q-{index}",
        "identity",
        typographic(
            f"{capital(named(usage))} ou {named(birth)} : lequel est le nom de naissance ?"
        ),
        (
            first,
            other,
            QuestionChoice("non", f"Ne pas utiliser {named(usage)}", (("assign", index, None),)),
        ),
        index,
        USAGE,
        typographic(_reason(differ, blank)),
        usage.score,
        examples=tuple(examples),
    )


def _compared(
    dossier: Dossier, birth: ColumnMatch, usage: ColumnMatch
) -> tuple[int, int, list[str]]:
    """Return how many people have two different names, how many no birth name, and examples."""
    table, first = dossier.table, dossier.mapping.first_row
    one, other = table.columns[birth.index], table.columns[usage.index]
    pairs: dict[tuple[int, int], int] = {}
    for pair in zip(one.codes[first:], other.codes[first:], strict=True):
        pairs[pair] = pairs.get(pair, 0) + 1
    differ = blank = 0
    examples: dict[str, None] = {}
    for (own, second), count in pairs.items():
        born, used = (clean(show(v))[0] for v in (one.values[own], other.values[second]))
        if not used:
            continue
        if not born:
            blank += count
        elif born.casefold() != used.casefold():
            differ += count
            examples[f"{quoted(used)}, {quoted(born)} à la naissance"] = None
    return differ, blank, list(islice(examples, EXAMPLES))


def _reason(differ: int, blank: int) -> str:
    said = []
    if differ:
        verb = "a deux noms différents" if differ == 1 else "ont deux noms différents"
        said.append(f"{counted(differ, 'personne')} {verb}")
    if blank:
        verb = "n'en a qu'un" if blank == 1 else "n'en ont qu'un"
        said.append(f"{counted(blank, 'personne')} {verb} : c'est alors aussi celui de naissance")
    return " ; ".join(said) or "Les deux noms sont les mêmes pour tous"
