"""What other rooms may do with decisions."""

from .automatisch import beslis_automatisch, in_steekproef, motivering, resultaat_bij, voorstel
from .brief import brieven_van, geef_vrij, maak_brief
from .mandaat import openstaand
from .models import Besluit
from .nemen import neem_besluit
from .queries import Besluitregel, besluiten_op, besluiten_van
from .rechtswege import verleen_van_rechtswege
from .steekproef import toets_steekproef

__all__ = [
    "Besluit",
    "Besluitregel",
    "beslis_automatisch",
    "besluiten_op",
    "besluiten_van",
    "brieven_van",
    "geef_vrij",
    "in_steekproef",
    "maak_brief",
    "motivering",
    "neem_besluit",
    "openstaand",
    "resultaat_bij",
    "toets_steekproef",
    "verleen_van_rechtswege",
    "voorstel",
]
