"""What the values of a column say: for its header, against it, or without one."""

import pytest

from certiflux.mapping.candidate import SURE, How
from certiflux.mapping.evidence.cells import kinds_of
from certiflux.mapping.evidence.sample import ROWS, look
from certiflux.mapping.mapping import Header, propose
from unit.mapping.tables import table


def column(header, *values, beside=()):
    """Return how a column is understood under a header, beside the usual ones."""
    rows = [["Nom", "Prénom", *[one[0] for one in beside], header]]
    for row, value in enumerate(values):
        rows.append(["MARCHAND", "Élodie", *[one[1 + row] for one in beside], value])
    return propose(table(*rows)).columns[-1]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (
            "date",
            ["12/03/1985", "1990-01-31", "3 mai 2001", "1.2.99", "20010203", "lundi 3 mai 2001"],
        ),
        ("stamp", ["15/10/2026 14:03:22", "2026-10-15T08:00"]),
        ("yes or no", ["OUI", "non", "VRAI", True, "0"]),
        ("fiche", ["RS5200", "RNCP 38362", "rs 12"]),
        ("fiche inside", ["Titre pro – RNCP35584", "Anglais (RS 6435)"]),
        ("mail", ["a@b.fr", "x.y@exemple.com"]),
        ("phone", ["06 11 22 33 44", "+33611223344", "0145678901", 611223344]),
        ("nir", ["2 85 07 75 113 021 44", "1850378006084", "285072A113021", 1850378006084]),
        ("five", ["31555", 6700, "6700.0"]),
        ("url", ["https://exemple.fr/1"]),
        ("year", [1990, "2001", 1985.0]),
        ("words", ["DURAND", "Élodie", "D'Angelo", "Jean-Pierre", "Saint-E\u0301tienne"]),
        ("full name", ["DURAND Marie", "DE LA TOUR Jean-Paul", "Zoé O'BRIEN"]),
        ("department", ["01", 1, "2A", "2b", "971", "069", "99", "Ille-et-Vilaine"]),
        (
            "place",
            [
                "Lyon (69)",
                "69003 LYON",
                "Bastia (2B)",
                "13 - Bouches-du-Rhône",
                "Saint-Denis (974)",
            ],
        ),
        ("decision", ["Admis", "Non admise", "AJ", "Validation partielle"]),
        ("nationality", ["Française", "marocaine"]),
        ("street", ["3 rue des Lilas", "12 bis, avenue Foch"]),
        ("born", ["Né le 12/03/1985 à Lyon"]),
    ],
)
def test_a_cell_is_of_its_kind(kind, values):
    assert [value for value in values if kind not in kinds_of(value)] == []


def test_nothing_and_nil_are_no_values():
    (seen,) = look(table(["Nom"], [""], ["nil"], ["NILL"], ["NULL"], ["nan"]), 1)
    assert (seen.size, seen.blank) == (0, 1.0)


def test_some_rows_are_looked_at_and_more_of_a_column_empty_there():
    rows = [[f"A{i}", "x" if i > 4_000 else None] for i in range(5_000)]
    full, sparse = look(table(["A", "B"], *rows), 1)
    assert full.size == full.distinct == ROWS
    assert sparse.size == 1


def test_a_wording_that_values_confirm_says_so():
    found = column("Naiss. (jj/mm/aaaa) date", "12/03/1985", "01/02/1990", "3/4/1977")
    assert found.target == "8.6-8.8"
    assert found.reason.endswith("toutes les valeurs sont des dates de naissance")


def test_some_values_only_are_said_in_percent():
    values = (
        ["12/03/1985"] * 1 + [f"{d:02}/01/1990" for d in range(1, 20)] + ["inconnue au bataillon"]
    )
    found = column("Date naiss.", *values)
    assert "95\u00a0% des valeurs" in found.reason


def test_a_level_that_holds_yes_and_no_is_its_presence():
    found = column("niveau de langue", "OUI", "NON")
    assert found.target == "5.12"
    assert "toutes les valeurs sont des OUI" in found.reason
    assert column("niveau de langue", "B2", "C1").target == "5.13"


def test_a_presence_that_holds_levels_is_the_level():
    assert column("Présence niveau langue", "B2", "A1").target == "5.13"


def test_a_header_that_its_values_contradict_is_kept_and_asked():
    found = column("Date de délivrance", "DURAND", "PETIT")
    assert (found.target, found.sure) == ("5.10", False)
    assert "mais les valeurs ne sont pas des dates" in found.reason


