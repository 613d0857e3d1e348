"""What the portal's XML parser says of a file, in plain French (FORMAT.md d, file level).

Its sentences are those of Xerces in French. They are matched by their code or their fixed words;
the element and the value are taken out, and what they mean is said again with the dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from certiflux.deposits.accuse.accuse import FileError

_CODE: Final = re.compile(
    r"(cvc-[a-zA-Z]{1,40}-?[a-z]{0,40}(?:-valid)?(?:\.\d{1,3}){0,6}(?:\.[a-d])?)\s{0,9}:"
)
_ELEMENT: Final = re.compile(r"l'élément '([^']{1,300})'", re.IGNORECASE)
_NAME: Final = re.compile(r"(?<![\w.-])([\w.-]+)\}?$")
_VALUE: Final = re.compile(r"[Ll]a valeur '([^']{0,400})'|: '([^']{0,400})' n'est pas une valeur")
_EXPECTED: Final = re.compile(r"L'une? des (?:éléments|valeurs) '\{(.*?)\}' est attendue?")
_LOCAL: Final = re.compile(r":([A-Za-z]\w*)(?=[,}\]]|$)")
_FACET_TYPE: Final = re.compile(r"#AnonType_([A-Za-z]\w*)'")


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason of a whole-file refusal: the rule of the catalogue that explains it, its place.

    ``element`` is the name that the parser gives without prefix, "" for none; ``value`` the value
    that it quotes; ``expected`` the elements that it waited for; ``said`` its own words.
    """

    rule: str
    element: str
    value: str
    expected: tuple[str, ...]
    line: int | None
    column: int | None
    said: tuple[str, ...]


_BY_CODE: Final = (
    ("cvc-elt.1", "SCHEMA_RACINE"),
    ("cvc-complex-type.2.3", "SCHEMA_TEXTE_EGARE"),
    ("cvc-complex-type.2.4.b", "SCHEMA_ELEMENT_MANQUANT"),
    ("cvc-complex-type.2.4", "SCHEMA_ELEMENT_INATTENDU"),
    ("cvc-complex-type.3", "SCHEMA_ATTRIBUT"),
    ("cvc-elt.3.2", "SCHEMA_NIL_AVEC_CONTENU"),
    ("cvc-elt.3", "SCHEMA_NIL_INTERDIT"),
    ("cvc-type.3.1.1", "SCHEMA_NIL_SANS_PREFIXE"),
    ("cvc-type.3.1.2", "SCHEMA_ELEMENT_INATTENDU"),
    ("cvc-", "SCHEMA_VALEUR_REFUSEE"),
)
"""Rule of the catalogue by the start of the parser's code; the first that fits wins."""

_BY_WORDS: Final = tuple(
    (re.compile(words, re.IGNORECASE), rule)
    for words, rule in (
        (r"séquence UTF-8|Octet .* non valide|encodage", "XML_ENCODAGE"),
        (r"DOCTYPE", "XML_DOCTYPE"),
        (r"correspondant à \"\[xX\]\[mM\]\[lL\]\"|dans le prologue", "XML_AVANT_DECLARATION"),
        (r"déclaration XML|version XML|instruction de traitement", "XML_DECLARATION"),
        (r"suivre le caractère \"&\"|doit se terminer par le délimiteur \";\"", "XML_ESPERLUETTE"),
        (r"entité .* pas déclarée", "XML_ENTITE"),
        (r"caractère XML non valide", "XML_CARACTERE"),
        (r"balise de fin correspondante", "XML_BALISE_NON_FERMEE"),
        (r"spécifications d'attribut|attribut .* (guillemet|caractère)", "XML_BALISE_INACHEVEE"),
        (r"balisage ou des caractères au format correct", "XML_CHEVRON"),
        (r"même entité|fin prématurée", "XML_COUPE"),
        (r"suivant l'élément racine|section de fin", "XML_APRES_LA_FIN"),
        (r"commentaire", "XML_COMMENTAIRE"),
        (r"préfixe .* n'est pas lié", "XML_PREFIXE"),
    )
)
"""Rule of the catalogue by the words of what keeps the file from being read as XML."""


def causes(errors: Iterable[FileError]) -> list[Cause]:
    """Return the distinct reasons behind the parser's messages, in the order of the file.

    A faulty value gives two messages at the same place (its facet, then its type): one reason.
    """
    places: dict[tuple[int | None, int | None, str], list[FileError]] = {}
    for rank, error in enumerate(errors):
        rule = rule_of(error.message)
        alone = "" if error.line is not None else str(rank)
        places.setdefault((error.line, error.column, rule + alone), []).append(error)
    found = _without_echoes([_cause(errors) for errors in places.values()])
    return sorted(found, key=lambda cause: (cause.line or 0, cause.column or 0))


def _without_echoes(found: list[Cause]) -> list[Cause]:
    """Return the causes without the empty value that a wrong « nil » brings with it."""
    told = {
        (one.line, one.column, one.element) for one in found if one.rule.startswith("SCHEMA_NIL")
    }
    return [
        one
        for one in found
        if one.rule != "SCHEMA_VALEUR_REFUSEE" or (one.line, one.column, one.element) not in told
    ]


def rule_of(message: str) -> str:
    """Return the code of the rule that explains a message of the parser."""
    found = _CODE.search(message)
    if found:
        return next(rule for start, rule in _BY_CODE if found[1].startswith(start))
    return next((rule for words, rule in _BY_WORDS if words.search(message)), "XML_MAL_FORME")


def _cause(errors: list[FileError]) -> Cause:
    messages = tuple(error.message for error in errors)
    joined = " ".join(messages)
    return Cause(
        rule_of(messages[0]),
        _element(joined),
        _value(joined),
        _expected(joined),
        errors[0].line,
        errors[0].column,
        messages,
    )


def _element(text: str) -> str:
    """Return the faulty element; a facet alone only names its type, after its element."""
    if found := _ELEMENT.search(text):
        name = _NAME.search(found[1])
        return name[1] if name else ""
    return found[1] if (found := _FACET_TYPE.search(text)) else ""


def _value(text: str) -> str:
    found = _VALUE.search(text)
    return next((value for value in found.groups() if value is not None), "") if found else ""


def _expected(text: str) -> tuple[str, ...]:
    found = _EXPECTED.search(text)
    return tuple(_LOCAL.findall(found[1])) if found else ()
