"""What the offer does on what happens. Each may be called twice."""

from eenloket.kern.actoren import Actor
from eenloket.kern.gebeurtenissen.api import abonnee

from .events import AanbodUitgegeven
from .selectielijstadressen import vul_adressen


@abonnee(AanbodUitgegeven, "aanbod.selectielijst")
def noem_adressen(g: AanbodUitgegeven, door: Actor) -> None:
    """New case types get the addresses of their classes; a list that doesn't answer is asked again later."""
    vul_adressen(g.organisatie_id, door=door)
