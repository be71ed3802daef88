"""The index follows the offer."""

from eenloket.kern.actoren import Actor
from eenloket.kern.gebeurtenissen.api import abonnee
from eenloket.midoffice.aanbod.api import AanbodUitgegeven

from .indexeren import herbouw


@abonnee(AanbodUitgegeven, "kennis.index")
def bouw_index(g: AanbodUitgegeven, door: Actor) -> None:
    """A new release: build the index anew; building twice gives the same index."""
    herbouw(g.organisatie_id)
