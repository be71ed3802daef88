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
    verwijzingen.controleer_verwijzingen,
    identiteit.controleer_identiteit,
    gegevens.controleer_gegevens,
    archief.controleer_archief,
    catalogus.controleer_catalogus,
    uitdrukkingen.controleer_uitdrukkingen,
    beslistabellen.controleer_beslistabellen,
    niveaus.controleer_niveaus,
    berichten.controleer_berichten,
)


def controleer_pakket(pakket: Pakket, plaatsen: Vindplaatsen) -> list[Bevinding]:
    """Return all mistakes and warnings about the items of ``pakket`` together; ``plaatsen`` gives the places
    of the items.
    """
    return [bevinding for controle in _CONTROLES for bevinding in controle(pakket, plaatsen)]
