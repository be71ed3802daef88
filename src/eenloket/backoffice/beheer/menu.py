"""The parts of the operator in the menu of staff, and how much waits in each."""

from django.utils.translation import gettext_lazy as _

from eenloket.backoffice.werkplek.api import MEESTE, Menudeel, hang_op
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.berichten import api as berichten
from eenloket.verbinding.partners import api as partners
from eenloket.verbinding.zgw import api as zgw

from .pagina import APPLICATIES, BERICHTEN, CATALOGUS, KOPPELINGEN

START = "beheer:start"


def _abonnementen(bevoegdheid: Bevoegdheid) -> int:
    return zgw.abonnementen.mislukt(bevoegdheid.medewerker.organisatie_id)[: MEESTE + 1].count()


def _partners(bevoegdheid: Bevoegdheid) -> int:
    return partners.aantal_mislukt(bevoegdheid.medewerker.organisatie_id, hoogstens=MEESTE + 1)


def _berichten(bevoegdheid: Bevoegdheid) -> int:
    return berichten.aantal_mislukt(bevoegdheid.medewerker.organisatie_id, hoogstens=MEESTE + 1)


def hang_op_in_menu() -> None:
    """Called when the house opens."""
    hang_op(
        Menudeel(
            adres=START,
            titel=_("Beheer"),
            rechten=(Recht.BEHEER, Recht.KOPPELINGEN, Recht.AANBOD_LADEN),
            plek=90,
        ),
        Menudeel(
            adres="beheer:applicaties",
            titel=_("Applicaties"),
            rechten=APPLICATIES,
            plek=1,
            onder=START,
            ook=("beheer:clients",),
            uitleg=_("Welke software ons aanroept, met welke client-id, en wat zij mag."),
        ),
        Menudeel(
            adres="beheer:abonnementen",
            titel=_("Abonnementen"),
            rechten=KOPPELINGEN,
            plek=2,
            onder=START,
            uitleg=_("Wie bericht krijgt van wijzigingen, en wat nog niet is aangekomen."),
            tel=_abonnementen,
        ),
        Menudeel(
            adres="beheer:diensten",
            titel=_("Registers van anderen"),
            rechten=KOPPELINGEN,
            plek=3,
            onder=START,
            uitleg=_("Registers van andere organisaties waar wij naar verwijzen."),
        ),
        Menudeel(
            adres="beheer:catalogus",
            titel=_("Catalogus"),
            rechten=CATALOGUS,
            plek=4,
            onder=START,
            uitleg=_("Zaaktypen met hun versies: bekijken, vergelijken en publiceren."),
        ),
        Menudeel(
            adres="beheer:koppelingen",
            titel=_("Partners"),
            rechten=KOPPELINGEN,
            plek=5,
            onder=START,
            uitleg=_("Opdrachten aan partners, en wat nog niet is aangekomen."),
            tel=_partners,
        ),
        Menudeel(
            adres="beheer:berichten",
            titel=_("Berichten"),
            rechten=BERICHTEN,
            plek=6,
            onder=START,
            uitleg=_("Berichten aan aanvragers die niet zijn aangekomen."),
            tel=_berichten,
        ),
    )
