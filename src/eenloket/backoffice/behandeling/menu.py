"""The parts of this room in the menu of staff, and how much waits."""

from django.utils.translation import gettext_lazy as _

from eenloket.backoffice.werkplek.api import MEESTE, Menudeel, hang_op
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.werk import api as werk


def _te_doen(bevoegdheid: Bevoegdheid) -> int:
    """Open cases that are his, or of nobody yet. Cost: one query, no further than the menu shows."""
    wie = bevoegdheid.medewerker
    filters = werk.Filters(
        uitvoerder=bevoegdheid.organisatie,
        soorten=frozenset({werk.Werksoort.BEHANDELEN}),
        van_mij_of_niemand=wie.id,
        bereik=bevoegdheid.bereik(Recht.ZAAK_LEZEN),
    )
    return werk.tel(wie.organisatie_id, {"": filters}, hoogstens=MEESTE)[""]


def hang_op_in_menu() -> None:
    """Called when the house opens."""
    hang_op(
        Menudeel(
            adres="behandeling:werkvoorraad",
            titel=_("Werkvoorraad"),
            rechten=(Recht.ZAAK_LEZEN,),
            plek=10,
            tel=_te_doen,
        ),
        Menudeel(adres="behandeling:aanbod", titel=_("Aanbod"), rechten=(Recht.AANBOD_BEKIJKEN,), plek=20),
    )
