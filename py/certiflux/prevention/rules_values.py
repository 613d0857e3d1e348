"""Rules of the import about one column, or one value by itself."""

from __future__ import annotations

from typing import Final

from certiflux.dictionary.kinds import Date, Listing
from certiflux.dictionary.model import Status
from certiflux.dictionary.prevention import COLUMNS
from certiflux.dictionary.prevention_model import GUIDE, Sure
from certiflux.rules.rule import Rule, Severity

REPORTED: Final = f"{GUIDE} (février 2026), {Sure.REPORTED.value}"
CROSSED: Final = f"{GUIDE} (février 2026), {Sure.CROSSED.value}"
SUPPOSED: Final = f"{GUIDE} (février 2026) : {Sure.SUPPOSED.value}"
EVERY: Final = tuple(COLUMNS)
_ASKED: Final = tuple(n for n, one in COLUMNS.items() if one.field.status is not Status.FACULTATIF)
_TEXTS: Final = tuple(
    n for n, one in COLUMNS.items() if not isinstance(one.field.kind, Date | Listing)
)
_LISTS: Final = tuple(n for n, one in COLUMNS.items() if isinstance(one.field.kind, Listing))
_DATES: Final = tuple(n for n, one in COLUMNS.items() if isinstance(one.field.kind, Date))
_CODES: Final = tuple(n for n, one in COLUMNS.items() if one.codes)

