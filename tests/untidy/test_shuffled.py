"""Columns in any order, headers in any case, accented or not, under any titles: the same."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from certiflux.mapping.mapping import propose
from unit.mapping.tables import table

COLUMNS = [
    ("N° de certificat", "5.1", ["K-1", "K-2", "K-3"]),
    ("Nom de naissance", "8.1", ["RIVIÈRE", "SCHMITT", "DA COSTA"]),
    ("Nom d'usage", "8.2", ["", "LÉGER", ""]),
    ("Prénom", "8.3", ["Agathe", "Luc", "João"]),
    ("Civilité", "8.9", ["Mme", "M.", "M."]),
    ("Date naiss.", "8.6-8.8", ["12/08/1994", "30/04/1981", "01/02/1977"]),
    ("Cde INSEE naissance", "8.10", ["35238", "67447", "99139"]),
    ("Ville de naissance", "8.12", ["Rennes", "Schiltigheim", "Braga"]),
    ("Code RNCP/RS", "4.2", ["RS5200", "RS5200", "RS5200"]),
    ("Date de délivrance", "5.10", ["20/05/2026", "20/05/2026", "21/05/2026"]),
    ("Donnée certifiée", "5.5", ["OUI", "OUI", "NON"]),
    ("Niveau de langue", "5.12", ["NON", "NON", "NON"]),
    ("Remarques", None, ["", "à revoir", ""]),
]
TITLES = [
    ["Liste des certifiés"],
    ["Session de mai 2026", "", "Page 1"],
    [],
    ["", "Centre d'examen de Rennes"],
]


def unaccented(text):
    parts = unicodedata.normalize("NFD", text)
    return "".join(one for one in parts if not unicodedata.combining(one))


CHANGES = st.lists(
    st.sampled_from([str.upper, str.lower, str.title, unaccented, lambda text: f"  {text} *"]),
    max_size=3,
)
SEPARATORS = st.sampled_from([" ", "_", "-", "  ", "\u00a0", "."])


@settings(max_examples=150, deadline=None)
@given(
    st.permutations(COLUMNS),
    st.lists(CHANGES, min_size=len(COLUMNS), max_size=len(COLUMNS)),
    SEPARATORS,
    st.lists(st.sampled_from(TITLES), max_size=6),
)
def test_what_is_understood_does_not_depend_on_how_it_is_laid_out(columns, all_changes, by, titles):
    headers = []
    for (header, _, _), changes in zip(columns, all_changes, strict=True):
        text = header
        for change in changes:
            text = change(text)
        headers.append(text.replace(" ", by))
    rows = [[column[2][row] for column in columns] for row in range(3)]
    above = [(title + [""] * len(columns))[: len(columns)] for title in titles]
    mapping = propose(table(*above, headers, *rows))
    assert [column.target for column in mapping.columns] == [column[1] for column in columns]
    assert (mapping.header_row, mapping.first_row) == (len(above), len(above) + 1)
