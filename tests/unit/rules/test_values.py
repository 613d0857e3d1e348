"""Each line of the value cases; each facet of the dictionary at its limits."""

import pytest

from cases.lines import cases
from certiflux.dictionary import CURRENT, fields, version_called
from certiflux.dictionary.facets import lengths
from certiflux.dictionary.kinds import Boolean, Date, Integer, Listing, Text
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.values.fields import problem

VALUES = cases("checks/values.txt", 4)
KNOWN = fields(version_called("1.1.5")) | fields(CURRENT)
EMITTED = [field for field in fields().values() if not field.generated]


@pytest.mark.parametrize("case", VALUES, ids=lambda case: case[0])
def test_a_value_is_accepted_or_breaks_its_rule(case):
    _, rule, role, field, value = case
    assert problem(KNOWN[field], value) == (rule if role == "ko" else None)


def test_each_rule_about_a_value_has_its_three_cases():
    roles = {}
    for _, rule, role, _, _ in VALUES:
        assert rule in CATALOGUE
        roles.setdefault(rule, set()).add(role)
    assert all(found == {"ok", "ko", "limite"} for found in roles.values()), roles


def around_the_limits(field):
    """Return values that the field accepts and values that it refuses, from its facets alone."""
    match field.kind:
        case Text(low, high) if low == high:
            return ["1" * low], ["1" * (low - 1), "1" * (low + 1)]
        case Text(_, high):
            return ["1", "1" * high], ["1" * (high + 1)]
        case Integer(low, high):
            return [str(low), str(high)], [str(low - 1), str(high + 1), "", "x"]
        case Boolean():
            return ["true", "false"], ["1", "VRAI", ""]
        case Date():
            return ["1900-01-01", "2099-12-31"], ["1899-12-31", "2100-01-01", "2026-02-30", ""]
        case Listing():
            return list(field.kind.values()), ["", field.kind.values()[0] + "_"]
    raise TypeError(field.kind)


@pytest.mark.parametrize("field", EMITTED, ids=lambda field: field.id)
def test_each_field_accepts_its_limits_and_nothing_beyond(field):
    accepted, refused = around_the_limits(field)
    assert [value for value in accepted if problem(field, value)] == []
    assert [value for value in refused if not problem(field, value)] == []


def test_lengths_are_counted_as_libxml2_and_as_the_portal_do():
    assert lengths("é") == (1, 1)
    assert lengths("\U00020000a") == (2, 3)
