"""A national number never leaves the engine whole: every reply is searched for its digits.

The numbers are nobody's: their order number is 000, which is never given.
"""

import re

import pytest

from cases.talk import ANSWERS, Talk
from cases.tour import everything
from certiflux.base.nir import hidden, is_hidden, looks_like, masked, parse
from certiflux.base.operation import OPERATIONS
from certiflux.dictionary import version_called
from certiflux.schema.xsd import generate

NUMBERS = (
    "2880699109000",
    "1900699109000",
    "2750199109000",
    "1 85 07 31 555 000",
    "285123199109000",
)
"""The last one has an impossible month: a number mistyped is hidden too."""

CONSTANTS = {
    "certification.type": "RS",
    "certification.code": "RS5200",
    "constantes.obtentionCertification": "PAR_ADMISSION",
    "constantes.donneeCertifiee": "true",
    "constantes.presenceNiveauLangueEuro": "false",
    "constantes.presenceNiveauNumeriqueEuro": "false",
}

SCHEMA = generate(version_called("1.1.5")).encode()

REFUSED = {
    "flow_check": "PAS_UN_FLUX",
    "national": "NIR_SANS_PLACE",
    "prevention_file": "PASSEPORT_A_PREPARER",
    "rehearse": "REPETITION_IMPOSSIBLE",
}
"""The operations that this list cannot have answered, with the code of each refusal."""

ASKED = sorted(OPERATIONS)

OWN = {"workbook", "all_files", "save"}
"""What hands the user's own list back, numbers included, and says that it holds personal data."""

NO_NAMES = dict.fromkeys(("fix", "fix_same"), "PROPOSITION_PERIMEE")
"""Who is told by number alone has no name to mend."""

FLOWS = {"download", "withdraw_download", "answers", "proof"}
"""What hands over flows, or what was in them, when the user has the numbers sent in them."""


def sheet(header, cells=NUMBERS):
    """Return a small list of invented people whose sixth column holds the numbers, or others.

    The space after each is taken away, so that the journal speaks of them.
    """
    head = f"N° certif;Nom de naissance;Prénom;Date de naissance;Sexe;{header};Date d'obtention\n"
    names = ("VERNIER", "LACOSTE", "MARCHAND", "FOURNEL Anne", "GRANGER")
    given = ("Claire", "LÃ©a", "LÃ©a", "Claire", "Claire")
    rows = [
        f"C-{rank};{name};{first};12/05/1988;F;{number}\u00a0;05/06/2026"
        for rank, (number, name, first) in enumerate(zip(cells, names, given, strict=True))
    ]
    return (head + "\n".join(rows) + "\n").encode()


def opened(data, **answers):
    """Return a session on a list whose answers are all given."""
    talk = Talk()
    talk.open(data)
    talk.result("settings", values={**ANSWERS, **CONSTANTS, **answers})
    return talk


def bare(text):
    """Return a text whose digits are not set apart any more."""
    return re.sub(r"(?<=\d)[\s.\-\u00a0\u202f]+(?=\d)", "", text)


def assert_hidden(text):
    """No number may stand in a text, however its digits are set apart."""
    assert not holds(text)


def holds(text):
    return any(number.replace(" ", "")[3:] in bare(text) for number in NUMBERS)


def leaking(tour, skipped=()):
    """Return the operations whose replies or files hold a number."""
    return {op for op, text in tour.texts(skipped) if holds(text)}


def test_every_operation_is_asked():
    tour = everything(opened(sheet("NIR")), sheet("NIR"), SCHEMA, REFUSED)
    assert sorted(tour.asked()) == ASKED


@pytest.mark.parametrize("header", ["NIR", "N° de sécurité sociale", "Identité nat.", "Divers"])
def test_a_column_of_numbers_used_or_not_is_hidden_everywhere(header):
    data = sheet(header)
    assert_hidden(str(Talk().open(data)))
    tour = everything(opened(data), data, SCHEMA, REFUSED)
    assert leaking(tour) == OWN
    seen = {op for op, text in tour.texts() if "2 88 ••" in text}
    assert "confirm" in seen, "it is there, hidden: the test looks at the right file"


def test_a_column_of_numbers_is_hidden_whatever_it_feeds():
    talk = Talk()
    talk.open(sheet("Divers"))
    targets = [one for group in talk.result("targets")["groups"] for one in group["targets"]]
    fields = [one["field"] for one in targets]
    assert "nir" in fields
    for field in fields:
        talk.result("assign", column=5, field=field)
        talk.job("check")
        for op in ("findings", "journal", "fragile", "values", "preview"):
            assert_hidden(str(talk.ask(op)[0]))
        for op in ("report", "journal_file", "settings_file"):
            assert_hidden(b"".join(talk.ask(op)[1] or ()).decode())


