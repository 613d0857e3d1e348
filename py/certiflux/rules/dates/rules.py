"""Rules about days: their order, the age that they give, the time left to declare."""

from __future__ import annotations

from typing import Final

from certiflux.rules.ids import BIRTH, DELIVRANCE, FIN_VALIDITE, INSCRIPTION, ORDERED_DATES, PAST
from certiflux.rules.rule import Rule, Severity

RULES: Final = (
    Rule(
        code="FIN_AVANT_DEBUT",
        severity=Severity.ERROR,
        title="Une fin est avant son début",
        message="la fin ({value}) est avant le début ({other}).",
        remedy="Corrigez l'une des deux dates.",
        explanation="Le portail refuse un passage dont les dates se contredisent.",
        source="FORMAT.md (b) 5",
        example="examen du 13/05/2026 au 12/05/2026 → du 12/05/2026 au 13/05/2026",
        fields=tuple(end for _, end in ORDERED_DATES),
    ),
    Rule(
        code="FIN_LOINTAINE",
        severity=Severity.WARNING,
        title="La fin de validité semble inventée",
        message="« {value} » est si loin que cette date semble mise à la place de « sans limite ».",
        remedy="Laissez vide si la certification n'a pas de limite ; sinon donnez la vraie date.",
        explanation=(
            "Une certification sans limite se déclare sans date de fin. Certiflux s'étonne à "
            "partir de cinquante ans, et de l'année 2099."
        ),
        source="FORMAT.md (e), fautes rencontrées ; (a) 5.11",
        example="31/12/2099 → une case vide",
        fields=(FIN_VALIDITE,),
    ),
    Rule(
        code="EXAMEN_APRES_DELIVRANCE",
        severity=Severity.WARNING,
        title="L'examen finit après la délivrance",
        message="la délivrance ({value}) est avant la fin de l'examen ({other}).",
        remedy="Vérifiez les deux dates : on délivre après l'examen, ou le jour même.",
        explanation=(
            "Le schéma laisse passer ces dates. L'une des deux est sans doute fausse, et le délai "
            "de trois mois court depuis la délivrance."
        ),
        source="FORMAT.md (a) 5.7 et 5.10",
        example="examen le 22/05/2026, délivrance le 20/05/2026 → délivrance le 29/05/2026",
        fields=(DELIVRANCE,),
    ),
    Rule(
        code="INSCRIPTION_TARDIVE",
        severity=Severity.WARNING,
        title="L'inscription vient après l'examen",
        message="l'inscription ({value}) vient après {other}.",
        remedy="Vérifiez la date d'inscription, ou laissez-la vide : elle est facultative.",
        explanation=(
            "On s'inscrit avant le dernier jour de l'examen et avant la délivrance. Certiflux ne "
            "regarde pas le premier jour : on peut s'inscrire une fois la formation commencée."
        ),
        source="FORMAT.md (a) 7.4",
        example="inscription le 30/05/2026, délivrance le 20/05/2026 → inscription le 30/04/2026",
        fields=(INSCRIPTION,),
    ),
    Rule(
        code="NAISSANCE_TARDIVE",
        severity=Severity.WARNING,
        title="La naissance vient après la certification",
        message="la personne serait née après {other}.",
        remedy="Vérifiez l'année de naissance, surtout si elle n'avait que deux chiffres.",
        explanation=(
            "L'année de naissance sert à retrouver la personne : fausse, elle fait refuser le "
            "passage."
        ),
        source="FORMAT.md (b) 10",
        example="née en 2085 → née en 1985",
        fields=BIRTH[:1],
    ),
    Rule(
        code="AGE_INHABITUEL",
        severity=Severity.WARNING,
        title="L'âge est inhabituel",
        message="la personne aurait eu {other} à la date de l'examen ou de la délivrance.",
        remedy="Vérifiez l'année de naissance, puis la date de l'examen et de la délivrance.",
        explanation=(
            "Certiflux s'étonne au-dessous de 10 ans et au-dessus de 100 ans, âge atteint dans "
            "l'année : ces bornes sont larges exprès, car le portail n'en fixe aucune. Une année "
            "de naissance fausse empêche de retrouver la personne."
        ),
        source="FORMAT.md (b) 10",
        example="née en 2019, certifiée en 2026 → née en 1999",
        fields=BIRTH[:1],
    ),
    Rule(
        code="NAISSANCE_IMPOSSIBLE",
        severity=Severity.WARNING,
        title="Le jour de naissance n'existe pas",
        message="le {other} n'existe pas dans le calendrier.",
        remedy="Corrigez le jour ou le mois ; laissez-les vides si l'état civil les ignore.",
        explanation=(
            "Le schéma regarde le jour et le mois séparément, et laisse passer le 31 février. Le "
            "portail, lui, ne trouverait personne né ce jour-là."
        ),
        source="FORMAT.md (a), comportement vérifié du schéma",
        example="31 et 2 (31 février) → 28 et 2",
        fields=BIRTH[2:],
    ),
    Rule(
        code="DATE_FUTURE",
        severity=Severity.WARNING,
        title="Une date est à venir",
        message="« {value} » est encore à venir.",
        remedy="Corrigez la date, ou attendez ce jour pour déclarer la personne.",
        explanation=(
            "On déclare une certification une fois délivrée. Aucun refus du portail n'est connu "
            "pour une date à venir, mais elle est presque toujours une faute de frappe."
        ),
        source="FORMAT.md (b) 2",
        example="20/05/2062 → 20/05/2026",
        fields=PAST,
    ),
    Rule(
        code="AVANT_OBLIGATION",
        severity=Severity.INFO,
        title="La certification est d'avant l'obligation de déclarer",
        message="délivrée le {value}, elle n'a pas à être déclarée, mais vous pouvez le faire.",
        remedy="Rien à faire : le portail accepte aussi les certifications plus anciennes.",
        explanation="L'obligation vaut pour les délivrances à partir du 1er juillet 2021.",
        source="FORMAT.md (b) 2",
        example="30/06/2021 n'est pas obligatoire → 01/07/2021 l'est",
        fields=(DELIVRANCE,),
    ),
    Rule(
        code="DECLARATION_TARDIVE",
        severity=Severity.WARNING,
        title="Le délai de trois mois est passé",
        message="délivrée le {value}, la certification était à déclarer le {other}.",
        remedy="Déclarez-la sans attendre, après avoir vérifié la date de délivrance.",
        explanation=(
            "Une certification se déclare dans les trois mois qui suivent sa délivrance, soit "
            "jusqu'au même jour du mois. Le portail l'accepte encore après ; seul un manquement "
            "répété expose à un rappel à la loi."
        ),
        source="FORMAT.md (b) 2, article R. 6113-17-2 du code du travail",
        example="délivrée le 20/05/2026, déclarée le 25/08/2026 → déclarée avant le 21/08/2026",
        fields=(DELIVRANCE,),
    ),
    Rule(
        code="DELAI_PROCHE",
        severity=Severity.INFO,
        title="Le délai de trois mois finit bientôt",
        message="{other}.",
        remedy="Déposez le fichier ce jour-là au plus tard.",
        explanation=(
            "Une certification se déclare dans les trois mois qui suivent sa délivrance, soit "
            "jusqu'au même jour du mois. Certiflux le rappelle les trente derniers jours."
        ),
        source="FORMAT.md (b) 2, article R. 6113-17-2 du code du travail",
        example="délivrée le 20/05/2026, le 25/07/2026 → il reste 26 jours",
        fields=(DELIVRANCE,),
    ),
)
