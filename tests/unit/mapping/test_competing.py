"""Columns among their neighbours: homes, births, names, dates, decisions, and what is asked."""

import pytest

from certiflux.mapping.evidence import decoys
from certiflux.mapping.mapping import propose
from unit.mapping.tables import table

PEOPLE = (
    ["ESTEVENON", "Camille", "14/03/1988", "Mme"],
    ["VANDAMME", "Paul", "02/11/1979", "M."],
    ["SILVESTRE", "Ana", "27/08/1992", "Mme"],
    ["KERMORVAN", "Yann", "09/01/1965", "M."],
)
HEAD = ["Nom de naissance", "Prénom", "Né(e) le", "Civilité"]


def matched(*columns, head=HEAD):
    """Return how columns (header, then a value a person) are understood beside the usual ones."""
    rows = [[*head, *(one[0] for one in columns)]]
    for rank, person in enumerate(PEOPLE):
        rows.append([*person[: len(head)], *(one[1 + rank] for one in columns)])
    return {one.header: one for one in propose(table(*rows)).columns}


def fed(found):
    return {header: one.target for header, one in found.items() if header not in HEAD}


def test_postal_code_town_and_country_after_an_address_are_the_home():
    found = matched(
        ["Adresse", "3 rue des Lilas", "4 quai Sud", "12 rue Haute", "1 place Neuve"],
        ["CP", "69003", "29000", "31000", "44000"],
        ["Ville", "Lyon", "Quimper", "Toulouse", "Nantes"],
        ["Pays", "France", "France", "France", "France"],
    )
    assert set(fed(found).values()) == {None}
    assert {found[one].role for one in ("Adresse", "CP", "Ville", "Pays")} == {decoys.HOME}
    assert "domicile" in found["CP"].reason


def test_a_code_beside_a_town_of_birth_is_of_the_birth():
    towns = ["Ville de naissance", "Rennes", "Toulouse", "Metz", "Nantes"]
    assert fed(matched(towns, ["INSEE", "35238", "31555", "57463", "44109"]))["INSEE"] == "8.10"
    assert fed(matched(towns, ["Dép.", "35", "31", "57", "44"]))["Dép."] == "departement"


def test_a_town_that_no_word_of_birth_accompanies_is_never_that_of_the_birth():
    found = matched(["Divers", "a", "b", "c", "d"], ["Ville 1", "Rennes", "Metz", "Pau", "Nantes"])
    assert fed(found)["Ville 1"] is None


def test_a_bare_word_goes_on_with_the_birth_before_it():
    rows = [["Nom", "Prénom", "Né(e) le", "à"], *(
        [*one[:3], town] for one, town in zip(PEOPLE, ["Metz", "Pau", "Gap", "Dax"], strict=True)
    )]  # fmt: skip
    assert propose(table(*rows)).columns[3].target == "8.12"


def test_a_department_is_never_the_nature_of_the_depositor():
    found = matched(["Dép. naiss.", "35", "2A", "974", "99"])
    assert fed(found) == {"Dép. naiss.": "departement"}
    assert "4.3" not in [one.target for one in found["Dép. naiss."].alternates]


def test_a_service_called_department_is_no_birth():
    found = matched(["Département", "Ventes", "Paie", "Ventes", "Achats"])
    assert (fed(found)["Département"], found["Département"].role) == (None, decoys.OTHERS)


@pytest.mark.parametrize("birth", ["NJF", "Nom de jeune fille", "Nom JF", "Nom à la naissance"])
def test_the_column_that_says_birth_feeds_the_birth_name_and_the_other_is_asked_once(birth):
    rows = [["Nom", birth, "Prénom"], *(["MERCADIER", one[0], one[1]] for one in PEOPLE)]
    name, maiden, _ = propose(table(*rows)).columns
    assert (maiden.target, name.target, name.sure) == ("8.1", "8.2", False)
    assert maiden.sure


def test_a_name_beside_a_usage_name_is_the_birth_name():
    rows = [["Nom", "Nom d'usage", "Prénom"], *([one[0], None, one[1]] for one in PEOPLE)]
    rows[1][1] = "MERCADIER"
    name, usage, _ = propose(table(*rows)).columns
    assert (name.target, name.sure, usage.target) == ("8.1", True, "8.2")


def test_a_date_some_years_after_the_delivery_is_the_end():
    found = matched(
        ["Délivré le", "12/05/2024", "12/05/2024", "20/06/2024", "20/06/2024"],
        ["Échéance", "12/05/2026", "12/05/2026", "20/06/2026", "20/06/2026"],
        ["Date d'édition", "13/06/2024", "13/06/2024", "22/06/2024", "22/06/2024"],
    )
    assert fed(found) == {"Délivré le": "5.10", "Échéance": "5.11", "Date d'édition": None}


def test_the_day_of_a_jury_is_offered_for_the_delivery_when_nothing_else_is():
    found = matched(["Date du jury", "12/05/2026", "12/05/2026", "20/06/2026", "20/06/2026"])
    assert found["Date du jury"].alternates[0].target == "5.10"


def test_a_closed_list_that_knows_no_value_is_vetoed():
    assert fed(matched(["Statut", "Salarié", "Cadre", "Retraité", "Sans"]))["Statut"] is None
    found = matched(["Statut", "Certifiée", "Non certifié", "Certifiée", "Ajourné"])
    assert fed(found)["Statut"] == "resultat"


def test_words_that_are_no_sexes_are_asked_about_under_the_name_of_a_sex():
    head = HEAD[:3]
    found = matched(["Civilité", "X", "Y", "X", "Y"], head=head)["Civilité"]
    assert (found.target, found.sure) == ("8.9", False)
    many = matched(["Civilité", "Dr", "Pr", "Me", "Gal"], head=head)["Civilité"]
    assert many.target is None


def test_an_empty_column_is_never_asked():
    found = matched(["Nom marital", None, None, None, None], ["Rslt", None, None, None, None])
    assert [one.sure for one in found.values() if one.target] == [True] * 5
    assert fed(found)["Rslt"] is None


def test_two_columns_of_decisions_that_disagree_are_asked():
    found = matched(
        ["Décision du jury", "Admise", "Admis", "Admise", "Refusé"],
        ["Statut final", "Admise", "Refusé", "Admise", "Refusé"],
    )
    assert (found["Décision du jury"].target, found["Décision du jury"].sure) == ("resultat", False)
    assert "autre chose" in found["Décision du jury"].reason


def test_a_grid_of_skills_is_not_numbered_like_the_dictionary():
    found = matched(*([f"{area}.1", 3, 5, 2, 6] for area in (1, 2, 3, 4, 5)))
    assert set(fed(found).values()) == {None}


def test_a_column_of_references_is_asked_for_the_identifier():
    found = matched(["Référence", "XK-2400", "XK-2604", "XK-2570", "XK-2536"])
    assert (found["Référence"].target, found["Référence"].sure) == ("5.1", False)


def test_headers_in_nobodys_words_open_by_contrast():
    rows = [
        ["ZQ_PAT", "ZQ_APP", "ZQ_JOUR", "ZQ_V"],
        *([one[0], one[1], one[2], one[3]] for one in PEOPLE),
    ]
    mapping = propose(table(*rows))
    assert mapping is not None
    assert mapping.header_row == 0
    assert mapping.columns[3].target == "8.9"
    assert not mapping.columns[3].sure
