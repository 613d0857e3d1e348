"""Pictures of a checked file for who would rather look than read, each with its table.

A picture is plain data: shapes to draw as they are, and a table that says the same in full.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from certiflux.base.words import NO_BREAK, counted, figure, typographic
from certiflux.dictionary import fields
from certiflux.screens import View
from certiflux.screens.generate.bars import Bar, bars
from certiflux.screens.generate.deadlines import FAR, LATE, NEAR, deadlines_view
from certiflux.screens.verify.days import DELIVERED, DUE, NO_CODE, delivered, month
from certiflux.screens.verify.verdict import groups_view
from certiflux.session import Dossier

SHOWN: Final = 12
"""Bars of a picture; its table goes further."""

COUNTED: Final = ("Combien", "Personnes")
"""Heads of the column whose numbers lead to what they count."""

LISTED: Final = 200
"""Lines of a table; what is left out is said."""

_SIGNS: Final = {"error": "✕", "warning": "▲", "info": "ℹ", LATE: "✕", NEAR: "▲", FAR: "✓"}


class PictureLine(NamedTuple):
    """One line of a table: its cells, and what its number opens.

    ``do`` is an action of the page: the rows of a group of the verdict, the list of a rule, the
    rows of a filter; ``arg`` says which.
    """

    cells: tuple[str, ...]
    do: str
    arg: str


def pictures_view(dossier: Dossier) -> View:
    """Return the pictures that have something to show."""
    made = (findings_picture(dossier), deliveries_picture(dossier), deadlines_picture(dossier))
    return {"pictures": [one for one in made if one]}


def findings_picture(dossier: Dossier, *, anonymous: bool = False) -> View | None:
    """Return the findings by rule, the most frequent first; None when there is none.

    ``anonymous`` leaves out the user's own headers.
    """
    ranked = sorted(enumerate(groups_view(dossier)), key=lambda pair: -pair[1]["count"])
    groups = [one for _, one in ranked]
    if not groups:
        return None
    first, known = groups[0], fields(dossier.version)
    sentence = f"« {first['title']} » revient le plus souvent : {_times(first['count'])}."
    return _picture(
        "regles",
        "Les problèmes par règle",
        sentence,
        [
            Bar(f"{_SIGNS[one['severity']]} {one['title']}", one["count"], one["severity"])
            for one in groups
        ],
        ("Règle", "Gravité", "Colonne", "Combien"),
        [
            PictureLine(
                (
                    one["title"],
                    one["severity_label"],
                    known[one["field"]].label if anonymous else one["column"],
                    figure(one["count"]),
                ),
                "rule" if one["whole_file"] else "workshop",
                str(rank),
            )
            for rank, one in ranked
        ],
    )


def _times(count: int) -> str:
    return counted(count, "fois", "fois")


def deliveries_picture(dossier: Dossier) -> View | None:
    """Return the people by certification and month of delivery; None when no day is readable."""
    found = Counter(one for one in delivered(dossier) if one)
    if not found:
        return None
    most, people = found.most_common(1)[0]
    codes = len({code for code, _ in found})
    sentence = (
        f"{counted(codes, 'certification')} ; le mois le plus chargé est {month(most[1])} pour "
        f"{most[0] or NO_CODE} : {counted(people, 'personne')}."
    )
    kept = sorted(found.items())
    return _picture(
        "delivrances",
        "Les personnes par certification et mois de délivrance",
        sentence,
        list(_by_certification(kept)),
        ("Certification", "Mois", "Personnes"),
        [
            PictureLine(
                (dossier.fiches.told(code) or NO_CODE, month(when), figure(count)),
                "people",
                f"{DELIVERED} {when} {code}".strip(),
            )
            for (code, when), count in kept
        ],
    )


def _by_certification(found: list[tuple[tuple[str, str], int]]) -> Iterator[Bar]:
    for code, months in groupby(found, key=lambda one: one[0][0]):
        head = code or NO_CODE
        for (_, when), count in months:
            yield Bar(month(when), count, "plain", head=head)
            head = ""


def deadlines_picture(dossier: Dossier) -> View | None:
    """Return the days left to declare each delivery, the earliest last day first, None for none."""
    view = deadlines_view(dossier)
    items = view["items"]
    if not items:
        return None
    return _picture(
        "echeances",
        "Le temps qui reste pour déclarer",
        view["sentence"],
        [
            Bar(
                f"{_SIGNS[one['level']]} {one['day_label']} · {one['certification'] or NO_CODE} · "
                f"{counted(one['people'], 'personne')}",
                abs(one["left"]),
                one["level"],
                said=_left(one),
            )
            for one in items
        ],
        ("Dernier jour", "Certification", "Personnes", "Délai"),
        [
            PictureLine(
                (
                    one["day_label"],
                    one["told"] or NO_CODE,
                    figure(one["people"]),
                    f"{one['level_label']} : {_left(one)}",
                ),
                "people",
                f"{DUE} {one['last_day']} {one['certification']}".strip(),
            )
            for one in items
        ],
    )


def _left(one: View) -> str:
    """Return what is left of a deadline, without the people: « il reste 30 jours »."""
    said: str = one["sentence"]
    return said.partition(f"{NO_BREAK}: ")[2].removesuffix(".")


def _picture(  # a picture is these six things
    name: str,
    title: str,
    sentence: str,
    drawn: list[Bar],
    heads: Iterable[str],
    rows: list[PictureLine],
) -> View:
    head = list(heads)
    left = len(drawn) - SHOWN
    more = f"Le dessin montre les {SHOWN} premières lignes sur {figure(len(drawn))}."
    cut = len(rows) - LISTED
    rest = f"Le tableau montre les {LISTED} premières lignes sur {figure(len(rows))}."
    return {
        "id": name,
        "title": typographic(title),
        "sentence": typographic(sentence),
        "left_out": typographic(more) if left > 0 else "",
        **bars(drawn[:SHOWN]),
        "table": {
            "heads": head,
            "counted": next(place for place, one in enumerate(head) if one in COUNTED),
            "targets": [{"do": row.do, "arg": row.arg} for row in rows[:LISTED]],
            "rows": [list(map(typographic, row.cells)) for row in rows[:LISTED]],
            "left_out": typographic(rest) if cut > 0 else "",
        },
    }
