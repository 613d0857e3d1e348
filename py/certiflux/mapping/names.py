"""Frequent first names, towns and countries: what tells a column of people by its values.

Spelled as headers are compared: small letters without accent. Lists are short on purpose: one
value in a few is enough to recognise a column.
"""

from __future__ import annotations

from typing import Final

FIRST_NAMES: Final = frozenset(
    """
    adam adele adrien agathe agnes ahmed aicha alain albert alexandra alexandre alexis ali alice
    alicia aline alix amandine ambre amelie amina anais andre andrea angelique anissa anna anne
    annie antoine antonin ariane arnaud arthur audrey aurelie aurelien aurore axel baptiste
    beatrice benedicte benjamin benoit bernadette bernard bertrand brigitte bruno camille carine
    carla carole caroline catherine cecile cedric celia celine chantal charles charlotte chiara
    chloe christelle christian christiane christine christophe claire clara claude claudine
    clemence clement clotilde coralie corentin corinne cyril damien daniel danielle david
    delphine denis denise diane didier dominique dylan edouard eleonore elena eliane elisa
    elisabeth elise elodie elsa emilie emma emmanuel emmanuelle enzo eric erika erwan estelle
    ethan etienne eva evelyne fabien fabienne fabrice farid fatima fatou felix fernand flavie
    florence florent florian francine francis franck francois francoise frederic frederique
    gabriel gabrielle gael gaelle gaetan genevieve geoffrey georges gerald gerard gilbert gilles
    ginette gisele gregory guillaume gustave guy gwenaelle hamza helene henri herve hortense
    hugo ibrahim ines irene isabelle ismael jacqueline jacques jade jean jeanne jeannine jeremy
    jerome jessica joel johan jonathan josephine josette josiane jules julia julie julien
    juliette justine karim karine kevin khadija kylian laetitia lamia laura laure laurence
    laurent lea leila lena leo leon leonie lila lina lionel lisa loic lola lou louane louis
    louise luc lucas lucie lucien luna lydia lydie madeleine mael maeva malik manon marc marcel
    margaux margot marguerite maria marie marina marine marion marius martin martine maryse
    mathias mathieu mathilde mathis matteo matthieu maud maurice maxence maxime mehdi melanie
    melissa meryem michael michel michele mickael mireille mohamed monique morgane moussa
    mustapha myriam nadege nadia nadine naima nathalie nathan nicolas nicole nina noa noah noe
    noel noemie nora nour odette odile oceane olivia olivier ophelie oscar oumar pascal pascale
    patrice patricia patrick paul paule pauline philippe pierre quentin rachel rachid raphael
    raymond rebecca regine regis remi remy rene renee richard robert robin rodolphe roger roland
    romain romane rosa rosalie rose roxane sabine sabrina sacha samia samir samira samuel sandra
    sandrine sarah sebastien serge severine simon simone sofia solene solange sonia sophie
    stephane stephanie suzanne sylvain sylvie tanguy tatiana theo therese thibault thierry
    thomas tiphaine tom valentin valentine valerie vanessa veronique victor victoire victoria
    vincent virginie viviane wassim william xavier yacine yann yannick yasmine youssef yves
    yvette yvonne zoe
    """.split()  # noqa: SIM905  # six hundred quotation marks would hide the names
)

TOWNS: Final = frozenset(
    """
    agen aixenprovence ajaccio alencon amiens angers angouleme annecy antibes arles arras
    avignon bastia bayonne beauvais belfort besancon beziers blois bobigny bordeaux
    boulognebillancourt bourges brest brive caen calais cannes castres cayenne chambery chartres
    chateauroux cherbourg cholet clermontferrand colmar colombes compiegne courbevoie creteil
    dijon dunkerque epinal evreux evry fortdefrance frejus gap grenoble larochelle larochesuryon
    laval lehavre lemans lens lille limoges lorient lyon macon marseille melun metz montauban
    montpellier montreuil mulhouse nancy nanterre nantes narbonne nevers nice nimes niort
    orleans paris pau perigueux perpignan poitiers pointeapitre quimper reims rennes roanne
    roubaix rouen saintbrieuc saintdenis saintdenisdelareunion saintetienne saintmalo
    saintnazaire saintpierre saintquentin strasbourg tarbes toulon toulouse tourcoing tours
    troyes valence valenciennes vannes versailles villeurbanne vitrysurseine
    """.split()  # noqa: SIM905  # as above
)

COUNTRIES: Final = frozenset(
    """
    afghanistan afriquedusud albanie algerie allemagne angleterre argentine armenie australie
    autriche belgique benin bresil bulgarie burkinafaso cambodge cameroun canada chili chine
    colombie comores congo coreedusud cotedivoire croatie danemark egypte espagne etatsunis
    finlande france gabon georgie grece guinee haiti hongrie inde iran irak irlande israel
    italie japon kosovo laos liban luxembourg madagascar mali maroc maurice mauritanie mexique
    moldavie niger nigeria norvege paysbas perou philippines pologne portugal republiquetcheque
    roumanie royaumeuni russie senegal serbie slovaquie srilanka suede suisse syrie tchad
    thailande togo tunisie turquie ukraine venezuela vietnam
    """.split()  # noqa: SIM905  # as above
)
