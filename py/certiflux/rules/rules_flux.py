"""Rules about a flow: what the schema refuses in it, after those about its text."""

from __future__ import annotations

from typing import Final

from certiflux.rules import rules_xml
from certiflux.rules.ids import FIN_VALIDITE, JOUR, MOIS, NOM_USAGE, POSTAL
from certiflux.rules.rule import Rule, Severity

_SCHEMA: Final = (
    Rule(
        code="SCHEMA_RACINE",
        severity=Severity.ERROR,
        title="La version du flux n'est pas la bonne",
        message="le flux est dans l'espace de noms « {value} ». Attendu : « {other} ».",
        remedy="Refaites le fichier avec la version actuelle du schéma.",
        explanation="Le portail s'arrête à la première balise quand la version ne convient pas.",
        source="FORMAT.md (d), cvc-elt.1.a",
        whole_file=True,
        example="urn:cdc:cpf:pc5:schema:0.0.7 → urn:cdc:cpf:pc5:schema:1.0.0",
    ),
    Rule(
        code="SCHEMA_ELEMENT_MANQUANT",
        severity=Severity.ERROR,
        title="Une donnée obligatoire manque dans le XML",
        message="il manque {other}.",
        remedy="Ajoutez la donnée et refaites le fichier.",
        explanation="Le schéma exige cette donnée à cet endroit.",
        source="FORMAT.md (d), cvc-complex-type.2.4.b",
        example="un titulaire sans <cpf:sexe> → <cpf:sexe>F</cpf:sexe>",
    ),
    Rule(
        code="SCHEMA_ELEMENT_INATTENDU",
        severity=Severity.ERROR,
        title="Une balise n'a pas sa place ici",
        message="la balise « {value} » n'est pas attendue à cet endroit : {other}.",
        remedy="Retirez-la, ou vérifiez son nom et sa place.",
        explanation="Le schéma ne connaît pas cette balise, ou pas à cet endroit.",
        source="FORMAT.md (d), cvc-complex-type.2.4.a",
        example="<cpf:grade>Licence</cpf:grade> → rien : cette balise n'existe pas",
    ),
    Rule(
        code="SCHEMA_BALISE_EN_DOUBLE",
        severity=Severity.ERROR,
        title="Une balise est donnée deux fois",
        message="la balise « {value} » est déjà là, et le schéma n'en admet qu'une.",
        remedy="Gardez la bonne et retirez l'autre.",
        explanation="Chaque donnée d'une personne n'est donnée qu'une fois.",
        source="FORMAT.md (d), cvc-complex-type.2.4.d",
        example="<cpf:sexe>F</cpf:sexe> deux fois → une seule fois",
    ),
    Rule(
        code="SCHEMA_CHOIX_DOUBLE",
        severity=Severity.ERROR,
        title="Deux réponses sont données là où il en faut une",
        message="{other} sont donnés ensemble, alors qu'il faut l'un ou l'autre.",
        remedy="Gardez celui des deux que vous préférez et retirez l'autre.",
        explanation="Le schéma admet ici une seule des deux façons de répondre.",
        source="FORMAT.md (b) 9 et (d), cvc-complex-type.2.4.d",
        example="<cpf:titulaire> et <cpf:dossierFormation> → l'un des deux",
    ),
    Rule(
        code="SCHEMA_DEUX_CERTIFICATEURS",
        severity=Severity.ERROR,
        title="Un flux ne porte qu'un certificateur",
        message="un second certificateur commence ici.",
        remedy="Faites un fichier par certificateur.",
        explanation=(
            "Le schéma n'admet qu'un certificateur par fichier, quoi que dise le dictionnaire."
        ),
        source="FORMAT.md (a), certificateurs",
        example="deux <cpf:certificateur> → un fichier pour chacun",
        fields=("3.1",),
    ),
    Rule(
        code="SCHEMA_TEXTE_EGARE",
        severity=Severity.ERROR,
        title="Du texte traîne entre deux balises",
        message="le texte « {value} » est hors de toute donnée.",
        remedy="Effacez ce texte, ou mettez-le dans la balise à laquelle il appartient.",
        explanation=(
            "Entre deux données, le schéma n'admet que des espaces et des retours à la ligne."
        ),
        source="FORMAT.md (d), cvc-complex-type.2.3",
        example="<cpf:sexe>F</cpf:sexe>fin → <cpf:sexe>F</cpf:sexe>",
    ),
    Rule(
        code="SCHEMA_ATTRIBUT",
        severity=Severity.ERROR,
        title="Un attribut n'est pas permis ici",
        message="l'attribut « {value} » {other}.",
        remedy="Retirez cet attribut de la balise.",
        explanation="Les balises d'un flux n'ont pas d'attribut, sauf xsi:nil là où il est admis.",
        source="FORMAT.md (d), cvc-type.3.1.1",
        example='<cpf:sexe note="1"> → <cpf:sexe>',
    ),
    Rule(
        code="SCHEMA_NIL_SANS_PREFIXE",
        severity=Severity.ERROR,
        title="« nil » est écrit sans son préfixe",
        message="l'attribut « nil » n'a pas son préfixe.",
        remedy='Écrivez xsi:nil="true", et non nil="true".',
        explanation="Sans « xsi: », le portail ne reconnaît pas cet attribut.",
        source="FORMAT.md (d), cvc-type.3.1.1",
        example='<cpf:nomUsage nil="true"/> → <cpf:nomUsage xsi:nil="true"/>',
        fields=(FIN_VALIDITE, "5.15", "5.16", "7.1", NOM_USAGE, MOIS, JOUR, POSTAL),
    ),
    Rule(
        code="SCHEMA_NIL_INTERDIT",
        severity=Severity.ERROR,
        title="« nil » n'est pas permis ici",
        message="cette donnée ne peut pas être déclarée « non possédée » (nil).",
        remedy="Donnez {expected}, ou retirez la balise si la donnée est facultative.",
        explanation="Seules quelques données admettent xsi:nil, et alors sans contenu.",
        source="FORMAT.md (d), cvc-elt.3.1",
        example='<cpf:codeInsee xsi:nil="true"/> → <cpf:codeInsee>31555</cpf:codeInsee>',
    ),
    Rule(
        code="SCHEMA_NIL_AVEC_CONTENU",
        severity=Severity.ERROR,
        title="Une donnée est à la fois vide et remplie",
        message="la balise est déclarée vide (nil), mais elle contient « {value} ».",
        remedy="Retirez xsi:nil pour garder la valeur, ou retirez la valeur.",
        explanation="xsi:nil dit que la donnée n'existe pas : il ne va pas avec une valeur.",
        source="FORMAT.md (d), cvc-elt.3.2.1",
        example=(
            '<cpf:nomUsage xsi:nil="true">PETIT</cpf:nomUsage> → <cpf:nomUsage>PETIT</cpf:nomUsage>'
        ),
        fields=(FIN_VALIDITE, "5.15", "5.16", "7.1", NOM_USAGE, MOIS, JOUR, POSTAL),
    ),
    Rule(
        code="SCHEMA_BALISE_VIDE",
        severity=Severity.ERROR,
        title="Une balise est vide",
        message="la balise ne contient rien.",
        remedy="{other}.",
        explanation="Une donnée que l'on n'a pas ne s'écrit pas comme une balise vide.",
        source="FORMAT.md (a), comportement vérifié",
        example="<cpf:libelleCommuneNaissance/> → pas de balise du tout",
    ),
    Rule(
        code="SCHEMA_HORODATAGE",
        severity=Severity.ERROR,
        title="L'horodatage n'a pas la bonne forme",
        message="« {value} » n'est pas accepté : {other}.",
        remedy="Écrivez-le comme {example}.",
        explanation=(
            "Date, heure, puis décalage avec l'heure universelle : +02:00 en été, +01:00 en hiver."
        ),
        source="FORMAT.md (a) 1.2",
        example="2026-01-10T14:24:12Z → 2026-01-10T15:24:12+01:00",
        fields=("1.2",),
    ),
    Rule(
        code="SCHEMA_DATE",
        severity=Severity.ERROR,
        title="Une date n'est pas écrite à la façon du XML",
        message="« {value} » n'est pas une date écrite AAAA-MM-JJ.",
        remedy="Écrivez l'année, le mois puis le jour, comme {example}.",
        explanation="Dans le XML, toutes les dates s'écrivent année-mois-jour, avec des tirets.",
        source="FORMAT.md (a), modèle P-D",
        example="20/02/2026 → 2026-02-20",
        fields=("5.6", "5.7", "5.10", FIN_VALIDITE, "7.4"),
    ),
    Rule(
        code="SCHEMA_VRAI_FAUX",
        severity=Severity.ERROR,
        title="Une réponse n'est ni « true » ni « false »",
        message="« {value} » n'est ni « true » ni « false ».",
        remedy="Écrivez true pour oui, false pour non, en minuscules.",
        explanation="Dans le XML, oui et non s'écrivent en anglais et en minuscules.",
        source="FORMAT.md (a) 5.5",
        example="OUI → true",
        fields=("5.5", "5.12", "5.14"),
    ),
    Rule(
        code="SCHEMA_ESPACES",
        severity=Severity.ERROR,
        title="Une valeur a des espaces en trop",
        message="« {value} » commence ou finit par une espace.",
        remedy="Retirez les espaces autour de la valeur. Attendu : {expected}.",
        explanation="Une valeur de liste doit être écrite exactement, sans espace autour.",
        source="FORMAT.md (a), comportement vérifié",
        example="« M » précédé d'une espace → M",
    ),
    Rule(
        code="SCHEMA_VALEUR_REFUSEE",
        severity=Severity.ERROR,
        title="Le schéma refuse cette valeur",
        message="« {value} » n'est pas accepté ici.",
        remedy="Attendu : {expected}, par exemple {example}.",
        explanation="Le fichier a été vérifié avec le schéma XML ; cette valeur n'y passe pas.",
        source="FORMAT.md (d), niveau fichier",
        example="un texte d'un caractère là où il en faut deux → deux caractères",
    ),
)

RULES: Final = rules_xml.RULES + _SCHEMA
