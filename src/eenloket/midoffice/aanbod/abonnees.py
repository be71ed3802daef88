"""Reactions of this room to events. Each function may be called twice for the same event."""

from eenloket.kern.actoren import Actor
from eenloket.kern.gebeurtenissen.api import abonnee

from .events import AanbodUitgegeven
from .selectielijstadressen import vul_adressen


@abonnee(AanbodUitgegeven, "aanbod.selectielijst")
def noem_adressen(g: AanbodUitgegeven, door: Actor) -> None:
    """Give new case types the addresses of their classes; a selection list that doesn't answer is tried again
    later.
    """
    vul_adressen(g.organisatie_id, door=door)
