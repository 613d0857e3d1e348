"""Tables that are no list of one person a row: groups, blocks of competences, grids; and not."""

import datetime as dt

import pytest

from cases.talk import Talk
from certiflux.base.row_numbers import part_of, row_of
from certiflux.reading.table import TableBuilder
from certiflux.shapes.births import COUNTRY, DEPARTMENT, TOWN
from certiflux.shapes.groups import code, day
from certiflux.shapes.making import merged_again
from certiflux.shapes.sexes import SEX
from certiflux.shapes.shaping import shaped
from unit.shapes.lists import (
    AMINATA,
    HEADERS,
    KEVIN,
    PAUL,
    SOLENE,
    column,
    forms,
    len_of,
    read,
    understood,
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Session du 12/10/2026 – Vannes", dt.date(2026, 10, 12)),
        ("Jury du 1er octobre 2026", dt.date(2026, 10, 1)),
        ("session 5.3.26", dt.date(2026, 3, 5)),
        ("Session du 12/10/2026 au 16/10/2026", None),
        ("Session d'octobre 2026", None),
        ("Session du 31/02/2026", None),
    ],
)
def test_the_day_of_a_title_is_read_when_it_is_the_only_one(text, said):
    assert day(text) == said


def test_the_code_of_a_title_is_read_when_it_is_the_only_one():
    assert code("Certification RS 6893 – Vente") == "RS6893"
    assert code("RNCP35584 et RNCP38362") is None


def test_the_day_and_the_code_of_groups_are_columns_for_their_people():
    found = read(
        HEADERS,
        ["Session du 12/10/2026 – RS6893"],
        SOLENE,
        KEVIN,
        [],
        ["Session du 19/10/2026 – RS6894"],
        AMINATA,
        [],
        ["Fait à Vannes, le 24/10/2026"],
    )
    assert forms(found) == [("groupes", True)]
    days = column(found, "Session (ligne de groupe)")
    assert [day for day in days if day] == [dt.date(2026, 10, 12)] * 2 + [dt.date(2026, 10, 19)]
    codes = [one for one in column(found, "Code de certification (ligne de groupe)") if one]
    assert codes == ["RS6893", "RS6893", "RS6894"]
    assert found.mapping.by_target()["4.2"].header == "Code de certification (ligne de groupe)"
    assert "5.10" not in {one.target for one in found.mapping.columns if one.sure}


def test_people_under_a_title_of_failures_are_not_admitted():
    found = read(HEADERS, ["Candidats admis"], SOLENE, KEVIN, ["Candidats ajournés"], PAUL)
    assert [one for one in column(found, "Résultat (ligne de groupe)") if one] == [
        "Candidats admis",
        "Candidats admis",
        "Candidats ajournés",
    ]
    assert found.mapping.by_target()["resultat"].header == "Résultat (ligne de groupe)"


@pytest.mark.parametrize(
    "rows",
    [
        [HEADERS, SOLENE, KEVIN],
        [["LISTE DES CERTIFIÉS 2026"], HEADERS, SOLENE, KEVIN],
        [[*HEADERS, "Date de délivrance"], ["Session du 12/10/2026"], [*SOLENE, "12/10/2026"]],
        [[*HEADERS, "Adresse"], [*SOLENE, "Bloc 3, rue du Lac"], [*KEVIN, "Bloc 12, rue du Lac"]],
        [[*HEADERS, "Relance 1", "Relance 2"], [*SOLENE, dt.date(2026, 1, 2), None], KEVIN],
        [[*HEADERS, "Admis", "Ajourné"], [*SOLENE, "X", None], [*KEVIN, None, "X"]],
    ],
)
def test_a_plain_list_has_no_shape(rows):
    assert read(*rows).shapes == []


BLOCKS = [*HEADERS, "Bloc", "Décision", "Note", "Date du jury"]


def by_block(person, *decisions):
    """Return the rows of somebody, one per block."""
    first, last = dt.date(2026, 6, 1), dt.date(2026, 6, 15)
    return [
        [*person, f"RNCP36739BC0{rank} – Bloc {rank}", said, 10 + rank, last if rank > 1 else first]
        for rank, said in enumerate(decisions, 1)
        if said is not None
    ]


def test_rows_of_blocks_become_one_row_a_person_and_partial_holders_are_not_admitted():
    found = read(
        BLOCKS,
        *by_block(SOLENE, "Validé", "Validé"),
        *by_block(KEVIN, "Validé", "Non validé"),
        *by_block(AMINATA, "Dispensé", "Acquis"),
        *by_block(PAUL, None, "Validé"),
    )
    assert forms(found) == [("blocs", True)]
    sentence = "Une ligne par bloc : 7 lignes, 2 personnes complètes, 2 partielles."
    assert found.shapes[0].sentence.replace("\u00a0", " ") == sentence
    decided = found.mapping.by_target()["resultat"].header
    assert [one.partition(" :")[0] for one in column(found, decided)] == [
        "Validé",
        "partiel",
        "Acquis",
        "partiel",
    ]
    assert column(found, decided)[1::2] == [
        "partiel : bloc BC02 non validé",
        "partiel : bloc BC01 non validé",
    ]
    assert column(found, "Code de certification (code du bloc)") == ["RNCP36739"] * 4
    assert column(found, "Date du jury")[0] == dt.date(2026, 6, 15)
    assert column(found, "Note") == [None, None, None, 12]
    assert [found.table.number(row) for row in range(1, 5)] == [2, 4, 6, 8]


