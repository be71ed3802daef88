"""What partners are told when a case ends without them."""

from eenloket.kern.actoren import Actor
from eenloket.kern.aflevering.api import meteen
from eenloket.kern.gebeurtenissen.api import abonnee
from eenloket.midoffice.zaken.events import ZaakGesloten

from .bezorgen import UITGANG
from .overdragen import trek_in
from .vernietigen import vernietig_overdrachten  # noqa: F401  # makes itself known


@abonnee(ZaakGesloten, "partners.intrekken", wanneer=lambda g: bool(g.dienst))
def trek_overdrachten_in(g: ZaakGesloten, door: Actor) -> None:
    """Withdrawn, lapsed or decided by us: whoever is still working on it may stop."""
    for overdracht_id in trek_in(g.zaak_id):
        meteen(UITGANG, overdracht_id)
