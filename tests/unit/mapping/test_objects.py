"""Whom a header speaks of: the person, of whom nothing more is said, or somebody else."""

import pytest

from certiflux.mapping.evidence.around import title_of
from certiflux.mapping.evidence.objects import of_the_person

BIRTH = "Né(e) le"


def read(*headers):
    return [one.text for one in of_the_person([title_of(*header) for header in headers])]


@pytest.mark.parametrize("form", ["{}: {}", "{} : {}", "{} - {}", "{} – {}", "{} ({})", "{} / {}"])
@pytest.mark.parametrize("who", ["Contact", "Élève", "Salarié", "Participant", "Bénéficiaire"])
def test_the_person_of_whom_a_birth_is_told_is_left_out_of_the_headers(form, who):
    told = ["Nom", "Prénom", BIRTH, "à"]
    assert read(*((form.format(who, one),) for one in told)) == told


def test_a_contact_is_somebody_else_where_the_birth_of_another_is_told():
    headers = [("Élève : nom",), ("Élève : né le",), ("Élève : à",)]
    others = [("Contact : nom",), ("Contact : né le",), ("Contact : tél",)]
    assert read(*headers, *others) == ["nom", "né le", "à", *(one for (one,) in others)]


def test_a_tutor_is_never_the_person():
    headers = ["Tuteur : nom", "Tuteur : prénom", "Tuteur : né le"]
    assert read(*((one,) for one in headers)) == headers


def test_a_bare_object_is_the_name_beside_its_given_name():
    headers = ["Stagiaire", "Stagiaire (prénom)", "Stagiaire (né le)", "Stagiaire (sexe)"]
    assert read(*((one,) for one in headers)) == ["Nom", "prénom", "né le", "sexe"]


def test_the_header_is_still_shown_in_full():
    told = of_the_person([title_of(f"Élève : {one}") for one in ("nom", "né le", "sexe")])
    assert [one.header for one in told] == ["Élève : nom", "Élève : né le", "Élève : sexe"]
    assert of_the_person([title_of("nom", "Élève")])[0].header == "Élève – nom"
