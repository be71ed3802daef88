"""The archive fields of a case: filled at its end, corrected when their source data changes, emptied at
reopening (zrc-021, zrc-026).
"""

from dataclasses import replace

from .archief import Afleiding, Brongegevens, Regime, herzien, leid_af
from .stand import Zaakstand

NIETS = Afleiding(None, None)


def afgeleid(stand: Zaakstand, regime: Regime, bron: Brongegevens) -> Afleiding:
    """Return the archive dates that the regime gives for the case with its present end date; no dates while
    the case is open.
    """
    return leid_af(regime, replace(bron, einddatum=stand.einddatum)) if stand.einddatum is not None else NIETS


def met_regime(
    stand: Zaakstand, regime: Regime, bron: Brongegevens, *, opnieuw: bool = False, was: Afleiding = NIETS
) -> Zaakstand:
    """Return an ended case with its empty archive fields filled; with ``opnieuw``, all archive fields are
    filled again.

    ``was`` holds the dates that followed from an earlier result or end: a field that still has such a date
    counts as empty.
    Source: zrc-021, zrc-026.
    """
    if opnieuw or not stand.archiefnominatie:
        stand = replace(stand, archiefnominatie=regime.nominatie)
    stand = vergeten(stand, was)
    if (stand.archiefactiedatum is not None and not opnieuw) or stand.einddatum is None:
        return stand
    uit = afgeleid(stand, regime, bron)
    if uit.actiedatum is not None or regime.afleidingswijze != "ander_datumkenmerk":
        stand = replace(stand, archiefactiedatum=uit.actiedatum)
    if uit.brondatum is not None and stand.archiefnominatie == "vernietigen":
        stand = replace(stand, startdatum_bewaartermijn=uit.brondatum)
    return stand


def vergeten(stand: Zaakstand, was: Afleiding) -> Zaakstand:
    """Return the case without the dates that are still equal to ``was``."""
    return replace(
        stand,
        archiefactiedatum=herzien(stand.archiefactiedatum, was.actiedatum, None),
        startdatum_bewaartermijn=herzien(stand.startdatum_bewaartermijn, was.brondatum, None),
    )


def gevolgd(stand: Zaakstand, was: Afleiding, wordt: Afleiding) -> Zaakstand:
    """Return the case in which dates equal to ``was`` are replaced by those of ``wordt``; a date that was
    given by hand doesn't change.
    """
    na = replace(stand, archiefactiedatum=herzien(stand.archiefactiedatum, was.actiedatum, wordt.actiedatum))
    if na.archiefnominatie == "vernietigen":
        bewaar = herzien(stand.startdatum_bewaartermijn, was.brondatum, wordt.brondatum)
        na = replace(na, startdatum_bewaartermijn=bewaar)
    return na


def zonder_regime(stand: Zaakstand) -> Zaakstand:
    """Return a reopened case, without archive regime (zrc-008)."""
    return replace(stand, archiefnominatie="", archiefactiedatum=None, startdatum_bewaartermijn=None)
