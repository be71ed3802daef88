"""The public functions for decisions, for use by other rooms."""

from .brief import brieven_van, geef_vrij, maak_brief
from .fouten import OnbekendBesluit, Registerfout
from .leven.stand import Besluitsoort, Kenmerk
from .loket.automatisch import beslis_automatisch, in_steekproef, motivering, resultaat_bij, voorstel
from .loket.nemen import neem_besluit
from .loket.rechtswege import verleen_van_rechtswege
from .loket.steekproef import toets_steekproef
from .models import Besluit
from .queries import Besluitregel, besluiten_op, besluiten_van, openstaand, uitkomst_van, uitleg_van
from .register.registreren import (
    koppel,
    onthoud_spiegel,
    ontkoppel,
    registreer,
    spiegels_van,
    vergrendeld,
    verwijder,
    werk_bij,
)
from .uitvoering.soorten import besluitsoort, zaaktype_van

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
