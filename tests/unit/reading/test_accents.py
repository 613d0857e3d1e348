"""What wrote a text of one byte a letter is told by its words: lists of invented people."""

import random

import pytest

from certiflux.reading.source import open_source, read_whole
from certiflux.reading.text.accents import CANDIDATES, guess

FIRST = [
    "Maëlle",
    "Théo",
    "Zoé",
    "Anaëlle",
    "Héloïse",
    "Gaëtan",
    "Noël",
    "Joëlle",
    "Aurélien",
    "Cédric",
    "Françoise",
    "Hélène",
    "Irène",
    "Solène",
    "Timothée",
    "Béatrice",
    "Eugénie",
    "Stéphanie",
    "Gérôme",
    "Loïs",
    "Océane",
    "Léonie",
    "Édith",
    "Étienne",
    "Agnès",
]
LAST = [
    "BRUNEAU",
    "CARRÉ",
    "CHÂTELAIN",
    "DESPRÉS",
    "FERRÉ",
    "GARÇONNET",
    "HUÉ",
    "LEFÈVRE",
    "MAÎTREJEAN",
    "PÉRON",
    "PRÉVÔT",
    "TRÉHOU",
    "VACHÉ",
    "BÉZIAT",
    "ROSSI",
    "PÉREZ",
    "MÜNCH",
    "LASSALLE",
]
TOWNS = [
    "Nîmes",
    "Sète",
    "Alès",
    "Fougères",
    "Évreux",
    "Mâcon",
    "Angoulême",
    "Châteaudun",
    "Besançon",
    "Pont-l'Évêque",
    "Vitré",
    "Bégles",
    "Thiers",
    "Nice",
    "Saint-Étienne",
]


def listed(seed, people):
    chosen = random.Random(seed)
    rows = ["Nom;Prénom;Né(e) le;Commune;Décision"]
    for _ in range(people):
        last = chosen.choice(LAST)
        last = last.title() if chosen.random() < 0.3 else last
        row = (last, chosen.choice(FIRST), "07/05/1990", chosen.choice(TOWNS), "Reçu")
        rows.append(";".join(row))
    return "\r\n".join(rows)


@pytest.mark.parametrize("codec", CANDIDATES)
@pytest.mark.parametrize("people", [1, 2, 5, 40])
def test_a_list_is_read_in_what_wrote_it(codec, people):
    for seed in range(25):
        data = listed(seed, people).encode(codec, "ignore")
        found = guess(data)
        assert data.decode(found.encodings[0]) == data.decode(codec), found
        assert found.strange == ()


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("iso8859-15", "LEBŒUF;Œting;SACRÉ-CŒUR"),
        ("iso8859-15", "DUŸ;Zoé"),
        ("iso8859-15", "ŠIMIC;VANDŒUVRE"),
        ("cp1252", "VANDŒUVRE;Zoë"),
        ("cp1252", "D’ALMEIDA;« À revoir… »"),
        ("cp1252", "2 ½ jours;N° 12;40 €"),
        ("cp1252", "D´ESTAING;N´DIAYE"),
        ("cp1252", "certifié·e;né·e le"),
        ("cp1252", "MUÑOZ;GONÇALVES;Nicolò;SÃO PAULO"),
        ("mac-roman", "D’ALMEIDA;Zoé;N° 12"),
        ("cp850", "Hélène;N° 3"),
    ],
)
def test_signs_of_french_texts_do_not_mislead(codec, text):
    data = text.encode(codec)
    assert data.decode(guess(data).encodings[0]) == text


@pytest.mark.parametrize("text", ["Škoda;Jean", "ŠIMIC;Ana", "Žak;BENEŠ;Šárka"])
def test_a_foreign_name_stays_and_is_told(text):
    found = guess(text.encode("cp1252"))
    assert found.encodings[0] == "cp1252"
    assert "Š" in found.strange


def test_unicode_lost_in_another_text_tells_nothing():
    assert guess(b"Ren\xc3\xa9;L\xe9a;Fran\xc3\xa7ois").encodings[0] == "cp1252"


def test_bytes_that_make_no_words_are_of_no_encoding():
    assert guess(bytes(range(1, 256)) * 3).encodings == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("Nom;Prénom\nŠIMIC;Ana\n".encode("cp1252"), True),
        ("Nom;Prénom\nŠIMIC;Ana\n".encode(), False),
        ("Nom;Prénom\nBRUNEAU;Zoé\n".encode("mac-roman"), False),
    ],
)
def test_strange_signs_are_said_of_a_guessed_encoding_alone(data, said):
    source = open_source("liste.csv", data)
    assert read_whole(source).n_rows == 2
    assert any("Des signes inattendus (Š)" in note for note in source.notes) is said


def test_the_encoding_that_the_user_chose_is_kept_without_a_doubt():
    source = open_source("liste.csv", "Nom;Prénom\nŠIMIC;Ana\n".encode("cp1252"), encoding="cp1252")
    assert len(source.notes) == 1
