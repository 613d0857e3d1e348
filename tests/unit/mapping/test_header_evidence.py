"""Headers that are none of the dictionary's wordings: which field they are close to, how surely."""

import pytest

from certiflux.mapping.candidate import SURE
from certiflux.mapping.evidence import decoys
from certiflux.mapping.evidence.alike import alike
from certiflux.mapping.evidence.header import EXACT, header_says
from certiflux.mapping.evidence.words import bare, is_bare_link, wording
from certiflux.mapping.headers import recognise
from certiflux.mapping.wording import tokens

DECOYS = {decoy.id for decoy in decoys.DECOYS}


def likeliest(header, group=""):
    said = header_says(header, group)
    return max(said, key=lambda target: said[target].points) if said else None


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Date naiss.", "8.6-8.8"),
        ("DATNAI", "8.6-8.8"),
        ("DT NAISS", "8.6-8.8"),
        ("Nom naiss", "8.1"),
        ("NOM_NAISS", "8.1"),
        ("LIB_NOM_PAT_IND", "8.1"),
        ("Prenom(s)", "8.3"),
        ("PNOM", "8.3"),
        ("LIB_PR1_IND", "8.3"),
        ("Cde INSEE naissance", "8.10"),
        ("Ville naiss", "8.12"),
        ("CNE NAISS", "8.12"),
        ("Pys naiss.", "8.14"),
        ("DEPT_NAISS", "departement"),
        ("Dép. naiss.", "departement"),
        ("Code département naissance*", "departement"),
        ("COD_SEX_ETU", "8.9"),
        ("SEXE_CANDIDAT", "8.9"),
        ("N° certif", "5.1"),
        ("Mode accès", "7.1"),
        ("Dates d'examens", "5.6"),
        ("DT DELIV", "5.10"),
        ("DT FIN VAL", "5.11"),
        ("Nom d'usage (si différent)", "8.2"),
        ("Pays de naissance (si hors de France)", "8.14"),
        ("Score (sur 990)", "5.15"),
        ("Note/20,00", "5.15"),
        ("Mention (le cas échéant)", "5.16"),
        ("1. Nom de naissance", "8.1"),
        ("3. Prénom", "8.3"),
        ("Quel est votre nom d'usage, s'il est différent ?", "8.2"),
        ("[Q3] Sexe", "8.9"),
        ("Dans quelle commune êtes-vous né(e) ?", "8.12"),
        ("Given name", "8.3"),
        ("DOB", "8.6-8.8"),
        ("Place of birth", "8.12"),
        ("Candidat – Nom", "8.1"),
        ("candidat.dateNaissance", "8.6-8.8"),
        ("Né·e le", "8.6-8.8"),
        ("Prénom·s", "8.3"),
    ],
)
def test_shortened_numbered_remarked_and_asked_headers_say_what_they_mean(header, target):
    assert likeliest(header) == target


@pytest.mark.parametrize(
    ("header", "decoy"),
    [
        ("Adresse", decoys.HOME),
        ("CP", decoys.HOME),
        ("Ville", decoys.HOME),
        ("Pays", decoys.HOME),
        ("Code postal de résidence", decoys.HOME),
        ("Email", decoys.CONTACT),
        ("Tél. portable", decoys.CONTACT),
        ("Nom du formateur", decoys.OTHERS),
        ("Nom du père", decoys.OTHERS),
        ("Tuteur – Nom", decoys.OTHERS),
        ("siret_employeur", decoys.OTHERS),
        ("employeur.codePostal", decoys.OTHERS),
        ("Entreprise", decoys.OTHERS),
        ("Nationalité", decoys.NATIONALITY),
        ("INE", decoys.STUDENT),
        ("Code apprenant", decoys.STUDENT),
        ("N°", decoys.RANK),
        ("Horodateur", decoys.STAMP),
        ("Diplôme édité", decoys.PRINTING),
        ("Date d'édition", decoys.PRINTING),
        ("Niveau visé", decoys.WISHED),
        ("Groupe", decoys.TRAINING),
        ("Nom de la formation", decoys.TRAINING),
        ("Salle", decoys.CENTRE),
        ("Ville du centre", decoys.CENTRE),
        ("Remarques", decoys.COMMENT),
        ("Épreuve 1", decoys.DETAIL),
        ("Montant payé", decoys.COMMENT),
        ("Envoyée le", decoys.STAMP),
    ],
)
def test_what_the_flow_does_not_want_has_a_name(header, decoy):
    assert likeliest(header) == decoy


@pytest.mark.parametrize("header", ["", "…", "Une phrase qui parle du nom et de la naissance " * 6])
def test_what_is_no_header_says_nothing(header):
    assert header_says(header) == {}


@pytest.mark.parametrize(
    ("group", "header", "target"),
    [
        ("Naissance", "Date", "8.6-8.8"),
        ("Naissance", "Ville", "8.12"),
        ("Naissance", "Dépt", "departement"),
        ("Examen", "Date", "5.6"),
        ("Examen", "CP", "5.9"),
        ("Examen", "Ville", decoys.CENTRE),
        ("Entreprise", "Nom", decoys.OTHERS),
        ("Certificat", "N°", "5.1"),
        ("Candidat", "Nom", "8.1"),
    ],
)
def test_the_group_above_tells_whose_datum_it_is(group, header, target):
    assert likeliest(header, group) == target


def test_the_more_specific_wording_wins():
    said = header_says("Date d'édition du diplôme")
    assert said[decoys.PRINTING].points > said["5.10"].points
    said = header_says("Nom de naissance")
    assert said["8.1"].points == EXACT
    assert all(one.points < EXACT - 2 for target, one in said.items() if target != "8.1")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("dpt", "departement"),
        ("cne", "commune"),
        ("prn", "prenom"),
        ("naiss", "naissance"),
        ("deliv", "delivrance"),
        ("naisance", "naissance"),
        ("certificats", "certificat"),
        ("jurys", "jury"),
    ],
)
def test_a_shortened_or_misspelt_word_is_understood(word, meant):
    assert meant in dict(alike(word)) or meant in tokens(word)


def test_words_that_mean_nothing_are_like_nothing():
    assert alike("zzyx") == alike("12345") == ()


def test_remarks_are_parted_from_a_header():
    read = wording("3. * Score obtenu (sur 990) [Q12] :")
    assert bare("3. * Score obtenu (sur 990) [Q12] :") == "Score obtenu"
    assert read.main == ("score", "obtenu")
    assert "990" in read.remarks
    assert wording("Né(e) le (jj/mm/aaaa)").main == ("naissance",)


def test_a_small_word_alone_goes_on_with_its_neighbour():
    assert all(map(is_bare_link, ["à", "Du", "Au", "le", "À"]))
    assert not any(map(is_bare_link, ["Nom", "", "Né le"]))


def test_the_telling_words_of_a_header():
    assert tokens("N° de Certificat(s)") == ("numero", "certificat")
    assert tokens("dateNaissance") == tokens("DATE_DE_NAISSANCE") == ("date", "naissance")
    assert tokens("Prénoms") == tokens("prenom") == ("prenom",)
    assert tokens("de la, du") == ()


def test_a_postal_code_is_that_of_birth_for_sure_only_as_a_tag():
    assert recognise("codePostal")[0].score >= SURE
    assert recognise("Code postal")[0].score < SURE
