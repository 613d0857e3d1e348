"""The countries and territories that have a code of the COG: facts, one line each.

``code | ISO alpha-2/alpha-3, several parted by spaces | French name | other spellings``; a line of
a dissolved state ends with ``| its last year | codes of the present states``. A line that
starts with spaces goes on with the one above. The spellings are those that people write: they are
compared without accents, capitals nor signs.
"""

from __future__ import annotations

from typing import Final

EUROPE: Final = """
99101|DK/DNK|Danemark|Denmark
99102|IS/ISL|Islande|Iceland
99103|NO/NOR|Norvège|Norway
99104|SE/SWE|Suède|Sweden
99105|FI/FIN|Finlande|Finland
99106|EE/EST|Estonie|Estonia
99107|LV/LVA|Lettonie|Latvia
99108|LT/LTU|Lituanie|Lithuania;Lithuanie
99109|DE/DEU|Allemagne|Germany;Deutschland;Allemagne fédérale;République fédérale d'Allemagne
99110|AT/AUT|Autriche|Austria
99111|BG/BGR|Bulgarie|Bulgaria
99112|HU/HUN|Hongrie|Hungary
99113|LI/LIE|Liechtenstein|
99114|RO/ROU|Roumanie|Romania
99116|CZ/CZE|Tchéquie|République tchèque;Tchèque (République);Czech Republic;Czechia
99117|SK/SVK|Slovaquie|République slovaque;Slovakia
99118|BA/BIH|Bosnie-Herzégovine|Bosnie;Bosnia and Herzegovina
99119|HR/HRV|Croatie|Croatia
99120|ME/MNE|Monténégro|
99121|RS/SRB|Serbie|Serbia;Yougoslavie;Ex-Yougoslavie;RF Yougoslavie;Serbie-et-Monténégro
99122|PL/POL|Pologne|Poland
99123|RU/RUS|Russie|Fédération de Russie;Russia;URSS;U.R.S.S.;Union soviétique;Ex-URSS
99125|AL/ALB|Albanie|Albania
99126|GR/GRC|Grèce|Greece
99127|IT/ITA|Italie|Italy;Italia
99128|SM/SMR|Saint-Marin|San Marino
99129|VA/VAT|Vatican|Saint-Siège;Cité du Vatican;État de la Cité du Vatican
99130|AD/AND|Andorre|Andorra;Principauté d'Andorre
99131|BE/BEL|Belgique|Belgium;België
99132|GB/GBR|Royaume-Uni|UK;U.K.;United Kingdom;Angleterre;England;Grande-Bretagne;Great Britain;
  Écosse;Scotland;Pays de Galles;Wales;Irlande du Nord
99133|GI/GIB|Territoires britanniques en Méditerranée|Gibraltar
99134|ES/ESP|Espagne|Spain;España
99135|NL/NLD|Pays-Bas|Hollande;Netherlands;The Netherlands;Holland
99136|IE/IRL|Irlande|Ireland;Eire;République d'Irlande
99137|LU/LUX|Luxembourg|Grand-Duché de Luxembourg
99138|MC/MCO|Monaco|Principauté de Monaco
99139|PT/PRT|Portugal|
99140|CH/CHE|Suisse|Switzerland;Schweiz;Confédération suisse
99144|MT/MLT|Malte|Malta
99145|SI/SVN|Slovénie|Slovenia
99148|BY/BLR|Biélorussie|Bélarus;Belarus;Bielorussie
99151|MD/MDA|Moldavie|République de Moldavie;Moldova;République de Moldova
99155|UA/UKR|Ukraine|
99156|MK/MKD|Macédoine du Nord|Macédoine;Ex-République yougoslave de Macédoine;North Macedonia
99157|XK/XKX|Kosovo|
99158|FO/FRO|Féroé|Îles Féroé
99159|SJ/SJM|Territoires norvégiens en Atlantique Nord|Svalbard;Svalbard et Jan Mayen
99160|AX/ALA|Åland|Îles Åland
99161|IM/IMN JE/JEY GG/GGY|Dépendances de la Couronne britannique|Jersey;Guernesey;Île de Man
99162||Île des Faisans|
99115|CS/CSK|Tchécoslovaquie|Czechoslovakia|1992|99116 99117
99124||Turquie d'Europe||1965|99208
99141|DD/DDR|Allemagne de l'Est|République démocratique allemande;RDA;R.D.A.|1990|99109
99142||Allemagne de l'Ouest|RFA;R.F.A.|1990|99109
99143||Chypre (ancien code)||1993|99254
"""

