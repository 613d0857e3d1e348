"""A flow longer than a chunk: the same faults, with the right passages and lines."""

import pytest
from lxml import etree

from certiflux.schema.flow import CHUNK, validate_flow
from schema.flows import NS, SHORT, flow, told, verdict

FIRST, REST = 2_500, 2_000
SEX = "<cpf:sexe>F</cpf:sexe>"


def passages(count):
    return [SHORT.replace("\n", "")] * count


def long_flow(*faulty, wrong="<cpf:sexe>X</cpf:sexe>"):
    """Return 4,500 passages in two certifications, one a line, wrong where asked."""
    text = flow(passages(FIRST), passages(REST))
    if faulty:
        pieces = text.split(SEX)
        for number in faulty:
            pieces[number - 1] += wrong
        text = "".join(
            piece if rank + 1 in faulty or rank == len(pieces) - 1 else piece + SEX
            for rank, piece in enumerate(pieces)
        )
    return text


def line_of(text, number):
    """Return the line of the passage with this number."""
    return text[: text.index(f"<cpf:idTechnique>S-{number}<")].count("\n") + 1


def test_the_flow_has_three_chunks_in_two_certifications():
    text = long_flow()
    assert text.count("<cpf:passageCertification>") == FIRST + REST > 2 * CHUNK
    assert CHUNK <= 2_000  # the error log of libxml2 is quadratic


@pytest.mark.parametrize("faulty", [(), (1, 2_001, 4_500), (2, 2_500, 2_501, 2_502)])
def test_the_faults_of_every_chunk_are_found(xsd, faulty):
    text = long_flow(*faulty)
    found = verdict(text, xsd)
    assert found.passages == FIRST + REST
    assert told(found) == [(number, "VALEUR_HORS_LISTE") for number in faulty]
    assert [fault.line for _, fault in found.faults] == [line_of(text, one) for one in faulty]


def test_it_is_what_the_whole_document_says(xsd):
    text = long_flow(1, 2_001, 4_500, wrong="")
    assert not xsd.validate(etree.fromstring(text.encode()))
    lines = {entry.line for entry in xsd.error_log}
    found = verdict(text, xsd)
    assert {fault.line for _, fault in found.faults} == lines
    assert told(found) == [(n, "SCHEMA_ELEMENT_MANQUANT") for n in (1, 2_001, 4_500)]


def test_faults_of_the_envelope_have_no_passage(xsd):
    text = long_flow(4_000).replace("<cpf:code>RS5201</cpf:code>", "")
    assert told(verdict(text, xsd)) == [
        (None, "SCHEMA_ELEMENT_MANQUANT"),
        (4_000, "VALEUR_HORS_LISTE"),
    ]


def test_lines_beyond_what_sixteen_bits_count(xsd):
    text = flow(passages(3)).replace("\n<cpf:passage", "\n" * 40_000 + "<cpf:passage")
    head, _, tail = text.rpartition(SEX)
    text = f"{head}<cpf:sexe/>{tail}"
    ((number, fault),) = verdict(text, xsd).faults
    assert (number, fault.line) == (3, line_of(text, 3))
    assert fault.line > 80_000


def test_what_is_between_passages_counts(xsd):
    text = long_flow()
    for number, added in ((4_500, "note"), (2_003, "<cpf:note/>"), (1, "<!-- note --><?note ?>")):
        at = text.index(f"<cpf:idTechnique>S-{number}<")
        at = text.rindex("<cpf:passageCertification>", 0, at)
        text = text[:at] + added + text[at:]
    faults = [(fault.rule, fault.value) for _, fault in verdict(text, xsd).faults]
    assert faults == [
        ("SCHEMA_ELEMENT_INATTENDU", "note"),
        ("SCHEMA_TEXTE_EGARE", "note"),
    ]


