"""Letters of other alphabets that look like ours: « RNСP » with a Cyrillic С is no RNCP."""

from __future__ import annotations

from typing import Final

_OTHERS: Final = "АВЕІЈКМНОРСТХУЅаеіјорсхуѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_OURS: Final = "ABEIJKMHOPCTXYSaeijopcxysABEZHIKMNOPTYXo"
_LATIN: Final = str.maketrans(_OTHERS, _OURS)


def latinised(text: str) -> str | None:
    """Return a text with its look-alike letters in our alphabet; None when it has none.

    A text wholly of another alphabet, without a letter or a figure of ours, is left as it is; so
    is one that holds other letters of that alphabet.
    """
    if text.isascii():
        return None
    plain = text.translate(_LATIN)
    ours = any(sign.isascii() and sign.isalnum() for sign in text)
    strange = any(
        sign.isalpha() and sign > "\u024f" and not "\u1e00" <= sign < "\u1f00" for sign in plain
    )
    return plain if plain != text and ours and not strange else None
