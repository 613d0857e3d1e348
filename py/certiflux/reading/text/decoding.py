"""Find the encoding of a text: a mark, else UTF-8, else UTF-16, else what its accents tell."""

from typing import NamedTuple

from certiflux.reading.refusals import refuse
from certiflux.reading.text.accents import guess

ENCODINGS = {
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "utf-16": "UTF-16",
    "iso8859-15": "ISO-8859-15",
    "mac-roman": "Macintosh",
    "cp850": "DOS (page de codes 850)",
    "cp437": "DOS (page de codes 437)",
}
"""Encodings that a user may pick, likeliest first, with their names."""

_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096
_MOSTLY, _HARDLY = 0.4, 0.05
_TWICE_ENCODED = ("Ã©", "Ã¨", "Ã‰", "Ã§")


class DecodedText(NamedTuple):
    """A text with its encoding: a key of ENCODINGS.

    ``strange`` are the signs that no French word holds, in a text whose encoding was guessed.
    """

    text: str
    encoding: str
    looks_wrong: bool
    strange: tuple[str, ...] = ()


def decode(data: bytes, chosen: str | None = None) -> DecodedText:
    """Return the text of a file, read as the user chose when they did.

    Raise UserError when no encoding fits, or not the chosen one.
    """
    if chosen is not None:
        return _decode_as(data, chosen)
    if data.startswith(_UTF_16_MARKS):
        return _checked(_try(data, "utf-16"), "utf-16")
    text = _try(data, "utf-8-sig")
    if text is not None and "\0" not in text:
        return _checked(text, "utf-8")
    order = utf_16_order(data)
    if order:
        return _checked(_try(data, order), "utf-16")
    return _guessed(data)


def _guessed(data: bytes) -> DecodedText:
    """Read a text of one byte a letter in the first encoding that fits of the likeliest ones."""
    found = guess(data)
    for encoding in found.encodings:
        text = _try(data, encoding)
        if text is not None:
            strange = found.strange if encoding == found.encodings[0] else ()
            return _checked(text, encoding)._replace(strange=strange)
    return _checked(None, "")


def utf_16_order(data: bytes) -> str | None:
    """Return the codec of a UTF-16 text without a mark; None when it is no such text.

    In languages written with Latin letters, every other byte is then NUL.
    """
    head = data[:_HEAD]
    half = len(head) // 2
    if not half or len(data) % 2:
        return None
    first, second = head[::2].count(0) / half, head[1::2].count(0) / half
    if second > _MOSTLY and first < _HARDLY:
        return "utf-16-le"
    return "utf-16-be" if first > _MOSTLY and second < _HARDLY else None


def _decode_as(data: bytes, chosen: str) -> DecodedText:
    """Return the text read in the chosen encoding; raise UserError when it does not fit."""
    if chosen not in ENCODINGS:
        raise refuse("ENCODAGE_INCONNU", known=", ".join(ENCODINGS.values()))
    codec: str | None = chosen
    if chosen == "utf-16" and not data.startswith(_UTF_16_MARKS):
        codec = utf_16_order(data)
    # The mark is no part of the text, whatever the text is read as.
    text = _try(data.removeprefix(_UTF_8_MARK), codec) if codec else None
    if text is None or "\0" in text:
        raise refuse("ENCODAGE_INADAPTE", encoding=ENCODINGS[chosen])
    return _checked(text, chosen)


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _checked(text: str | None, encoding: str) -> DecodedText:
    if text is None:
        raise refuse("TEXTE_ILLISIBLE")
    if "\0" in text:
        raise refuse("FICHIER_ILLISIBLE")
    return DecodedText(text, encoding, any(sign in text for sign in _TWICE_ENCODED))
