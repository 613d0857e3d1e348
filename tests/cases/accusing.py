"""Answers of the portal, written as it does, dropped as a user does."""

from pathlib import Path

from cases.talk import Talk, people, ready

EXAMPLE = Path(__file__).parents[2] / "static" / "exemple"

NOBODY = "Aucun titulaire ne correspond aux critères obligatoires"

DAY = f"{NOBODY} enrichis du jour et du mois de naissance"

STORED = (
    "Le passage certification avec le bcr émetteur 12ABC345 et l'id technique partenaire A-1 "
    "existe déjà en base"
)


def report(refused=None, accepted=(), name="", treatment="1"):
    """Write a report as the portal does."""
    said = "".join(
        f"<passage><idTechnique>{k}</idTechnique><messageErreur>{m}</messageErreur></passage>"
        for k, m in (refused or {}).items()
    )
    taken = "".join(f"<idTechnique>{known}</idTechnique>" for known in accepted)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
        '<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">'
        f"<nomFichier>{name}</nomFichier><idTraitement>{treatment}</idTraitement>"
        f"<PassagesKO>{said}</PassagesKO><PassagesOK>{taken}</PassagesOK></rapport>"
    ).encode()


def refused_file(name, line, message):
    """Write a whole-file refusal."""
    return (
        f"<rapport><nomFichier>{name}</nomFichier><erreurs><erreur><type>XSD</type>"
        f"<message>{message}</message><ligne>{line}</ligne><colonne>40</colonne></erreur></erreurs>"
        "</rapport>"
    ).encode()


def take(talk, data):
    """Drop a report on the page."""
    return talk.job("accuse", data, name="accuse.xml", size=len(data))


def generate(talk, *, valid_only=False):
    """Write the flow and return the name of its file."""
    (one,) = talk.job("generate", valid_only=valid_only)["files"]
    return one["name"]


def flow_ids(talk):
    """Return the idTechnique of the passages of the file made."""
    _, data = talk.download(index=0)
    return [piece.partition("<")[0] for piece in data.decode().split("<cpf:idTechnique>")[1:]]


def sent(count=5):
    """Return a session that has just written a flow, and the name of its file."""
    talk = ready(people(count))
    return talk, generate(talk)


def example():
    talk = Talk()
    settings = (EXAMPLE / "exemple.certiflux.toml").read_text("utf-8")
    talk.open((EXAMPLE / "exemple.csv").read_bytes(), "exemple.csv", settings)
    talk.job("check")
    return talk
