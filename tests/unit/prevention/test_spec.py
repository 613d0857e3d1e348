"""The declared columns against the public readings of the guide: lengths, lists, conditions.

They stand beside the checkout where the references are; without them there is nothing to compare.
"""

import json
from pathlib import Path

import pytest

from certiflux.dictionary.kinds import Listing, Text
from certiflux.dictionary.prevention import COLUMNS

SPEC = Path(__file__).parents[4] / "shared" / "spec" / "passeport-prevention-rules.json"
RULES = json.loads(SPEC.read_text("utf-8")) if SPEC.is_file() else {}
SAME = {"SPECIALITE": "SPECIALITE_FORMATION", "MENTION": "MENTION_OBTENUE"}
absent = pytest.mark.skipif(not RULES, reason="the references are not beside this checkout")


def column(name):
    return COLUMNS[SAME.get(name, name)]


@absent
def test_every_text_has_the_length_that_the_portal_takes():
    for name, most in RULES.get("max_length", {}).items():
        kind = column(name).field.kind
        assert isinstance(kind, Text)
        assert kind.high == most, name


@absent
def test_every_list_is_the_portals():
    for name, values in RULES.get("enums", {}).items():
        if name == "booleans":
            continue
        kind = column(name).field.kind
        assert isinstance(kind, Listing)
        assert {option.value for option in kind.options} == set(values), name


@absent
def test_the_counts_of_codes_are_the_portals():
    counts = {name: (one.codes.low, one.codes.high) for name, one in COLUMNS.items() if one.codes}
    assert counts == {
        "COMPETENCE_TRANSFERABLE": (3, 10),
        "DOMAINE_FORMATION": (1, 5),
        "SPECIALITE_FORMATION": (1, 3),
    }
    assert set(RULES["counts"]) - {"CERTIFICATION_VISEE"} == {
        "COMPETENCE_TRANSFERABLE",
        "DOMAINE_FORMATION",
        "SPECIALITE",
    }


@absent
def test_what_another_answer_asks_for_is_declared():
    when = {
        n: (one.field.when.field, one.field.when.value)
        for n, one in COLUMNS.items()
        if one.field.when
    }
    assert when["CERTIFICATION_VISEE"] == ("FORMATION_CERTIFIANTE", "OUI")
    assert (
        when["DOMAINE_FORMATION"]
        == when["SPECIALITE_FORMATION"]
        == ("FORMATION_CERTIFIANTE", "NON")
    )
    assert when["SIRET_EMPLOYEUR"] == when["REFERENCE_EMPLOYEUR"] == ("PRESENCE_EMPLOYEUR", "OUI")
    assert when["NOM_FORMATION"] == ("PRESENCE_FORMATION", "OUI")
