"""The closed lists of the exchange and the words of yes and no, in the spellings that people use.

Spellings are compared without case, accents, spaces and signs. Values: FORMAT.md (a); spellings
met in spreadsheets: FORMAT.md (e).
"""

from __future__ import annotations

from typing import Final

from certiflux.dictionary.kinds import Listing, Option

_TRUE: Final = (
    *("true", "vrai", "oui", "o", "yes", "y", "ok", "1", "t", "v"),
    *("coché", "cochée", "✓", "✔", "☑", "✅", "🗹"),
    *("définitif", "définitive"),
)
_FALSE: Final = (
    *("false", "faux", "non", "n", "no", "0"),
    *("non coché", "non cochée", "décoché", "☐", "❌", "🗷"),
    *("provisoire", "temporaire"),
)
YES_NO: Final = dict.fromkeys(_TRUE, "true") | dict.fromkeys(_FALSE, "false")
"""The truth value of each word of yes or no."""

CROSSES: Final = ("x", "×", "✗", "✘", "✕", "✖")
"""Marks that mean yes beside empty cells, and nothing for sure beside anything else."""

NATURE_DEPOSANT: Final = Listing(
    "natureDeposant",
    (
        Option("CERTIFICATEUR", "Le certificateur", ("certificateur lui-même", "nous-mêmes")),
        Option(
            "TIERS_CONFIANCE",
            "Un tiers de confiance",
            ("tiers de confiance", "tiers", "un tiers", "TIERS_DE_CONFIANCE"),
        ),
    ),
)

OBTENTION: Final = Listing(
    "obtentionCertification",
    (
        Option(
            "PAR_ADMISSION",
            "Par admission",
            (
                *("admission", "admis", "admise", "admis(e)", "obtention par admission"),
                *("reçu", "reçue", "reçu(e)", "par admission du jury", "admis par le jury"),
            ),
        ),
        Option(
            "PAR_SCORING",
            "Par score",
            ("scoring", "score", "par score", "au score", "obtention par scoring", "par un score"),
        ),
    ),
)

MODALITE_PASSAGE: Final = Listing(
    "modalitePassageExamen",
    (
        Option(
            "A_DISTANCE",
            "À distance",
            (
                *("distance", "distanciel", "en distanciel", "distancielle", "en ligne"),
                *("à distance (visio)", "visio", "en visio", "visioconférence", "online", "remote"),
            ),
        ),
        Option(
            "EN_PRESENTIEL",
            "En présentiel",
            (
                *("présentiel", "présentielle", "en présence", "sur place", "en salle"),
                *("sur site", "en centre", "en centre d'examen", "on site"),
            ),
        ),
        Option(
            "MIXTE",
            "Mixte",
            (
                *("hybride", "les deux", "mixte présentiel distance", "bimodal", "blended"),
                *("présentiel et distanciel", "présentiel et à distance", "distanciel/présentiel"),
                *("présentiel/distanciel", "mixte (présentiel et distance)"),
            ),
        ),
    ),
)


def _levels() -> tuple[Option, ...]:
    found = []
    for level in ("A1", "A2", "B1", "B2", "C1", "C2"):
        usual = (f"niveau {level}", f"CECRL {level}", f"{level} CECRL", f"CEFR {level}")
        found.append(Option(level, level, (*usual, f"niveau CECRL {level}", f"niv. {level}")))
    return tuple(found)


NIVEAU_LANGUE: Final = Listing(
    "niveauCECRL",
    (
        *_levels(),
        Option(
            "INSUFFISANT",
            "Insuffisant",
            ("score insuffisant", "niveau insuffisant", "insuffisante", "inférieur à A1"),
        ),
    ),
)

MENTION: Final = Listing(
    "mention",
    (
        Option(
            "SANS_MENTION",
            "Sans mention",
            (
                *("aucune", "aucune mention", "passable", "mention passable", "pas de mention"),
                *("sans", "non", "néant"),
            ),
        ),
        Option(
            "MENTION_ASSEZ_BIEN", "Mention assez bien", ("assez bien", "AB", "mention AB", "A.B.")
        ),
        Option("MENTION_BIEN", "Mention bien", ("bien", "B", "mention B")),
        Option("MENTION_TRES_BIEN", "Mention très bien", ("très bien", "TB", "mention TB", "T.B.")),
        Option(
            "MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY",
            "Mention très bien avec félicitations du jury",
            (
                *("félicitations du jury", "félicitations", "avec félicitations du jury"),
                *("très bien avec félicitations du jury", "très bien avec félicitations", "TBF"),
                *("très bien félicitations du jury", "TB avec félicitations du jury"),
                "mention très bien avec les félicitations du jury",
            ),
            since="1.1.2",
        ),
    ),
)

INITIALE: Final = "FORMATION_INITIALE_HORS_APPRENTISSAGE"
APPRENTISSAGE: Final = "FORMATION_INITIALE_APPRENTISSAGE"
CONTINUE: Final = "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION"
CONTRAT_PRO: Final = "FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION"
VAE: Final = "VAE"
CANDIDAT: Final = "CANDIDAT_LIBRE"
"""Ways to a certification that the register of France compétences tells of as well."""

