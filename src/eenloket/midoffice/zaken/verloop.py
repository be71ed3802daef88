"""How a case goes on: statuses, who handles it, and its end."""

import datetime as dt

from eenloket.kern.actoren import Actor, Soort
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.handelingen import Handeling, handeling
from eenloket.kern.klok import nu, vandaag
from eenloket.midoffice.aanbod.api import Statustypegegevens

from .archiveren import VELDEN as ARCHIEFVELDEN
from .archiveren import werk_afhankelijken_bij, zet_regime
from .events import StatusGezet, ZaakGesloten
from .fasen import Fase, eis_overgang
from .fouten import OnbekendeStap, OnbekendResultaat, OnjuisteFase, ZaakIsGesloten
from .inrichting import vergrendeld, zaaktype_van
from .models import GEEN_DATUM, Resultaat, Status, Taak, Zaak


def zet_status(zaak: Zaak, stap: str, *, door: Actor, toelichting: str = "", informeren: bool = True) -> Zaak:
    """Bring the case to the status of ``stap``; where it is already, nothing happens.

    ``informeren`` False keeps the client's step message back, for who tells the client in another way. The end status is
    set by ``sluit`` only. Raises: ZaakIsGesloten, OnjuisteFase, OnbekendeStap.
    """
    with handeling(door, "zaak.status") as h:
        zaak = vergrendeld(zaak.id)
        if zaak.fase == stap:
            return zaak
        if zaak.fase == Fase.WACHT:  # its terms begin with ``start_zaak``
            raise OnjuisteFase()
        if stap not in set(Fase) or (status := zaaktype_van(zaak).status(stap)) is None:
            raise OnbekendeStap()
        eis_overgang(zaak.fase, Fase(stap))
        if status.eind:
            raise OnjuisteFase()
        zaak.fase = stap
        _plaats_status(h, zaak, status, toelichting, informeren=informeren)
        zaak.save(update_fields=["fase", "huidige_status"])
    return zaak


def neem_in_behandeling(zaak: Zaak, *, medewerker: Medewerker, door: Actor) -> Zaak:
    """``medewerker`` (of the organisation that the case belongs to) handles it from now on. Raises: ZaakIsGesloten, OnjuisteFase."""
    with handeling(door, "zaak.in_behandeling"):
        zaak = vergrendeld(zaak.id)
        if zaak.fase == Fase.GESLOTEN:
            raise ZaakIsGesloten()
        if medewerker.organisatie_id != zaak.organisatie_id or zaak.fase == Fase.WACHT:
            raise OnjuisteFase()
        if zaak.behandelaar_id != medewerker.id:
            zaak.behandelaar = medewerker
            zaak.save(update_fields=["behandelaar"])
        status = zaaktype_van(zaak).status(Fase.BEHANDELEN)
        if zaak.fase == Fase.INTAKE and status is not None and not status.eind:
            zaak = zet_status(zaak, Fase.BEHANDELEN, door=door)
    return zaak


def geef_terug(zaak: Zaak, *, door: Actor) -> Zaak:
    """Nobody handles the case any more: it is for the whole team again. Raises: ZaakIsGesloten."""
    with handeling(door, "zaak.teruggeven"):
        zaak = vergrendeld(zaak.id)
        if zaak.fase == Fase.GESLOTEN:
            raise ZaakIsGesloten()
        zaak.behandelaar = None
        zaak.save(update_fields=["behandelaar"])
    return zaak


def sluit(
    zaak: Zaak, *, resultaat: str, door: Actor, toelichting: str = "", einddatum: dt.date | None = None
) -> Zaak:
    """End the case with ``resultaat`` (name of a result type): result, end status, archive regime; open tasks lapse.

    Raises: ZaakIsGesloten (a result is given exactly once), OnbekendResultaat. Source: M-B5.
    """
    with handeling(door, "zaak.sluiten") as h:
        zaak = vergrendeld(zaak.id)
        eis_overgang(zaak.fase, Fase.GESLOTEN)
        zaaktype = zaaktype_van(zaak)
        if (soort := zaaktype.resultaattype(resultaat)) is None:
            raise OnbekendResultaat()
        Resultaat.objects.create(zaak=zaak, resultaattype_id=soort.id, toelichting=toelichting[:1000])
        _plaats_status(h, zaak, zaaktype.eindstatus, "", informeren=False)
        zaak.fase, zaak.einddatum = Fase.GESLOTEN, einddatum or vandaag()
        zaak.opschorting_indicatie, zaak.opgeschort_sinds = False, None
        zet_regime(zaak, soort)
        zaak.werkdatum = GEEN_DATUM
        zaak.save(
            update_fields=[
                "huidige_status", "fase", "einddatum", "opschorting_indicatie", "opgeschort_sinds",
                "werkdatum", *ARCHIEFVELDEN,
            ]
        )  # fmt: skip
        werk_afhankelijken_bij(zaak)
        Taak.objects.filter(zaak=zaak, klaar_op=None).update(klaar_op=nu(), uitkomst="vervallen")
        h.meld(ZaakGesloten(zaak_id=zaak.id, resultaat=soort.omschrijving, positief=soort.positief))
    return zaak


def breek_af(zaak: Zaak, *, ingetrokken: bool, door: Actor) -> Zaak:
    """End a case without a decision: withdrawn by the client, or lapsed because of another. An ended case stays as it is."""
    with handeling(door, "zaak.afbreken"):
        zaak = vergrendeld(zaak.id)
        if zaak.fase == Fase.GESLOTEN:
            return zaak
        soorten = zaaktype_van(zaak).resultaattypen.values()
        wens = ("Ingetrokken", "Afgebroken") if ingetrokken else ("Afgebroken", "Ingetrokken")
        op_volgorde = [
            soort for generiek in wens for soort in soorten if soort.omschrijving_generiek == generiek
        ]
        op_volgorde += [soort for soort in soorten if not soort.positief]
        return sluit(zaak, resultaat=op_volgorde[0].omschrijving, door=door)


def _plaats_status(
    h: Handeling, zaak: Zaak, soort: Statustypegegevens, toelichting: str, *, informeren: bool
) -> None:
    moment = nu()
    vorige = (
        Status.objects.filter(zaak=zaak)
        .order_by("-datum_status_gezet")
        .values_list("datum_status_gezet", flat=True)
        .first()
    )
    if vorige is not None and moment <= vorige:  # the history must stay in order, also when the clock doesn't
        moment = vorige + dt.timedelta(microseconds=1)
    status = Status.objects.create(
        zaak=zaak,
        statustype_id=soort.id,
        datum_status_gezet=moment,
        statustoelichting=toelichting[:1000],
        gezetdoor="client"
        if h.door.soort is Soort.CLIENT
        else str(h.door),  # a client's pseudonym stays in its domain
    )
    zaak.huidige_status = status
    h.meld(
        StatusGezet(
            zaak_id=zaak.id, status_id=status.id, stap=soort.stap, informeren=informeren and soort.informeren
        )
    )