def test_blocks_without_a_decision_are_taken_for_nothing():
    rows = [row[:5] for row in by_block(SOLENE, "", "") + by_block(KEVIN, "", "")]
    found = read(BLOCKS[:5], *rows)
    assert forms(found) == [("blocs", True)]
    assert column(found, "Résultat (tous les blocs)") == ["bloc BC01 : « rien »"] * 2


def test_rows_of_blocks_are_left_as_they_are_on_the_user_s_word():
    rows = by_block(SOLENE, "Validé", "Validé") + by_block(KEVIN, "Validé", "Validé")
    found = read(BLOCKS, *rows, blocs=False)
    assert (forms(found), len_of(found)) == ([("blocs", False)], 5)


GRID = [*HEADERS, "CACES R489 cat. 1A", "CACES R489 cat. 3", "SST RS715", "Société"]
HELD = [
    [*SOLENE, dt.date(2026, 10, 14), None, "12/05/2026", "Garage Morvan"],
    [*KEVIN, None, None, None, "Garage Morvan"],
    [*PAUL, None, dt.date(2026, 10, 15), None, "Garage Morvan"],
]


def test_a_grid_is_read_as_one_person_a_row_until_the_user_says_otherwise():
    found = read(GRID, *HELD)
    assert (forms(found), len_of(found)) == ([("grille", False)], 4)


def test_a_grid_gives_one_row_for_each_certification_held():
    found = read(GRID, *HELD, grille=True)
    assert forms(found) == [("grille", True)]
    own = found.mapping.by_target()
    assert own["4.2"].header == "Certification (intitulé de colonne)"
    assert column(found, own["4.2"].header) == [
        "CACES R489 cat. 1A",
        "SST RS715",
        None,
        "CACES R489 cat. 3",
    ]
    assert column(found, own["5.10"].header) == [
        dt.date(2026, 10, 14),
        "12/05/2026",
        None,
        dt.date(2026, 10, 15),
    ]
    numbers = [found.table.number(row) for row in range(1, 5)]
    assert [(row_of(one), part_of(one)) for one in numbers] == [(2, 1), (2, 2), (3, 0), (4, 0)]
    assert len(set(numbers)) == 4


def test_a_grid_of_crosses_keeps_its_certifications_too():
    found = read(
        [*HEADERS, "RS5054", "RS5247", "Date de délivrance"],
        [*SOLENE, "X", "X", dt.date(2026, 10, 14)],
        [*KEVIN, None, "X", dt.date(2026, 10, 15)],
        grille=True,
    )
    assert column(found, "Certification (intitulé de colonne)") == ["RS5054", "RS5247", "RS5247"]
    assert found.mapping.by_target()["5.10"].header == "Date de délivrance"


def test_merged_cells_stay_known_when_rows_are_made_again():
    table = TableBuilder("Liste")
    table.add([GRID, *HELD])
    found = table.finish(merged={4: [(2, 3)], 7: [(2, 2), (3, 3)], 0: [(3, 3)]})
    again = shaped(found, understood(found), {"grille": True}, understood).table
    # Solène has two rows now: rows 2 and 3 of the sheet come after them.
    assert again.merged == {7: [(3, 3), (4, 4)], 0: [(4, 4)]}
    assert merged_again(found, [0, 1, 2, 2, 3]) == {
        4: [(2, 4)],
        7: [(2, 3), (4, 4)],
        0: [(4, 4)],
    }
    assert merged_again(found, [0, 1]) == {}


DECISIONS = [*HEADERS, "CACES R489 cat. 1A", "CACES R489 cat. 3", "Remarque R489"]
DECIDED = [
    [*SOLENE, "R", "D", "revient en mai, à vélo"],
    [*KEVIN, "D", None, None],
    [*PAUL, "R", "Admis", "prévenir son employeur"],
]


def test_a_grid_of_decisions_gives_one_row_for_each_with_what_was_decided():
    found = read(DECISIONS, *DECIDED, grille=True)
    own = found.mapping.by_target()
    assert own["resultat"].header == "Résultat (case de la grille)"
    assert column(found, own["4.2"].header) == [
        "CACES R489 cat. 1A",
        "CACES R489 cat. 3",
        "CACES R489 cat. 1A",
        "CACES R489 cat. 1A",
        "CACES R489 cat. 3",
    ]
    assert column(found, own["resultat"].header) == ["R", "D", "D", "R", "Admis"]


def test_a_mark_beside_decisions_is_one_of_them():
    rows = [[*SOLENE, "oui", "non"], [*PAUL, "oui", "oui"]]
    found = read([*HEADERS, "SST RS715", "AIPR RS5054"], *rows, grille=True)
    assert column(found, "Résultat (case de la grille)") == ["oui", "non", "oui", "oui"]


