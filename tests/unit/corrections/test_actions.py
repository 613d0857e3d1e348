"""Each action: what it changes, how it says it, what it shows before it is applied."""

from dataclasses import replace

import pytest

from cases.mending import HEADER, csv, line, opened, shop_of, told
from certiflux.base.errors import UserError
from certiflux.base.words import NO_BREAK
from certiflux.corrections import cells, fixing, pasting, people
from certiflux.corrections.previews import preview
from certiflux.rules.finding import Finding


def plain(text):
    return text.replace(NO_BREAK, " ")


def values(shop, field):
    return shop.dataset.values(field)


def test_a_cell_is_edited():
    shop = shop_of(line(1), line(2, sex="X"))
    action = cells.edit(shop, 1, "8.9", "M")
    assert plain(action.sentence) == "Ligne 3, « 8.9 » : cellule corrigée."
    assert [(p.row, p.target, p.before, p.after) for p in preview(shop, action)] == [
        (1, "8.9", "X", "M")
    ]
    assert values(shop, "8.9") == ["F", "X"]
    assert shop.apply(action, 12.5) == {"8.9"}
    assert values(shop, "8.9") == ["F", "M"]
    assert shop.history.actions[0].time == 12.5


def test_what_changes_nothing_leaves_no_trace():
    shop = shop_of(line(1))
    assert shop.apply(cells.edit(shop, 0, "8.9", "F")) == frozenset()
    assert shop.history.actions == []


def test_all_identical_cells_are_corrected_as_they_are_now():
    shop = shop_of(line(1, sex="X"), line(2), line(3, sex="X"), line(4, sex="x"))
    shop.apply(cells.edit(shop, 1, "8.9", "X"))
    action = cells.edit_same(shop, 0, "8.9", "F")
    assert action.rows() == [0, 1, 2]
    assert "3 cellules identiques corrigées" in plain(action.sentence)
    shop.apply(action)
    assert values(shop, "8.9") == ["F", "F", "F", "x"]


def test_a_date_written_the_same_is_corrected_whole():
    shop = shop_of(line(1, born="31/02/1988"), line(2), line(3, born="31/02/1988"))
    action = cells.edit_same(shop, 2, "8.6", "28/02/1988")
    assert action.cells() == 2
    assert [p.target for p in preview(shop, action)] == ["8.6-8.8", "8.6-8.8"]
    shop.apply(action)
    assert values(shop, "8.8") == ["28", "3", "28"]


def test_a_column_is_filled_where_it_is_empty_or_whole():
    lines = [f"{line(1)};", f"{line(2)};75056", f"{line(3)};  "]
    shop = shop_of(*lines, header=f"{HEADER};8.10")
    action = cells.fill(shop, "8.10", "44109")
    assert action.rows() == [0, 2]
    assert "44109" not in action.sentence, "a place of birth speaks of a person"
    shop.apply(action)
    assert values(shop, "8.10") == ["44109", "75056", "44109"]
    shop.apply(cells.fill(shop, "5.4", "PAR_SCORING", only_empty=False))
    assert values(shop, "5.4") == ["PAR_SCORING"] * 3
    assert "« PAR_SCORING »" in plain(shop.history.actions[-1].sentence)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["An", "Anne B", "Banne"]),
        ({"match_case": True}, ["An", "Anne B", "zanne"]),
        ({"whole_cell": True}, ["An", "Anne Z", "zanne"]),
    ],
)
def test_a_plain_text_is_replaced(options, expected):
    shop = shop_of(line(1, given="An"), line(2, given="Anne Z"), line(3, given="zanne"))
    shop.apply(cells.replace_text(shop, "8.3", "Z", "B", **options))
    assert values(shop, "8.3") == expected


def test_signs_of_a_pattern_are_only_signs():
    shop = shop_of(line(1, given="A.n"), line(2, given="Ann"))
    shop.apply(cells.replace_text(shop, "8.3", "A.n", r"\1", whole_cell=True))
    assert values(shop, "8.3") == [r"\1", "Ann"]
    with pytest.raises(UserError) as refusal:
        cells.replace_text(shop, "8.3", "", "x")
    assert refusal.value.code == "RECHERCHE_VIDE"


def test_rows_chosen_get_one_value():
    shop = shop_of(line(1), line(2), line(3))
    action = cells.set_rows(shop, [0, 2], "8.9", "M.")
    assert "2 lignes choisies" in plain(action.sentence)
    shop.apply(action)
    assert values(shop, "8.9") == ["M", "F", "M"]


def test_name_and_given_name_are_exchanged():
    shop = shop_of(line(1, "Élodie", "MARCHAND"), line(2))
    shop.apply(people.swap(shop, [0]))
    assert (values(shop, "8.1"), values(shop, "8.3")) == (["MARCHAND"] * 2, ["Élodie"] * 2)


def test_parts_of_a_whole_cell_are_exchanged_as_parts():
    shop = shop_of(line(1, born="03/12/1988"))
    shop.apply(people.swap(shop, [0], "8.7", "8.8"))
    assert (values(shop, "8.7"), values(shop, "8.8")) == (["3"], ["12"])


def test_names_written_together_are_parted_and_the_others_left():
    shop = shop_of(line(1, "LE GOFF Yann", ""), line(2, "SEUL", ""), line(3))
    action = people.split_rows(shop, [0, 1])
    assert "1 ligne laissée" in plain(action.sentence)
    shop.apply(action)
    assert values(shop, "8.1") == ["LE GOFF", "SEUL", "MARCHAND"]
    assert values(shop, "8.3") == ["Yann", None, "Élodie"]
    with pytest.raises(UserError) as refusal:
        people.split_rows(shop, [1])
    assert refusal.value.code == "NOMS_INDIVISIBLES"


