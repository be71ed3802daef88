"""All checks of a whole package together."""

from .bevindingen import Bevinding
from .controles import (
    archief,
    berichten,
    beslistabellen,
    catalogus,
    gegevens,
    identiteit,
    niveaus,
    uitdrukkingen,
    verwijzingen,
)
from .inhoud import Pakket
from .vindplaats import Vindplaatsen

_CONTROLES = (
    verwijzingen.controleer,
    identiteit.controleer,
    gegevens.controleer,
    archief.controleer,
    catalogus.controleer,
    uitdrukkingen.controleer,
    beslistabellen.controleer,
    niveaus.controleer,
    berichten.controleer,
)


def controleer(pakket: Pakket, plaatsen: Vindplaatsen) -> list[Bevinding]:
    """Return all mistakes and warnings about the items of ``pakket`` together; ``plaatsen`` gives the places
    of the items.
    """
    return [bevinding for controle in _CONTROLES for bevinding in controle(pakket, plaatsen)]