def test_a_title_above_the_headers_holds_for_every_group_that_does_not_say_otherwise():
    found = read(
        ["Résultats du 03/07/2026 – RNCP38362"],
        HEADERS,
        ["Candidats admis"],
        SOLENE,
        ["Session du 10/07/2026"],
        KEVIN,
        ["Candidats absents"],
        PAUL,
    )
    assert column(found, "Code de certification (ligne de groupe)")[1::2] == ["RNCP38362"] * 3
    days = [dt.date(2026, 7, day) for day in (3, 10, 3)]
    assert column(found, "Session (ligne de groupe)")[1::2] == days


def test_a_line_that_prints_the_list_is_no_title_of_it():
    found = read(["Édité le 03/07/2026 – RNCP38362"], HEADERS, SOLENE, KEVIN)
    assert forms(found) == []


CROSSED = ["Nom de naissance", "Prénom", "H", "F", "Date de naissance"]


def crossed(*rows, **said):
    people = [SOLENE, KEVIN, PAUL]
    lines = [[one[0], one[1], *row, one[3]] for one, row in zip(people, rows, strict=True)]
    return read(CROSSED, *lines, **said)


def test_two_columns_of_crosses_tell_the_sex_until_the_user_says_otherwise():
    found = crossed([None, "x"], ["X", None], [None, None])
    assert forms(found) == [("sexes", True)]
    assert found.mapping.by_target()["8.9"].header == SEX
    assert column(found, SEX) == ["F", "M", None]
    left = crossed([None, "x"], ["X", None], [None, None], sexes=False)
    assert forms(left) == [("sexes", False)]
    assert "8.9" not in left.mapping.by_target()


@pytest.mark.parametrize(
    "rows",
    [
        ([None, "x"], ["x", None], ["x", "x"]),
        ([None, "x"], [None, "x"], [None, "x"]),
        ([None, "x"], ["12", None], [None, "x"]),
    ],
)
def test_columns_crossed_together_never_or_otherwise_tell_no_sex(rows):
    assert forms(crossed(*rows)) == []


def test_yes_and_no_under_each_sex_tell_it_too():
    found = crossed(["non", "oui"], ["Oui", "Non"], ["1", "0"])
    assert column(found, SEX) == ["F", "M", "M"]


BIRTHS = [
    ["Nom de naissance", "Prénom", "Sexe", "Naissance"],
    ["BRIANCEAU", "Solène", "F", "Née le 02/04/1991 à Vannes (56)"],
    ["HOUDEMONT", "Kévin", "M", "Né le 30/11/1984 à Liège (Belgique)"],
    ["LE TALLEC", "Aminata", "F", "08/07/1999 – Le Mans"],
]


def test_a_place_beside_the_date_of_birth_is_read_as_a_column_and_left_on_the_users_word():
    found = read(*BIRTHS)
    assert forms(found) == [("naissances", True)]
    assert column(found, TOWN) == ["Vannes", "Liège", "Le Mans"]
    assert column(found, DEPARTMENT) == ["56", None, None]
    assert column(found, COUNTRY) == [None, "Belgique", None]
    own = found.mapping.by_target()
    fed = {target: own[target].header for target in ("8.6-8.8", "8.12", "departement", "8.14")}
    assert fed == {"8.6-8.8": "Naissance", "8.12": TOWN, "departement": DEPARTMENT, "8.14": COUNTRY}
    left = read(*BIRTHS, naissances=False)
    assert forms(left) == [("naissances", False)]
    assert "8.12" not in left.mapping.by_target()


def test_a_place_that_another_column_gives_is_not_taken_from_the_date():
    said = ["Commune de naissance", "Vannes", "Liège", "Le Mans"]
    found = read(*([*row, place] for row, place in zip(BIRTHS, said, strict=True)))
    assert found.mapping.by_target()["8.12"].header == "Commune de naissance"


def test_a_grid_is_asked_before_what_its_columns_would_make_ask():
    headers = ["Nom", "Prénom", "Sexe", "Né le", "Word RS5784", "Excel RS5786"]
    talk = Talk()
    people = [["DUBREUIL", "Camille", "F", "02/03/1999", "12/05/2026", ""],
              ["MARCHAND", "Hugo", "M", "08/11/1987", "12/05/2026", "13/05/2026"]]  # fmt: skip
    text = "\n".join(";".join(row) for row in [headers, *people])
    view = talk.open(text.encode(), name="liste.csv")
    asked = view["questions"][0]
    assert (asked["kind"], asked["open"]) == ("shape", False)
    assert not {"4.1", "4.2", "5.10"} & {one["field"] for one in view["questions"]}
    assert not view["shapes"][0]["by_user"]
    kept = talk.result("answer", question=asked["id"], choice="non")
    assert kept["shapes"][0]["by_user"]
    assert "shape" not in {one["kind"] for one in kept["questions"]}
    assert kept["people"] == 2
    again = talk.result("shape", forms={"grille": True})
    assert again["people"] == 3
