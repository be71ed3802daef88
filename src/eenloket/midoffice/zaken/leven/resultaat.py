"""The result of a case: one, recorded before or at the end of the case, corrected, or removed (zrc-020,
zrc-021).
"""

from dataclasses import replace

from ..fouten import ResultaatIsEr
from .archief import Afleiding, Brongegevens, Regime
from .archiefregime import NIETS, afgeleid, met_regime, vergeten
from .stand import Gevolg, Uitslag, Zaakstand, eis_open


def leg_vast(
    stand: Zaakstand,
    uitslag: Uitslag,
    regime: Regime,
    bron: Brongegevens,
    *,
    heeft: bool,
    geforceerd: bool = False,
) -> Gevolg:
    """Give a case its result. A case that has ended also gets the archive regime of that result.

    ``heeft``: the case has a result already.
    Raises: ResultaatIsEr, ZaakIsGesloten, DossierIsGearchiveerd.
    Source: zrc-007, zrc-020, zrc-021.
    """
    if heeft:  # before the rights: what is wrong with the call is wrong for everybody
        raise ResultaatIsEr(veld="zaak")
    eis_open(stand, geforceerd=geforceerd)
    return Gevolg(stand=met_regime(stand, regime, bron) if stand.gesloten else stand, uitslag=uitslag)


def wijzig(
    stand: Zaakstand,
    uitslag: Uitslag,
    regime: Regime,
    bron: Brongegevens,
    *,
    vorige: tuple[Regime, Brongegevens] | None,
    geforceerd: bool = False,
) -> Gevolg:
    """Replace the result of a case. The archive regime of an ended case then follows from the new result.

    ``vorige`` is the regime of the old result with its source data; None when the result type doesn't change.
    Raises: ZaakIsGesloten, DossierIsGearchiveerd.
    Source: zrc-021.
    """
    eis_open(stand, geforceerd=geforceerd)
    if vorige is None or not stand.gesloten:
        return Gevolg(stand=stand, uitslag=uitslag)
    was = afgeleid(stand, *vorige)
    return Gevolg(stand=met_regime(stand, regime, bron, opnieuw=True, was=was), uitslag=uitslag)


def neem_weg(
    stand: Zaakstand, regime: Regime | None, bron: Brongegevens | None, *, geforceerd: bool = False
) -> Gevolg:
    """Remove the result of a case. The archive fields of an ended case that followed from this result are
    emptied too.

    Raises: ZaakIsGesloten, DossierIsGearchiveerd.
    Source: zrc-007, zrc-021.
    """
    eis_open(stand, geforceerd=geforceerd)
    if stand.gesloten and regime is not None and bron is not None:
        was: Afleiding = afgeleid(stand, regime, bron)
        stand = vergeten(stand, was)
        if stand.archiefnominatie == regime.nominatie:
            stand = replace(stand, archiefnominatie="")
    return Gevolg(stand=stand)


__all__ = ["NIETS", "leg_vast", "neem_weg", "wijzig"]
