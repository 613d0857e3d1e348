"""A list of a training body, for the Passeport de prévention: what its browser tests share.

The national numbers are nobody's: their order number is 000, which is never given.
"""

from browser.journey import CERTIFICATION, HEADERS, IDENTIFIERS, Journey, person
from certiflux.base.nir import key_of

OWN = ("NIR", "SIRET", "N° de session", "Formation", "Début de formation", "Fin de session")
SIRET = "73282932000074"
ANSWERS = {
    "REFERENCE_DECLARATION": "Session de juin",
    "TYPE_JDR": "CERTIFICAT",
    "NOM_JDR": "Sauveteur secouriste du travail",
    "COMPETENCE_TRANSFERABLE": "115650;121885;400635",
    "PRESENCE_EMPLOYEUR": "OUI",
}


def number(rank: int) -> str:
    """Give a national number with its key: that of a woman born in 1988 and numbered 000."""
    body = f"288{rank % 12 + 1:02}31555000"
    return f"{body}{key_of(body):02}"


def row(rank: int, **other: str) -> list[str]:
    """Give the row of an invented trainee; ``other`` changes the cells of OWN by their header."""
    own = [number(rank), SIRET, "S-1", "SST", "13/01/2026", "14/01/2026"]
    for header, value in other.items():
        own[OWN.index(header.replace("_", " "))] = value
    return [*person(rank), *own]


def people(*rows: list[str]) -> bytes:
    """Give the bytes of the list."""
    lines = [";".join(one) for one in ((*HEADERS, *OWN), *rows)]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


def open_import(journey: Journey, content: bytes) -> None:
    """Go from the first screen to that of the import."""
    journey.ready().give("liste.csv", content)
    journey.waits_for_title("personne")
    journey.fill({**IDENTIFIERS, **CERTIFICATION})
    journey.check()
    journey.press("Préparer aussi l’import du Passeport")
    journey.waits_for_title("Passeport de prévention")


def answer(journey: Journey, name: str, value: str) -> None:
    """Give a value for all to a column, and wait until the engine has taken it."""
    source = journey.page.locator(f"#pp-c-{name}")
    if source.input_value() != "value":
        source.select_option("value")
    node = journey.page.locator(f"#pp-v-{name}")
    node.wait_for()
    if node.evaluate("node => node.tagName") == "SELECT":
        node.select_option(value)
    else:
        node.fill(value)
        node.blur()
