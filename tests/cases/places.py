"""Datasets of places of birth: columns made from rows, and people born all over the place."""

from array import array
from random import Random

from certiflux.dataset.journal import Journal
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import CURRENT
from certiflux.rules.ids import BIRTH, PLACE

FIELDS = (*PLACE, *BIRTH)


def dataset(rows):
    """Return the dataset of rows of values, in the order of FIELDS."""
    columns = {}
    for field, values in zip(FIELDS, zip(*rows, strict=True), strict=True):
        known = {}
        codes = array("I", (known.setdefault(value, len(known)) for value in values))
        columns[field] = FieldColumn(list(known), codes)
    numbers = array("I", range(2, len(rows) + 2))
    return Dataset(CURRENT, columns, numbers, {}, Journal(numbers))


def born_anywhere(atlas, count, places, seed=20261121):
    """Return `count` rows of people born in `places` distinct places, right and wrong alike."""
    random = Random(seed)
    known = [_place(random, atlas, code) for code in random.choices(list(atlas.codes()), k=places)]
    return [
        (*random.choice(known), str(random.randint(1950, 2008)), *_day(random))
        for _ in range(count)
    ]


def _day(random):
    return random.choice([(str(random.randint(1, 12)), str(random.randint(1, 28))), (None, None)])


def _place(random, atlas, code):
    name = random.choice(atlas.episodes(code)).name
    postal = next(iter(atlas.postals(code)), None)
    return random.choice(
        [
            (code, None, name, None, None),
            (code, None, None, None, None),
            (code, postal, name.upper(), None, "France"),
            (None, postal, name, None, None),
            (None, postal, None, None, None),
            (None, None, name, None, None),
            (None, None, f"{name} ({code[:2]})", None, None),
            (postal, None, name, None, None),
            (code, None, "Toulouse", None, None),
            (random.choice(["99352", "99115"]), None, "Ville", "352", "Algérie"),
        ]
    )