def test_a_place_of_birth_that_holds_codes():
    assert column("Commune de naissance", "31555", "67482", "2A004").target == "8.10"
    assert column("Commune de naissance", "31000", "67000", "20000").target == "8.11"
    assert column("Commune de naissance", "Toulouse", "Pau", "Gap").target == "8.12"


def test_an_insee_column_of_postal_codes_is_asked():
    found = column("Code INSEE", "31000", "67000", "75012", "33000")
    assert (found.target, found.sure) == ("8.10", False)


@pytest.mark.parametrize(
    ("values", "target"),
    [
        (["Mme", "M."], "8.9"),
        (["RS5200", "RNCP38362"], "4.2"),
        (["EN_PRESENTIEL", "A_DISTANCE"], "5.8"),
    ],
)
def test_an_unknown_header_is_proposed_by_what_it_holds_never_surely(values, target):
    found = column("Zzyx", *values)
    assert (found.target, found.how, found.sure) == (target, How.VALUES, False)


@pytest.mark.parametrize("values", [["OUI", "NON"], ["1", "2"], ["A", "B"]])
def test_values_that_many_fields_share_are_not_used_alone(values):
    found = column("Zzyx", *values)
    assert found.target is None
    assert all(one.score < SURE for one in found.alternates)


def test_births_are_told_from_deliveries_by_one_another():
    beside = [("Colonne 1", "20/05/2026", "21/05/2026")]
    found = column("Colonne 2", "12/03/1985", "01/02/1990", beside=beside)
    assert found.target == "8.6-8.8"
    beside = [("Colonne 1", "12/03/1985", "01/02/1990")]
    found = column("Colonne 2", "20/05/2026", "21/05/2026", beside=beside)
    assert found.target is None
    assert found.alternates[0].target == "5.10"


@pytest.mark.parametrize(
    ("header", "values", "word"),
    [
        ("Contact", ["a@b.fr", "c@d.fr"], "courriel"),
        ("Joindre", ["0611223344"], "Téléphone"),
    ],
)
def test_personal_data_without_a_field_are_named_and_not_used(header, values, word):
    found = column(header, *values)
    assert (found.target, found.alternates) == (None, ())
    assert word in found.reason


def test_a_national_number_is_named_and_offered_to_check_with():
    found = column("Identité nat.", "2 85 07 75 113 021 44", "1850378006084")
    assert found.target is None
    assert [one.target for one in found.alternates] == ["nir"]
    assert "sécurité sociale" in found.reason


def test_a_column_called_nir_is_used_to_check_with():
    found = column("NIR", "1850378006084")
    assert (found.target, found.sure) == ("nir", True)


def test_a_national_number_is_not_sent_under_another_name():
    found = column("Identifiant technique", "1850378006084", "2910613055021")
    assert (found.target, found.sure) == (None, False)


def test_without_header_columns_are_named_by_letters():
    people = [
        ["DURAND", "Marie", "F", "12/03/1985", "x"],
        ["PETIT", "Jean", "M", "01/02/1971", "y"],
        ["LEROY", "Zoé", "F", "30/10/1999", "z"],
    ]
    for mapping in (propose(table(*people)), propose(table(*people), header=Header.NONE)):
        assert [one.header for one in mapping.columns] == ["A", "B", "C", "D", "E"]
        assert [one.target for one in mapping.columns] == ["8.1", "8.3", "8.9", "8.6-8.8", None]
        assert (mapping.header_row, mapping.header_rows, mapping.first_row) == (None, (), 0)
        assert not any(one.sure for one in mapping.columns)


def test_letters_may_be_chosen_without_header():
    people = [["DURAND", "Marie", "F"], ["PETIT", "Jean", "M"]]
    mapping = propose(table(*people), chosen={"A": "8.2"}, header=Header.NONE)
    assert (mapping.columns[0].target, mapping.columns[0].how) == ("8.2", How.CHOSEN)


def test_a_header_close_to_a_date_none_of_whose_values_is_one_is_no_proposal_worth_asking():
    found = column("Session", "S12", "S13-B")
    assert found.target != "5.6"
    found = column("Session", "12/03/2026", "13/03/2026")
    assert found.target == "5.6"
    assert found.alternates[0].target == "5.10"


def test_a_column_of_decisions_is_told_from_one_of_marks():
    for header in ("Décision du jury", "Résultat", "Admis"):
        found = column(header, "Admis", "Refusé")
        assert (found.target, found.sure) == ("resultat", True)
    assert column("Résultat", "15", "12,5").sure is False
