"""Rules about places of birth: the portal uses them to tell people apart, so few are errors."""

from __future__ import annotations

from typing import Final

from certiflux.checks.ids import CODE_PAYS, COMMUNE, INSEE, PAYS, POSTAL
from certiflux.checks.rule import Rule, Severity

_TIE = "Le portail compare le lieu de naissance quand plusieurs personnes se ressemblent"
_SOURCE = "FORMAT.md (b) 8 ; PLACES.md ; dictionnaire 8.10 à 8.14"

FRANCE: Final = (
    Rule(
        code="INSEE_INCONNU",
        severity=Severity.WARNING,
        title="Le code INSEE de naissance n'existe pas",
        message="« {value} » ne désigne ni une commune, ni un pays étranger.",
        remedy="Donnez le code INSEE de la commune de naissance, ou son code postal et son nom.",
        explanation=f"{_TIE} : un code qui n'existe pas ne l'aide pas.",
        source=_SOURCE,
        example="31999 n'existe pas → 31555 pour Toulouse",
        fields=(INSEE,),
    ),
    Rule(
        code="POSTAL_POUR_INSEE",
        severity=Severity.WARNING,
        title="Un code postal est à la place du code INSEE",
        message="« {value} » est le code postal de {other}.",
        remedy="Remplacez-le par le code INSEE de la commune de naissance.",
        explanation="Une commune a un code INSEE et un code postal, presque toujours différents.",
        source=_SOURCE,
        example="75001, code postal de Paris 1er → 75101, son code INSEE",
        fields=(INSEE,),
    ),
    Rule(
        code="INSEE_POUR_POSTAL",
        severity=Severity.WARNING,
        title="Un code INSEE est à la place du code postal",
        message="« {value} » est le code INSEE de {other}, et n'est pas un code postal.",
        remedy="Mettez-le dans la colonne du code INSEE de naissance.",
        explanation="Une commune a un code INSEE et un code postal, presque toujours différents.",
        source=_SOURCE,
        example="31555 comme code postal → 31555 comme code INSEE (Toulouse)",
        fields=(POSTAL,),
    ),
    Rule(
        code="INSEE_HORS_PERIODE",
        severity=Severity.WARNING,
        title="Le code INSEE n'était pas en usage à la naissance",
        message="{other}.",
        remedy="Donnez le code que la commune avait à la naissance.",
        explanation=f"{_TIE} ; l'état civil garde le code du jour de la naissance.",
        source=_SOURCE,
        example="74011, née en 2018 → 74010 : Annecy-le-Vieux en fait partie depuis 2017",
        fields=(INSEE,),
    ),
    Rule(
        code="COMMUNE_DISCORDANTE",
        severity=Severity.WARNING,
        title="Le nom de la commune ne va pas avec son code",
        message="« {value} » ne va pas avec le code INSEE : {other}.",
        remedy="Corrigez le nom ou le code, d'après l'acte de naissance ou la pièce d'identité.",
        explanation=f"{_TIE} : l'un des deux est faux.",
        source=_SOURCE,
        example="31555 et « Lyon » → 31555 et « Toulouse »",
        fields=(COMMUNE,),
    ),
    Rule(
        code="POSTAL_DISCORDANT",
        severity=Severity.WARNING,
        title="Le code postal et le code INSEE désignent deux départements",
        message="« {value} » ne va pas avec le code INSEE : {other}.",
        remedy="Vérifiez les deux : c'est le code INSEE qui sera transmis.",
        explanation="Quand les deux codes sont donnés, le fichier transmet le code INSEE seul.",
        source=_SOURCE,
        example="31555 (Toulouse) et 69001 → 31555 et 31000",
        fields=(POSTAL,),
    ),
    Rule(
        code="ARRONDISSEMENT_A_PRECISER",
        severity=Severity.INFO,
        title="Le code INSEE peut désigner l'arrondissement",
        message="le code {value} est celui de toute la ville, alors que la ligne indique {other}.",
        remedy="Remplacez-le par le code de l'arrondissement.",
        explanation="À Paris, Lyon et Marseille, l'état civil situe les naissances par quartier.",
        source=_SOURCE,
        example="75056 et « Paris 12e » → 75112",
        fields=(INSEE,),
    ),
    Rule(
        code="LIEU_NON_VERIFIABLE",
        severity=Severity.INFO,
        title="Ce code de naissance ne peut pas être vérifié",
        message="« {value} » peut désigner {other}, dont les anciens codes ne sont pas publiés.",
        remedy="Rien à faire s'il vient de l'état civil.",
        explanation=(
            "Avant l'indépendance, les communes d'Algérie, du Maroc et de Tunisie avaient des "
            "codes de département de 91 à 96 ; Mayotte avait 985 avant 2011."
        ),
        source=_SOURCE,
        example="92352, né en 1950 à Oran : possible → à garder tel quel",
        fields=(INSEE,),
    ),
)
"""Rules about the codes of communes."""

