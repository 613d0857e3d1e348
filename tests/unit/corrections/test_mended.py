"""After a correction only what it concerns is checked again; rows put aside are out of it."""

from cases.mending import csv, line, opened, told
from certiflux.base.work import drain
from certiflux.corrections import cells, people
from certiflux.corrections.located import Filter, FindingsByRow
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.findings import NO_ROW
from certiflux.rules.rule import Severity
from certiflux.session.answering import set_constants
from certiflux.session.generating import generate

LINES = [
    line(1, given="Zoé", sex="X"),
    line(2, given="Ève", issued="31/02/2026"),
    line(3, given="Anne"),
    line(3, given="Lou"),
]


def codes(dossier):
    """Return the errors: what is only doubtful is not what these tests are about."""
    errors = (rule for rule in told(dossier) if CATALOGUE[rule[0]].severity is Severity.ERROR)
    return [(rule, row) for rule, _, row in errors]


def test_findings_follow_each_correction():
    dossier = opened(csv(*LINES))
    repeated = [("ID_TECHNIQUE_REPETE", 2), ("ID_TECHNIQUE_REPETE", 3)]
    assert codes(dossier) == [("DATE_INEXISTANTE", 1), *repeated, ("VALEUR_HORS_LISTE", 0)]
    dossier.correct(cells.edit(dossier.mended.shop, 0, "8.9", "F"), 0.0)
    dossier.correct(cells.edit(dossier.mended.shop, 3, "5.1", "A4"), 0.0)
    assert codes(dossier) == [("DATE_INEXISTANTE", 1)]
    assert dossier.rows_to_send() == [0, 2, 3]
    dossier.undo()
    assert codes(dossier) == [("DATE_INEXISTANTE", 1), *repeated]
    dossier.redo()
    assert codes(dossier) == [("DATE_INEXISTANTE", 1)]


def test_a_row_put_aside_has_no_finding_and_is_nobodys_twin():
    dossier = opened(csv(*LINES))
    dossier.correct(people.put_aside(dossier.mended.shop, [1, 3], "plus tard"), 0.0)
    assert codes(dossier) == [("VALEUR_HORS_LISTE", 0)]
    assert dossier.rows_to_send() == [2]
    dossier.correct(cells.edit(dossier.mended.shop, 2, "8.9", "X"), 0.0)
    assert codes(dossier) == [("VALEUR_HORS_LISTE", 0), ("VALEUR_HORS_LISTE", 2)]
    dossier.undo()
    dossier.undo()
    assert len(codes(dossier)) == 4


def test_the_envelope_is_that_of_the_people_sent():
    header = "3.1;5.1;4.1;4.2;5.4;5.5;5.10;5.12;5.14;8.1;8.3;Date de naissance;8.9"
    lines = [
        f"{own};{line(n, given=who)}"
        for n, own, who in ((1, "99XYZ999", "Zoé"), (2, "12ABC345", "Lou"))
    ]
    dossier = opened(csv(*lines, header=header), constants={"3.1": ""})
    assert dossier.blocked_whole()
    dossier.correct(people.put_aside(dossier.mended.shop, [0], "autre certificateur"), 0.0)
    assert not dossier.blocked_whole()
    drain(generate(dossier, valid_only=False, id_flux="essai", epoch=0.0))
    (product,) = dossier.products
    text = b"".join(product.parts)
    assert b"12ABC345" in text
    assert b"99XYZ999" not in text
    assert "12ABC345" in product.name
    assert product.xsd_valid


def test_what_was_made_before_a_correction_is_no_more():
    dossier = opened(csv(line(1)))
    drain(generate(dossier, valid_only=True, id_flux="essai", epoch=0.0))
    dossier.correct(people.put_aside(dossier.mended.shop, [0], ""), 0.0)
    assert dossier.products == []
    assert dossier.rows_to_send() == []


def test_corrections_stay_when_an_answer_changes_and_rows_move():
    dossier = opened(csv("Total;;;;;;;;;;;", *LINES))
    shop = dossier.mended.shop
    dossier.correct(cells.edit(shop, shop.dataset.values("8.9").index("X"), "8.9", "F"), 1.0)
    dossier.answer(set_constants, {"5.17": "Session de mai"})
    assert dossier.mended is None
    drain(dossier.check(dossier.context))
    assert "X" not in dossier.dataset.values("8.9")
    assert dossier.corrections.done == 1


def located(dossier):
    return FindingsByRow(dossier.mended)


def test_rows_are_found_by_what_is_wrong_by_text_and_by_what_is_left():
    dossier = opened(csv(*LINES))
    rows = lambda **want: located(dossier).rows(Filter(**want))  # noqa: E731
    assert rows(severity="error") == [0, 1, 2, 3]
    assert rows(code="VALEUR_HORS_LISTE") == [0]
    assert rows(severity="error", field="5.1") == [2, 3]
    assert rows(text="LOU") == [3]
    assert rows(text="lou", code="VALEUR_HORS_LISTE") == []
    assert rows(code="MOJIBAKE") == []
    assert rows(everyone=True) == [0, 1, 2, 3]
    assert rows(everyone=True, text="anne") == [2]
    dossier.correct(cells.edit(dossier.mended.shop, 0, "8.9", "Y"), 0.0)
    assert rows(only_unmended=True, severity="error") == [1, 2, 3]
    dossier.correct(people.put_aside(dossier.mended.shop, [1], "x"), 0.0)
    assert rows(aside=True) == [1]
    assert located(dossier).at(1) == []
    assert NO_ROW not in rows()