MODALITE_ACCES: Final = Listing(
    "modaliteAcces",
    (
        Option(
            INITIALE,
            "Formation initiale hors apprentissage",
            (
                *("formation initiale", "FI", "FI hors apprentissage", "initiale", "scolaire"),
                *("voie scolaire", "formation initiale (voie scolaire)", "étudiant"),
                *("statut étudiant", "formation initiale sans apprentissage"),
            ),
        ),
        Option(
            APPRENTISSAGE,
            "Formation initiale en apprentissage",
            (
                *("apprentissage", "contrat d'apprentissage", "formation initiale apprentissage"),
                *("en apprentissage", "par apprentissage", "par la voie de l'apprentissage"),
                *("apprenti", "apprentie", "apprenti(e)", "FI apprentissage", "FIA"),
                *("formation initiale par apprentissage", "formation par apprentissage"),
                "formation initiale sous contrat d'apprentissage",
            ),
        ),
        Option(
            CONTINUE,
            "Formation continue hors contrat de professionnalisation",
            (
                *("formation continue", "FC", "continue", "stagiaire de la formation continue"),
                *("FC hors contrat de professionnalisation", "FC hors contrat pro"),
                "formation continue sans contrat de professionnalisation",
                "formation professionnelle continue",
            ),
        ),
        Option(
            CONTRAT_PRO,
            "Formation continue en contrat de professionnalisation",
            (
                *("contrat de professionnalisation", "contrat pro", "contrat de pro"),
                *("professionnalisation", "en contrat de professionnalisation"),
                *("FC contrat de professionnalisation", "FC contrat pro"),
                *("formation continue contrat pro", "formation continue en contrat pro"),
                "formation continue sous contrat de professionnalisation",
                "formation continue avec contrat de professionnalisation",
            ),
        ),
        Option(
            VAE,
            "Validation des acquis de l'expérience (VAE)",
            (
                *("validation des acquis de l'expérience", "validation des acquis", "par VAE"),
                *("par la VAE", "VAE (validation des acquis de l'expérience)", "voie VAE"),
            ),
        ),
        Option(
            "EQUIVALENCE_DIPLOME_ETRANGER",
            "Équivalence d'un diplôme étranger",
            (
                *("EQUIVALENCE_(DIPLOME_ETRANGER)", "équivalence", "équivalence diplôme étranger"),
                *("diplôme étranger", "équivalence de diplôme étranger", "par équivalence"),
            ),
        ),
        Option(
            CANDIDAT,
            "Candidat libre",
            (
                *("libre", "en candidat libre", "candidature libre", "candidate libre"),
                *("candidat individuel", "candidate individuelle", "candidature individuelle"),
            ),
        ),
    ),
)

VOIE_VAE: Final = Listing(
    "voieAccesVAE",
    (
        Option("CONGES_VAE", "Congés VAE", ("congé VAE", "congés", "congé", "congé pour VAE")),
        Option("VAE_CLASSIQUE", "VAE classique", ("classique", "VAE hors congé")),
    ),
)

INITIATIVE: Final = Listing(
    "initiativeInscription",
    (
        Option(
            "CERTIFIE",
            "La personne elle-même",
            (
                *("certifié", "certifiée", "candidat", "candidate", "le candidat", "stagiaire"),
                *("bénéficiaire", "titulaire", "apprenant", "apprenante", "personnelle"),
                *("initiative personnelle", "à titre personnel", "à titre individuel"),
            ),
        ),
        Option(
            "OF",
            "L'organisme de formation",
            (
                *("organisme de formation", "organisme", "l'OF", "organisme de formation (OF)"),
                *("CFA", "centre de formation", "école"),
            ),
        ),
        Option(
            "POLE_EMPLOI",
            "France Travail (Pôle emploi)",
            ("France Travail", "Pôle emploi", "PE", "FT", "France Travail (ex Pôle emploi)"),
        ),
        Option("EMPLOYEUR", "L'employeur", ("employeur", "entreprise", "l'entreprise", "société")),
        Option("AUTRE", "Autre", ("autres", "un tiers", "tiers", "autre tiers")),
    ),
)

SEXE: Final = Listing(
    "genre",
    (
        Option(
            "M",
            "Homme",
            (
                *(
                    "H",
                    "homme",
                    "un homme",
                    "hommes",
                    "masculin",
                    "masc",
                    "garçon",
                    "male",
                    "man",
                    "1",
                ),
                *("monsieur", "mr", "m.", "M (homme)", "H (homme)", "sexe masculin"),
            ),
        ),
        Option(
            "F",
            "Femme",
            (
                *(
                    "femme",
                    "une femme",
                    "femmes",
                    "féminin",
                    "fem",
                    "fille",
                    "female",
                    "woman",
                    "2",
                ),
                *("madame", "mme", "mademoiselle", "mlle", "melle", "mrs", "ms", "miss"),
                *("F (femme)", "Mme/Mlle", "sexe féminin"),
            ),
        ),
    ),
)
