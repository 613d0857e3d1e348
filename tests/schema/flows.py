"""Flows written by hand, as another program would write them. All people are invented."""

from certiflux.base.work import drain
from certiflux.schema.flow import validate_flow

NS = "urn:cdc:cpf:pc5:schema:1.0.0"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

_IDENTITY = """<cpf:nomNaissance>LEMAÎTRE</cpf:nomNaissance><cpf:nomUsage xsi:nil="true"/>
<cpf:prenom1>Zoé</cpf:prenom1>{more}<cpf:anneeNaissance>1990</cpf:anneeNaissance>
<cpf:moisNaissance>5</cpf:moisNaissance><cpf:jourNaissance>7</cpf:jourNaissance>
<cpf:sexe>F</cpf:sexe><cpf:codeCommuneNaissance>{place}</cpf:codeCommuneNaissance>{foreign}"""

_PASSAGE = """<cpf:passageCertification><cpf:idTechnique>{id}</cpf:idTechnique>{first}
<cpf:obtentionCertification>PAR_ADMISSION</cpf:obtentionCertification>
<cpf:donneeCertifiee>true</cpf:donneeCertifiee>{exam}
<cpf:dateDebutValidite>2024-01-05</cpf:dateDebutValidite>
<cpf:dateFinValidite xsi:nil="true"/>{levels}<cpf:scoring xsi:nil="true"/>
<cpf:mentionValidee>MENTION_BIEN</cpf:mentionValidee>
<cpf:modalitesInscription><cpf:modaliteAcces>VAE</cpf:modaliteAcces>{inscription}
</cpf:modalitesInscription>
<cpf:identificationTitulaire>{who}</cpf:identificationTitulaire>{last}
</cpf:passageCertification>"""

_PLAIN = {
    "first": "",
    "exam": "",
    "levels": "<cpf:presenceNiveauLangueEuro>false</cpf:presenceNiveauLangueEuro>"
    "<cpf:presenceNiveauNumeriqueEuro>false</cpf:presenceNiveauNumeriqueEuro>",
    "inscription": "",
    "last": "",
}
_POSTAL = '<cpf:codePostalNaissance><cpf:codePostal xsi:nil="true"/></cpf:codePostalNaissance>'
_INSEE = "<cpf:codeInseeNaissance><cpf:codeInsee>31555</cpf:codeInsee></cpf:codeInseeNaissance>"


def _status(**parts):
    return f"<cpf:titulaire>{_IDENTITY.format(**parts)}</cpf:titulaire>"


SHORT = _PASSAGE.format(id="S-{n}", who=_status(more="", place=_POSTAL, foreign=""), **_PLAIN)
DOSSIER = _PASSAGE.format(
    id="D-{n}",
    who="<cpf:dossierFormation><cpf:idDossier>12345678901</cpf:idDossier>"
    "<cpf:nomTitulaire>BERTIN</cpf:nomTitulaire>"
    "<cpf:prenom1Titulaire>Noé</cpf:prenom1Titulaire></cpf:dossierFormation>",
    **_PLAIN,
)
FULL = _PASSAGE.format(
    id="F-{n}",
    first="<cpf:urlPreuve>https://exemple.fr/1</cpf:urlPreuve>"
    "<cpf:libelleOption>Commerce &amp; vente</cpf:libelleOption>",
    exam="<cpf:dateDebutExamen>2024-01-02</cpf:dateDebutExamen>"
    "<cpf:dateFinExamen>2024-01-03</cpf:dateFinExamen>"
    "<cpf:modalitePassageExamen>MIXTE</cpf:modalitePassageExamen>"
    "<cpf:codePostalCentreExamen>06000</cpf:codePostalCentreExamen>",
    levels="<cpf:presenceNiveauLangueEuro>true</cpf:presenceNiveauLangueEuro>"
    "<cpf:niveauLangueEuropeen>B2</cpf:niveauLangueEuropeen>"
    "<cpf:presenceNiveauNumeriqueEuro>true</cpf:presenceNiveauNumeriqueEuro>"
    "<cpf:niveauNumeriqueEuropeen><cpf:scoreGeneral>640</cpf:scoreGeneral><cpf:resultats>"
    "<cpf:resultat><cpf:niveau>5</cpf:niveau>"
    "<cpf:domaineCompetenceId>3</cpf:domaineCompetenceId>"
    "<cpf:competenceId>2</cpf:competenceId></cpf:resultat></cpf:resultats>"
    "</cpf:niveauNumeriqueEuropeen>",
    inscription="<cpf:voieAccessVAE>CONGES_VAE</cpf:voieAccessVAE>"
    "<cpf:initiativeInscription>OF</cpf:initiativeInscription>"
    "<cpf:dateInscription>2023-12-01</cpf:dateInscription>",
    who=_status(
        more="<cpf:prenom2>Inès</cpf:prenom2><cpf:prenom3>Lou</cpf:prenom3>",
        place=_INSEE,
        foreign="<cpf:libelleCommuneNaissance>Berlin</cpf:libelleCommuneNaissance>"
        "<cpf:codePaysNaissance>109</cpf:codePaysNaissance>"
        "<cpf:libellePaysNaissance>Allemagne</cpf:libellePaysNaissance>"
        "<cpf:commentairesMEN>Aucun</cpf:commentairesMEN>",
    ),
    last="<cpf:verbatim>Session du printemps</cpf:verbatim>",
)


def flow(*certifications):
    """Return a flow as text: one list of passages per certification, numbered as they come."""
    count = 0
    lists = []
    for rank, passages in enumerate(certifications):
        lines = []
        for passage in passages:
            count += 1
            lines.append(passage.replace("{n}", str(count)))
        lists.append(
            f"<cpf:certification><cpf:type>RS</cpf:type><cpf:code>RS520{rank}</cpf:code>"
            "<cpf:natureDeposant>CERTIFICATEUR</cpf:natureDeposant><cpf:passageCertifications>"
            + "\n".join(lines)
            + "</cpf:passageCertifications></cpf:certification>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<cpf:flux xmlns:cpf="{NS}" xmlns:xsi="{XSI}"><cpf:idFlux>essai-1</cpf:idFlux>'
        "<cpf:horodatage>2024-01-10T14:24:12+01:00</cpf:horodatage><cpf:emetteur>"
        "<cpf:idClient>AB123CDE</cpf:idClient><cpf:certificateurs><cpf:certificateur>"
        "<cpf:idClient>AB123CDE</cpf:idClient><cpf:idContrat>MCFCER000123</cpf:idContrat>"
        f"<cpf:certifications>{''.join(lists)}</cpf:certifications></cpf:certificateur>"
        "</cpf:certificateurs></cpf:emetteur></cpf:flux>"
    )


def verdict(data, xsd):
    """Return the verdict on a flow given as text or bytes."""
    return drain(validate_flow(data.encode() if isinstance(data, str) else data, xsd))


def told(found):
    """Return the faults of a verdict as (passage, rule)."""
    return [(number, fault.rule) for number, fault in found.faults]
