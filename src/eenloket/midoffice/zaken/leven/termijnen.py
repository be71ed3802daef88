"""The terms of a case: set, suspend, resume, extend (M-B9; Awb 4:14, 4:15; Algemene termijnenwet)."""

import datetime as dt
from dataclasses import dataclass, replace

from eenloket.kern.termijnen import Duur, opschuiven, plus_werkdagen, volgende_werkdag, wettelijke_einddatum

from ..events import TermijnGewijzigd
from ..fouten import (
    NietVerlengbaar,
    OngeldigeDuur,
    OnjuisteFase,
    OntbrekendeTekst,
    TermijnLooptAl,
    TermijnStaatStil,
    VerlengingTeLang,
)
from .fasen import Fase
from .stand import Gevolg, Termijnregel, Zaakstand, eis_open, met_werkdatum

REDEN = 200
"""The number of characters of a reason that is stored."""


@dataclass(frozen=True, slots=True)
class Afspraken:
    """The agreements on the terms of a case, from its service or else its case type. Durations are ISO 8601;
    None when there is none.

    ``wettelijk`` counts from the start; ``norm`` or ``norm_werkdagen`` is our own promise; ``verlenging`` is
    the longest extension.
    """

    wettelijk: str | None
    norm: str | None = None
    norm_werkdagen: int | None = None
    verlenging: str | None = None


def laatste_dag(afspraken: Afspraken, start: dt.date) -> dt.date | None:
    """Return the last day of the legal term; None without a term, for a term in hours, or beyond the
    calendar.
    """
    try:
        return wettelijke_einddatum(start, afspraken.wettelijk) if afspraken.wettelijk else None
    except (ValueError, OverflowError):
        return None


def beloofde_dag(afspraken: Afspraken, start: dt.date) -> dt.date | None:
    """Return the day of our own promise; None when there is no promise."""
    if afspraken.norm_werkdagen is not None:
        return plus_werkdagen(start, afspraken.norm_werkdagen)
    return Duur.lees(afspraken.norm).na(start) if afspraken.norm else None


def met_termijnen(stand: Zaakstand, afspraken: Afspraken) -> Zaakstand:
    """Return ``stand`` with its terms counted from its start; days that were given already don't change."""
    gepland = stand.einddatum_gepland or beloofde_dag(afspraken, stand.startdatum)
    uiterlijk = stand.uiterlijke_einddatum_afdoening or laatste_dag(afspraken, stand.startdatum)
    return met_werkdatum(
        replace(
            stand, einddatum_gepland=gepland, streefdatum=gepland, uiterlijke_einddatum_afdoening=uiterlijk
        )
    )


def schort_op(stand: Zaakstand, *, reden: str, vandaag: dt.date) -> Gevolg:
    """Suspend the terms from today (Awb 4:15).

    Raises: ZaakIsGesloten, OnjuisteFase, TermijnStaatStil, OntbrekendeTekst.
    """
    _eis_lopend(stand, reden)
    if stand.opschorting_indicatie:
        raise TermijnStaatStil()
    wordt = replace(
        stand, opschorting_indicatie=True, opschorting_reden=reden[:REDEN], opgeschort_sinds=vandaag
    )
    return _gevolg(stand, wordt, "opschorting", reden, vandaag)


def hervat(
    stand: Zaakstand, *, vandaag: dt.date, reden: str = "", per: dt.date | None = None, schuif: bool = True
) -> Gevolg:
    """Resume the terms. Each term moves by the number of days of the suspension, up to and including ``per``
    (None: today).

    ``schuif=False``: the caller gives the new last day itself.
    Raises: ZaakIsGesloten, OnjuisteFase, TermijnLooptAl.
    Source: Awb 4:15, Algemene termijnenwet art. 1.
    """
    _eis_lopend(stand)
    if not stand.opschorting_indicatie or stand.opgeschort_sinds is None:
        raise TermijnLooptAl()
    dagen = max(0, ((per or vandaag) - stand.opgeschort_sinds).days)
    wordt = replace(stand, opschorting_indicatie=False, opschorting_eerdere=True, opgeschort_sinds=None)
    if schuif and dagen:
        wordt = replace(
            wordt,
            uiterlijke_einddatum_afdoening=_later(stand.uiterlijke_einddatum_afdoening, dagen),
            einddatum_gepland=_later(stand.einddatum_gepland, dagen),
            streefdatum=_later(stand.streefdatum, dagen),
        )
    return _gevolg(stand, wordt, "hervatting", reden or stand.opschorting_reden, vandaag, dagen)


def verleng(
    stand: Zaakstand,
    afspraken: Afspraken,
    *,
    duur: str,
    reden: str,
    vandaag: dt.date,
    tot: dt.date | None = None,
) -> Gevolg:
    """Extend the legal term, once, by ``duur`` (ISO 8601), at most by the agreed extension, and never after
    the term has passed (Awb 4:14).

    When the last day isn't a working day, the term ends on the next working day (Algemene termijnenwet art.
    1). ``tot`` is the last day when the caller gives that day itself; the same limit holds for it.
    Raises: ZaakIsGesloten, OnjuisteFase, NietVerlengbaar, VerlengingTeLang, OntbrekendeTekst, OngeldigeDuur.
    """
    _eis_lopend(stand, reden)
    was = stand.uiterlijke_einddatum_afdoening
    if not afspraken.verlenging or stand.verlenging_duur or was is None or was < vandaag:
        raise NietVerlengbaar(veld="duur")
    wordt, hoogstens = _na(duur, was), _na(afspraken.verlenging, was)
    if not was < wordt <= hoogstens or (tot is not None and tot > volgende_werkdag(hoogstens)):
        raise VerlengingTeLang(veld="duur")
    einde = tot if tot is not None else volgende_werkdag(wordt)
    na = replace(
        stand,
        uiterlijke_einddatum_afdoening=einde,
        verlenging_duur=duur,
        verlenging_reden=reden[:REDEN],
        gewaarschuwd=0,
    )
    return _gevolg(stand, na, "verlenging", reden, vandaag, (einde - was).days)


def _eis_lopend(stand: Zaakstand, reden: str = "-") -> None:
    """Refuse when the case has no terms: it has ended, or has not begun. A suspended term is accepted. An
    empty reason is refused too.
    """
    eis_open(stand)
    if stand.fase == Fase.WACHT:
        raise OnjuisteFase()
    if not reden.strip():
        raise OntbrekendeTekst(veld="reden")


def _later(dag: dt.date | None, dagen: int) -> dt.date | None:
    return opschuiven(dag, dagen) if dag is not None else None


def _na(duur: str, dag: dt.date) -> dt.date:
    try:
        return Duur.lees(duur).na(dag)
    except (ValueError, OverflowError):
        raise OngeldigeDuur(veld="duur") from None


def _gevolg(
    was: Zaakstand, wordt: Zaakstand, soort: str, reden: str, vandaag: dt.date, dagen: int = 0
) -> Gevolg:
    regel = Termijnregel(
        soort,
        vandaag,
        reden[:REDEN],
        was.uiterlijke_einddatum_afdoening,
        wordt.uiterlijke_einddatum_afdoening,
        dagen,
    )
    return Gevolg(
        stand=met_werkdatum(wordt),
        termijnregels=(regel,),
        gebeurtenissen=(TermijnGewijzigd(zaak_id=was.id, soort=soort, dienst=was.dienst),),
    )
