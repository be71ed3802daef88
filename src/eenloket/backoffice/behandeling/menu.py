"""The parts of this room in the menu of staff, and how much waits."""

from django.utils.translation import gettext_lazy as _

from eenloket.backoffice.werkplek.api import MEESTE, Menudeel, hang_op
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.zaken import api as zaken


def _te_doen(bevoegdheid: Bevoegdheid) -> int:
    """Open cases that are his, or of nobody yet. Cost: one query, no further than the menu shows."""
    return zaken.aantal_te_doen(
        bevoegdheid.medewerker.organisatie_id,
        uitvoerder=bevoegdheid.organisatie,
        medewerker_id=bevoegdheid.medewerker.id,
        bereik=bevoegdheid.bereik(Recht.ZAAK_LEZEN),
        hoogstens=MEESTE + 1,
    )


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
