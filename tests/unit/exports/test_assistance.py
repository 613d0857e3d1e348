"""The pack for assistance: people who do not exist, the findings of those who do."""

import io
import json
import re
import zipfile
from collections import Counter

import pytest

from cases.tables import TABLES
from cases.talk import ANSWERS, ID, Talk, people, ready
from certiflux.base.work import drain
from certiflux.dataset.convert import NIL_WORDS
from certiflux.exports.assistance.assistance import (
    ABOUT,
    LIST,
    REPORT,
    SETTINGS,
    ListDrawing,
    invent,
)
from certiflux.mapping.settings import parse
from certiflux.session.opening import open_dossier

FREE = ("5.1", "5.2", "5.3", "8.1", "8.2", "8.3", "8.4", "8.5", "9.1", "9.2", "9.3")
"""Fields whose cells can only be somebody's."""

PARTLY = {
    *("certification-entete", "certification-sans-type"),  # what a header says of its codes
    *("admis", "admis-croix"),  # who was brought back
    *("admis-contraires", "admis-trois-colonnes"),  # columns that feed nothing
    *("deja-envoyes", "identifiants-crees-deja-donnes"),  # what the registre knows
    *("lieux-departement", "lieux-etranger", "lieux-france", "lieux-noms"),  # of real towns
    *(
        "nir",
        "nir-envoye",
        "nir-non-envoye",
        "nir-refuse",
        "nir-transmis",
    ),  # the numbers are left out
    *("organisme-exclu-certificateur", "organisme-exclu-emetteur"),  # the body is invented
    *(
        "ages",
        "cellules",
        "factices",
        "jours-de-naissance",
        "naissance",
        "personnes",
        "siecle",
        "textes",
    ),
    *("libelles", "noms-usage", "passages-repetes"),
    *("encodage", "sosies"),  # letters that are drawn anew
    "numeros-organismes",  # the body is invented
}
"""Tables of which something cannot be had again: the pack says how much, and it is checked."""


def counts(dossier):
    found = Counter()
    for (rule, field), count in dossier.findings.counts().items():
        if field != "nir":
            found[f"{rule}@{field}"] += count
    return found


def again(pack, dossier):
    """Read the pack as whoever receives it does, and check it."""
    other = drain(open_dossier(LIST, pack.text().encode(), pack.settings, dossier.version))
    drain(other.check(dossier.context))
    return other


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_invented_people_lead_to_the_same_findings(table):
    dossier = table.dossier()
    pack = drain(invent(dossier, "secret"))
    found, wanted = counts(again(pack, dossier)), counts(dossier)
    assert wanted - found <= Counter(pack.lost)
    assert found - wanted <= Counter(pack.added)
    if table.name not in PARTLY:
        assert found == wanted
        assert pack.lost == pack.added == {}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_cell_of_a_person_is_in_it(table):
    dossier = table.dossier()
    text = drain(invent(dossier, "secret")).text()
    cells = {cell for line in text.splitlines() for cell in line.replace('"', "").split(";")}
    for field in FREE:
        column = dossier.dataset.columns.get(field)
        if column is None or column.source is None:
            continue
        originals = {cell for cell in map(str, column.raw) if worth_hiding(cell)}
        assert originals & cells == set(), field


def worth_hiding(cell):
    from certiflux.rules.values.plausible import made_up

    bare = cell.strip()
    nobody = bare.casefold() in NIL_WORDS or bare.startswith("#") or bare == "None"
    short = len(bare) < 3 or not any(letter.isalnum() for letter in bare)
    latin = any("a" <= letter.lower() <= "z" or letter.isdecimal() for letter in bare)
    return latin and not nobody and not short and not any(made_up(one, bare) for one in FREE)


def downloaded(data):
    talk = ready(data)
    talk.job("make_support")
    described, pack = talk.download("support")
    assert (described["name"], described["type"]) == ("assistance-certiflux.zip", "application/zip")
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return talk, {name: archive.read(name) for name in archive.namelist()}


def test_the_zip_holds_the_list_its_settings_the_report_and_what_it_is():
    talk, files = downloaded(people(20, wrong=3))
    assert sorted(files) == sorted([ABOUT, LIST, REPORT, SETTINGS])
    about = json.loads(files[ABOUT])
    assert about["constats"] == {"VALEUR_HORS_LISTE@8.9": 3}
    assert (about["non_reproduits"], about["en_trop"]) == ({}, {})
    assert about["personnes"]["inventees"] == 20
    assert about["versions"]["certiflux"]
    everything = b"".join(files.values()).decode()
    for word in ("MARCHAND", "Élodie", "12ABC345", "MCFCER000123", "A-7", ID):
        assert word not in everything, word
    settings = parse(files[SETTINGS].decode())
    other = drain(open_dossier(LIST, files[LIST], settings))
    drain(other.check())
    theirs = talk.session.desk.dossier
    assert counts(other) == counts(theirs)


def test_it_is_not_handed_over_for_another_file():
    talk, _ = downloaded(people(2))
    talk.open(people(3))
    assert talk.error("support")["code"] == "MESSAGE_A_PREPARER"
    assert talk.error("make_support")["code"] == "LISTE_A_VERIFIER"


def test_another_secret_gives_other_people():
    dossier = ready(people(5)).session.desk.dossier
    one, other = (drain(invent(dossier, secret)).text() for secret in ("a", "b"))
    assert one != other
    assert one == drain(invent(dossier, "a")).text()


NAMED = (
    ("MARCHAND", "Élodie", "Clermont"), ("LE GOFF", "Yann", "Saint-Jean-de-Luz"),
    ("TOULOUSE", "Jean", "Brest"), ("MARTIN", "Anne-Marie", "Toulouse"),
)  # fmt: skip


def test_a_thousand_packs_hold_no_word_of_the_file():
    """Drawn by chance, a frequent name may be one of the file's, or hold one: « Jeanne », Jean."""
    head = "5.1;4.1;4.2;5.4;5.5;5.10;5.12;5.14;8.1;8.3;8.6;8.9;8.12"
    rows = [
        f"A-{rank};RS;RS5200;admission;OUI;20/05/2026;NON;NON;{name};{first};1988;F;{town}"
        for rank, (name, first, town) in enumerate(NAMED)
    ]
    talk = Talk()
    talk.open("\n".join([head, *rows]).encode())
    talk.result("settings", values=ANSWERS)
    talk.job("check")
    dossier = talk.session.desk.dossier
    words = [word for people in NAMED for text in people[:2] for word in re.split(r"\W", text)]
    hidden = re.compile("|".join(word for word in words if len(word) > 2), re.IGNORECASE)
    for secret in range(1000):
        pack = ListDrawing(dossier, str(secret)).pack()
        assert hidden.findall(pack.text()) == [], secret