def test_an_element_of_another_namespace_is_seen_in_any_passage(xsd):
    text = long_flow(1, 2, 4_500, wrong=f'{SEX}<x:note xmlns:x="urn:exemple"/>')
    unexpected = "SCHEMA_ELEMENT_INATTENDU"
    assert told(verdict(text, xsd)) == [(1, unexpected), (2, unexpected), (4_500, unexpected)]


@pytest.mark.parametrize("prefix", ["", "autre"])
def test_any_prefix_will_do(xsd, prefix):
    named = f"{prefix}:" if prefix else ""
    text = long_flow(2_002).replace(f'xmlns:cpf="{NS}"', f'xmlns{named and ":"}{prefix}="{NS}"')
    text = text.replace("<cpf:", f"<{named}").replace("</cpf:", f"</{named}")
    assert told(verdict(text, xsd)) == [(2_002, "VALEUR_HORS_LISTE")]


def test_prefixes_that_types_name_are_known_in_every_chunk(xsd):
    typed = '<cpf:donneeCertifiee xsi:type="xsd:boolean">'
    text = long_flow().replace("<cpf:donneeCertifiee>", typed)
    text = text.replace("<cpf:flux ", '<cpf:flux xmlns:xsd="http://www.w3.org/2001/XMLSchema" ')
    assert verdict(text, xsd).faults == []


def test_progress_is_told_in_bytes(xsd):
    data = long_flow().encode()
    steps = list(validate_flow(data, xsd))
    assert [total for _, total in steps] == [len(data)] * len(steps)
    assert [done for done, _ in steps] == sorted({done for done, _ in steps})
    assert len(steps) > 2


MANY = 4_100


def many_certifications(*faulty, wrong="<cpf:sexe>X</cpf:sexe>"):
    """Return certifications of one passage each, wrong where asked."""
    text = flow(*([passage] for passage in passages(MANY)))
    pieces = text.split(SEX)
    ends = [wrong if rank in faulty else SEX for rank in range(1, len(pieces))]
    return "".join(piece + end for piece, end in zip(pieces, [*ends, ""], strict=True))


@pytest.mark.parametrize("faulty", [(), (1, 2, 2_002, MANY)])
def test_many_certifications_of_one_passage(xsd, faulty):
    found = verdict(many_certifications(*faulty), xsd)
    assert found.passages == MANY
    assert told(found) == [(number, "VALEUR_HORS_LISTE") for number in faulty]
    assert [fault.technical for _, fault in found.faults] == [f"S-{one}" for one in faulty]


def test_the_own_data_of_many_certifications_are_validated(xsd):
    text = many_certifications(3_000)
    for rank in (0, 1, 2_500, MANY - 1):
        text = text.replace(f"<cpf:code>RS520{rank}</cpf:code>", "")
    text = text.replace("<cpf:code>RS520100</cpf:code>", "<cpf:code>RS520100</cpf:code>note")
    assert sorted(told(verdict(text, xsd)), key=str) == [
        (3_000, "VALEUR_HORS_LISTE"),
        *[(None, "SCHEMA_ELEMENT_MANQUANT")] * 4,
        (None, "SCHEMA_TEXTE_EGARE"),
    ]


def test_no_validation_has_more_than_a_chunk_of_passages(xsd):
    sizes = []

    class Watched:
        """A schema that notes how much it is given at once."""

        error_log = property(lambda _self: xsd.error_log)

        def validate(self, tree):
            sizes.append(sum(1 for _ in tree.getroot().iter(f"{{{NS}}}passageCertification")))
            return xsd.validate(tree)

    verdict(many_certifications(*range(1, MANY)), Watched())
    assert sum(sizes) >= MANY
    assert max(sizes) <= CHUNK


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_passages_wait_while_their_certifications_leave(xsd, size, monkeypatch):
    monkeypatch.setattr("certiflux.schema.flow.CHUNK", size)
    text = flow(*[passages(2)] * 12).replace(SEX, "<cpf:sexe>X</cpf:sexe>")
    assert told(verdict(text, xsd)) == [(n, "VALEUR_HORS_LISTE") for n in range(1, 25)]
