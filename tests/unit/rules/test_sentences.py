"""Sentences that quote more than the value: the place of a character, an order, a repair."""

import pytest

from cases.tables import TableCase
from certiflux.exports.report.report import all_findings
from certiflux.rules.expected import REAL_DATE
from certiflux.rules.values.rules import control_character
from certiflux.rules.words import render
from certiflux.rules.words.render import Renderer


def findings(text, **options):
    return all_findings(TableCase("un", text.encode(), **options).dossier())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\x07MARTIN", "U+0007, 1er caractère du texte"),
        ("MAR\x0bTIN", "U+000B, 4e caractère du texte"),
        ("a\x00b\x00", "U+0000, 2e caractère du texte (et 1 autre)"),
        ("\x00\x01\x02", "U+0000, 1er caractère du texte (et 2 autres)"),
        ("MARTIN", ""),
    ],
)
def test_a_forbidden_character_is_named_with_its_place(text, said):
    assert control_character(text) == said


def test_a_damaged_text_comes_with_its_repair():
    (found,) = findings("5.1;8.3\nA-1;NoÃ«l  dâ€™Ornano\n")
    assert (found["code"], found["severity"]) == ("MOJIBAKE", "warning")
    assert found["fix"] == "Noël d'Ornano"
    assert "«\u00a0Noël d'Ornano\u00a0»" in found["message"]
    assert "«\u00a0Noël d'Ornano\u00a0»" in found["remedy"]


@pytest.mark.parametrize(
    ("dates", "value", "said"),
    [
        (("31/02/2026",), "31/02/2026", "le 31/02/2026 n'existe pas dans le calendrier."),
        (("25/05/2026", "05/26/2026"), "05/26/2026", "calendrier (lu jour/mois/année)."),
        (("05/25/2026", "02/30/2026"), "02/30/2026", "calendrier (lu mois/jour/année)."),
    ],
)
def test_an_impossible_date_says_the_order_when_it_matters(dates, value, said):
    rows = "".join(f"A-{n};{date}\n" for n, date in enumerate(dates))
    (found,) = findings(f"5.1;5.11\n{rows}")
    assert (found["code"], found["value"], found["fix"]) == ("DATE_INEXISTANTE", value, None)
    assert found["message"].endswith(said)


def test_a_name_that_cannot_be_parted_is_shown_whole_with_an_example():
    (found,) = findings("5.1;Identité\nA-1;MARCHAND\n", columns={"Identité": "8.1+8.3"})
    assert found["code"] == "NOM_INDIVISIBLE"
    assert (found["row"], found["value"]) == (2, "MARCHAND")
    assert "MARTIN Camille" in found["remedy"]
    assert found["expected"] == "un nom et un prénom"


def test_the_kind_of_a_text_is_told_where_the_value_is_none_of_it_and_only_there():
    long = "A" * 61
    found = findings(f"5.1;8.1;8.3\nA-1;MARTIN;Jean Paul\nA-2;{long};Anne\n")
    said = {one["code"]: one["expected"] for one in found}
    assert said["PRENOM_SANS_TRAIT"] == ""
    assert said["TEXTE_TROP_LONG"] == "un texte de 60 caractères au plus"


@pytest.mark.parametrize(
    ("ends", "expected"),
    [("12/05/2026", ""), ("31/06/2026", REAL_DATE), ("12/05/26", REAL_DATE), ("mai", REAL_DATE)],
)
def test_a_real_date_is_not_told_to_be_one(ends, expected):
    found = findings(f"5.1;5.6;5.7\nA;13/05/2026;{ends}\n")
    assert {one["expected"] for one in found if one["field"] == "5.7"} == {expected}


def test_what_two_rows_say_alike_is_written_once_and_each_keeps_its_place(monkeypatch):
    """Same rule, field, value and other datum: written once; another datum: written anew."""
    written = []
    usual = Renderer._written

    def counted(renderer, rule, field, value, other):
        written.append((rule.code, other))
        return usual(renderer, rule, field, value, other)

    monkeypatch.setattr(Renderer, "_written", counted)
    wrong = (
        "5.1;5.6;5.7\nA;13/05/2026;12/05/2026\nB;13/05/2026;12/05/2026\nC;14/05/2026;12/05/2026\n"
    )
    found = [one for one in findings(wrong) if one["code"] == "FIN_AVANT_DEBUT"]
    assert [one["row"] for one in found] == [2, 3, 4]
    assert [said for rule, said in written if rule == "FIN_AVANT_DEBUT"] == [
        "13/05/2026",
        "14/05/2026",
    ]
    assert found[0]["what"] == found[1]["what"] != found[2]["what"]
    assert [one["message"].split(",")[0] for one in found] == ["Ligne 2", "Ligne 3", "Ligne 4"]


def test_few_sentences_are_kept_when_every_value_is_another(monkeypatch):
    monkeypatch.setattr(render, "_KEPT", 3)
    rows = "".join(f"A-{n};{n}/02/2026x\n" for n in range(1, 10))
    dossier = TableCase("un", f"5.1;5.6\n{rows}".encode()).dossier()
    renderer = Renderer(dossier.dataset)
    told = [renderer.render(dossier.findings[n])["value"] for n in range(len(dossier.findings))]
    assert len(renderer._known) <= 3 < len(told) == len(set(told))