ASIA: Final = """
99201|SA/SAU|Arabie saoudite|Saudi Arabia
99203|IQ/IRQ|Irak|Iraq
99204|IR/IRN|Iran|Perse;République islamique d'Iran
99205|LB/LBN|Liban|Lebanon
99206|SY/SYR|Syrie|Syria;République arabe syrienne
99207|IL/ISR|Israël|Israel
99208|TR/TUR|Turquie|Turkey;Türkiye
99212|AF/AFG|Afghanistan|
99213|PK/PAK|Pakistan|
99214|BT/BTN|Bhoutan|Bhutan
99215|NP/NPL|Népal|
99216|CN/CHN|Chine|China;République populaire de Chine;Chine populaire
99217|JP/JPN|Japon|Japan
99219|TH/THA|Thaïlande|Thailand;Siam
99220|PH/PHL|Philippines|
99222|JO/JOR|Jordanie|Jordan
99223|IN/IND|Inde|India;Indes
99224|MM/MMR|Birmanie|Myanmar;Union de Birmanie
99225|BN/BRN|Brunei|Brunei Darussalam
99226|SG/SGP|Singapour|Singapore
99227|MY/MYS|Malaisie|Malaysia
99229|MV/MDV|Maldives|
99230|HK/HKG|Hong Kong|Hong-Kong
99231|ID/IDN|Indonésie|Indonesia
99232|MO/MAC|Macao|Macau
99234|KH/KHM|Cambodge|Cambodia;Kampuchéa
99235|LK/LKA|Sri Lanka|Ceylan
99236|TW/TWN|Taïwan|Formose;Taiwan
99238|KP/PRK|Corée du Nord|République populaire démocratique de Corée;North Korea
99239|KR/KOR|Corée du Sud|République de Corée;South Korea
99240|KW/KWT|Koweït|Kuwait
99241|LA/LAO|Laos|République démocratique populaire lao
99242|MN/MNG|Mongolie|Mongolia
99243|VN/VNM|Viêt Nam|Vietnam;Viet-Nam
99246|BD/BGD|Bangladesh|
99247|AE/ARE|Émirats arabes unis|EAU;United Arab Emirates;UAE;Dubaï;Abou Dhabi
99248|QA/QAT|Qatar|
99249|BH/BHR|Bahreïn|Bahrain
99250|OM/OMN|Oman|
99251|YE/YEM|Yémen|Yemen
99252|AM/ARM|Arménie|Armenia
99253|AZ/AZE|Azerbaïdjan|Azerbaijan
99254|CY/CYP|Chypre|Cyprus
99255|GE/GEO|Géorgie|Georgia
99256|KZ/KAZ|Kazakhstan|
99257|KG/KGZ|Kirghizstan|Kirghizistan;Kyrgyzstan;Kirghizie
99258|UZ/UZB|Ouzbékistan|Uzbekistan
99259|TJ/TJK|Tadjikistan|Tajikistan
99260|TM/TKM|Turkménistan|Turkmenistan
99261|PS/PSE|Palestine|Territoires palestiniens;Gaza;Cisjordanie
99262|TL/TLS|Timor oriental|Timor-Leste;Timor Leste
99265|CC/CCK CX/CXR HM/HMD|Territoires australiens de l'océan Indien|Îles Cocos;Île Christmas
99202||Yémen du Nord|République arabe du Yémen|1989|99251
99209||Sibérie||1943|99123
99210||Turkestan russe||1943|99123
99211||Kamtchatka||1943|99123
99218||Mandchoukouo|Mandchourie|1945|99216
99221||Territoires britanniques au Proche-Orient|États de la Trêve|1971|99247
99228||États malais non fédérés||1946|99227
99233|YD/YMD|Yémen du Sud|République démocratique populaire du Yémen|1989|99251
99237||Corée|Korea|1952|99239 99238
99244|VD/VDR|Viêt Nam du Nord|Vietnam du Nord|1976|99243
99245||Viêt Nam du Sud|Vietnam du Sud|1976|99243
99263||Protectorat d'Arabie du Sud||1967|99251
99264||Nouvelle-Guinée néerlandaise||1963|99231
"""

