"""Large towns abroad that bear the name of no commune of France: they tell their country alone.

Only where nobody doubts: no town that two countries have, none of a State that was parted since
1943 (Prague, Sarajevo, Hanoï), for the country would depend on the day.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from certiflux.places.countries import Country, by_name
from certiflux.places.names import bare, fold

TOWNS: Final = """
Portugal: Lisbonne;Lisboa;Porto;Braga;Coimbra;Guimarães;Aveiro;Viseu;Setúbal
Espagne: Madrid;Barcelone;Barcelona;Séville;Saragosse;Malaga;Bilbao;Alicante
Italie: Rome;Roma;Milan;Naples;Turin;Palerme;Gênes;Florence;Catane;Bari
Allemagne: Hambourg;Munich;Francfort;Stuttgart;Düsseldorf;Sarrebruck
Belgique: Bruxelles;Anvers;Gand;Charleroi;Namur;Tournai
Suisse: Genève;Lausanne;Zurich;Bâle
Royaume-Uni: Londres;London;Manchester;Birmingham;Liverpool;Édimbourg;Glasgow
Irlande: Dublin
Pays-Bas: Amsterdam;Rotterdam
Pologne: Varsovie;Cracovie;Gdansk;Wroclaw;Poznan;Lodz
Roumanie: Bucarest;Timisoara;Cluj-Napoca;Iasi
Bulgarie: Sofia;Plovdiv;Varna
Hongrie: Budapest
Grèce: Athènes;Thessalonique
Turquie: Istanbul;Ankara;Izmir;Adana;Gaziantep;Konya;Kayseri
Norvège: Oslo
Suède: Stockholm
Danemark: Copenhague
Albanie: Tirana;Durres
Algérie: Alger;Oran;Constantine;Annaba;Sétif;Tlemcen;Béjaïa;Tizi Ouzou;Batna;Blida;Mostaganem
Algérie: Sidi Bel Abbès;Biskra;Skikda;Médéa;Chlef;Tiaret
Maroc: Casablanca;Rabat;Fès;Fez;Marrakech;Tanger;Agadir;Meknès;Oujda;Kénitra;Tétouan;Nador
Maroc: Khouribga;Béni Mellal
Tunisie: Tunis;Sfax;Sousse;Bizerte;Gabès;Kairouan;Nabeul
Sénégal: Dakar;Thiès;Ziguinchor;Kaolack
Côte d'Ivoire: Abidjan;Bouaké;Yamoussoukro;Daloa;Korhogo
Mali: Bamako;Kayes;Sikasso;Ségou
Guinée: Conakry;Kankan;Nzérékoré
Cameroun: Yaoundé;Douala;Bafoussam;Garoua
République démocratique du Congo: Kinshasa;Lubumbashi;Goma;Bukavu;Kisangani
Congo: Brazzaville
Bénin: Cotonou;Porto-Novo;Parakou
Togo: Lomé
Burkina Faso: Ouagadougou;Bobo-Dioulasso
Niger: Niamey
Gabon: Libreville;Port-Gentil
Tchad: N'Djamena
Mauritanie: Nouakchott
Madagascar: Antananarivo;Tananarive;Tamatave;Toamasina;Mahajanga;Majunga;Antsiranana
Comores: Moroni;Mutsamudu
Nigeria: Abuja
Ghana: Accra
Kenya: Nairobi
Cap-Vert: Praia;Mindelo
Angola: Luanda
République centrafricaine: Bangui
Rwanda: Kigali
Burundi: Bujumbura
Liban: Beyrouth
Syrie: Damas;Alep;Homs
Irak: Bagdad;Mossoul
Iran: Téhéran;Ispahan;Tabriz;Machhad
Afghanistan: Kaboul;Hérat;Kandahar
Pakistan: Karachi;Lahore;Islamabad
Inde: Bombay;Mumbai;New Delhi;Pondichéry;Chennai;Calcutta
Bangladesh: Dacca;Dhaka
Sri Lanka: Colombo;Jaffna
Chine: Pékin;Shanghai;Wenzhou
Japon: Tokyo;Osaka
Thaïlande: Bangkok
Philippines: Manille
Cambodge: Phnom Penh
Laos: Vientiane
Haïti: Port-au-Prince;Cap-Haïtien;Les Cayes;Gonaïves
Brésil: São Paulo;Rio de Janeiro;Belém;Brasilia;Recife;Macapá
Colombie: Bogota;Medellin;Cali
Pérou: Lima
Argentine: Buenos Aires
Mexique: Mexico
Canada: Québec;Toronto;Ottawa;Vancouver
États-Unis: New York;Los Angeles;Chicago;San Francisco;Miami;Houston
Venezuela: Caracas
Équateur: Quito;Guayaquil
Cuba: La Havane
République dominicaine: Saint-Domingue;Santo Domingo
Suriname: Paramaribo
Uruguay: Montevideo
"""
"""``country: towns``, as people write them in French."""


def country_of_town(name: str) -> Country | None:
    """Return the country of a large town abroad, by its folded name; None for any other."""
    return _known().get(bare(name))


@cache
def _known() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for line in TOWNS.strip().splitlines():
        country, _, towns = line.partition(": ")
        if known := by_name(country):
            found |= {bare(fold(town)): known for town in towns.split(";")}
    return found
