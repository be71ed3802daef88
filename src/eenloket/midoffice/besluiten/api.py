"""What other rooms may do with decisions."""

from .automatisch import beslis_automatisch, in_steekproef, motivering, resultaat_bij, voorstel
from .mandaat import openstaand
from .models import Besluit
from .nemen import neem_besluit
from .queries import besluiten_van
from .rechtswege import verleen_van_rechtswege
from .steekproef import toets_steekproef

__all__ = [
    "Besluit",
    "beslis_automatisch",
    "besluiten_van",
    "in_steekproef",
    "motivering",
    "neem_besluit",
    "openstaand",
    "resultaat_bij",
    "toets_steekproef",
    "verleen_van_rechtswege",
    "voorstel",
]
