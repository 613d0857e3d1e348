"""A national number never leaves the engine whole: every reply is searched for its digits.

The numbers are nobody's: their order number is 000, which is never given.
"""

import re

import pytest

from cases.talk import ANSWERS, Talk
from certiflux.base.nir import hidden, is_hidden, looks_like, masked, parse
from certiflux.base.operation import OPERATIONS
from certiflux.dictionary import version_called
from certiflux.schema.xsd import generate

NUMBERS = (
    "2880599109000",
    "1900599109000",
    "2750199109000",
    "1 85 07 31 555 000",
    "285123199109000",
)
"""The last one has an impossible month: a number mistyped is hidden too."""

SENT = {"download"}
"""What hands over the flow itself: a number is in it when the user sends it as something else."""

GENERIC = {
    "by": "y",
    "code": "NIR_FORME",
    "columns": [5, 0],
    "column": 5,
    "field": "nir",
    "fields": ["nir"],
    "find": "8",
    "format": "html",
    "index": 0,
    "limit": 200,
    "name": "x.csv",
    "offset": 0,
    "row": 2,
    "rows": [0, 1, 2, 3],
    "size": 10,
    "target": "nir",
    "text": "2880599109001",
    "values": {},
}
"""Arguments that serve any operation: each takes what it knows."""

KEEP = {
    *("open", "close", "step", "cancel", "paste", "reread", "sheet", "settings_load", "assign"),
    *("accents", "century", "choose", "date_order", "header", "identifiers", "join", "part"),
    *("national", "settings", "split", "nobody"),
}
"""What would change the file under the test, or how it is understood; all the others are asked."""

ASKED = sorted(name for name, one in OPERATIONS.items() if name not in KEEP and not one.takes_file)


def sheet(header):
    """Return a small list of invented people whose sixth column holds the numbers.

    The space after each is taken away, so that the journal speaks of them.
    """
    head = f"N° certif;Nom de naissance;Prénom;Date de naissance;Sexe;{header};Date d'obtention\n"
    people = zip(NUMBERS, ("VERNIER", "LACOSTE", "MARCHAND", "FOURNEL", "GRANGER"), strict=True)
    rows = [
        f"C-{rank};{name};Claire;12/05/1988;F;{number}\u00a0;05/06/2026"
        for rank, (number, name) in enumerate(people)
    ]
    return (head + "\n".join(rows) + "\n").encode()


def told(talk, skipped=frozenset()):
    """Return everything that the engine says when it is asked everything."""
    said = []
    for op in ASKED:
        if op in skipped:
            continue
        talk.job("check")
        reply, parts = talk.ask(op, **GENERIC)
        said.append(str(reply))
        while reply["ok"] and reply["result"].get("finished") is False:
            reply, _ = talk.ask("step", job=reply["result"]["job"])
            said.append(str(reply))
        said += [part.decode("utf-8", "replace") for part in parts or ()]
    return "\n".join(said)


def assert_hidden(text):
    """No number may stand in a text, however its digits are set apart."""
    bare = re.sub(r"(?<=\d)[\s.\-\u00a0\u202f]+(?=\d)", "", text)
    for number in (*NUMBERS, GENERIC["text"]):
        digits = number.replace(" ", "")
        assert digits[3:] not in bare


@pytest.mark.parametrize("header", ["NIR", "N° de sécurité sociale", "Identité nat.", "Divers"])
def test_a_column_of_numbers_used_or_not_is_hidden_everywhere(header):
    talk = Talk()
    assert_hidden(str(talk.open(sheet(header))))
    talk.job("check")
    text = told(talk)
    assert_hidden(text)
    assert "2 88 ••" in text, "it is there, hidden: the test looks at the right file"


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


def test_a_person_taken_for_the_header_keeps_the_number_hidden():
    talk = Talk()
    talk.open(sheet("NIR"))
    assert_hidden(str(talk.result("header", row=2)))
    assert_hidden(told(talk, SENT))
    assert_hidden(str(talk.result("header", row=None)))


def test_the_number_is_never_in_the_flow():
    talk = Talk()
    talk.open(sheet("NIR"))
    talk.result("settings", values={**ANSWERS, **CONSTANTS})
    talk.job("check")
    talk.job("generate", valid_only=True)
    assert_hidden(b"".join(talk.ask("download", index=0)[1]).decode())


def test_a_number_that_goes_into_the_flow_is_hidden_everywhere_else():
    talk = Talk()
    talk.result("schema_load", generate(version_called("1.1.5")).encode(), name="kit.xsd", size=1)
    talk.open(sheet("NIR"))
    talk.result("settings", values={**ANSWERS, **CONSTANTS, "flux.action": "CREATION"})
    assert_hidden(str(talk.result("national", sent=True)))
    text = told(talk, SENT | {"schema_reset"})
    assert_hidden(text)
    assert "désignée par son numéro" in text, "the journal is among what is looked at"
    talk.job("check")
    talk.job("generate", valid_only=True)
    assert "<cpf:nir>2880599109000</cpf:nir>" in talk.download(index=0)[1].decode()


CONSTANTS = {
    "certification.type": "RS",
    "certification.code": "RS5200",
    "constantes.obtentionCertification": "PAR_ADMISSION",
    "constantes.donneeCertifiee": "true",
    "constantes.presenceNiveauLangueEuro": "false",
    "constantes.presenceNiveauNumeriqueEuro": "false",
}


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
