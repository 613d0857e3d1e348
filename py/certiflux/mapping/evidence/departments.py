"""The departments of births, by number and by name, as a cell may give them."""

from __future__ import annotations

from typing import Final

NUMBERS: Final = frozenset(
    {*(f"{number:02}" for number in range(1, 96)), "2a", "2b", "99", "20", "971", "972", "973",
     "974", "975", "976", "977", "978", "984", "986", "987", "988"},
)  # fmt: skip

NAMES: Final = frozenset(
    """
    ain aisne allier alpesdehauteprovence hautesalpes alpesmaritimes ardeche ardennes ariege aube
    aude aveyron bouchesdurhone calvados cantal charente charentemaritime cher correze corsedusud
    hautecorse cotedor cotesdarmor creuse dordogne doubs drome eure eureetloir finistere gard
    hautegaronne gers gironde herault illeetvilaine indre indreetloire isere jura landes
    loiretcher loire hauteloire loireatlantique loiret lot lotetgaronne lozere maineetloire manche
    marne hautemarne mayenne meurtheetmoselle meuse morbihan moselle nievre nord oise orne
    pasdecalais puydedome pyreneesatlantiques hautespyrenees pyreneesorientales basrhin hautrhin
    rhone hautesaone saoneetloire sarthe savoie hautesavoie seinemaritime seineetmarne yvelines
    deuxsevres somme tarn tarnetgaronne var vaucluse vendee vienne hautevienne vosges yonne
    territoiredebelfort essonne hautsdeseine seinesaintdenis valdemarne valdoise guadeloupe
    martinique guyane lareunion reunion mayotte etranger
    """.split()  # noqa: SIM905  # quotation marks would hide the names
)
