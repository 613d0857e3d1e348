"""The official schema as a text that a browser may keep: its name, its bytes, their fingerprint."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from typing import Final

from certiflux.base.bounded_json import read_json
from certiflux.base.errors import UserError
from certiflux.schema.force import InForce

_KIND: Final = "schema"


def kept_text(schema: InForce) -> str:
    """Return the text that ``kept_schema`` reads back: the same bytes, whatever their encoding."""
    content = {
        "certiflux": _KIND,
        "nom": schema.name,
        "empreinte": schema.sha256,
        "octets": base64.b64encode(schema.data).decode(),
    }
    return json.dumps(content, ensure_ascii=False)


def kept_schema(text: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a kept schema; raise UserError when it was changed."""
    try:
        content = read_json(text)
        name, data = str(content["nom"]), base64.b64decode(str(content["octets"]), validate=True)
        whole = hashlib.sha256(data).hexdigest() == content["empreinte"]
    except (ValueError, KeyError, TypeError, binascii.Error) as error:
        raise _refused(type(error).__name__) from None
    if not whole:
        raise _refused("empreinte")
    return name, data


def _refused(detail: str) -> UserError:
    return UserError(
        "SCHEMA_GARDE_ABIME",
        title="Le schéma gardé sur cet ordinateur n'est plus lisible.",
        message="Il a été modifié ou abîmé depuis que vous l'avez gardé : il n'est pas suivi.",
        remedy="Déposez de nouveau le kit du portail, et cochez « Garder sur cet ordinateur ».",
        detail=detail,
    )