AFRICA: Final = """
99301|EG/EGY|Égypte|Egypt
99302|LR/LBR|Libéria|Liberia
99303|ZA/ZAF|Afrique du Sud|South Africa;République sud-africaine
99304|GM/GMB|Gambie|Gambia
99306|SH/SHN|Territoires britanniques de l'océan Atlantique|Sainte-Hélène;Ascension;Tristan da Cunha
99308|IO/IOT|Territoire britannique de l'océan Indien|Îles Chagos
99309|TZ/TZA|Tanzanie|Tanzania;Tanganyika
99310|ZW/ZWE|Zimbabwe|Rhodésie;Rhodésie du Sud
99311|NA/NAM|Namibie|Namibia;Sud-Ouest africain
99312|CD/COD|République démocratique du Congo|RDC;R.D.C.;RD Congo;R.D. Congo;Congo (RDC);
  Congo RDC;Congo (République démocratique du);Congo, République démocratique du;Congo-Kinshasa;
  Congo Kinshasa;Zaïre;Ex-Zaïre;Congo belge
99313||Territoires espagnols en Afrique du Nord|Canaries;Îles Canaries;Ceuta;Melilla
99314|GQ/GNQ|Guinée équatoriale|Guinée espagnole;Equatorial Guinea
99315|ET/ETH|Éthiopie|Ethiopia;Abyssinie
99316|LY/LBY|Libye|Libya
99317|ER/ERI|Érythrée|Eritrea
99318|SO/SOM|Somalie|Somalia
99319||Territoires portugais de l'océan Atlantique|Açores;Madère
99321|BI/BDI|Burundi|
99322|CM/CMR|Cameroun|Cameroon
99323|CF/CAF|Centrafrique|République centrafricaine;Centrafricaine (République);RCA;Oubangui-Chari
99324|CG/COG|Congo|République du Congo;Congo-Brazzaville;Congo Brazzaville
99326|CI/CIV|Côte d'Ivoire|Ivory Coast;Rép. de Côte d'Ivoire;République de Côte d'Ivoire
99327|BJ/BEN|Bénin|Dahomey
99328|GA/GAB|Gabon|
99329|GH/GHA|Ghana|Gold Coast
99330|GN/GIN|Guinée|République de Guinée;Guinée-Conakry;Guinée Conakry;Guinea
99331|BF/BFA|Burkina Faso|Burkina;Haute-Volta
99332|KE/KEN|Kenya|
99333|MG/MDG|Madagascar|République malgache
99334|MW/MWI|Malawi|
99335|ML/MLI|Mali|Soudan français
99336|MR/MRT|Mauritanie|Mauritania
99337|NE/NER|Niger|
99338|NG/NGA|Nigéria|Nigeria
99339|UG/UGA|Ouganda|Uganda
99340|RW/RWA|Rwanda|Ruanda
99341|SN/SEN|Sénégal|
99342|SL/SLE|Sierra Leone|
99343|SD/SDN|Soudan|Sudan
99344|TD/TCD|Tchad|Chad
99345|TG/TGO|Togo|
99346|ZM/ZMB|Zambie|Zambia;Rhodésie du Nord
99347|BW/BWA|Botswana|
99348|LS/LSO|Lesotho|
99349|SS/SSD|Soudan du Sud|South Sudan
99350|MA/MAR|Maroc|Morocco;Royaume du Maroc
99351|TN/TUN|Tunisie|Tunisia
99352|DZ/DZA|Algérie|Algeria
99363|BV/BVT|Terres australes norvégiennes|Île Bouvet
99389|EH/ESH|Sahara occidental|Sahara espagnol
99390|MU/MUS|Maurice|Île Maurice;Mauritius
99391|SZ/SWZ|Eswatini|Swaziland
99392|GW/GNB|Guinée-Bissau|Guinée-Bissao;Guinée portugaise
99393|MZ/MOZ|Mozambique|
99394|ST/STP|Sao Tomé-et-Principe|São Tomé et Príncipe
99395|AO/AGO|Angola|
99396|CV/CPV|Cap-Vert|Cabo Verde;Cap Vert;Îles du Cap-Vert
99397|KM/COM|Comores|Union des Comores;Îles Comores
99398|SC/SYC|Seychelles|
99399|DJ/DJI|Djibouti|Territoire français des Afars et des Issas;Côte française des Somalis
99305||Cameroun britannique||1961|99322
99307||Kenya (ancien code)||1963|99332
99320||Mozambique (ancien code)||1975|99393
99325||Tanger||1956|99350
99362||Zanzibar||1964|99309
"""

