"""Frequent first names by sex and frequent surnames: common knowledge, for likelihood alone.

Spelled small, without accents. Names that both sexes bear are in neither list of first names by
sex; nothing is ever refused because a name is missing here.
"""

from __future__ import annotations

from typing import Final

WOMEN: Final = frozenset(
    """
    adele adeline agathe agnes aicha alexandra alice alicia aline alison amandine amelie amina
    anais andrea angele angelique anissa anna anne annick annie ariane assia astrid audrey aurelie
    aurore axelle aya beatrice benedicte bernadette berthe blandine brigitte carine carla carole
    caroline cassandra catherine cecile celestine celia celine chantal charlotte chloe christelle
    christiane christine clara claire clarisse claudine clemence clementine cloe clotilde colette
    constance coralie corinne cynthia daniela danielle delphine denise diana diane djamila dorothee
    eleonore elena eliane elisa elisabeth elise elodie eloise elsa emeline emilie emma emmanuelle
    emy estelle esther eugenie eva eve evelyne fabienne fanny fatiha fatima fatma fatoumata
    faustine fiona flavie florence flora france francine francoise frederique gabrielle gaelle
    genevieve georgette germaine ginette gisele gwenaelle gwendoline hafida hanane helene heloise
    henriette hermine honorine hortense houria huguette ida ilona imane ines ingrid irene iris
    isabelle ivana jacqueline jade jamila jeanne jeannine jennifer jessica joelle johanna josephine
    josette josiane judith julia julie juliette justine karima karine katia khadija laetitia lamia
    lara latifa laura laure laurence laurie laurine lea leila lena leonie leslie leticia lila lilia
    liliane lina linda lisa lise lola louise lucette lucie lucienne lucile ludivine lydia lydie lya
    madeleine madison maelle maeva magali magalie maite malika manon margaux margot marguerite
    maria mariam mariama marianne marie mariette marilyne marina marine marion marjorie marlene
    marthe martine maryline maryse mathilde maud maureen melanie melina melissa melodie meryem
    micheline michele mireille monica monique morgane muriel mylene myriam nabila nadege nadia
    nadine naima nathalie nelly nicole nina nora noelie noemie nour oceane odette odile olga olivia
    ophelie oriane patricia paulette pauline penelope perrine philippine priscilla prune rachel
    rachida regine renee rita rosalie rose rosine roxane sabine sabrina safia salima salome samira
    sandra sandrine sarah severine sihem simone sofia solange solene sonia sophie soraya soukaina
    stella stephanie suzanne suzette sybille sylviane sylvie tatiana thais therese tiphaine
    valentine valerie vanessa vera veronique victoire victoria violette virginie viviane wendy
    yamina yasmina yasmine yolande yvette yvonne zahra zelie zineb zoe zohra
    """.split()  # noqa: SIM905  # hundreds of quotation marks would hide the names
)
"""First names that women alone bear, or nearly."""

MEN: Final = frozenset(
    """
    abdel abdelkader abdellah abdoulaye achille adam adel adrien ahmed alain alban albert aldo
    alexandre alexis alfred ali alphonse amadou amine anatole andre anthony antoine antonin antonio
    armand arnaud arthur auguste aurelien axel aymeric aziz baptiste barnabe bastien benjamin
    benoit bernard bertrand bilal boris boubacar brahim brice bruno carlos cedric cesar charles
    christian christophe clement clovis corentin cyprien cyril cyrille damien daniel david denis
    didier diego djibril dimitri donovan dorian driss dylan edgar edmond edouard eddy elias elliot
    emile emilien emmanuel enzo eric erik ernest erwan ethan etienne eugene evan fabien fabio
    fabrice farid felix ferdinand fernand florent florian franck francis francois fred frederic
    gabin gabriel gael gaetan gaspard gaston gauthier geoffrey georges gerald gerard germain
    gilbert gildas gilles gregoire gregory gerome guilhem guillaume gustave guy hakim hamza hassan
    hector henri herve hicham hugo hugues ibrahim ibrahima idriss igor ilyes isaac ismael issa ivan
    jack jacques jamal james jean jerome jeremie jeremy jerry jimmy joachim joan joel johan john
    jonathan jordan jose joseph joshua juan jules julien justin karim kamel kenzo kevin kylian
    lamine laurent lazare leandre leo leon leonard lilian lionel loic lorenzo louis luc lucas
    lucien ludovic luigi lukas mael malik malo mamadou manuel marc marcel marco marius martial
    martin marvin mathieu mathis mathurin matteo matthias matthieu maurice max maxence maxime medhi
    mehdi melvin michael michel mickael miguel milan mohamed mohammed morad moussa mourad mustapha
    nabil nael nassim nathan nathanael nicolas noe noel nolan norbert octave olivier omar oscar
    othmane oumar pablo pascal patrice patrick paul pedro philippe pierre quentin rachid rafael
    ramy raoul raphael raymond rayan redouane regis remi remy renaud rene reynald rodolphe richard
    robert robin rodrigue roger roland romain romaric romeo romuald ruben ryan said samir sami
    samuel samy sebastien serge sergio simon sofiane soulayman stanislas stephane steve steven
    sylvain tanguy tarik teddy theo theodore theophile thibaud thibault thierry thomas tiago tim
    timothee titouan tom tony tristan ugo valentin valere valery vianney victor vincent virgile
    vivien vladimir walid walter wassim wilfried william xavier yacine yanis yann yannick yassine
    yoan yoann yohan youcef youssef yvan yves zacharie ziad zinedine
    """.split()  # noqa: SIM905  # as above
)
"""First names that men alone bear, or nearly."""

EITHER: Final = frozenset(
    """
    alex alix ambre andrea ange camille celeste charlie claude danny dominique eden elia gwen
    jackie jessie jo joan joyce kim lou loan maxence morgan noa noah pascale pascal rene sacha sam
    sasha stephane swann valery valere yael yannick michel michele frederique joel cyrille mael
    martial
    """.split()  # noqa: SIM905  # as above
)
"""First names that say nothing of the sex."""

FIRST_NAMES: Final = WOMEN | MEN | EITHER

SURNAMES: Final = frozenset(
    """
    martin bernard thomas petit robert richard durand dubois moreau laurent simon michel lefebvre
    leroy roux david bertrand morel fournier girard bonnet dupont lambert fontaine rousseau vincent
    muller lefevre faure andre mercier blanc guerin boyer garnier chevalier francois legrand
    gauthier garcia perrin robin clement morin nicolas henry roussel mathieu gautier masson
    marchand duval denis dumont lemaire noel meyer dufour meunier brun blanchard giraud joly
    riviere lucas brunet gaillard barbier arnaud martinez gerard roche renard schmitt roy leroux
    colin vidal caron picard roger fabre aubert lemoine renaud dumas lacroix olivier philippe
    bourgeois pierre benoit rey leclerc payet rolland leclercq guillaume lecomte lopez jean dupuy
    guillot hubert berger carpentier sanchez dupuis moulin louis deschamps huet vasseur perez
    boucher fleury royer klein jacquet adam paris poirier
    """.split()  # noqa: SIM905  # as above
)
"""The hundred or so surnames that most people in France bear."""
