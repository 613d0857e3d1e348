"""Spoil a file by a list of edits, each of four numbers: reproducible, and small once shrunk."""

import io
import zipfile

TOKENS = (
    *(b"<", b">", b"&", b"]]>", b"<!--", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\xf0\x9f\x8e\x93"),
    *(
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"&b;",
        b"&#0;",
        b"&#x110000;",
        b"<a " * 300,
        b"<b>" * 400,
    ),
    *(b'"', b"'", b";", b"\t", b"\r", b"\n", b"=", b"[", b"]", b"{", b"}", b"[" * 5000),
    *(b"<b>" * 400, b"{" * 400, b'{"a":' * 3000),
    *(b"-1", b"0", b"99999999999999999999", b"1e999", b"nan", b"null", b"true", b"9" * 5000),
    *(b"\xe2\x80\xae", b"\xc3\x83\xc2\xa9", b"../../", b"\\", b"%s", b"{0}", b"\x80\x81\xff\xff"),
    *(b"31/02/2026", b"12:61", b"0000-00-00", b"A" * 70_000),
)
"""What a hostile hand would put in: markup, quotes, numbers out of measure, odd encodings."""

KINDS = 6
HIGHEST = 1 << 20


def spoilt(data, edits):
    """Return bytes with each edit (kind, where, how much, what) made in turn."""
    found = bytearray(data)
    for kind, where, much, what in edits:
        place = where * len(found) // HIGHEST if found else 0
        size = 1 + much % (len(found) // 8 + 2)
        match kind % KINDS:
            case 0:
                found[place:place] = TOKENS[what % len(TOKENS)]
            case 1:
                del found[place : place + size]
            case 2:
                found[place : place + 1] = bytes([what % 256])
            case 3:
                found[place:place] = found[place : place + size]
            case 4:
                token = TOKENS[what % len(TOKENS)]
                found[place : place + len(token)] = token
            case 5:
                del found[place:]
    return bytes(found)


def spoilt_zip(data, edits):
    """Return a zip with its parts spoilt rather than its packing: what is inside gets read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            parts = {name: source.read(name) for name in source.namelist()}
    except zipfile.BadZipFile:
        return spoilt(data, edits)
    names = sorted(parts)
    for kind, where, much, what in edits:
        name = names[(what // 257) % len(names)]
        parts[name] = spoilt(parts[name], [(kind, where, much, what)])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in names:
            target.writestr(name, parts[name])
    return stream.getvalue()
