"""The progress of a case at the counter: its steps, the employee who handles it, and its end."""

from eenloket.kern.actoren import Actor, Actorsoort
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.handelingen import Handeling, handeling
from eenloket.kern.identificatie import nieuw_id
from eenloket.midoffice.aanbod.api import Statustypegegevens, Zaaktypegegevens, typegegevens

from ..fouten import EindstatusNodig, OnbekendeStap, OnbekendResultaat, OnjuisteFase
from ..leven import verloop
from ..leven.fasen import Fase
from ..leven.stand import NieuweStatus, Uitslag
from ..models import Zaak
from ..uitvoering import statussen
from ..uitvoering.rij import stand_van, vergrendeld
from ..uitvoering.toepassen import pas_toe

_TOELICHTING = 1000


def zet_status(zaak: Zaak, stap: str, *, door: Actor, toelichting: str = "", informeren: bool = True) -> Zaak:
    """Bring the case to the status of ``stap``; nothing happens when the case is in that phase already.

    ``informeren=False``: the client gets no message about this step, because the caller informs the client in
    another way. Only ``sluit`` sets the last status.
    Raises: ZaakIsGesloten, OnjuisteFase, OnbekendeStap.
    """
    with handeling(door, "zaak.status") as h:
        zaak = vergrendeld(zaak.id)
        if zaak.fase == stap:
            return zaak
        zaaktype = typegegevens(zaak.zaaktype_id)
        if (soort := _bij_stap(zaaktype, stap)) is None:
            raise OnbekendeStap()
        nieuw = _nieuw(h, zaak, soort, toelichting)
        return statussen.ga_verder(h, zaak, nieuw, soort, informeren=informeren)


def neem_in_behandeling(zaak: Zaak, *, medewerker: Medewerker, door: Actor) -> Zaak:
    """Give the case to ``medewerker``, who must work for the organisation of the case.

    Raises: ZaakIsGesloten, OnjuisteFase.
    """
    with handeling(door, "zaak.in_behandeling") as h:
        zaak = vergrendeld(zaak.id)
        if medewerker.organisatie_id != zaak.organisatie_id:
            raise OnjuisteFase()
        zaak = pas_toe(h, zaak, verloop.neem_in_behandeling(stand_van(zaak), medewerker.id))
        soort = _bij_stap(typegegevens(zaak.zaaktype_id), Fase.BEHANDELEN)
        if zaak.fase == Fase.INTAKE and soort is not None and not soort.eind:
            zaak = zet_status(zaak, Fase.BEHANDELEN, door=door)
    return zaak


def geef_terug(zaak: Zaak, *, door: Actor) -> Zaak:
    """Take the case away from its employee: the case is for the whole team again.

    Raises: ZaakIsGesloten.
    """
    with handeling(door, "zaak.teruggeven") as h:
        zaak = vergrendeld(zaak.id)
        return pas_toe(h, zaak, verloop.neem_in_behandeling(stand_van(zaak), None))


def sluit(zaak: Zaak, *, resultaat: str, door: Actor, toelichting: str = "") -> Zaak:
    """End the case with the result type of that name; this replaces a result that the case may have. Open
    tasks lapse.

    Raises: ZaakIsGesloten, OnbekendResultaat, DocumentOpSlot, GebruiksrechtOnbekend.
    """
    with handeling(door, "zaak.sluiten") as h:
        zaak = vergrendeld(zaak.id)
        zaaktype = typegegevens(zaak.zaaktype_id)
        gevonden = zaaktype.resultaattype(resultaat)
        if gevonden is None:
            raise OnbekendResultaat()
        if zaaktype.eindstatus is None:
            raise EindstatusNodig()
        nieuw = _nieuw(h, zaak, zaaktype.eindstatus, "")
        uitslag = Uitslag(gevonden.id, toelichting[:_TOELICHTING])
        return statussen.sluit(h, zaak, nieuw, zaaktype.eindstatus, zaaktype, uitslag)


def breek_af(zaak: Zaak, *, ingetrokken: bool, door: Actor) -> Zaak:
    """End a case without a decision: the client withdrew it, or it lapsed because of another case. An ended
    case doesn't change.
    """
    with handeling(door, "zaak.afbreken"):
        zaak = vergrendeld(zaak.id)
        if stand_van(zaak).gesloten:
            return zaak
        soorten = typegegevens(zaak.zaaktype_id).resultaattypen.values()
        wens = ("Ingetrokken", "Afgebroken") if ingetrokken else ("Afgebroken", "Ingetrokken")
        op_volgorde = [
            soort for generiek in wens for soort in soorten if soort.omschrijving_generiek == generiek
        ]
        op_volgorde += [soort for soort in soorten if not soort.positief]
        return sluit(zaak, resultaat=op_volgorde[0].omschrijving, door=door)


def _bij_stap(zaaktype: Zaaktypegegevens, stap: str) -> Statustypegegevens | None:
    """Return the first status type of that step; None when the case type has none, or when the step isn't a
    phase.
    """
    if stap not in set(Fase):
        return None
    return zaaktype.status(stap)


def _nieuw(h: Handeling, zaak: Zaak, soort: Statustypegegevens, toelichting: str) -> NieuweStatus:
    # a client's pseudonym stays in its domain
    wie = "client" if h.door.soort is Actorsoort.CLIENT else str(h.door)
    return NieuweStatus(nieuw_id(), soort.id, statussen.volgend_moment(zaak), toelichting[:_TOELICHTING], wie)
