"""Find the encoding of a text: a mark, else UTF-8, else Windows-1252."""

from typing import NamedTuple

from certiflux.reading.refusals import refuse

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_TWICE_ENCODED = ("Ã©", "Ã¨", "Ã‰", "Ã§")


class Decoded(NamedTuple):
    """A text with the name of the encoding, for the user."""

    text: str
    encoding: str
    looks_wrong: bool


def decode(data: bytes) -> Decoded:
    """Return the text of a file; raise UserError when no encoding fits."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _checked(_try(data, codec), name)
    text = _try(data, "utf-8")
    if text is not None:
        return _checked(text, "UTF-8")
    return _checked(_try(data, "cp1252"), "Windows-1252")


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _checked(text: str | None, encoding: str) -> Decoded:
    if text is None:
        raise refuse("TEXTE_ILLISIBLE")
    if "\0" in text:
        raise refuse("FICHIER_ILLISIBLE")
    return Decoded(text, encoding, any(sign in text for sign in _TWICE_ENCODED))
