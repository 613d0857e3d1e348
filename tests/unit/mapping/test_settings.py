"""The settings file: every section understood, everything else refused with a sentence."""

import pytest

from certiflux.base.errors import UserError
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Listing
from certiflux.mapping.settings import Settings, parse, setting_fields

WHOLE = """
[emetteur]
id_client = "12ABC345"

[certificateur]
id_client = "67DEF890"
id_contrat = "MCFCER000123"

[certification]
type = "RS"
code = "RS5200"
nature_deposant = "CERTIFICATEUR"

[constantes]
obtentionCertification = "PAR_ADMISSION"
"5.5" = true
presenceNiveauLangueEuro = false
dateDebutValidite = 2026-05-20
scoring = 955

[colonnes]
"Nom usuel" = "8.2"
"Né(e)" = "8.6-8.8"
"Mon prénom" = "prenom1"
"Remarques" = ""

[valeurs."8.9"]
X = "F"

[valeurs.initiativeInscription]
"Région" = "AUTRE"
"""


def refusal(text):
    with pytest.raises(UserError) as caught:
        parse(text)
    assert caught.value.code == "REGLAGES_ILLISIBLES"
    return caught.value.message


def test_every_section_is_understood():
    assert parse(WHOLE) == Settings(
        constants={
            "2.1": "12ABC345",
            "3.1": "67DEF890",
            "3.2": "MCFCER000123",
            "4.1": "RS",
            "4.2": "RS5200",
            "4.3": "CERTIFICATEUR",
            "5.4": "PAR_ADMISSION",
            "5.5": "true",
            "5.12": "false",
            "5.10": "2026-05-20",
            "5.15": "955",
        },
        columns={"Nom usuel": "8.2", "Né(e)": "8.6-8.8", "Mon prénom": "8.3", "Remarques": ""},
        values={"8.9": {"X": "F"}, "7.3": {"Région": "AUTRE"}},
    )


def test_an_empty_file_settles_nothing():
    assert parse("") == parse("# rien\n[emetteur]\n") == Settings()


@pytest.mark.parametrize("setting", sorted(setting_fields()))
def test_each_setting_of_the_dictionary_is_a_key(setting):
    section, name = setting.split(".")
    field = setting_fields()[setting]
    said = field.kind.options[0].value if isinstance(field.kind, Listing) else "RS"
    assert parse(f'[{section}]\n{name} = "{said}"').constants == {field.id: said}


def test_every_setting_of_the_flow_is_distinct():
    assert len(setting_fields()) == sum(bool(field.setting) for field in fields().values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[emetteur", "TOML"),
        ("id_client = '12ABC345'", "« id_client »"),
        ("[emetteur]\nid_clent = '12ABC345'", "« emetteur.id_clent »"),
        ("[emeteur]\nid_client = '12ABC345'", "« emeteur.id_client »"),
        ("[emetteur]\nid_client = ['12ABC345']", "« emetteur.id_client »"),
        ("[emetteur.id_client]\nvaleur = '12ABC345'", "« emetteur.id_client »"),
        ("[constantes]\nobtention = 'PAR_ADMISSION'", "« obtention »"),
        ("[constantes]\nidClient = '12ABC345'", "« idClient »"),
        ("[colonnes]\nNom = '8.99'", "« 8.99 »"),
        ("[colonnes]\nNom = {a = 1}", "« colonnes.Nom »"),
        ("[valeurs]\n'8.9' = 'F'", "« valeurs.8.9 »"),
        ("[valeurs.'8.99']\nX = 'F'", "« 8.99 »"),
        ("[[emetteur]]\nid_client = 'a'", "« emetteur »"),
        ("[emetteur]\nid_client = 'a'\nid_client = 'b'", "TOML"),
        ("\x00", "TOML"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_place(text, said):
    assert said.replace("« ", "«\u00a0").replace(" »", "\u00a0»") in refusal(text)
