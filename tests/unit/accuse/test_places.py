"""A line and a column of a flow name the passage that stands there."""

import pytest

from certiflux.deposits.accuse.places import locate

FLOW = """<?xml version="1.0" encoding="UTF-8"?>
<cpf:flux><cpf:idFlux>1</cpf:idFlux><cpf:passageCertifications>
<cpf:passageCertification><cpf:idTechnique>é1</cpf:idTechnique></cpf:passageCertification>
<cpf:passageCertification><cpf:a>éé</cpf:a><cpf:b/></cpf:passageCertification></cpf:passageCertifications>
<cpf:x/><passageCertifications><passageCertification >
<a/></passageCertification></passageCertifications></cpf:flux>
"""


def after(line, text):
    """Give the column, from 1, where a text of a line ends."""
    row = FLOW.splitlines()[line - 1]
    return line, row.index(text) + len(text) + 1


@pytest.mark.parametrize(
    ("position", "rank"),
    [
        (after(2, "</cpf:idFlux>"), None),
        (after(3, "é1"), 0),
        (after(3, "</cpf:passageCertification>"), 0),
        (after(4, "<cpf:b/>"), 1),
        (after(4, "</cpf:passageCertifications>"), None),
        (after(5, "<cpf:x/>"), None),
        (after(6, "<a/>"), 2),
        ((99, 1), None),
    ],
)
def test_a_position_names_its_passage(position, rank):
    data = FLOW.encode()
    for parts in ([data], [data[:80], data[80:]]):
        assert [place.rank for place in locate(parts, [position])] == [rank]


def test_many_positions_are_found_in_one_go():
    positions = [after(6, "<a/>"), after(3, "é1"), after(4, "<cpf:b/>"), after(2, "<cpf:flux>")]
    assert [place.rank for place in locate([FLOW.encode()], positions)] == [None, 0, 1, 2]