TOWNS: Final = (
    Rule(
        code="INSEE_A_PREFERER",
        severity=Severity.INFO,
        title="Le code INSEE de la commune de naissance peut être donné",
        message="le code INSEE est plus sûr que le code postal : {other}.",
        remedy="Ajoutez le code INSEE ; sans lui, le code postal sera transmis.",
        explanation="Un code postal couvre souvent plusieurs communes ; un code INSEE, une seule.",
        source=_SOURCE,
        example="31000 et Toulouse → 31555",
        fields=(COMMUNE, POSTAL),
    ),
    Rule(
        code="LIEU_SANS_CODE",
        severity=Severity.WARNING,
        title="La commune de naissance est nommée sans code",
        message="« {value} » est donné sans code INSEE ni code postal : {other}.",
        remedy="Ajoutez le code INSEE de la commune de naissance.",
        explanation="Sans code, le fichier dit au portail que le lieu de naissance est inconnu.",
        source=_SOURCE,
        example="« Toulouse (31) » → 31555",
        fields=(COMMUNE,),
    ),
    Rule(
        code="COMMUNE_INTROUVABLE",
        severity=Severity.WARNING,
        title="La commune de naissance n'a pas été trouvée",
        message="« {value} » n'est le nom d'aucune commune{other}.",
        remedy="Vérifiez le nom ; pour une naissance à l'étranger, donnez aussi le pays.",
        explanation=f"{_TIE} : il faut un lieu qui existe.",
        source=_SOURCE,
        example="« Tolouse », 31000 → « Toulouse », 31555",
        fields=(COMMUNE,),
    ),
    Rule(
        code="POSTAL_SANS_COMMUNE",
        severity=Severity.WARNING,
        title="Le code postal est donné sans le nom de la commune",
        message="« {value} » est donné sans le nom de la commune de naissance : {other}.",
        remedy="Ajoutez le nom de la commune, ou son code INSEE.",
        explanation="Un code postal couvre souvent plusieurs communes : seul, il n'en dit pas une.",
        source=_SOURCE,
        example="51300 seul (46 communes) → 51300 et Vitry-le-François",
        fields=(POSTAL,),
    ),
    Rule(
        code="POSTAL_INCONNU",
        severity=Severity.WARNING,
        title="Le code postal de naissance n'existe pas",
        message="« {value} » n'est le code postal d'aucune commune.",
        remedy="Vérifiez-le ; un code CEDEX ne convient pas.",
        explanation=f"{_TIE} : un code qui n'existe pas ne l'aide pas.",
        source=_SOURCE,
        example="31059 (un CEDEX) → 31000",
        fields=(POSTAL,),
    ),
)
"""Rules about towns that are named, or told by a postal code."""

ABROAD: Final = (
    Rule(
        code="PAYS_A_COMPLETER",
        severity=Severity.WARNING,
        title="Le pays de naissance est à compléter",
        message="{other}.",
        remedy="Donnez ensemble le code INSEE du pays, ses trois derniers chiffres et son nom.",
        explanation="Pour une naissance à l'étranger, le portail attend ces deux codes à la fois.",
        source=_SOURCE,
        example="99109 sans code de pays → 99109, 109, Allemagne",
        fields=(CODE_PAYS,),
    ),
    Rule(
        code="PAYS_MAL_CODE",
        severity=Severity.WARNING,
        title="Le code du pays de naissance n'est pas celui de l'INSEE",
        message="« {value} » n'est pas un code de pays de l'INSEE{other}.",
        remedy="Donnez les trois derniers chiffres du code INSEE du pays.",
        explanation="Le portail attend le code de l'INSEE, pas un code international (DEU, 276).",
        source=_SOURCE,
        example="DEU → 109, avec le code INSEE 99109",
        fields=(CODE_PAYS,),
    ),
    Rule(
        code="PAYS_DISCORDANT",
        severity=Severity.WARNING,
        title="Les données du pays de naissance se contredisent",
        message="« {value} » ne va pas avec le reste : {other}.",
        remedy="Gardez un seul pays, d'après l'acte de naissance ou la pièce d'identité.",
        explanation=f"{_TIE} : l'une de ces données est fausse.",
        source=_SOURCE,
        example="99109 et « Italie » → 99127, 127, Italie",
        fields=(CODE_PAYS, PAYS),
    ),
    Rule(
        code="PAYS_EN_FRANCE",
        severity=Severity.WARNING,
        title="Un code de pays est donné pour une naissance en France",
        message="« {value} » est donné alors que la naissance est en France ({other}).",
        remedy="Videz le code du pays : il ne sert que pour une naissance à l'étranger.",
        explanation="Le dictionnaire demande de ne rien donner pour une naissance en France.",
        source="Dictionnaire 8.13 ; FORMAT.md (b) 8",
        example="100 avec 31555 (Toulouse) → rien",
        fields=(CODE_PAYS,),
    ),
    Rule(
        code="PAYS_SANS_CODE",
        severity=Severity.WARNING,
        title="Le pays de naissance est nommé sans code",
        message="« {value} » est donné sans le code INSEE du pays : {other}.",
        remedy="Donnez ensemble le code INSEE du pays, ses trois derniers chiffres et son nom.",
        explanation="Sans code, le fichier dit au portail que le lieu de naissance est inconnu.",
        source=_SOURCE,
        example="« Maroc » → 99350, 350, Maroc",
        fields=(COMMUNE, PAYS),
    ),
    Rule(
        code="PAYS_DISPARU",
        severity=Severity.WARNING,
        title="Le pays de naissance n'existait plus",
        message="{other}.",
        remedy="Donnez le code du pays qui existait à la naissance.",
        explanation="L'état civil garde le pays du jour de la naissance.",
        source=_SOURCE,
        example="99115 (Tchécoslovaquie), né en 1995 → 99116 ou 99117",
        fields=(INSEE,),
    ),
)
"""Rules about countries."""

RULES: Final = (*FRANCE, *TOWNS, *ABROAD)
