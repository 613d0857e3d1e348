"""The catalogue of rules, family by family, and the steps that judge them.

A code is stable and never reused for another meaning.
"""

from __future__ import annotations

from typing import Final

from certiflux.rules.dates import births, chronology, deadline
from certiflux.rules.file import columns, weight
from certiflux.rules.flux import rules as flux
from certiflux.rules.flux import xml
from certiflux.rules.identity import exchanged, found, lacking, used_name, written
from certiflux.rules.nir import against, numbers
from certiflux.rules.people import identifiers, passages
from certiflux.rules.places import judged, town_column
from certiflux.rules.places import rules as places
from certiflux.rules.register import codes as register
from certiflux.rules.register import days as register_days
from certiflux.rules.rows import announced, certification, decisions, digcomp, results
from certiflux.rules.rule import Family
from certiflux.rules.step import Step
from certiflux.rules.values import bodies, cells, envelope, plausible, texts
from certiflux.rules.values import columns as values
from certiflux.rules.values import rules as each_value

FAMILIES: Final = (
    Family(
        "file",
        "Tout le fichier",
        (*columns.RULES, *envelope.RULES, *weight.RULES, *identifiers.WHOLE_FILE),
    ),
    Family(
        "values",
        "Une valeur",
        (*each_value.RULES, *texts.DAMAGED, *plausible.RULES),
    ),
    Family(
        "bodies",
        "Les numéros et les lettres à revoir",
        (*bodies.RULES, *texts.DOUBTFUL, *certification.SEVERAL),
    ),
    Family("cells", "Ce que le tableur a changé", cells.RULES),
    Family(
        "people",
        "Les personnes et les doublons",
        (*identifiers.RULES, *passages.RULES, *town_column.RULES),
    ),
    Family(
        "rows",
        "Plusieurs données d'une ligne",
        (
            *certification.RULES,
            *results.RULES,
            *digcomp.RULES,
            *announced.RULES,
            *used_name.RULES,
        ),
    ),
    Family(
        "register",
        "Les fiches de France compétences",
        (*register.RULES, *register_days.RULES),
    ),
    Family("decisions", "Qui est reçu", decisions.RULES),
    Family(
        "dates",
        "Les dates et les délais",
        (*chronology.RULES, *births.RULES, *deadline.RULES),
    ),
    Family(
        "identity",
        "L'identité de la personne",
        (*written.RULES, *exchanged.RULES, *lacking.RULES),
    ),
    Family(
        "nir",
        "Le numéro de sécurité sociale",
        (*numbers.RULES, *against.RULES, *numbers.SENT),
    ),
    Family("places", "Les lieux de naissance", places.RULES),
    Family("xml", "Le fichier XML : sa forme", xml.RULES),
    Family("flux", "Le fichier XML : le schéma", flux.RULES),
)
"""The families of rules, in the order in which findings are shown."""

CATALOGUE: Final = {rule.code: rule for family in FAMILIES for rule in family.rules}
"""Every rule by its code, in the order in which findings are shown."""

STEPS: Final[tuple[Step, ...]] = (
    columns.STEP,
    values.STEP,
    texts.STEP,
    cells.STEP,
    weight.STEP,
    identifiers.STEP,
    certification.STEP,
    register.STEP,
    register_days.STEP,
    register_days.STEP_AGE,
    chronology.STEP,
    births.STEP,
    deadline.STEP,
    results.STEP,
    digcomp.STEP,
    announced.ANNOUNCED_DATA,
    announced.TWO_IDENTITIES,
    plausible.STEP,
    used_name.STEP,
    passages.STEP,
    judged.STEP,
    found.STEP,
    numbers.STEP,
    numbers.STEP_SENT,
)
"""Everything that is checked, in its order: a new step goes at the end of its kind."""