def test_a_number_that_is_typed_is_refused_without_being_repeated():
    talk = opened(sheet("NIR"))
    talk.job("check")
    for op, args in (("edit", {"row": 0}), ("edit_same", {"row": 1}), ("set_rows", {"rows": [2]})):
        error = talk.error(op, field="nir", text=NUMBERS[0], **args)
        assert error["code"] == "CHAMP_NON_MODIFIABLE"
        assert_hidden(str(error))


def test_a_person_taken_for_the_header_keeps_the_number_hidden():
    data = sheet("NIR")
    talk = opened(data)
    assert_hidden(str(talk.result("header", row=2)))
    view = talk.result("header", row=None)
    assert_hidden(str(view))


def test_the_number_is_never_in_the_flow():
    talk = Talk()
    talk.open(sheet("NIR"))
    talk.result("settings", values={**ANSWERS, **CONSTANTS})
    talk.job("check")
    talk.job("generate", valid_only=True)
    assert_hidden(b"".join(talk.ask("download", index=0)[1]).decode())


def test_a_number_that_goes_into_the_flow_is_hidden_everywhere_else():
    talk = Talk()
    talk.result("schema_load", SCHEMA, name="kit.xsd", size=len(SCHEMA))
    data = sheet("NIR")
    talk.open(data)
    talk.result("settings", values={**ANSWERS, **CONSTANTS, "flux.action": "CREATION"})
    assert_hidden(str(talk.result("national", sent=True)))
    refused = {op: code for op, code in REFUSED.items() if op != "national"}
    tour = everything(talk, data, SCHEMA, refused | NO_NAMES)
    assert leaking(tour) == OWN | FLOWS
    assert any(op == "journal" and "désignée par son numéro" in text for op, text in tour.texts())
    (flow,) = (text for op, text in tour.texts() if op == "download" and text.startswith("<"))
    assert f"<cpf:nir>{NUMBERS[0]}</cpf:nir>" in flow


def test_a_number_sent_under_another_name_is_said():
    talk = Talk()
    talk.open(sheet("Divers"))
    talk.result("assign", column=5, field="5.1")
    view = talk.job("check")
    assert "NIR_ENVOYE" in {group["code"] for group in view["groups"]}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2 88 05 99 109 000", "2 88 •• •• ••• •••"),
        ("2 88 05 99 109 000 07", "2 88 •• •• ••• ••• ••"),
        ("288059910900007", "2 88 •• •• ••• ••• ••"),
        ("NIR : 2.88.05.99.109.000.", "NIR : 2 88 •• •• ••• •••."),
        ("2880599109000", "2880599109000"),
        ("288059910900008", "288059910900008"),
        ("Tél. 06 11 22 33 44", "Tél. 06 11 22 33 44"),
        ("1204", "1204"),
    ],
)
def test_only_what_is_a_number_beyond_doubt_is_hidden_in_any_text(text, shown):
    assert masked(text) == shown
    assert is_hidden(shown) is (text != shown)


def test_all_long_numbers_of_a_column_of_numbers_are_hidden():
    assert hidden("2880599109000") == "2 88 •• •• ••• •••"
    assert hidden("28805991090") == "288••••••••"
    assert hidden("VERNIER 2880599109000") == "VERNIER 2 88 •• •• ••• •••"
    assert hidden("non connu, 12") == "non connu, 12"


def test_a_column_of_numbers_is_told_from_other_long_numbers():
    assert looks_like(["2880599109000", "non connu", "1 90 05 99 109 000 12"])
    assert not looks_like(["1718000000000", "1751234567890", "1719990000001", "1720000000002"])
    assert not looks_like(["12345678901234", "20241100001"])
    assert not looks_like([])


@pytest.mark.parametrize(
    ("text", "key_right"),
    [
        ("288059910900007", True),
        ("288059910900008", False),
        ("2880599109000", None),
        ("1 60 02 2A 004 000 03", False),
    ],
)
def test_the_key_tells_a_mistyped_number(text, key_right):
    assert parse(text).key_right is key_right


def test_corsican_letters_count_as_numbers_in_the_key():
    one, other = (97 - int(f"1760{month}") % 97 for month in ("219004000", "218004000"))
    assert parse(f"176022A004000{_key('17602', '19', '004000')}").key_right is True
    assert parse(f"176022B004000{_key('17602', '18', '004000')}").key_right is True
    assert one != other


def _key(before, department, after):
    return f"{97 - int(before + department + after) % 97:02}"


@pytest.mark.parametrize(
    "text", ["", "0880599109000", "5880599109000", "2881399109000", "288051C109000", "28805991090"]
)
def test_what_has_another_form_is_no_number(text):
    assert parse(text) is None


def test_a_proposal_never_writes_a_hidden_number_into_a_cell():
    talk = Talk()
    talk.open("N° certif;Nom de naissance;Prénom\nC-1;LEFÃˆVRE 288059910900007;Léa\n".encode())
    talk.job("check")
    found = {item["code"]: item for item in talk.result("findings")["items"]}
    assert "2 88 ••" in found["MOJIBAKE"]["value"]
    assert (found["MOJIBAKE"]["fixes"], found["MOJIBAKE"]["fix"]) == ([], None)
