"""A flow reopened as a table; what the engine writes comes back as it was."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certiflux.base.errors import UserError
from certiflux.dataset.build import build
from certiflux.dictionary import passage_fields
from certiflux.flux.writer import FluxWriter
from certiflux.mapping.mapping import propose
from certiflux.reading.passages import Envelope
from certiflux.reading.source import open_pasted, open_source, read_whole

NAMESPACE = "urn:cdc:cpf:pc5:schema:1.0.0"
PERSON = (
    "<titulaire><nomNaissance>MARTINEAU</nomNaissance><nomUsage xsi:nil='true'/>"
    "<prenom1>Zoé</prenom1><anneeNaissance>1996</anneeNaissance><moisNaissance xsi:nil='1'/>"
    "<codeCommuneNaissance><codePostalNaissance><codePostal>06700</codePostal>"
    "</codePostalNaissance></codeCommuneNaissance></titulaire>"
)
DOSSIER = "<dossierFormation><idDossier>0012</idDossier></dossierFormation>"


def passage(technical, inside="", person=PERSON):
    return (
        f"<passageCertification><idTechnique>{technical}</idTechnique>{inside}"
        f"<identificationTitulaire>{person}</identificationTitulaire></passageCertification>"
    )


def certification(code, *passages):
    held = f"<passageCertifications>{''.join(passages)}</passageCertifications>"
    return f"<certification><type>RS</type><code>{code}</code>{held}</certification>"


def flow(*certifications, namespace=NAMESPACE, before="", after=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<flux xmlns="{namespace}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><idFlux>f1</idFlux>'
        "<horodatage>2026-11-21T10:00:00+01:00</horodatage><emetteur><idClient>12ABC345</idClient>"
        f"<certificateurs><certificateur>{before}<certifications>{''.join(certifications)}"
        f"</certifications>{after}</certificateur></certificateurs></emetteur></flux>"
    ).encode()


OWN = "<idClient>03VML243</idClient><idContrat>MCFCER000123</idContrat>"


def reopened(data, name="flux.xml"):
    return read_whole(open_source(name, data))


def cells(table, row):
    """The filled cells of a row, by header."""
    headers = table.row(0)
    found = zip(headers, table.row(row), strict=True)
    return {header: cell for header, cell in found if cell is not None}


def test_each_passage_is_a_row_under_dictionary_ids():
    data = flow(
        certification("RS5200", passage("p1"), passage("p2", person=DOSSIER)),
        certification("RS5201", passage("p3")),
        before=OWN,
    )
    source = open_source("envoi.xml", data)
    table = read_whole(source)
    envelope = {"2.1": "12ABC345", "3.1": "03VML243", "3.2": "MCFCER000123", "4.1": "RS"}
    assert table.row(0) == [
        *("2.1", "3.1", "3.2", "4.1", "4.2", "5.1"),
        *("9.1", "8.1", "8.2", "8.3", "8.6", "8.7", "8.11"),
    ]
    civil = {"8.1": "MARTINEAU", "8.2": "nil", "8.3": "Zoé", "8.6": "1996", "8.7": "nil"}
    civil["8.11"] = "06700"
    assert cells(table, 1) == {**envelope, "4.2": "RS5200", "5.1": "p1", **civil}
    assert cells(table, 2) == {**envelope, "4.2": "RS5200", "5.1": "p2", "9.1": "0012"}
    assert cells(table, 3) == {**envelope, "4.2": "RS5201", "5.1": "p3", **civil}
    assert (table.sheet, table.first_row, table.n_rows) == ("envoi", 1, 4)
    assert source.label == "Flux XML du SI CPF"
    assert "3\u00a0passages" in source.notes[0].replace(" ", "\u00a0")
    assert "rouvert" in source.notes[0]


def test_the_envelope_may_stand_after_what_it_holds():
    data = flow(certification("RS1", passage("p1")), after=OWN)
    assert cells(reopened(data), 1)["3.2"] == "MCFCER000123"


def test_several_results_are_joined_rank_by_rank():
    def result(**members):
        inside = "".join(f"<{name}>{text}</{name}>" for name, text in members.items())
        return f"<resultat>{inside}</resultat>"

    results = (
        result(niveau=5, domaineCompetenceId=3, competenceId=4)
        + result(niveau=7, competenceId=1)
        + result(niveau=2, domaineCompetenceId=1, competenceId=2)
    )
    digital = "<niveauNumeriqueEuropeen><scoreGeneral>890</scoreGeneral>"
    digital += f"<resultats>{results}</resultats></niveauNumeriqueEuropeen>"
    row = cells(reopened(flow(certification("RS1", passage("p1", digital)))), 1)
    assert (row["6.1"], row["6.2"], row["6.3"], row["6.4"]) == (
        "890",
        "5 ; 7 ; 2",
        "3 ;  ; 1",
        "4 ; 1 ; 2",
    )


def test_values_stay_as_they_are():
    data = flow(
        certification("RS1", passage("p1", "<verbatim> a &amp; b<!-- c -->\n é </verbatim>"))
    )
    assert cells(reopened(data), 1)["5.17"] == " a & b\n é "


def test_what_the_dictionary_does_not_know_is_kept_and_said():
    data = flow(
        certification("RS1", passage("p1"), passage("p2", "<titre><nom>Bac</nom></titre>")),
        namespace="urn:cdc:cpf:pc5:schema:0.0.7",
    )
    source = open_source("flux.xml", data)
    table = read_whole(source)
    assert "nom" not in cells(table, 1)
    assert cells(table, 2)["nom"] == "Bac"
    assert "autre version du format" in source.notes[0]
    assert source.notes[-1].endswith("nom.")


def test_an_unknown_element_around_the_passages_is_kept_too():
    graded = certification("RS2", passage("p2"), passage("p3"))
    graded = graded.replace("<code>", "<titre>Licence</titre><code>", 1)
    data = flow(certification("RS1", passage("p1")), graded, certification("RS3", passage("p4")))
    source = open_source("flux.xml", data)
    table = read_whole(source)
    assert [cells(table, row).get("titre") for row in range(1, 5)] == [
        None,
        "Licence",
        "Licence",
        None,
    ]
    assert [cells(table, row)["4.2"] for row in range(1, 5)] == ["RS1", "RS2", "RS2", "RS3"]
    assert source.notes[-1].endswith("titre.")


def test_a_newer_schema_is_read_too():
    national = "<identifiantNational><nir>1960131555012</nir><nomNaissance>LAC</nomNaissance>"
    data = flow(certification("RS1", passage("p1", person=national + "</identifiantNational>")))
    data = data.replace(b"<emetteur>", b"<action>CREATION</action><emetteur>")
    row = cells(reopened(data), 1)
    assert (row["action"], row["identifiantNational.nir"]) == ("CREATION", "1960131555012")
    assert row["identifiantNational.nomNaissance"] == "LAC"


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (lambda data: data[: data.index(b"</idTechnique>")], "ligne 2, colonne"),
        (lambda data: data.replace(b"</type>", b"</kind>"), "ligne 2, colonne 283"),
        (lambda data: data.replace(b"MARTINEAU", b"A & B"), "ligne 2, colonne"),
        (lambda data: data.replace(b"MARTINEAU", b"&xxe;"), "ligne 2, colonne"),
        (lambda data: data.replace("é".encode(), b"\xe9"), "ligne 2, colonne"),
        (lambda data: data + b"<a/>", "ligne 2, colonne"),
    ],
)
def test_a_broken_flow_is_refused_with_its_place(broken, place):
    data = broken(flow(certification("RS1", passage("p1"))))
    with pytest.raises(UserError) as caught:
        reopened(data)
    assert caught.value.code == "FLUX_MAL_FORME"
    assert place in caught.value.message
    assert "MARTINEAU" not in str(caught.value.as_dict())


def test_a_large_flow_comes_by_steps_and_its_tree_is_not_kept(monkeypatch):
    kept, close = [], Envelope.close

    def watched(self, element, count):
        kept.append(sum(1 for _ in element.iter()))
        close(self, element, count)

    monkeypatch.setattr(Envelope, "close", watched)
    count = 5_000
    many = certification("RS1", *(passage(f"p{n}") for n in range(count)))
    source = open_source("flux.xml", flow(*[certification("RS2", passage("q"))] * 50, many))
    steps = [step.done for step in source.read(0)]
    assert (steps[0], steps[-1]) == (0, count + 50)
    assert max(after - before for before, after in pairwise(steps)) < 1_500
    assert max(kept) < 70
    assert cells(read_whole(source), count + 50)["5.1"] == f"p{count - 1}"


TEXT = st.text(st.sampled_from("Aé'-&<>\"ç1"), min_size=1, max_size=5).map(lambda text: f"x{text}")
DAY = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)).map(dt.date.isoformat)
FIELDS = {
    "4.1": st.just("RS"),
    "4.2": st.sampled_from(["RS1710", "RS5200"]),
    "5.1": TEXT,
    "5.3": TEXT | st.just(""),
    "5.4": st.sampled_from(["PAR_ADMISSION", "PAR_SCORING"]),
    "5.5": st.sampled_from(["true", "false"]),
    "5.10": DAY,
    "5.11": DAY | st.just("nil"),
    "6.2": st.sampled_from(["", "5", "5 ; 7"]),
    "5.15": TEXT | st.just("nil"),
    "8.1": TEXT,
    "8.2": TEXT | st.just("nil"),
    "8.10": st.sampled_from(["31555", "2A004"]),
}


@settings(max_examples=25)
@given(st.lists(st.fixed_dictionaries(FIELDS), min_size=1, max_size=5))
def test_what_the_engine_writes_is_read_back(people):
    people.sort(key=lambda person: person["4.2"])
    headers = [*FIELDS, "2.1"]
    rows = [[*(person[header] for header in FIELDS), "12ABC345"] for person in people]
    quoted = [
        ["\t".join(f'"{c.replace(chr(34), chr(34) * 2)}"' for c in r)] for r in [headers, *rows]
    ]
    table = read_whole(open_pasted("\n".join(line for (line,) in quoted)))
    written = dataset_of(table)
    chunks = FluxWriter(written, "f1", "2026-11-21T10:00:00+01:00").chunks(range(len(people)))
    again = reopened(b"".join(chunk.part() for chunk in chunks))
    for place, person in enumerate(people, 1):
        found = cells(again, place)
        for header in headers[:-1]:
            assert found.get(header, "") == person[header], header
        assert found["2.1"] == "12ABC345"
    same = dataset_of(again)
    for field in passage_fields():
        if field.id in written.columns:
            values = [written.columns[field.id][row] for row in range(len(people))]
            assert [
                same.columns[field.id][row] if field.id in same.columns else None
                for row in range(len(people))
            ] == values


def dataset_of(table):
    work = build(table, propose(table))
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
