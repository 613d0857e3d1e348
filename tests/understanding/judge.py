"""Compare a flow with the truth, passage by passage."""

import re
from collections import Counter
from dataclasses import dataclass, field

from certiflux.dictionary import fields
from understanding.words import fold

PLACE = ("8.10", "8.11", "8.12", "8.13", "8.14")
BIRTH = ("8.6", "8.7", "8.8")
NEVER_INVENTED = ("7.1", "5.16", "5.13", "5.11")
"""What is wrong to say where the file says nothing."""

CODE, TYPE, TECHNICAL = "4.2", "4.1", "5.1"
_CREATED = re.compile(r"CF-[0-9A-Z]{26}")
"""An identifier created on the user's word: poorer than the file's own, not false."""


@dataclass
class Judged:
    """What became of the people of an export, and what was said wrongly."""

    right: int = 0
    poor: int = 0
    wrong: int = 0
    blocked: list = field(default_factory=list)
    harms: list = field(default_factory=list)
    warned: list = field(default_factory=list)
    lost: Counter = field(default_factory=Counter)


def judge(passages, export, report):
    """Return what a flow makes of the people of an export; harms of which nothing warns apart."""
    told, left = Judged(), list(export.people)
    for passage in passages:
        mine = [one for one in left if _is(passage, one["who"])]
        if not mine:
            _stranger(passage, export, report, told)
            continue
        best = min(mine, key=lambda one: len(compare(passage, one)[0]))
        left.remove(best)
        wrong, lost = compare(passage, best)
        told.lost.update(lost)
        for ids, what in wrong:
            quiet = not report.warns(best["rows"], ids)
            said = f"{what} ({best['who']['nom']})"
            (told.harms if quiet else told.warned).append(said)
        told.wrong += bool(wrong)
        told.poor += bool(lost and not wrong)
        told.right += not wrong and not lost
    told.blocked = [one["who"]["nom"] for one in left]
    return told


def _is(passage, who):
    said = "".join(map(fold, (passage.get(_name(one)) for one in ("8.1", "8.2", "8.3", "9.2"))))
    return any(name and fold(name) in said for name in (who["nom"], who["usage"]))


def _stranger(passage, export, report, told):
    """Tell of a passage that is nobody's: somebody who failed, somebody twice, or nobody."""
    out = next((one for one in export.out if _is(passage, one)), None)
    twice = next((one for one in export.people if _is(passage, one["who"])), None)
    named = f"{passage.get('nomNaissance')} {passage.get('prenom1')}"
    if out:
        what, quiet = (
            f"déclaré à tort : {named}",
            not report.warns(out["rows"], ("resultat",), "DECISION", "ADMIS"),
        )
    elif twice:
        what, quiet = (
            f"deux fois : {named}",
            not report.warns(twice["rows"], (), "REPETE", "DOUBLON", "PARTAGE"),
        )
    else:
        what, quiet = f"n'est personne : {named}", True
    (told.harms if quiet else told.warned).append(what)


def compare(passage, truth):
    """Return what a passage says wrongly, with its fields, and what it lacks of the file."""
    who, wrong, lost = truth["who"], [], []
    _names(passage, truth, wrong, lost)
    if passage.get(_name("8.9")) != who["sexe"]:
        wrong.append((("8.9",), f"sexe {passage.get(_name('8.9'))}"))
    _birth(passage, who, wrong, lost)
    _place(passage, who, truth["place"], wrong, lost)
    for one, value in truth["fields"].items():
        said = passage.get(_name(one))
        if value and (said is None or (one == TECHNICAL and _CREATED.fullmatch(said))):
            lost.append(_name(one))
        elif said is not None and not _same(said, value):
            wrong.append(((one,), f"{_name(one)} {said}"))
    invented = (
        one for one in NEVER_INVENTED if one not in truth["fields"] and _name(one) in passage
    )
    for one in invented:
        if (said := passage[_name(one)]) is not None:
            wrong += [((one,), f"{_name(one)} {said}")]
    kind, code = passage.get(_name(TYPE)), passage.get(_name(CODE)) or ""
    if code[:1] == "R" and kind != ("RS" if code.startswith("RS") else "RNCP"):
        wrong.append(((TYPE,), f"type {kind}"))
    return wrong, lost


def _name(one):
    return fields()[one].name


def _same(said, value):
    try:
        return fold(said) == fold(value) or float(said.replace(",", ".")) == float(value)
    except ValueError:
        return False


def _names(passage, truth, wrong, lost):
    who = truth["who"]
    born, given, use = (passage.get(_name(one)) for one in ("8.1", "8.3", "8.2"))
    if fold(born) != fold(who["nom"]):
        wrong.append((("8.1",), f"nom de naissance {born}"))
    if fold(given) != fold(who["prenom"]):
        wrong.append((("8.3",), f"prénom {given}"))
    # A name of use that is the birth name says nothing false.
    if use is not None and fold(use) not in {fold(who["usage"]), fold(who["nom"])}:
        wrong.append((("8.2",), f"nom d'usage {use}"))
    if use is None and who["usage"] and truth["usage_told"]:
        lost.append("nomUsage")
    for one, name in (("8.4", "prenom2"), ("8.5", "prenom3")):
        said = passage.get(_name(one))
        if said is not None and fold(said) != fold(who[name]):
            wrong.append(((one,), f"{name} {said}"))


def _birth(passage, who, wrong, lost):
    said = [passage.get(_name(one)) for one in BIRTH]
    true = (who["ne"].year, who["ne"].month, who["ne"].day)
    if any(one is not None and int(one) != day for one, day in zip(said, true, strict=True)):
        wrong.append((BIRTH, f"naissance {said}"))
    elif None in said:
        lost.append("naissance")


def _place(passage, who, told, wrong, lost):
    insee, postal, town, code, country = (passage.get(_name(one)) for one in PLACE)
    home = fold(who["hville"])
    if (postal and postal == who["hcp"]) or (town and home in fold(town)):
        wrong.append((PLACE, f"domicile pris pour la naissance {postal or ''} {town or ''}"))
        return
    abroad = who["country"]
    for kind, said, bad in (
        ("INSEE", insee, insee and insee not in who["insees"]),
        ("code postal", postal, postal and postal not in who["postals"]),
        ("commune", town, town and fold(who["lieu"]) not in fold(town)),
        ("pays", country, country and fold(country) != fold(abroad or "France")),
        ("code pays", code, code and who["ins"] != f"99{code}"),
    ):
        if bad:
            wrong.append((PLACE, f"lieu de naissance : {kind} {said}"))
    known = insee or postal or (abroad and (country or code))
    if told != "none" and not known and (told == "sure" or not town):
        lost.append("lieu")
