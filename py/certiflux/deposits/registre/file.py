"""The registre as a text that the user keeps: columns in JSON, readable by anyone, no name in it.

Its fingerprints of people are pseudonyms, which can be guessed (registre.py); ``nature`` says so to
who opens it.

``{"certiflux": "registre", "format": 1, "nature": …, "certificateur": …, "cle": …, "flux":
[[idFlux, nom, jour]], "passages": {"id": […], "personne": […], …}, "controle": …}``; repeated texts
are kept once, in ``textes``, and named by their rank. ``controle`` tells a file changed by hand or
damaged.

With withdrawals the format is 2: ``retraits`` are the ranks of the flows that asked for some,
``remplacements`` the id under which a passage is declared anew, by the one before. With requests of
correction it is 3: ``demandes`` are ``[id, demandée le, réponse, répondue le]``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from certiflux.base.bounded_json import read_json
from certiflux.base.errors import UserError
from certiflux.base.pseudonyms import PSEUDONYMS
from certiflux.deposits.registre.registre import (
    ORDER,
    PassageState,
    Registre,
    RegistreFlow,
    RegistrePassage,
)
from certiflux.deposits.registre.requests import CorrectionRequest, RequestAnswer

FORMAT: Final = 1
WITH_WITHDRAWALS: Final = 2
"""Written only where there are some: what knows nothing of them still reads the others."""
WITH_REQUESTS: Final = 3
_KIND: Final = "registre"
NATURE: Final = f"Les empreintes des personnes sont des {PSEUDONYMS} : gardez-le à l'abri."
"""What the file says of itself; a registre without it is read as well."""
_LONGEST: Final = 40
"""Characters of an idClient that a sentence repeats: real ones have 8."""
_COLUMNS: Final = (
    *("id", "personne", "certification", "delivrance", "flux"),
    *("etat", "message", "reponse", "refus"),
)


def write_registre(registre: Registre) -> str:
    """Return the text of a registre; the same registre gives the same text."""
    texts: dict[str, int] = {}

    def rank(text: str) -> int:
        return texts.setdefault(text, len(texts))

    lines = registre.lines.values()
    columns: tuple[list[str] | list[int], ...] = (
        [line.id_technique for line in lines],
        [line.person for line in lines],
        [rank(line.certification) for line in lines],
        [rank(line.delivered) for line in lines],
        [line.flow for line in lines],
        [ORDER.index(line.state) for line in lines],
        [rank(line.message) for line in lines],
        [rank(line.answered) for line in lines],
        [line.refusals for line in lines],
    )
    content: dict[str, Any] = {
        "certiflux": _KIND,
        "format": FORMAT,
        "nature": NATURE,
        "certificateur": registre.owner,
        "cle": registre.key,
        "flux": [[flow.id_flux, flow.name, flow.day] for flow in registre.flows],
        "passages": dict(zip(_COLUMNS, columns, strict=True)),
    }
    content["textes"] = list(texts)
    withdrawals = [rank for rank, flow in enumerate(registre.flows) if flow.withdraws]
    if withdrawals or registre.replaced or any(line.state in _NEWER for line in lines):
        content["format"] = WITH_WITHDRAWALS
        content["retraits"] = withdrawals
        content["remplacements"] = registre.replaced
    if registre.requests:
        content["format"] = WITH_REQUESTS
        content["demandes"] = [
            [one.id_technique, one.asked, one.answer.value, one.answered]
            for one in registre.requests
        ]
    content["controle"] = _control(content)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), indent=None)


_NEWER: Final = frozenset({PassageState.WITHDRAWAL_ASKED, PassageState.WITHDRAWN})


def is_registre(head: bytes) -> bool:
    """Say whether a file that begins so looks like a registre."""
    start = head[:200].decode("utf-8-sig", "replace")
    return "".join(start.split()).startswith(f'{{"certiflux":"{_KIND}"')


def parse_registre(text: str, owner: str = "") -> Registre:
    """Read a registre. Raise UserError for what is none, damaged, newer, or another certifier's.

    ``owner`` is the idClient of the certifier at work; "" when it is not known yet.
    """
    content = _content(text)
    if content.get("format") not in {FORMAT, WITH_WITHDRAWALS, WITH_REQUESTS}:
        raise _refused(
            "REGISTRE_AUTRE_VERSION",
            "Ce registre vient d'une autre version de Certiflux.",
            "Son format n'est pas celui que cette page sait lire.",
            "Rechargez la page pour avoir la dernière version, puis déposez-le à nouveau.",
        )
    control = content.pop("controle", None)
    if control != _checked(content):
        raise _refused(
            "REGISTRE_MODIFIE",
            "Ce registre a été modifié ou abîmé.",
            "Son contenu ne correspond plus à son chiffre de contrôle : on ne peut pas s'y fier.",
            "Reprenez la dernière copie que Certiflux vous a donnée.",
        )
    if owner and _owner(content) != owner:
        raise _refused(
            "REGISTRE_AUTRE_CERTIFICATEUR",
            "Ce registre est celui d'un autre certificateur.",
            f"Il a été tenu pour {_owner(content)}, or ce dossier est celui de {owner}.",
            "Choisissez le registre de ce certificateur, ou continuez sans registre.",
        )
    try:
        return _registre(content)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise _unreadable(error) from None


def _content(text: str) -> dict[str, Any]:
    try:
        content = read_json(text)
    except ValueError as error:
        raise _unreadable(error) from None
    if not isinstance(content, dict) or content.get("certiflux") != _KIND:
        raise _unreadable(None)
    return content


def _owner(content: dict[str, Any]) -> str:
    """Return whose registre it says it is, no longer than an identifier may be."""
    return str(content.get("certificateur"))[:_LONGEST]


def _checked(content: dict[str, Any]) -> str:
    try:
        return _control(content)
    except ValueError as error:
        raise _unreadable(error) from None


def _registre(content: dict[str, Any]) -> Registre:
    texts: Sequence[str] = content["textes"]
    passages = content["passages"]
    withdrawals = set(content.get("retraits", ()))
    flows = [
        RegistreFlow(str(id_flux), str(name), str(day), rank in withdrawals)
        for rank, (id_flux, name, day) in enumerate(content["flux"])
    ]
    registre = Registre(str(content["certificateur"]), str(content["cle"]), flows)
    replaced = content.get("remplacements", {})
    registre.replaced = {str(own): str(now) for own, now in replaced.items()}
    registre.requests = [_request(*one) for one in content.get("demandes", ())]
    columns = [passages[name] for name in _COLUMNS]
    for own, person, of, day, flow, state, said, answered, refusals in zip(*columns, strict=True):
        known = RegistrePassage(own, person, texts[of], texts[day], flow, ORDER[state])
        told = replace(known, message=texts[said], answered=texts[answered], refusals=refusals)
        registre.lines[own] = told
    return registre


def _request(own: str, asked: str, answer: str, answered: str) -> CorrectionRequest:
    """Return a request; raise ValueError for days or answers that are none."""
    days = [date.fromisoformat(one).isoformat() for one in (asked, answered) if one]
    found = CorrectionRequest(str(own), days[0], RequestAnswer(answer), "".join(days[1:]))
    if found.open != (not found.answered):
        raise ValueError(answer)
    return found


def _control(content: dict[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _unreadable(error: Exception | None) -> UserError:
    return UserError(
        "PAS_UN_REGISTRE",
        title="Ce fichier n'est pas un registre de Certiflux.",
        message="Son contenu n'a pas la forme attendue, ou il est incomplet.",
        remedy="Choisissez le fichier « registre » que Certiflux vous a donné à garder.",
        detail=type(error).__name__ if error else None,
    )


def _refused(code: str, title: str, message: str, remedy: str) -> UserError:
    return UserError(code, title=title, message=message, remedy=remedy)
