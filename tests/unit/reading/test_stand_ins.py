"""Files that only stand for a list: called by their name, and known by their content."""

import pytest

from certiflux.base.errors import UserError
from certiflux.reading.source import admit, open_source, read_whole

LINK = b"L\0\0\0\x01\x14\x02\0" + bytes(180)
ADDRESS = b"[InternetShortcut]\r\nURL=file:///S:/formation/admis.xlsx\r\n"
PLIST = b'<?xml version="1.0"?><plist><dict><key>URL</key><string>x</string></dict></plist>'
BINARY = b"bplist00\xd1\x01\x02SURL_\x10\x1ehttps://exemple.test/x"
SHEET = b'{"url": "https://docs.exemple.test/open", "doc_id": "abc", "email": "x"}'
LOCK = b"\x07Camille" + b" " * 47 + b"\x07\0C\0a\0m\0i\0l\0l\0e\0" + b" \0" * 47
APPLE = b"\0\x05\x16\x07\0\x02\0\0Mac OS X" + bytes(200)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("admis.gsheet", "RACCOURCI_GOOGLE"),
        ("admis - Raccourci.lnk", "RACCOURCI"),
        ("admis.xlsx.URL", "RACCOURCI"),
        ("admis.webloc", "RACCOURCI"),
        ("~$admis.xlsx", "VERROU_DE_TABLEUR"),
        (".~lock.admis.ods#", "VERROU_DE_TABLEUR"),
        ("._admis.xlsx", "DOUBLE_DE_MACOS"),
    ],
)
def test_the_name_alone_tells(name, code):
    with pytest.raises(UserError) as caught:
        admit(name, 165)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (LINK, "RACCOURCI"),
        (ADDRESS, "RACCOURCI"),
        (PLIST, "RACCOURCI"),
        (BINARY, "RACCOURCI"),
        (SHEET, "RACCOURCI_GOOGLE"),
        ((LOCK + b" " * 165)[:165], "VERROU_DE_TABLEUR"),
        (APPLE, "DOUBLE_DE_MACOS"),
    ],
)
@pytest.mark.parametrize("name", ["admis.xlsx", "admis.csv", "admis"])
def test_the_content_tells_whatever_the_name(name, data, code):
    with pytest.raises(UserError) as caught:
        open_source(name, data)
    assert caught.value.code == code


@pytest.mark.parametrize("name", ["$admis.csv", "_admis.csv", "url.csv", "a.url.csv"])
def test_a_list_is_no_stand_in(name):
    admit(name, 165)
    text = 'Nom;URL\n"BRUNEAU";https://exemple.test\n'
    assert read_whole(open_source(name, text.encode())).n_rows == 2
