"""The numbers that the flow carries once: one sender, one certifier, one contract."""

from __future__ import annotations

from collections import Counter
from typing import Final

from certiflux.dataset.secret import told
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary.model import Field
from certiflux.rules.context import Context
from certiflux.rules.exclusion import is_excluded
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.ids import BODIES, ENVELOPE
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.values.bodies import body_alert
from certiflux.rules.values.fields import problem

_ODD_AMONG = 20
"""One row in so many may say otherwise without all of them being in doubt."""


def check_envelope(field: Field, column: FieldColumn, findings: Findings, context: Context) -> None:
    """Find what is wrong with a number that the flow carries once, or that rows contradict."""
    values = envelope_values(column)
    # A list whose people are all put aside has no row left that could say one.
    if not values and len(column.codes):
        findings.add("REGLAGE_ABSENT", field.id)
    odd = odd_rows(column) if len(values) > 1 else []
    if odd:
        findings.add("IDENTIFIANT_ISOLE", field.id, odd)
    elif len(values) > 1:
        findings.add("IDENTIFIANTS_MULTIPLES", field.id)
    for value in values[:1]:
        if broken := problem(field, value) or body_alert(field, value):
            findings.add(broken, field.id)
    excluded = (is_excluded(value, context.excluded) for value in values)
    if field.id in BODIES and any(excluded):
        findings.add("ORGANISME_EXCLU", field.id)


def envelope_values(column: FieldColumn) -> list[str]:
    """Return the distinct values that a column of the envelope really holds.

    That of nearly all rows comes first; where there is none, they are in their order.
    """
    counts = _said(column)
    main = _main(counts)
    return list(counts) if main is None else [main, *(one for one in counts if one != main)]


def odd_rows(column: FieldColumn) -> list[int]:
    """Return the rows that say otherwise than nearly all; none where no value is that of most."""
    main = _main(_said(column))
    if main is None:
        return []
    others = {c for c, v in enumerate(column.values) if isinstance(v, str) and v != main}
    return column.rows_of(others)


def _said(column: FieldColumn) -> dict[str, int]:
    """Return the distinct values that rows hold, in their order, each with its rows counted."""
    found: dict[str, int] = {}
    for code, count in sorted(Counter(column.codes).items()):
        value = column.values[code]
        if isinstance(value, str):
            found[value] = found.get(value, 0) + count
    return found


def _main(counts: dict[str, int]) -> str | None:
    """Return the value of all rows but a few odd ones, None where no such value stands out."""
    total = sum(counts.values())
    main = max(counts, key=counts.__getitem__, default=None)
    if main is None:
        return None
    odd = total - counts[main]
    return main if odd <= max(1, total // _ODD_AMONG) and 2 * odd < counts[main] else None


def _distinct(scene: Scene, finding: Finding) -> str:
    """Quote the first values that a column holds."""
    column = scene.dataset.columns[finding.field]
    return ", ".join(told(one, secret=column.secret) for one in envelope_values(column)[:3])


def _common(scene: Scene, finding: Finding) -> str:
    """Quote what nearly all rows say."""
    column = scene.dataset.columns[finding.field]
    return f"« {told(envelope_values(column)[0], secret=column.secret)} »"


RULES: Final = (
    Rule(
        code="ORGANISME_EXCLU",
        severity=Severity.ERROR,
        title="Certiflux ne peut pas être utilisé pour cet organisme",
        message="la Caisse des Dépôts a exclu l'organisme {value} : aucun flux n'est généré.",
        remedy=(
            "Vérifiez l'identifiant saisi. S'il est juste, adressez-vous à la Caisse des Dépôts : "
            "Certiflux ne fait qu'appliquer sa liste."
        ),
        explanation=(
            "La Caisse des Dépôts peut retirer à un organisme le droit de déclarer. Certiflux "
            "porte la liste des organismes concernés, sous une forme qui ne les nomme pas, et "
            "s'arrête avant de faire un fichier en leur nom."
        ),
        source="Appel public aux éditeurs de solutions, liste d'exclusion",
        whole_file=True,
        example="l'idClient d'un organisme exclu → l'idClient de votre organisme",
        fields=BODIES,
    ),
    Rule(
        code="IDENTIFIANTS_MULTIPLES",
        severity=Severity.ERROR,
        title="Plusieurs certificateurs dans le même fichier",
        message="la colonne donne plusieurs valeurs ({other}), or un fichier en porte une seule.",
        remedy="Faites un fichier par certificateur et par contrat.",
        explanation="Le schéma n'accepte qu'un émetteur, un certificateur et un contrat par flux.",
        source="FORMAT.md (a), « exactly one certificateur »",
        whole_file=True,
        example="MCFCER000123 et MCFCER000456 dans la même colonne → un fichier par contrat",
        fields=ENVELOPE,
        say=_distinct,
    ),
    Rule(
        code="IDENTIFIANT_ISOLE",
        severity=Severity.ERROR,
        title="Une ligne ne donne pas le même identifiant que les autres",
        message="« {value} » n'est pas ce que disent presque toutes les lignes ({other}).",
        remedy="Corrigez cette cellule dans votre liste, ou mettez cette ligne de côté.",
        explanation=(
            "Le schéma n'accepte qu'un émetteur, un certificateur et un contrat par flux. Une "
            "ligne qui en donne un autre attend seule : les autres partent."
        ),
        source="FORMAT.md (a), « exactly one certificateur »",
        example="MCFCER000123 partout, et MCFCER000132 sur une ligne → corriger cette ligne",
        fields=ENVELOPE,
        say=_common,
    ),
)
