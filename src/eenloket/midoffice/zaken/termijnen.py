"""The terms of one case: standing still, going on, extended. Counting itself is ``kern.termijnen``. Source: M-B9."""

import datetime as dt

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.klok import vandaag
from eenloket.kern.termijnen import Duur, opschuiven, volgende_werkdag

from .events import TermijnGewijzigd
from .fasen import Fase
from .fouten import (
    NietVerlengbaar,
    OnjuisteFase,
    OntbrekendeTekst,
    TermijnLooptAl,
    TermijnStaatStil,
    VerlengingTeLang,
    ZaakIsGesloten,
)
from .inrichting import dienst_van, vergrendeld
from .models import GEEN_DATUM, Termijnwijziging, Zaak

_VELDEN = [
    "uiterlijke_einddatum_afdoening", "streefdatum", "einddatum_gepland", "werkdatum", "gewaarschuwd",
    "opschorting_indicatie", "opschorting_eerdere", "opschorting_reden", "opgeschort_sinds",
    "verlenging_duur", "verlenging_reden",
]  # fmt: skip


def schort_op(zaak: Zaak, *, reden: str, door: Actor) -> Zaak:
    """Let the terms stand still from today (Awb 4:15). Raises: ZaakIsGesloten, TermijnStaatStil, OntbrekendeTekst."""
    with handeling(door, "zaak.opschorten") as h:
        zaak = _open(zaak, reden)
        if zaak.opschorting_indicatie:
            raise TermijnStaatStil()
        zaak.opschorting_indicatie, zaak.opschorting_reden, zaak.opgeschort_sinds = (
            True,
            reden[:200],
            vandaag(),
        )
        zaak.werkdatum = GEEN_DATUM
        _leg_vast(zaak, "opschorting", reden, was=zaak.uiterlijke_einddatum_afdoening)
        h.meld(TermijnGewijzigd(zaak_id=zaak.id, soort="opschorting"))
    return zaak


def hervat(zaak: Zaak, *, door: Actor, reden: str = "", per: dt.date | None = None) -> Zaak:
    """Let the terms go on; they move by the days that they stood still, up to and including ``per`` (today).

    Raises: ZaakIsGesloten, TermijnLooptAl.
    """
    with handeling(door, "zaak.hervatten") as h:
        zaak = _open(zaak, "-")
        if not zaak.opschorting_indicatie or zaak.opgeschort_sinds is None:
            raise TermijnLooptAl()
        dagen = max(0, ((per or vandaag()) - zaak.opgeschort_sinds).days)
        was = zaak.uiterlijke_einddatum_afdoening
        zaak.uiterlijke_einddatum_afdoening = _verschoven(was, dagen)
        zaak.streefdatum = zaak.einddatum_gepland = _verschoven(zaak.streefdatum, dagen)
        zaak.opschorting_indicatie, zaak.opschorting_eerdere, zaak.opgeschort_sinds = False, True, None
        _begin_opnieuw(zaak)
        _leg_vast(zaak, "hervatting", reden or zaak.opschorting_reden, was=was, dagen=dagen)
        h.meld(TermijnGewijzigd(zaak_id=zaak.id, soort="hervatting"))
    return zaak


def verleng(zaak: Zaak, *, duur: str, reden: str, door: Actor) -> Zaak:
    """Extend the legal term once by ``duur`` (ISO 8601), at most what the service allows (Awb 4:14).

    Raises: ZaakIsGesloten, NietVerlengbaar, VerlengingTeLang, OntbrekendeTekst; ValueError for no duration.
    """
    with handeling(door, "zaak.verlengen") as h:
        zaak = _open(zaak, reden)
        hoogstens, was = dienst_van(zaak).termijnen.verlenging, zaak.uiterlijke_einddatum_afdoening
        if not hoogstens or zaak.verlenging_duur or was is None or was < vandaag():
            raise NietVerlengbaar()
        wordt = Duur.lees(duur).na(was)
        if not was < wordt <= Duur.lees(hoogstens).na(was):
            raise VerlengingTeLang(veld="duur")
        zaak.uiterlijke_einddatum_afdoening = volgende_werkdag(wordt)
        zaak.verlenging_duur, zaak.verlenging_reden = duur, reden[:200]
        if not zaak.opschorting_indicatie:
            _begin_opnieuw(zaak)
        dagen = (zaak.uiterlijke_einddatum_afdoening - was).days
        _leg_vast(zaak, "verlenging", reden, was=was, dagen=dagen)
        h.meld(TermijnGewijzigd(zaak_id=zaak.id, soort="verlenging"))
    return zaak


def _open(zaak: Zaak, reden: str) -> Zaak:
    if not reden.strip():
        raise OntbrekendeTekst(veld="reden")
    zaak = vergrendeld(zaak.id)
    if zaak.fase == Fase.GESLOTEN:
        raise ZaakIsGesloten()
    if zaak.fase == Fase.WACHT:  # no term runs yet
        raise OnjuisteFase()
    return zaak


def _verschoven(dag: dt.date | None, dagen: int) -> dt.date | None:
    return opschuiven(dag, dagen) if dag and dagen else dag


def _begin_opnieuw(zaak: Zaak) -> None:
    """The term is another one now: the list goes by it and its warnings come again."""
    zaak.werkdatum = min(zaak.streefdatum or GEEN_DATUM, zaak.uiterlijke_einddatum_afdoening or GEEN_DATUM)
    zaak.gewaarschuwd = 0


def _leg_vast(zaak: Zaak, soort: str, reden: str, *, was: dt.date | None, dagen: int = 0) -> None:
    zaak.save(update_fields=_VELDEN)
    Termijnwijziging.objects.create(
        zaak=zaak,
        soort=soort,
        op=vandaag(),
        dagen=dagen,
        reden=reden[:200],
        was=was,
        wordt=zaak.uiterlijke_einddatum_afdoening,
    )