def test_rows_are_put_aside_with_a_reason_and_taken_back():
    shop = shop_of(line(1), line(2), line(3))
    action = people.put_aside(shop, [0, 2], " date  à retrouver ")
    assert next((p.target, p.before, p.after) for p in preview(shop, action)) == (
        ("aside", "", "date à retrouver")
    )
    shop.apply(action)
    assert shop.aside == {0: "date à retrouver", 2: "date à retrouver"}
    shop.apply(people.take_back(shop, [0, 1]))
    assert shop.aside == {2: "date à retrouver"}
    shop.undo()
    assert list(shop.aside) == [0, 2]


def test_a_block_is_pasted_in_the_order_of_the_sheet():
    shop = shop_of(line(1), line(2), line(3))
    block = pasting.block("PETIT\tZoé\t1/2/1990\r\nLEROY\tPaul\t2/3/1991\r\n")
    action = pasting.paste(shop, 1, "8.1", block)
    assert (action.cells(), action.rows()) == (6, [1, 2])
    shop.apply(action)
    assert values(shop, "8.1") == ["MARCHAND", "PETIT", "LEROY"]
    assert values(shop, "8.6") == ["1988", "1990", "1991"]
    assert pasting.block('"a\nb"\tc\n') == [["a\nb", "c"]]


@pytest.mark.parametrize(
    ("row", "field", "block", "why"),
    [
        (1, "8.1", [["a"], ["b"]], "dépasse la ligne 3"),
        (0, "8.9", [["F", "b"]], "dépasse la dernière colonne"),
        (0, "8.1", [["a"]] * 10_001, "10 000 au plus"),
    ],
)
def test_a_block_that_does_not_fit_is_refused_whole(row, field, block, why):
    shop = shop_of(line(1), line(2))
    with pytest.raises(UserError) as refusal:
        pasting.paste(shop, row, field, block)
    assert why in plain(refusal.value.message)
    assert shop.history.actions == []


def test_ten_thousand_cells_are_pasted():
    shop = shop_of(*(line(n) for n in range(5_000)))
    block = [[f"NOM{n % 26}", "Zoé"] for n in range(5_000)]
    shop.apply(pasting.paste(shop, 0, "8.1", block))
    assert values(shop, "8.1")[27] == "NOM1"
    assert shop.corrected_cells() == 10_000


BROKEN = [line(1, given="LÃ©a"), line(2, given="ZoÃ©"), line(3, given="LÃ©a"), line(4)]


def test_a_proposal_is_applied_to_one_row_or_to_all_that_are_alike():
    dossier = opened(csv(*BROKEN))
    shop, context = dossier.mended.shop, dossier.context
    finding = Finding("MOJIBAKE", "8.3", 0)
    one = fixing.fix(shop, context, finding)
    assert one.rows() == [0]
    assert "Léa" not in one.sentence
    same = fixing.fix_same(shop, context, finding, 0, range(4))
    assert same.rows() == [0, 2]
    dossier.correct(same, 0.0)
    assert dossier.dataset.values("8.3") == ["Léa", "ZoÃ©", "Léa", "Élodie"]
    assert [f for f in told(dossier) if f[0] == "MOJIBAKE"] == [("MOJIBAKE", "8.3", 1)]
    with pytest.raises(UserError) as refusal:
        fixing.fix(shop, context, finding, 1)
    assert refusal.value.code == "PROPOSITION_PERIMEE"


def test_a_rule_is_mended_wherever_one_thing_is_proposed(monkeypatch):
    dossier = opened(csv(*BROKEN))
    usual = fixing.proposals

    def choice(scene, finding):
        own = usual(scene, finding)
        return own * 2 if finding.row == 1 else own

    monkeypatch.setattr(fixing, "proposals", choice)
    found = [Finding("MOJIBAKE", "8.3", row) for row in range(3)]
    action = fixing.fix_rule(dossier.mended.shop, dossier.context, "MOJIBAKE", found)
    assert action.rows() == [0, 2]
    assert "1 ligne reste à choisir" in plain(action.sentence)


def test_what_is_of_the_whole_file_is_not_exchanged():
    with pytest.raises(UserError) as refusal:
        people.swap(shop_of(line(1)), [0], "3.1", "8.1")
    assert refusal.value.code == "CHAMP_NON_MODIFIABLE"


def test_signs_of_a_pattern_are_only_signs_inside_a_cell_too():
    shop = shop_of(line(1, given="Anne-Lise"))
    shop.apply(cells.replace_text(shop, "8.3", "-", r"\g<0>"))
    assert values(shop, "8.3") == [r"Anne\g<0>Lise"]


def test_a_sentence_shows_no_national_number():
    shop = shop_of(line(1))
    action = cells.fill(shop, "5.17", "suivi 1 88 04 75 056 123 41")
    assert "123" not in action.sentence
    assert "suivi" in action.sentence


def test_the_same_cell_is_the_same_text_and_the_same_proposal(monkeypatch):
    dossier = opened(csv(*BROKEN, line(5, given=" LÃ©a")))
    shop, context = dossier.mended.shop, dossier.context
    finding, usual = Finding("MOJIBAKE", "8.3", 0), fixing.proposals
    assert fixing.fix_same(shop, context, finding, 0, range(5)).rows() == [0, 2]

    def other(scene, finding):
        own = usual(scene, finding)
        return [replace(own[0], values={"8.3": "Lia"})] if finding.row == 2 else own

    monkeypatch.setattr(fixing, "proposals", other)
    assert fixing.fix_same(shop, context, finding, 0, range(5)).rows() == [0]