RULES: Final = (
    Rule(
        code="PP_COLONNE_A_DONNER",
        severity=Severity.ERROR,
        title="Une donnée obligatoire du Passeport n'est donnée par rien",
        message="rien ne donne cette réponse, que le Passeport demande pour chaque personne.",
        remedy="Choisissez la colonne qui la contient, ou saisissez une valeur pour tous.",
        explanation=(
            "Le Passeport de prévention demande des données que le CPF ne demande pas. Certiflux "
            "n'en invente aucune : c'est à vous de dire d'où elles viennent."
        ),
        source=CROSSED,
        whole_file=True,
        example="aucun nom de formation → « Sauveteur secouriste du travail » pour tous",
        fields=_ASKED,
    ),
    Rule(
        code="PP_NIR_SANS_ACCORD",
        severity=Severity.ERROR,
        title="Votre accord manque pour écrire les numéros de sécurité sociale",
        message="le numéro de sécurité sociale n'est mis dans un fichier qu'avec votre accord.",
        remedy="Cochez la case qui le permet, si votre organisme a le droit de le transmettre.",
        explanation=(
            "Ce numéro sert d'ordinaire à vérifier vos colonnes, puis il est oublié. Le Passeport "
            "le veut dans le fichier : il n'y est écrit que si vous le demandez, à chaque fois."
        ),
        source=CROSSED,
        whole_file=True,
        example="case non cochée → case cochée",
        fields=("NIR",),
    ),
    Rule(
        code="PP_OBLIGATOIRE",
        severity=Severity.ERROR,
        title="Une donnée obligatoire manque",
        message="rien n'est donné, or le Passeport veut cette donnée pour chaque personne.",
        remedy="Remplissez-la, par exemple : {example}.",
        explanation="Une ligne sans cette donnée est refusée par le portail.",
        source=CROSSED,
        example="(vide) → MARCHAND",
        fields=_ASKED,
    ),
    Rule(
        code="PP_TROP_LONG",
        severity=Severity.ERROR,
        title="Un texte est trop long",
        message="« {value} » a {length} caractères, le portail en accepte {limit}.",
        remedy="Raccourcissez-le vous-même : Certiflux ne coupe jamais une valeur.",
        explanation="Chaque colonne de l'import a une longueur maximale.",
        source=REPORTED,
        example="un nom de formation de 300 caractères → 250 au plus",
        fields=tuple(name for name in _TEXTS if name not in {"NIR", "NOM_TITULAIRE"}),
    ),
    Rule(
        code="PP_NOM_LONG",
        severity=Severity.ERROR,
        title="Un nom de naissance dépasse 30 caractères",
        message="« {value} » a {length} caractères, le portail en accepte {limit}.",
        remedy=(
            "Ne le coupez pas : le guide l'interdit. Déclarez cette personne à la main sur le "
            "portail, ou demandez à son support comment faire."
        ),
        explanation=(
            "Le portail veut le nom « sans modification ni troncature », et pas plus de 30 "
            "caractères : pour un nom plus long, le guide ne dit pas quoi faire."
        ),
        source=CROSSED,
        example="un nom de 34 lettres → déclaration à la main",
        fields=("NOM_TITULAIRE",),
    ),
    Rule(
        code="PP_SEPARATEUR",
        severity=Severity.ERROR,
        title="Un texte contient une barre « | » ou un retour à la ligne",
        message="« {value} » contient {other}, qui couperait la ligne en deux.",
        remedy="Retirez ce caractère, ou remplacez-le par une virgule ou un tiret.",
        explanation=(
            "Le fichier sépare les valeurs par « | » et les personnes par un retour à la ligne. "
            "Une valeur qui en contient décalerait toutes les suivantes : elle n'est pas écrite."
        ),
        source=CROSSED,
        example="SST | initial → SST, initial",
        fields=EVERY,
    ),
    Rule(
        code="PP_GUILLEMET",
        severity=Severity.WARNING,
        title="Un texte contient des guillemets droits",
        message="« {value} » contient un guillemet droit.",
        remedy="Préférez « et », ou rien : le portail pourrait mal lire ce caractère.",
        explanation=(
            "Dans beaucoup de fichiers de ce genre, le guillemet droit entoure les valeurs. Le "
            "guide ne dit pas si le portail le lit ainsi."
        ),
        source=SUPPOSED,
        example='Formation "SST" → Formation SST',
        fields=_TEXTS,
    ),
    Rule(
        code="PP_CELLULE",
        severity=Severity.ERROR,
        title="Une cellule contient une erreur du tableur",
        message="« {value} » est une erreur laissée par une formule.",
        remedy="Corrigez la formule dans votre feuille, ou saisissez la valeur.",
        explanation="Une formule en erreur n'a pas de valeur : rien ne peut être déclaré.",
        source=CROSSED,
        example="#N/A → 15/06/2026",
        fields=EVERY,
    ),
    Rule(
        code="PP_LISTE",
        severity=Severity.ERROR,
        title="Une valeur n'est pas dans la liste du portail",
        message="« {value} » n'est pas une valeur possible.",
        remedy="Écrivez {expected}.",
        explanation="Le portail n'admet ici que les valeurs de sa liste.",
        source=CROSSED,
        example="peut-être → OUI",
        fields=_LISTS,
    ),
    Rule(
        code="PP_DATE",
        severity=Severity.ERROR,
        title="Une date ne se lit pas",
        message="« {value} » n'est pas une date réelle.",
        remedy="Écrivez une date comme {example}.",
        explanation="Le portail veut des dates réelles, que Certiflux écrit jj/mm/aaaa.",
        source=CROSSED,
        example="31/02/2026 → 28/02/2026",
        fields=_DATES,
    ),
    Rule(
        code="PP_CODES",
        severity=Severity.ERROR,
        title="Des codes manquent, ou n'ont pas la forme attendue",
        message="« {value} » : {other}.",
        remedy="Écrivez-les séparés par « / », par exemple : {example}.",
        explanation=(
            "Le portail veut un nombre de codes précis, tous de ses listes : il en vérifie "
            "l'existence. Certiflux n'a pas ces listes et ne vérifie que leur forme."
        ),
        source=REPORTED,
        example="115650 → 115650/121885/400635",
        fields=_CODES,
    ),
    Rule(
        code="PP_CERTIFICATION",
        severity=Severity.ERROR,
        title="Le code de la certification visée n'a pas la forme attendue",
        message="« {value} » n'est pas un code comme {example}.",
        remedy="Écrivez le code du répertoire, RS suivi de chiffres.",
        explanation="Une formation certifiante se déclare avec le code de sa certification.",
        source=REPORTED,
        example="SST → RS6550",
        fields=("CERTIFICATION_VISEE",),
    ),
    Rule(
        code="PP_CODE_RNCP",
        severity=Severity.WARNING,
        title="La certification visée est du RNCP",
        message="« {value} » est un code du RNCP ; les guides ne parlent que de codes RS.",
        remedy="Vérifiez sur le portail que cette certification s'y déclare bien ainsi.",
        explanation=(
            "Le guide de l'import cite les codes du répertoire spécifique (RS). Rien ne dit que "
            "ceux du RNCP y sont acceptés."
        ),
        source=SUPPOSED,
        example="RNCP38362 → RS6550",
        fields=("CERTIFICATION_VISEE",),
    ),
    Rule(
        code="PP_LIEN",
        severity=Severity.ERROR,
        title="Un lien vers la preuve n'est pas une adresse web",
        message="« {value} » ne commence ni par https:// ni par http://.",
        remedy="Écrivez une adresse entière, par exemple : {example}.",
        explanation="Le portail n'admet ici qu'une adresse web.",
        source=REPORTED,
        example="exemple.fr/1 → https://exemple.fr/1",
        fields=("LIEN_PREUVE",),
    ),
    Rule(
        code="PP_SIRET",
        severity=Severity.ERROR,
        title="Un SIRET est faux",
        message="« {value} » n'est pas un SIRET : {other}.",
        remedy="Recopiez les 14 chiffres depuis un document de l'employeur.",
        explanation=(
            "Un SIRET a 14 chiffres, et le dernier se calcule avec les autres : une faute de "
            "frappe se voit. Le portail vérifie ensuite que l'établissement existe."
        ),
        source=REPORTED,
        example="732 829 320 00075 → 732 829 320 00074",
        fields=("SIRET_EMPLOYEUR",),
    ),
    Rule(
        code="PP_NIR_FORME",
        severity=Severity.ERROR,
        title="Un numéro de sécurité sociale n'a pas la forme voulue",
        message="« {value} » ne peut pas être un numéro de sécurité sociale.",
        remedy="Écrivez ses 13 caractères, ou 15 avec la clé, d'après la carte Vitale.",
        explanation="Le portail veut 13 caractères, et refuse la ligne sinon.",
        source=CROSSED,
        example="2 88 05 99 109 00 → 2 88 05 99 109 000",
        fields=("NIR",),
    ),
    Rule(
        code="PP_NIR_CLE",
        severity=Severity.ERROR,
        title="La clé d'un numéro de sécurité sociale est fausse",
        message="la clé de « {value} » ne va pas avec le reste : un chiffre est faux.",
        remedy="Recopiez le numéro et sa clé depuis l'attestation de sécurité sociale.",
        explanation=(
            "La clé trahit une faute de frappe. Envoyé ainsi, le numéro serait refusé, ou serait "
            "celui de quelqu'un d'autre : la ligne n'est pas écrite."
        ),
        source="PLACES.md, NIR",
        example="2 88 05 99 109 000 12 → 2 88 05 99 109 000 07",
        fields=("NIR",),
    ),
    Rule(
        code="PP_NIR_PROVISOIRE",
        severity=Severity.WARNING,
        title="Un numéro de sécurité sociale est provisoire ou incomplet",
        message="« {value} » est le numéro d'une personne dont l'état civil n'est pas complet.",
        remedy="Demandez à la personne si elle a reçu un numéro définitif.",
        explanation=(
            "Le guide ne dit pas si le portail reconnaît les numéros d'attente : la ligne risque "
            "d'être refusée."
        ),
        source=SUPPOSED,
        example="7 88 05 99 109 000 → 2 88 05 99 109 000",
        fields=("NIR",),
    ),
)
