"""Rules about a flow: what the parser or the schema refuses."""

from __future__ import annotations

from typing import Final

from certiflux.checks.rule import Rule, Severity

RULES: Final = (
    Rule(
        code="XML_MAL_FORME",
        severity=Severity.ERROR,
        title="Le fichier n'est pas du XML bien formé",
        message="le fichier ne se lit plus à cet endroit : {other}.",
        remedy="Refaites le fichier depuis votre tableur plutôt que de le corriger à la main.",
        explanation="Une balise, un guillemet ou un caractère rend la suite du fichier illisible.",
        source="FORMAT.md (d), niveau fichier",
        whole_file=True,
    ),
    Rule(
        code="XML_ENCODAGE",
        severity=Severity.ERROR,
        title="L'encodage n'est pas celui qui est annoncé",
        message="le fichier s'annonce en UTF-8 mais il est écrit en UTF-16.",
        remedy="Enregistrez-le de nouveau en UTF-8.",
        explanation="Le portail lit le fichier avec l'encodage que sa première ligne annonce.",
        source="FORMAT.md (a), « Two engines, one verdict »",
        whole_file=True,
    ),
    Rule(
        code="XML_DOCTYPE",
        severity=Severity.ERROR,
        title="Le fichier contient une déclaration DOCTYPE",
        message="une déclaration DOCTYPE précède les données.",
        remedy="Retirez la ligne qui commence par <!DOCTYPE.",
        explanation=(
            "Un flux n'en a pas besoin, et elle peut faire lire d'autres fichiers : Certiflux la "
            "refuse toujours, même si le schéma la laisse passer."
        ),
        source="FORMAT.md (a), « Two engines, one verdict »",
        whole_file=True,
    ),
    Rule(
        code="SCHEMA_RACINE",
        severity=Severity.ERROR,
        title="La version du flux n'est pas la bonne",
        message="le flux est dans l'espace de noms « {value} ». Attendu : « {other} ».",
        remedy="Refaites le fichier avec la version actuelle du schéma.",
        explanation="Le portail s'arrête à la première balise quand la version ne convient pas.",
        source="FORMAT.md (d), cvc-elt.1.a",
        whole_file=True,
    ),
    Rule(
        code="SCHEMA_ELEMENT_MANQUANT",
        severity=Severity.ERROR,
        title="Une donnée obligatoire manque dans le XML",
        message="il manque {other}.",
        remedy="Ajoutez la donnée et refaites le fichier.",
        explanation="Le schéma exige cette donnée à cet endroit.",
        source="FORMAT.md (d), cvc-complex-type.2.4.b",
    ),
    Rule(
        code="SCHEMA_ELEMENT_INATTENDU",
        severity=Severity.ERROR,
        title="Une balise n'a pas sa place ici",
        message="la balise « {value} » n'est pas attendue à cet endroit.",
        remedy="Retirez-la, ou vérifiez qu'elle n'est pas en double ou mal orthographiée.",
        explanation="Le schéma ne connaît pas cette balise, ou pas à cet endroit.",
        source="FORMAT.md (d), cvc-complex-type.2.4.a et 2.4.d",
    ),
    Rule(
        code="SCHEMA_NIL_INTERDIT",
        severity=Severity.ERROR,
        title="« nil » n'est pas permis ici",
        message="cette donnée ne peut pas être déclarée « non possédée » (nil).",
        remedy="Donnez {expected}, ou retirez la balise si la donnée est facultative.",
        explanation="Seules quelques données admettent xsi:nil, et alors sans contenu.",
        source="FORMAT.md (d), cvc-elt.3.1 et 3.2.1",
    ),
    Rule(
        code="SCHEMA_VALEUR_REFUSEE",
        severity=Severity.ERROR,
        title="Le schéma refuse cette valeur",
        message="« {value} » n'est pas accepté ici.",
        remedy="Attendu : {expected}, par exemple {example}.",
        explanation="Le fichier a été vérifié avec le schéma XML ; cette valeur n'y passe pas.",
        source="FORMAT.md (d), niveau fichier",
    ),
)
