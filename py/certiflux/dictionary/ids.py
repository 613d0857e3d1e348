"""The ids of the fields, under the names of their declarations, for code that means one of them.

An id stands once, in its field; here it only has a name. Nothing outside the dictionary writes
« 8.1 » for itself.
"""

from typing import Final

from certiflux.dictionary import (
    columns,
    flux,
    identification,
    inscription,
    naissance,
    passage,
    titulaire,
)

ID_FLUX: Final = flux.ID_FLUX.id
HORODATAGE: Final = flux.HORODATAGE.id
ACTION: Final = flux.ACTION.id
ID_CLIENT_EMETTEUR: Final = flux.ID_CLIENT_EMETTEUR.id
ID_CLIENT_CERTIFICATEUR: Final = flux.ID_CLIENT_CERTIFICATEUR.id
ID_CONTRAT: Final = flux.ID_CONTRAT.id
TYPE: Final = flux.TYPE.id
CODE: Final = flux.CODE.id
NATURE_DEPOSANT: Final = flux.NATURE_DEPOSANT.id

ID_TECHNIQUE: Final = passage.ID_TECHNIQUE.id
URL_PREUVE: Final = passage.URL_PREUVE.id
LIBELLE_OPTION: Final = passage.LIBELLE_OPTION.id
OBTENTION: Final = passage.OBTENTION.id
DONNEE_CERTIFIEE: Final = passage.DONNEE_CERTIFIEE.id
RESULTAT: Final = passage.RESULTAT.id
DEBUT_EXAMEN: Final = passage.DEBUT_EXAMEN.id
FIN_EXAMEN: Final = passage.FIN_EXAMEN.id
MODALITE_PASSAGE: Final = passage.MODALITE_PASSAGE.id
CODE_POSTAL_CENTRE: Final = passage.CODE_POSTAL_CENTRE.id
DEBUT_VALIDITE: Final = passage.DEBUT_VALIDITE.id
FIN_VALIDITE: Final = passage.FIN_VALIDITE.id
PRESENCE_LANGUE: Final = passage.PRESENCE_LANGUE.id
NIVEAU_LANGUE: Final = passage.NIVEAU_LANGUE.id
PRESENCE_NUMERIQUE: Final = passage.PRESENCE_NUMERIQUE.id
SCORING: Final = passage.SCORING.id
MENTION: Final = passage.MENTION.id
VERBATIM: Final = passage.VERBATIM.id

SCORE_GENERAL: Final = inscription.SCORE_GENERAL.id
NIVEAU: Final = inscription.NIVEAU.id
DOMAINE: Final = inscription.DOMAINE.id
COMPETENCE: Final = inscription.COMPETENCE.id
MODALITE_ACCES: Final = inscription.MODALITE_ACCES.id
VOIE_VAE: Final = inscription.VOIE_VAE.id
INITIATIVE: Final = inscription.INITIATIVE.id
DATE_INSCRIPTION: Final = inscription.DATE_INSCRIPTION.id

NOM_NAISSANCE: Final = titulaire.NOM_NAISSANCE.id
NOM_USAGE: Final = titulaire.NOM_USAGE.id
PRENOM_1: Final = titulaire.PRENOM_1.id
PRENOM_2: Final = titulaire.PRENOM_2.id
PRENOM_3: Final = titulaire.PRENOM_3.id
ANNEE_NAISSANCE: Final = titulaire.ANNEE_NAISSANCE.id
MOIS_NAISSANCE: Final = titulaire.MOIS_NAISSANCE.id
JOUR_NAISSANCE: Final = titulaire.JOUR_NAISSANCE.id
SEXE: Final = titulaire.SEXE.id
COMMENTAIRES_MEN: Final = titulaire.COMMENTAIRES_MEN.id

CODE_INSEE: Final = naissance.CODE_INSEE.id
CODE_POSTAL: Final = naissance.CODE_POSTAL.id
LIBELLE_COMMUNE: Final = naissance.LIBELLE_COMMUNE.id
CODE_PAYS: Final = naissance.CODE_PAYS.id
LIBELLE_PAYS: Final = naissance.LIBELLE_PAYS.id

ID_DOSSIER: Final = identification.ID_DOSSIER.id
NOM_TITULAIRE: Final = identification.NOM_TITULAIRE.id
PRENOM_TITULAIRE: Final = identification.PRENOM_TITULAIRE.id
NIR_DU_FLUX: Final = identification.NIR_DU_FLUX.id
NOM_NAISSANCE_NIR: Final = identification.NOM_NAISSANCE_NIR.id

NIR: Final = columns.NIR.id
DEPARTEMENT: Final = columns.DEPARTEMENT.id
DATE_NAISSANCE: Final = columns.DATE_NAISSANCE.id
NOM_PRENOM: Final = columns.NOM_PRENOM.id
