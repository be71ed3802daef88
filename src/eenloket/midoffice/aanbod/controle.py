"""All checks over a whole package, in one place to call."""

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
    """Everything that is wrong or doubtful between the items of ``pakket``; ``plaatsen`` tells where they stand."""
    return [bevinding for controle in _CONTROLES for bevinding in controle(pakket, plaatsen)]
