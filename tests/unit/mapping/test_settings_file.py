"""The settings that the user keeps: written, read back, and what does not fit a file."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certiflux.base.errors import UserError
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Boolean, Listing
from certiflux.mapping.joining import assigned
from certiflux.mapping.mapping import propose
from certiflux.mapping.settings import CREATE_ALL, FOR_ONESELF, NATIONAL_SENT, Settings, parse
from certiflux.mapping.settings_file import misfits, remembered, write
from certiflux.reading.table import Column, Table

OPEN = sorted(i for i, f in fields().items() if not isinstance(f.kind, Listing | Boolean))
"""Fields of which a value is in nobody's list."""

FULL = Settings(
    constants={"2.1": "12ABC345", "3.2": "MCFCER000123", "4.1": "RS", "5.4": "PAR_SCORING"},
    columns={"N° d'inscrit": "5.1", 'Dit "le nom"': "8.1", "Remarque": ""},
    values={"8.9": {"Mx": "F", "#": ""}},
    situation=FOR_ONESELF,
    readings={"Né(e) le": "mja 1900", "Stagiaire": "nom-prenom"},
    identifiers=CREATE_ALL,
    national=NATIONAL_SENT,
)


def table(*headers):
    return Table(
        "Liste", [Column([header, "F" if header == "Sexe" else "A"]) for header in headers]
    )


def test_written_settings_are_read_back_equal():
    assert parse(write(FULL)) == FULL


@pytest.mark.parametrize("opening", ["{} = 1", "[{}]", "x = {{ {} = 1 }}"])
def test_sections_inside_sections_without_end_are_refused_at_once(opening):
    with pytest.raises(UserError) as refused:
        parse(opening.format(".".join("a" * 50_000)))
    assert "sans fin" in refused.value.message


def test_a_header_may_have_any_number_of_dots():
    dotted = replace(FULL, columns={'Dit \\ "le nom" ' + "." * 300: "8.1"})
    assert parse(write(dotted)) == dotted


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(
    st.dictionaries(st.sampled_from(OPEN), texts),
    st.dictionaries(texts, st.sampled_from(["", *fields()])),
    st.dictionaries(
        st.just("8.9"), st.dictionaries(texts, st.sampled_from(["", "M", "F"]), min_size=1)
    ),
)
def test_any_settings_are_read_back_equal(constants, columns, values):
    settings = Settings(constants, columns, values)
    assert parse(write(settings)) == settings


def test_for_oneself_the_sender_is_the_certifier():
    assert FULL.for_flow()["3.1"] == "12ABC345"
    assert "3.1" not in Settings(FULL.constants).for_flow()
    other = Settings({**FULL.constants, "3.1": "03VML243"}, situation="tiers")
    assert other.for_flow()["3.1"] == "03VML243"


def test_an_unknown_situation_is_refused():
    with pytest.raises(UserError) as caught:
        parse('[emetteur]\nsituation = "ailleurs"\n')
    assert caught.value.code == "REGLAGES_ILLISIBLES"
    assert "soi, autres, tiers" in caught.value.message


def test_the_word_on_identifiers_is_kept_and_an_unknown_one_refused():
    assert '[identifiants]\n"technique" = "generes"\n' in write(FULL)
    assert parse('[identifiants]\ntechnique = "completes"\n').identifiers == "completes"
    assert parse("[identifiants]\n").identifiers == ""
    for wrong in ('"oui"', "true", '["generes"]'):
        with pytest.raises(UserError) as caught:
            parse(f"[identifiants]\ntechnique = {wrong}\n")
        assert "identifiants.technique" in caught.value.message
        assert "generes, completes" in caught.value.message


def test_the_word_on_national_numbers_is_kept_and_taken_back():
    assert '"nir" = "transmis"\n' in write(FULL)
    assert "transmis" not in write(replace(FULL, national=""))
    assert parse('[identifiants]\nnir = "transmis"\n').national == NATIONAL_SENT
    assert parse("").national == ""
    with pytest.raises(UserError) as caught:
        parse('[identifiants]\nnir = "oui"\n')
    assert "transmis" in caught.value.message


def test_columns_understood_for_sure_are_remembered_beside_those_chosen():
    mapping = propose(table("idTechnique", "Divers", "Sexe"))
    kept = remembered(Settings({"2.1": "12ABC345"}, {"Divers": ""}), mapping)
    assert kept.columns == {"idTechnique": "5.1", "Sexe": "8.9", "Divers": ""}
    assert kept.constants == {"2.1": "12ABC345"}


def test_a_column_that_is_not_sure_is_not_remembered():
    mapping = propose(table("idTechnique", "Sexe", "Nom et prénoms du stagiaire"))
    unsure = [column.header for column in mapping.columns if not column.sure]
    assert unsure
    assert not set(unsure) & set(remembered(Settings(), mapping).columns)


def test_a_person_taken_for_the_header_is_never_remembered():
    people = Table(
        "Liste",
        [
            Column(["MARCHAND", "LE GOFF", "FABRE"]),
            Column(["Élodie", "Yann", "Hugo"]),
            Column(["14/03/1988", "02/11/1979", "09/01/1965"]),
        ],
    )
    mapping = assigned(propose(people, header=0), 0, "8.1")
    kept = remembered(Settings(columns={"MARCHAND": "8.1"}, readings={"MARCHAND": "jma"}), mapping)
    assert (kept.columns, kept.readings) == ({}, {})


def test_what_does_not_fit_is_said():
    mapping = propose(table("idTechnique", "Sexe"))
    gone, new = misfits(FULL, mapping)
    assert '« N° d\'inscrit », « Dit "le nom" », « Remarque »' in gone
    assert "« idTechnique », « Sexe »" in new
    assert misfits(remembered(Settings(), mapping), mapping) == []
    assert misfits(Settings(), mapping) == []
