"""What other rooms may do with decisions."""

from .automatisch import beslis_automatisch, in_steekproef, motivering, resultaat_bij, voorstel
from .brief import brieven_van, geef_vrij, maak_brief
from .fouten import OnbekendBesluit, Registerfout
from .mandaat import openstaand
from .models import Besluit
from .nemen import neem_besluit
from .queries import Besluitregel, besluiten_op, besluiten_van, uitkomst_van, uitleg_van
from .rechtswege import verleen_van_rechtswege
from .registreren import (
    koppel,
    onthoud_spiegel,
    ontkoppel,
    registreer,
    spiegels_van,
    vergrendeld,
    verwijder,
    werk_bij,
)
from .soorten import Besluitsoort, Kenmerk, besluitsoort, zaaktype_van
from .steekproef import toets_steekproef

__all__ = [
    "Besluit",
    "Besluitregel",
    "Besluitsoort",
    "Kenmerk",
    "OnbekendBesluit",
    "Registerfout",
    "beslis_automatisch",
    "besluiten_op",
    "besluiten_van",
    "besluitsoort",
    "brieven_van",
    "geef_vrij",
    "in_steekproef",
    "koppel",
    "maak_brief",
    "motivering",
    "neem_besluit",
    "onthoud_spiegel",
    "ontkoppel",
    "openstaand",
    "registreer",
    "resultaat_bij",
    "spiegels_van",
    "toets_steekproef",
    "uitkomst_van",
    "uitleg_van",
    "vergrendeld",
    "verleen_van_rechtswege",
    "verwijder",
    "voorstel",
    "werk_bij",
    "zaaktype_van",
]
