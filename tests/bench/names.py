"""Short lists from which the names and places of invented people are combined."""

STEMS = (
    "Alb", "Ard", "Aub", "Bar", "Bel", "Ber", "Bois", "Bon", "Bour", "Brun",
    "Cad", "Cam", "Car", "Chab", "Chal", "Char", "Cler", "Cor", "Cout", "Dal",
    "Del", "Dom", "Dur", "Esp", "Fab", "Far", "Ferr", "Font", "Four", "Gal",
    "Gar", "Gaud", "Ger", "Gir", "Grand", "Gui", "Her", "Jac", "Jol", "Lac",
    "Lam", "Lar", "Lav", "Lem", "Mal", "Mar", "Mas", "Men", "Mor", "Mout",
    "Nav", "Pel", "Per", "Pich", "Poir", "Rav", "Rich", "Rob", "Roch", "Sal",
    "Sav", "Ser", "Tal", "Tess", "Val", "Var", "Vern", "Vig", "Vill", "Vois",
)  # fmt: skip
"""Beginnings of family names."""

ENDINGS = (
    "ac", "ain", "ais", "al", "and", "ard", "as", "at", "aud", "ault",
    "ay", "eau", "el", "ell", "elin", "en", "eret", "eron", "esse", "et",
    "eux", "ez", "ic", "ier", "ieu", "igny", "in", "iot", "ir", "is",
    "ol", "on", "ot", "ou", "oux", "oy", "uel", "uin", "us", "y",
)  # fmt: skip
"""Ends of family names: with the beginnings, 2 800 of them, and twice over with a hyphen."""

WOMEN = (
    "Adèle", "Agathe", "Alice", "Anaïs", "Anne", "Aurélie", "Camille", "Caroline", "Chantal",
    "Charlotte", "Chloé", "Claire", "Corinne", "Élise", "Élodie", "Emma", "Fatima", "Florence",
    "Françoise", "Gaëlle", "Hélène", "Inès", "Isabelle", "Jeanne", "Julie", "Karine", "Laure",
    "Léa", "Lina", "Louise", "Lucie", "Maëlle", "Manon", "Margaux", "Marie", "Maud", "Mélanie",
    "Mireille", "Nadia", "Nathalie", "Noémie", "Océane", "Odile", "Pauline", "Rose", "Samira",
    "Sandrine", "Sarah", "Solène", "Sophie", "Sylvie", "Thérèse", "Valérie", "Yasmine", "Zoé",
)  # fmt: skip
"""First names of women."""

MEN = (
    "Adam", "Adrien", "Alain", "Alexandre", "Antoine", "Arthur", "Bastien", "Benoît", "Bruno",
    "Cédric", "Charles", "Clément", "Damien", "David", "Denis", "Didier", "Émile", "Éric",
    "Étienne", "Fabien", "Félix", "Florian", "François", "Frédéric", "Gaël", "Gilles", "Hugo",
    "Jean", "Jérôme", "Joël", "Jules", "Karim", "Kévin", "Laurent", "Léo", "Loïc", "Louis",
    "Lucas", "Luc", "Marc", "Mathieu", "Maxime", "Mehdi", "Michel", "Nicolas", "Noël", "Olivier",
    "Pascal", "Paul", "Philippe", "Pierre", "Quentin", "Rémi", "Simon", "Théo", "Victor", "Yann",
)  # fmt: skip
"""First names of men."""

TOWNS = (
    "06088", "10387", "13055", "14118", "21231", "25056", "29019", "29232",
    "2A004", "2B033", "31555", "33063", "34172", "35238", "37261", "38185",
    "44109", "45234", "49007", "51454", "54395", "57463", "59183", "59350",
    "63113", "64445", "66136", "67482", "68066", "68224", "69123", "72181",
    "75056", "76351", "76540", "80021", "83137", "84007", "86194", "87085",
)  # fmt: skip
"""INSEE codes of large communes of birth."""

ABROAD = (
    ("99109", "Berlin", "Allemagne"), ("99122", "Cracovie", "Pologne"),
    ("99127", "Turin", "Italie"), ("99131", "Liège", "Belgique"),
    ("99132", "Londres", "Royaume-Uni"), ("99134", "Séville", "Espagne"),
    ("99139", "Porto", "Portugal"), ("99208", "Ankara", "Turquie"),
    ("99243", "Hué", "Viêt Nam"), ("99322", "Douala", "Cameroun"),
    ("99326", "Abidjan", "Côte d'Ivoire"), ("99335", "Bamako", "Mali"),
    ("99341", "Dakar", "Sénégal"), ("99350", "Fès", "Maroc"),
    ("99351", "Sfax", "Tunisie"), ("99352", "Oran", "Algérie"),
    ("99404", "Boston", "États-Unis"), ("99416", "Recife", "Brésil"),
)  # fmt: skip
"""COG code of countries of birth, a town there, the country's name."""

CENTRES = ("06000", "13002", "21000", "31000", "35000", "44000", "59000", "67000", "69003", "75011")
"""Postal codes of examination centres."""
