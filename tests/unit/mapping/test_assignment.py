"""The assignment of columns to fields: the best total, and what each pair is worth to it."""

from hypothesis import given
from hypothesis import strategies as st

from certiflux.mapping.evidence.assignment import assign, solve

GAINS = st.lists(st.lists(st.integers(-3, 6), min_size=4, max_size=4), min_size=1, max_size=5).map(
    lambda rows: {i: dict(zip("abcd", map(float, row), strict=True)) for i, row in enumerate(rows)}
)


def best(gains):
    """Return the best total, every assignment tried."""

    def tried(columns, taken):
        if not columns:
            return 0.0
        row = gains[columns[0]]
        free = [(field, gain) for field, gain in row.items() if field not in taken and gain > 0]
        alone = tried(columns[1:], taken)
        return max([alone, *(gain + tried(columns[1:], taken | {field}) for field, gain in free)])

    return tried(list(gains), frozenset())


@given(GAINS)
def test_no_other_assignment_adds_up_to_more(gains):
    pairs, _ = assign(gains)
    assert len(set(pairs.values())) == len(pairs)
    assert sum(gains[column][field] for column, field in pairs.items()) == best(gains)


@given(GAINS)
def test_the_margin_is_what_is_lost_without_the_pair(gains):
    pairs, lost = assign(gains)
    for column, field in pairs.items():
        row = {other: gain for other, gain in gains[column].items() if other != field}
        assert lost[column] == best(gains) - best({**gains, column: row})


def test_a_greedy_choice_would_lose():
    gains = {0: {"8.1": 5.0, "8.2": 4.0}, 1: {"8.1": 4.5}}
    assert assign(gains) == ({0: "8.2", 1: "8.1"}, {0: 3.5, 1: 3.5})


def test_two_columns_equally_likely_have_no_margin():
    pairs, lost = assign({0: {"8.3": 4.0}, 1: {"8.3": 4.0}})
    assert list(pairs.values()) == ["8.3"]
    assert list(lost.values()) == [0.0]


def test_equal_columns_leave_the_field_to_the_first():
    pairs, _ = assign({column: {"8.3": 4.0} for column in range(9)})
    assert pairs == {0: "8.3"}


def test_a_table_of_any_width_costs_what_its_fields_cost():
    def visited(width):
        """Return how many costs are weighed for columns that all want the same fields."""
        seen = []

        def counting(costs):
            seen.append(sum(map(len, costs)))
            return solve(costs)

        assign({i: {"8.1": 3.0 + i % 7, "8.2": 2.0, "8.3": 1.0} for i in range(width)}, counting)
        return sum(seen)

    assert visited(20) == visited(2000) < 200
