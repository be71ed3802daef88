"""The archive fields of a case: filled when it ends, corrected with what they follow from, emptied when it is reopened (zrc-021, zrc-026)."""

from dataclasses import replace

from .archief import Afleiding, Brongegevens, Regime, herzien, leid_af
from .stand import Stand

NIETS = Afleiding(None, None)


def afgeleid(stand: Stand, regime: Regime, bron: Brongegevens) -> Afleiding:
    """What the regime gives for the case with its present end; nothing while it runs."""
    return leid_af(regime, replace(bron, einddatum=stand.einddatum)) if stand.einddatum is not None else NIETS


def met_regime(
    stand: Stand, regime: Regime, bron: Brongegevens, *, opnieuw: bool = False, was: Afleiding = NIETS
) -> Stand:
    """An ended case with the archive fields filled that are still empty; ``opnieuw``: those that are filled too.

    ``was`` is what followed from an earlier result or end; what is still so counts as empty. Source: zrc-021, zrc-026.
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


def vergeten(stand: Stand, was: Afleiding) -> Stand:
    """Without the dates that are still as they followed from ``was``."""
    return replace(
        stand,
        archiefactiedatum=herzien(stand.archiefactiedatum, was.actiedatum, None),
        startdatum_bewaartermijn=herzien(stand.startdatum_bewaartermijn, was.brondatum, None),
    )


def gevolgd(stand: Stand, was: Afleiding, wordt: Afleiding) -> Stand:
    """With the dates that followed from ``was`` as they follow from ``wordt``; a date that was given by hand stays."""
    na = replace(stand, archiefactiedatum=herzien(stand.archiefactiedatum, was.actiedatum, wordt.actiedatum))
    if na.archiefnominatie == "vernietigen":
        bewaar = herzien(stand.startdatum_bewaartermijn, was.brondatum, wordt.brondatum)
        na = replace(na, startdatum_bewaartermijn=bewaar)
    return na


def zonder_regime(stand: Stand) -> Stand:
    """A reopened case has no archive regime yet (zrc-008)."""
    return replace(stand, archiefnominatie="", archiefactiedatum=None, startdatum_bewaartermijn=None)