AMERICA: Final = """
99401|CA/CAN|Canada|Québec
99404|US/USA|États-Unis|États-Unis d'Amérique;USA;U.S.A.;United States;United States of America;EUA
99405|MX/MEX|Mexique|Mexico
99406|CR/CRI|Costa Rica|
99407|CU/CUB|Cuba|
99408|DO/DOM|République dominicaine|Dominicaine (République);Saint-Domingue;Dominican Republic
99409|GT/GTM|Guatemala|
99410|HT/HTI|Haïti|République d'Haïti
99411|HN/HND|Honduras|
99412|NI/NIC|Nicaragua|
99413|PA/PAN|Panama|
99414|SV/SLV|Salvador|El Salvador
99415|AR/ARG|Argentine|Argentina
99416|BR/BRA|Brésil|Brazil;Brasil
99417|CL/CHL|Chili|Chile
99418|BO/BOL|Bolivie|Bolivia
99419|CO/COL|Colombie|Colombia
99420|EC/ECU|Équateur|Ecuador
99421|PY/PRY|Paraguay|
99422|PE/PER|Pérou|Peru
99423|UY/URY|Uruguay|
99424|VE/VEN|Venezuela|
99425|TC/TCA KY/CYM MS/MSR AI/AIA VG/VGB BM/BMU|Territoires britanniques dans les Antilles|
  Anguilla;Bermudes;Îles Caïmans;Montserrat;Îles Vierges britanniques;Îles Turques-et-Caïques
99426|JM/JAM|Jamaïque|Jamaica
99427|FK/FLK GS/SGS|Territoires britanniques dans l'océan Atlantique Sud|Îles Malouines;Malouines;
  Falkland
99428|GY/GUY|Guyana|Guyane britannique
99429|BZ/BLZ|Belize|Honduras britannique
99430|GL/GRL|Groenland|Greenland
99431|AW/ABW|Aruba|
99432|PR/PRI VI/VIR|Territoires des États-Unis en Amérique|Porto Rico;Puerto Rico;
  Îles Vierges des États-Unis
99433|TT/TTO|Trinité-et-Tobago|Trinidad et Tobago;Trinidad-et-Tobago;Trinidad and Tobago
99434|BB/BRB|Barbade|La Barbade;Barbados
99435|GD/GRD|Grenade|La Grenade;Grenada
99436|BS/BHS|Bahamas|
99437|SR/SUR|Suriname|Guyane néerlandaise;Surinam
99438|DM/DMA|Dominique|La Dominique;Dominica
99439|LC/LCA|Sainte-Lucie|Saint Lucia
99440|VC/VCT|Saint-Vincent-et-les-Grenadines|Saint-Vincent
99441|AG/ATG|Antigua-et-Barbuda|Antigua
99442|KN/KNA|Saint-Christophe-et-Niévès|Saint-Kitts-et-Nevis;Saint Kitts and Nevis
99443|BQ/BES|Bonaire, Saint-Eustache et Saba|Bonaire
99444|CW/CUW|Curaçao|
99445|SX/SXM|Saint-Martin (partie néerlandaise)|Sint Maarten
99446||Territoire antarctique argentin|
99447||Territoire antarctique chilien|
99402||Terre-Neuve|Newfoundland|1949|99401
99403||Labrador||1949|99401
"""

OCEANIA: Final = """
99501|AU/AUS|Australie|Australia
99502|NZ/NZL|Nouvelle-Zélande|New Zealand
99503|PN/PCN|Pitcairn|
99505|MP/MNP GU/GUM AS/ASM UM/UMI|Territoires des États-Unis en Océanie|Guam;Samoa américaines;
  Îles Mariannes du Nord
99506|WS/WSM|Samoa|Samoa occidentales
99507|NR/NRU|Nauru|
99508|FJ/FJI|Fidji|Îles Fidji;Fiji
99509|TO/TON|Tonga|
99510|PG/PNG|Papouasie-Nouvelle-Guinée|Papua New Guinea
99511|TV/TUV|Tuvalu|
99512|SB/SLB|Salomon|Îles Salomon
99513|KI/KIR|Kiribati|
99514|VU/VUT|Vanuatu|Nouvelles-Hébrides
99515|MH/MHL|Marshall|Îles Marshall
99516|FM/FSM|Micronésie|États fédérés de Micronésie
99517|PW/PLW|Palaos|Palau
99519|TK/TKL|Territoires de la Nouvelle-Zélande|Tokelau
99520|CK/COK|Cook|Îles Cook
99521|NU/NIU|Niue|
99522|NF/NFK|Territoires de l'Australie en Océanie|Île Norfolk;Norfolk
99504||Îles Hawaï|Hawaï;Hawaii|1959|99404
"""

ANTARCTICA: Final = """
99699|AQ/ATA|Antarctique|
"""

CONTINENTS: Final = {
    "1": EUROPE,
    "2": ASIA,
    "3": AFRICA,
    "4": AMERICA,
    "5": OCEANIA,
    "6": ANTARCTICA,
}
"""The lists by the first figure of their three-figure codes."""

FRANCE: Final = (
    "France",
    "République française",
    "France métropolitaine",
    "Guadeloupe",
    "Martinique",
    "Guyane",
    "Guyane française",
    "Réunion",
    "La Réunion",
    "Île de la Réunion",
    "Mayotte",
    "Nouvelle-Calédonie",
    "Polynésie française",
    "Saint-Pierre-et-Miquelon",
    "Wallis-et-Futuna",
    "Saint-Barthélemy",
    "Saint-Martin",
    "Outre-mer",
    "DOM",
    "TOM",
    "DOM-TOM",
)
"""Names by which people say France: a birth there has no country code."""

FRANCE_ISO: Final = "FR FRA FX FXX GP GLP MQ MTQ GF GUF RE REU YT MYT NC NCL PF PYF PM SPM WF WLF"
"""ISO codes of France and of its overseas parts."""
