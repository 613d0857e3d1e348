"""Rules about the text of a flow: what keeps it from being read as XML at all."""

from __future__ import annotations

from typing import Final

from certiflux.rules.rule import Rule, Severity

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
        example="Bien]]>joué → Bien joué",
    ),
    Rule(
        code="XML_DECLARATION",
        severity=Severity.ERROR,
        title="La première ligne du fichier est mal écrite",
        message="la déclaration XML est incomplète ou mal écrite : {other}.",
        remedy='Écrivez exactement <?xml version="1.0" encoding="UTF-8"?> sur la première ligne.',
        explanation=(
            "Le portail lit d'abord cette ligne ; si elle est fausse, il n'ouvre pas la suite."
        ),
        source="FORMAT.md (d), déclaration XML",
        whole_file=True,
        example='<?xml encoding="UTF-8"?> → <?xml version="1.0" encoding="UTF-8"?>',
    ),
    Rule(
        code="XML_AVANT_DECLARATION",
        severity=Severity.ERROR,
        title="Quelque chose précède la première ligne",
        message="la déclaration <?xml … ?> n'est pas tout au début du fichier : {other}.",
        remedy="Supprimez ce qui la précède, même une espace ou une ligne vide.",
        explanation="La déclaration doit être la toute première chose du fichier.",
        source="FORMAT.md (a), comportement vérifié",
        whole_file=True,
        example="une ligne vide, puis <?xml … ?> → <?xml … ?> dès le premier caractère",
    ),
    Rule(
        code="XML_ENCODAGE",
        severity=Severity.ERROR,
        title="L'encodage n'est pas celui qui est annoncé",
        message="{other}.",
        remedy="Enregistrez le fichier de nouveau en UTF-8, ou refaites-le depuis votre tableur.",
        explanation="Le portail lit le fichier avec l'encodage que sa première ligne annonce.",
        source="FORMAT.md (a), « Two engines, one verdict »",
        whole_file=True,
        example="un fichier Windows-1252 annoncé en UTF-8 → le même enregistré en UTF-8",
    ),
    Rule(
        code="XML_DOCTYPE",
        severity=Severity.ERROR,
        title="Le fichier contient une déclaration DOCTYPE",
        message="une déclaration DOCTYPE précède les données.",
        remedy="Retirez la ligne qui commence par <!DOCTYPE.",
        explanation=(
            "Un flux n'en a pas besoin, et elle peut faire lire d'autres fichiers : "
            "Certiflux la refuse toujours, même si le schéma la laisse passer."
        ),
        source="FORMAT.md (a), « Two engines, one verdict »",
        whole_file=True,
        example="<!DOCTYPE flux> avant <cpf:flux> → <cpf:flux> sans rien avant",
    ),
    Rule(
        code="XML_ESPERLUETTE",
        severity=Severity.ERROR,
        title="Un signe « & » n'est pas écrit comme il faut",
        message="un signe « & » est resté tel quel dans le texte.",
        remedy="Écrivez &amp; à la place de ce signe.",
        explanation=(
            "En XML, le signe « & » annonce autre chose que lui-même : seul, il rend le "
            "fichier illisible."
        ),
        source="FORMAT.md (d), caractère « & »",
        whole_file=True,
        example="Commerce & vente → Commerce &amp; vente",
    ),
    Rule(
        code="XML_ENTITE",
        severity=Severity.ERROR,
        title="Un code de caractère est inconnu",
        message="le code « {other} » n'existe pas en XML.",
        remedy="Remplacez-le par le caractère lui-même, par exemple é au lieu de &eacute;.",
        explanation="XML ne connaît que cinq codes : &amp; &lt; &gt; &quot; et &apos;.",
        source="FORMAT.md (d), caractère « & »",
        whole_file=True,
        example="Zo&eacute; → Zoé",
    ),
    Rule(
        code="XML_CHEVRON",
        severity=Severity.ERROR,
        title="Un signe « < » n'est pas écrit comme il faut",
        message=(
            "un signe « < » est resté dans le texte : il y a là le début d'une balise qui "
            "n'en est pas une."
        ),
        remedy="Écrivez &lt; à la place de ce signe.",
        explanation="En XML, le signe « < » ouvre une balise ; dans un texte il s'écrit autrement.",
        source="FORMAT.md (d), balisage mal formé",
        whole_file=True,
        example="niveau < B2 → niveau &lt; B2",
    ),
    Rule(
        code="XML_CARACTERE",
        severity=Severity.ERROR,
        title="Un caractère invisible rend le fichier illisible",
        message="le fichier contient le caractère de contrôle {other}, interdit en XML.",
        remedy="Effacez ce caractère, ou retapez le texte où il se trouve.",
        explanation="Un seul caractère de contrôle rend tout le fichier illisible pour le portail.",
        source="FORMAT.md (d), caractère XML non valide",
        whole_file=True,
        example="DURAND avec un caractère U+0002 au milieu → DURAND",
    ),
    Rule(
        code="XML_BALISE_INACHEVEE",
        severity=Severity.ERROR,
        title="Une balise n'est pas terminée",
        message="une balise n'est pas terminée par « > », ou un attribut y est mal écrit.",
        remedy=(
            "Ajoutez le « > » qui manque, avec des guillemets autour de chaque valeur d'attribut."
        ),
        explanation="Chaque balise commence par « < » et finit par « > ».",
        source="FORMAT.md (d), balise sans chevron",
        whole_file=True,
        example="<cpf:flux puis la balise suivante → <cpf:flux> puis la balise suivante",
    ),
    Rule(
        code="XML_BALISE_NON_FERMEE",
        severity=Severity.ERROR,
        title="Une balise n'est pas fermée",
        message="{other}.",
        remedy="Fermez les balises dans l'ordre inverse de leur ouverture, avec le même nom.",
        explanation="Toute balise ouverte doit être fermée par celle du même nom.",
        source="FORMAT.md (d), balise de fin",
        whole_file=True,
        example="<cpf:sexe>F</cpf:sex> → <cpf:sexe>F</cpf:sexe>",
    ),
    Rule(
        code="XML_COUPE",
        severity=Severity.ERROR,
        title="Le fichier est coupé",
        message="le fichier s'arrête avant la fin du flux.",
        remedy="Récupérez le fichier complet : la copie ou le téléchargement s'est interrompu.",
        explanation="La dernière balise d'un flux complet est </cpf:flux>.",
        source="FORMAT.md (d), balise de fin",
        whole_file=True,
        example="un fichier qui s'arrête dans un passage → le fichier entier, jusqu'à </cpf:flux>",
    ),
    Rule(
        code="XML_APRES_LA_FIN",
        severity=Severity.ERROR,
        title="Quelque chose suit la fin du flux",
        message="il reste du texte ou des balises après la fin du flux.",
        remedy="Supprimez ce qui suit </cpf:flux> ; deux flux vont dans deux fichiers.",
        explanation="Un fichier contient un seul flux, et rien après lui.",
        source="FORMAT.md (d), niveau fichier",
        whole_file=True,
        example="</cpf:flux>fin → </cpf:flux>",
    ),
    Rule(
        code="XML_COMMENTAIRE",
        severity=Severity.ERROR,
        title="Un commentaire est mal écrit",
        message="un commentaire contient deux tirets de suite, ou n'est pas fermé.",
        remedy="Retirez ce commentaire, ou les deux tirets.",
        explanation="En XML, deux tirets ferment un commentaire : ils ne peuvent pas être dedans.",
        source="FORMAT.md (d), commentaires",
        whole_file=True,
        example="<!-- mars -- avril --> → <!-- mars et avril -->",
    ),
    Rule(
        code="XML_PREFIXE",
        severity=Severity.ERROR,
        title="Un préfixe n'est pas déclaré",
        message="le préfixe « {other} » est utilisé sans être déclaré.",
        remedy=(
            "Ajoutez sa déclaration à la première balise ; pour xsi : "
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance".'
        ),
        explanation="Ce qui précède « : » dans un nom doit être déclaré sur la balise <cpf:flux>.",
        source="FORMAT.md (d), préfixe non lié",
        whole_file=True,
        example='xsi:nil="true" sans xmlns:xsi → avec xmlns:xsi sur <cpf:flux>',
    ),
)
