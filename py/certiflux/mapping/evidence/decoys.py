"""What spreadsheets hold and the flow does not want: it competes for columns too.

Each decoy: its wordings, and the words that say by themselves that a column is of another person,
another place, another matter, whatever else its header says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HOME: Final = "domicile"
CONTACT: Final = "contact"
RANK: Final = "rang"
STAMP: Final = "saisie"
NATIONALITY: Final = "nationalite"
STUDENT: Final = "matricule"
OTHERS: Final = "tiers"
CENTRE: Final = "centre"
COMMENT: Final = "remarques"
DETAIL: Final = "detail"
PRINTING: Final = "edition"
TRAINING: Final = "formation"
WISHED: Final = "vise"


@dataclass(frozen=True, slots=True)
class Decoy:
    """A meaning that the flow has no use for; ``alone`` are words that decide by themselves."""

    id: str
    label: str
    phrases: tuple[str, ...]
    alone: frozenset[str] = frozenset()


def _decoy(id_: str, label: str, phrases: str, alone: str = "") -> Decoy:
    return Decoy(id_, label, tuple(map(str.strip, phrases.split(","))), frozenset(alone.split()))


DECOYS: Final = (
    _decoy(
        HOME,
        "Adresse du domicile",
        "adresse, adresse postale, rue, voie, complément adresse, code postal, ville, commune, "
        "pays, localité, code postal ville, ville résidence, commune résidence, pays résidence, "
        "code postal résidence, département résidence, adresse actuelle, code INSEE résidence, "
        "region, zone géographique, bureau distributeur, numéro voie, lieu dit, address, street, "
        "postcode, town, home address, city of residence, country of residence, "
        "code pays, libellé commune, code commune",
        "adresse domicile residence rue resid habitation address street home",
    ),
    _decoy(
        CONTACT,
        "Téléphone ou courriel",
        "téléphone, portable, mobile, fax, courriel, adresse courriel, adresse électronique, gsm, "
        "tél fixe, tél mobile, téléphone portable, numéro téléphone, e-mail, adresse e-mail",
        "telephone tel portable mobile fax courriel email gsm linkedin",
    ),
    _decoy(
        OTHERS,
        "Une autre personne ou un organisme",
        "entreprise, employeur, société, organisme, établissement, institution, tuteur, "
        "maître apprentissage, responsable, référent, formateur, enseignant, conseiller, client, "
        "financeur, type de financement, opco, raison sociale, contact urgence, école, siège, "
        "représentant légal, nom entreprise, nom employeur, ville entreprise, nom tuteur, service, "
        "fonction, poste, profession, catégorie socioprofessionnelle, statut professionnel, "
        "situation professionnelle, département, département service, direction, qualité, "
        "president du jury, membre jury, examinateur, évaluateur, surveillant, correcteur, jury, "
        "signature, signature formateur, company, employer, teacher, trainer, position, job title, "
        "accompagnateur, architecte parcours, titre fonction, site, agence, secteur, métier",
        "entreprise employeur societe tuteur tutrice tuteurs siret siren uai naf opco formateur "
        "formatrice formateurs enseignant professeur pere mere conjoint financeur financement "
        "representant referent rl1 rl2 parent urgence examinateur evaluateur surveillant president "
        "responsable maitre company employer trainer teacher tutor accompagnateur correcteur "
        "resp1 resp2 assesseur contact",
    ),
    _decoy(
        CENTRE,
        "Lieu d'examen ou de formation",
        "ville centre, ville examen, commune examen, lieu examen, centre examen, lieu session, "
        "centre, salle, lieu formation, ville formation, adresse centre, code centre, campus, "
        "lieu, lieu stage, site formation, test centre, exam venue, département centre, "
        "nom centre, lieu du jury, pays examen, académie, centre enseignement, nom du site",
        "salle campus academie venue",
    ),
    _decoy(
        NATIONALITY,
        "Nationalité",
        "nationalité, code nationalité, pays nationalité, citizenship, code pays nationalité",
        "nationalite citizenship",
    ),
    _decoy(
        STUDENT,
        "Numéro d'élève, d'étudiant ou de candidat",
        "INE, numéro INE, BEA, identifiant national élève, numéro étudiant, code étudiant, NIP, "
        "code apprenant, code stagiaire, numéro apprenant, numéro candidat, matricule, "
        "numéro dossier VAE, identifiant candidat, identifiant, login, numéro inscription, "
        "candidate number, student id, numéro adhérent, numéro identification, id national, code, "
        "numéro stagiaire, identifiant externe, numéro élève, numéro dossier interne, "
        "numéro dossier, référence, référence dossier",
        "ine bea nip nne login matricule rqth",
    ),
    _decoy(
        RANK,
        "Numéro d'ordre",
        "numéro, numéro ordre, rang, ordre, ligne, numéro ligne, index, row",
    ),
    _decoy(
        STAMP,
        "Date de saisie, d'envoi ou de suivi",
        "horodateur, timestamp, date saisie, date création, date modification, mise à jour, "
        "créé le, modifié le, date envoi, envoyé le, envoyée le, date convocation, date dépôt, "
        "dépôt livret, date recevabilité, date paiement, date facture, dernier accès, date entrée, "
        "date sortie, commencé le, terminé le, date contrat, dernier téléchargement, date export, "
        "date debut contrat, date fin contrat, date rupture, date relance, heure, horaire, durée, "
        "entry date, start date, date entrée formation, date exclusion, date recueil, année, "
        "date fin enregistrement, date effet, date appel, date signature, date remise livret, "
        "date positionnement, date entretien",
        "horodateur timestamp envoi envoye envoyee convocation recevabilite paiement rupture "
        "telechargement modification facture relance saisie acces exclusion heure horaire duree "
        "temp majore enregistrement signature commence termine entretien positionnement contrat",
    ),
    _decoy(
        PRINTING,
        "Date d'édition ou de remise du document",
        "date édition, édité le, éditée le, diplôme édité, date impression, imprimé le, remis le, "
        "date remise, date retrait, retiré le, diplôme remis, date remise diplôme, print date, "
        "date édition certificat, date remise certificat, date envoi diplôme, date édition diplôme",
        "edition edite editee impression imprime imprimee remis remise retrait retire",
    ),
    _decoy(
        DETAIL,
        "Détail de notes ou d'épreuves",
        "épreuve, note écrit, note oral, note module, moyenne, coefficient, écrit, oral, pratique, "
        "théorie, bloc, bloc de compétences, compétence, résultat du bloc, compréhension orale, "
        "compréhension écrite, expression orale, expression écrite, CO, CE, EO, EE, listening, "
        "reading, writing, speaking, test module, points, rattrapage, nombre points, unité, UE, "
        "crédits, ECTS, note du bloc, épreuve 1, épreuve 2, module, barème, progression, quiz",
        "listening reading writing speaking coefficient ects rattrapage epreuve module bloc "
        "moyenne bareme progression quiz",
    ),
    _decoy(
        WISHED,
        "Niveau ou certification visés",
        "niveau visé, niveau d'entrée, niveau initial, niveau préparé, niveau études, "
        "niveau instruction, niveau formation, diplôme obtenu antérieur, dernier diplôme, "
        "target level, niveau de départ, dernier diplôme obtenu, niveau scolaire, niveau diplôme",
        "initial etude instruction depart dernier derniere anterieur",
    ),
    _decoy(
        TRAINING,
        "Formation suivie",
        "formation, type de formation, code formation, libellé formation, groupe, classe, promo, "
        "promotion, session, numéro session, parcours, cursus, domaine, cycle, filière, nb heures, "
        "nombre heures, heures, année scolaire, année formation, statut inscription, présent, "
        "présence, absence, assiduité, régime, nom formation, intitulé formation, CFD, programme, "
        "action de formation, type session, modalité formation, début session, fin session, cours, "
        "début formation, fin formation, date début formation, date fin formation, course, "
        "commencement, stage, intitulé du stage, type de stage, heures manquées, émargement",
        "heure groupe promo promotion assiduite absence classe cfd emargement",
    ),
    _decoy(
        COMMENT,
        "Remarques ou suivi interne",
        "observations, remarques, commentaires, commentaire, notes internes, divers, avis, suivi, "
        "montant, tarif, prix, payé, facturé, solde, accord, consentement, RGPD, connu par, photo, "
        "comment avez-vous connu, j'accepte, pièce identité, handicap, situation, motif, rqth, "
        "appréciation, appréciation jury, comments, acceptez-vous, "
        "temps majoré, age, situation familiale, permis, pièce jointe, copie, justificatif",
        "montant tarif prix consentement rgpd accepte acceptez acceptes connu handicap "
        "age photo observation remarque appreciation cause motif copie justificatif "
        "jointe televerser",
    ),
)
"""Meanings without use, in the order in which they are preferred at equal evidence."""

LABELS: Final = {decoy.id: decoy.label for decoy in DECOYS}
