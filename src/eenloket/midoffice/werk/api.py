"""What other rooms may do with work items."""

from .acties import doe, doe_bij, verwijder, zet_opnieuw
from .fouten import DagVoorbij, GeenOntvanger, NaDeTermijn, WerkIsAf, WerkLoopt
from .leven import (
    Afronden,
    Apartleggen,
    Handeling,
    Heropenen,
    Oppakken,
    Overdragen,
    Termijn,
    Teruggeven,
    Vervallen,
    Verzetten,
)
from .queries import Blad, Filters, Lijstregel, buren, geschiedenis, item_van, lijst, open_werk, tel, werk_van
from .soorten import GEEN_DATUM, Daad, Onderwerp, Reden, Werksoort
from .zetten import Opdracht, rond_af, zet

__all__ = [
    "GEEN_DATUM",
    "Afronden",
    "Apartleggen",
    "Blad",
    "Daad",
    "DagVoorbij",
    "Filters",
    "GeenOntvanger",
    "Handeling",
    "Heropenen",
    "Lijstregel",
    "NaDeTermijn",
    "Onderwerp",
    "Opdracht",
    "Oppakken",
    "Overdragen",
    "Reden",
    "Termijn",
    "Teruggeven",
    "Vervallen",
    "Verzetten",
    "WerkIsAf",
    "WerkLoopt",
    "Werksoort",
    "buren",
    "doe",
    "doe_bij",
    "geschiedenis",
    "item_van",
    "lijst",
    "open_werk",
    "rond_af",
    "tel",
    "verwijder",
    "werk_van",
    "zet",
    "zet_opnieuw",
]
