"""What other rooms may ask of finding the way."""

from .bestuurslagen import Bestemming, waarheen
from .diagnose import Diagnosestand, volg
from .indexeren import Resultaat, herbouw
from .onvervuld import leg_vast as leg_onvervuld_vast
from .suggesties import suggesties
from .upl import Product, product, producten
from .zoeken import Treffer, zoek

__all__ = [
    "Bestemming",
    "Diagnosestand",
    "Product",
    "Resultaat",
    "Treffer",
    "herbouw",
    "leg_onvervuld_vast",
    "product",
    "producten",
    "suggesties",
    "volg",
    "waarheen",
    "zoek",
]
