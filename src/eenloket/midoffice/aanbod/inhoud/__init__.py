"""The form of a content package: the offer of an organisation is content and not code (M-A1, M-A2).

The pydantic models in this folder are the only definition. The loader validates with them, the published JSON
Schema is generated from them, and the running counter holds its content as instances of them.
"""

from eenloket.midoffice.regels.api import KnipAntwoorden, Producttype

from .berichten import Berichttekst
from .dienst import (
    Artikel,
    BeslisMandaat,
    Dienst,
    Eigenschap,
    Gegevensdoel,
    Kanaal,
    Kosten,
    Resultaattype,
    Statustype,
    Termijnen,
    Zaakinrichting,
)
from .organisatie import Contact, Organisatie, Organisatiesoort
from .pakket import Pakket, Pakketkop
from .patroon import Lid, Samenhang, Vraagpatroon, Weigering
from .tekst import Tekst, Uitdrukking
from .vinden import Diagnose, Diagnosevraag, Levensgebeurtenis, Zoekwoorden
from .vraag import Controle, Onderwerp, Optie, Vraag, Vraagsoort
from .zaaktype import Besluittypebeschrijving, Documenttypebeschrijving, Zaaktypebeschrijving

__all__ = [
    "Artikel",
    "Berichttekst",
    "BeslisMandaat",
    "Besluittypebeschrijving",
    "Contact",
    "Controle",
    "Diagnose",
    "Diagnosevraag",
    "Dienst",
    "Documenttypebeschrijving",
    "Eigenschap",
    "Gegevensdoel",
    "Kanaal",
    "KnipAntwoorden",
    "Kosten",
    "Levensgebeurtenis",
    "Lid",
    "Onderwerp",
    "Optie",
    "Organisatie",
    "Organisatiesoort",
    "Pakket",
    "Pakketkop",
    "Producttype",
    "Resultaattype",
    "Samenhang",
    "Statustype",
    "Tekst",
    "Termijnen",
    "Uitdrukking",
    "Vraag",
    "Vraagpatroon",
    "Vraagsoort",
    "Weigering",
    "Zaakinrichting",
    "Zaaktypebeschrijving",
    "Zoekwoorden",
]
