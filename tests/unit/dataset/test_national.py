"""People identified by national number: on the user's word, where the schema has their place."""

from dataclasses import replace

import pytest

from certiflux.base.work import drain
from certiflux.dataset.build import build
from certiflux.dataset.change import Change
from certiflux.dataset.identifiers.national import NUMBER
from certiflux.dictionary import CURRENT, LATEST, takes_national
from certiflux.mapping.mapping import propose
from unit.mapping.tables import table

WITH_KEY, BARE, CORSICAN = "2 88 05 99 109 000 07", "1910613055021", "2 75 02 2B 033 012"
HEADERS = ["Nom de naissance", "NIR", "N° de dossier CPF"]


def dataset(*rows, national=True, version=LATEST):
    sheet = table(HEADERS, *rows)
    return drain(build(sheet, replace(propose(sheet), version=version, national=national)))


def numbers(data):
    return data.values(NUMBER)


def test_the_number_is_written_without_its_key():
    data = dataset(["MOULIN", WITH_KEY, None], ["BESSON", BARE, None], ["PIERI", CORSICAN, None])
    assert numbers(data) == ["2880599109000", "1910613055021", "275022B033012"]
    assert list(data.by_national()) == [1, 1, 1]
    assert data.columns[NUMBER].secret
    assert data.columns[NUMBER].shown(0) == "2 88 •• •• ••• •••"


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        "288059910900",  # too short
        "2 88 05 99 109 000 08",  # another key
        "7 88 05 99 109 000",  # provisional: the schema takes a 1 or a 2
        "inconnu",
    ],
)
def test_who_has_no_valid_number_stays_with_the_civil_status(wrong):
    data = dataset(["MOULIN", WITH_KEY, None], ["BESSON", wrong, None])
    assert list(data.by_national()) == list(data.otherwise()) == [1, 0]


def test_a_cpf_file_number_comes_first():
    data = dataset(["MOULIN", WITH_KEY, "12345678901"], ["BESSON", BARE, None])
    assert list(data.by_national()) == [0, 1]
    assert list(data.by_dossier()) == [1, 0]
    assert list(data.otherwise()) == [1, 1]


@pytest.mark.parametrize(("version", "national"), [(LATEST, False), (CURRENT, True)])
def test_nothing_goes_without_the_word_or_without_the_place(version, national):
    data = dataset(["MOULIN", WITH_KEY, None], version=version, national=national)
    assert NUMBER not in data.columns
    assert list(data.by_national()) == [0]
    assert takes_national(version) is (version is LATEST)
    assert Change.NIR not in data.journal.kinds()


def test_the_journal_tells_how_many_and_no_number():
    data = dataset(["MOULIN", WITH_KEY, None], ["BESSON", None, None], ["PIERI", CORSICAN, None])
    (line,) = data.journal.items(kind=Change.NIR)
    assert (line.count, line.rows, line.field) == (2, (2, 4), NUMBER)
    assert not any(map(str.isdigit, line.before + line.after))


def test_what_is_not_written_of_them_is_not_declared_empty():
    data = dataset(["MOULIN", WITH_KEY, None], ["BESSON", None, None], ["PIERI", CORSICAN, None])
    told = {(one.change, one.field): one.count for one in data.journal.items()}
    assert told[Change.NIL_ABSENT, "8.7"] == 1
    assert told[Change.LIEU_INCONNU, "8.11"] == 1
