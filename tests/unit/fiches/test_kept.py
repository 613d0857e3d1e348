"""What the settings keep of one's own certifications, so that next month needs no list."""

import datetime as dt

import pytest

from cases.fiches import known, lists
from cases.talk import people
from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.fiches.known import KeptFiches, KnownFiches, age, is_old
from certiflux.fiches.register import Register
from certiflux.mapping.settings import Settings, parse
from certiflux.mapping.settings_file import write
from certiflux.rules.context import Context
from certiflux.session.opening import open_dossier

TODAY = dt.date(2026, 9, 10)


def own(*codes, siret=""):
    return KnownFiches(Register(tuple(lists("csv", "rs"))), KeptFiches(siret)).keeping(codes)


def test_what_is_kept_is_written_and_read_back_equal():
    kept = own("RS5201", "RNCP35584", "RS9999")
    assert list(kept.fiches) == ["RS5201", "RNCP35584"]
    settings = Settings(fiches=KeptFiches("73282932000074", kept.fiches))
    text = write(settings)
    assert parse(text) == settings
    assert len(text) < 1500


def test_only_the_certifications_of_the_list_are_kept_with_the_day_of_their_list():
    dossier = drain(open_dossier("liste.csv", people(3), settings()))
    drain(dossier.check(Context(TODAY, fiches=known("csv"))))
    findings = dossier.findings
    assert {code: one.listed for code, one in dossier.settings.fiches.fiches.items()} == {
        "RS5200": "2026-08-29"
    }
    assert findings is not None, "to keep them asks for no other check"


def list_of(code):
    return people(2).replace(b"RS5200", code.encode())


def settings(fiches=None):
    constants = {"2.1": "12ABC345", "3.1": "12ABC345", "3.2": "MCFCER000123"}
    return Settings(constants=constants, fiches=fiches or KeptFiches())


def test_next_month_the_settings_alone_tell_of_an_ended_fiche():
    dossier = drain(open_dossier("liste.csv", list_of("RS5201"), settings(own("RS5201"))))
    drain(dossier.check(Context(TODAY)))
    assert ("FICHE_INACTIVE", "4.2") in dossier.findings.counts()
    assert ("LISTE_FICHES_ANCIENNE", "4.2") not in dossier.findings.counts()


def test_a_code_that_the_settings_do_not_know_is_no_unknown_code():
    dossier = drain(open_dossier("liste.csv", list_of("RS9999"), settings(own("RS5200"))))
    drain(dossier.check(Context(TODAY)))
    assert not [rule for rule, _ in dossier.findings.counts() if rule.startswith("FICHE_")]


def test_a_newer_list_takes_the_place_of_what_was_kept():
    kept = own("RS5200")
    newer = KnownFiches(Register(tuple(lists("csv", day="2026-10-31"))), kept)
    assert newer.keeping(["RS5200"]).fiches["RS5200"].listed == "2026-10-31"
    older = KnownFiches(Register(tuple(lists("csv", day="2026-07-01"))), kept)
    assert older.keeping(["RS5200"]) == kept


@pytest.mark.parametrize(
    "text",
    [
        'fiches = "RS5200"',
        '[fiches]\nsiret = "73282932000075"',
        "[fiches]\nsiret = 73282932000074",
        '[fiches.ABC]\nintitule = "Titre"',
        '[fiches.RS5200]\nautre = "1"',
        "[fiches.RS5200]\nliste = 2026-08-29",
        '[fiches.RS5200]\nliste = "hier"',
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_place(text):
    with pytest.raises(UserError) as refused:
        parse(text)
    assert "fiches" in refused.value.message


def test_a_list_is_old_after_ninety_days_and_never_when_its_day_is_not_known():
    assert age("2026-08-29", dt.date(2026, 11, 27)) == 90
    assert not is_old("2026-08-29", dt.date(2026, 11, 27))
    assert is_old("2026-08-29", dt.date(2026, 11, 28))
    assert not is_old("", TODAY)
    assert not is_old("2026-08-29", None)
