"""Accepted passages to be withdrawn: a session that has some, its files, its states."""

from pathlib import Path

from lxml import etree

from cases.accusing import NOBODY, report, take
from cases.accusing import generate as generate_list
from cases.talk import ANSWERS, Talk, people
from certiflux.dictionary import version_called
from certiflux.schema.validate import compiled
from certiflux.schema.xsd import generate

XSD = generate(version_called("1.1.5")).encode()

OFFICIAL = sorted((Path(__file__).parents[3] / "shared" / "spec" / "xsd").glob("*1.1.5*.xsd"))

NS = {"cpf": "urn:cdc:cpf:pc5:schema:1.0.0"}


def bring(talk, data=XSD, name="certifications-cdc.xsd"):
    """Follow a schema that has the action, as if the kit had been dropped."""
    talk.result("schema_load", data, name=name, size=len(data))


def accepted(count=4, *, kit=True, refused=()):
    """Return a session whose list was deposited and accepted, but for those refused."""
    talk = Talk()
    if kit:
        bring(talk)
    talk.open(people(count))
    talk.result("settings", values=ANSWERS | ({"flux.action": "CREATION"} if kit else {}))
    talk.job("check")
    name = generate_list(talk)
    ids = [f"A-{row}" for row in range(count)]
    take(talk, report(dict.fromkeys(refused, NOBODY), [o for o in ids if o not in refused], name))
    return talk


def make(talk):
    """Write the files; return what is shown of them."""
    talk.now += 60
    return talk.job("withdraw_make", confirmed=True)["plan"]


def written(talk, index=0):
    """Return one of the files as a tree, valid under our 1.1.5 and the official one if it is."""
    _, data = talk.download("withdraw_download", index=index)
    tree = etree.fromstring(data)
    assert compiled(version_called("1.1.5")).validate(tree), compiled(
        version_called("1.1.5")
    ).error_log
    for path in OFFICIAL:
        official = etree.XMLSchema(etree.parse(str(path)))
        assert official.validate(tree), official.error_log
    return tree


def texts(tree, name):
    return [one.text for one in tree.iterfind(f".//cpf:{name}", NS)]


def states(talk):
    view = talk.result("accuse_view")["summary"]
    return {k: view[k] for k in ("accepted", "refused", "waiting", "leaving", "withdrawn")}


def none(**other):
    return dict.fromkeys(("accepted", "refused", "waiting", "leaving", "withdrawn"), 0) | other
