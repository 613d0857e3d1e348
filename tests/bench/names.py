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

PLACES = (
    ("06088", "Nice"), ("10387", "Troyes"), ("13055", "Marseille"), ("14118", "Caen"),
    ("21231", "Dijon"), ("25056", "Besançon"), ("29019", "Brest"), ("29232", "Quimper"),
    ("2A004", "Ajaccio"), ("2B033", "Bastia"), ("31555", "Toulouse"), ("33063", "Bordeaux"),
    ("34172", "Montpellier"), ("35238", "Rennes"), ("37261", "Tours"), ("38185", "Grenoble"),
    ("44109", "Nantes"), ("45234", "Orléans"), ("49007", "Angers"), ("51454", "Reims"),
    ("54395", "Nancy"), ("57463", "Metz"), ("59183", "Dunkerque"), ("59350", "Lille"),
    ("63113", "Clermont-Ferrand"), ("64445", "Pau"), ("66136", "Perpignan"),
    ("67482", "Strasbourg"),
    ("68066", "Colmar"), ("68224", "Mulhouse"), ("69123", "Lyon"), ("72181", "Le Mans"),
    ("75056", "Paris"), ("76351", "Le Havre"), ("76540", "Rouen"), ("80021", "Amiens"),
    ("83137", "Toulon"), ("84007", "Avignon"), ("86194", "Poitiers"), ("87085", "Limoges"),
)  # fmt: skip
"""INSEE code and name of communes of birth."""

CENTRES = ("06000", "13002", "21000", "31000", "35000", "44000", "59000", "67000", "69003", "75011")
"""Postal codes of examination centres."""
