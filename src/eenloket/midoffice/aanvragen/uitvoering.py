"""The plan at work: what happened becomes facts, and the difference with what is kept becomes deeds (M-B6)."""

import uuid

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import Handeling, handeling
from eenloket.kern.klok import nu
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Tekst
from eenloket.midoffice.zaken import api as zaken

from .bundel import bundel
from .events import AanvraagGeleverd, AanvraagIngetrokken, KnoopVervallen
from .fouten import NietInTeTrekken
from .models import Aanvraag, Knoop
from .plan import Gevolg, Plan, Staat, Toestand, Uitkomst, afgerond, te_beoordelen, te_leveren, toestanden

_EIND = {Knoop.Staat.TOEGEKEND: Uitkomst.TOEGEKEND, Knoop.Staat.GEWEIGERD: Uitkomst.GEWEIGERD, Knoop.Staat.INGETROKKEN: Uitkomst.INGETROKKEN}


def verwerk_uitkomst(zaak_id: uuid.UUID, *, positief: bool, door: Actor) -> None:
    """A case of a request has ended: move its plan. For a case that is in no plan nothing happens; repeating does nothing."""
    knoop = Knoop.objects.filter(zaak_id=zaak_id).only("aanvraag_id", "dienst", "staat").first()
    if knoop is not None and not Staat(knoop.staat).eind:  # a case that the plan itself broke off is no new fact
        uitkomst = Uitkomst.TOEGEKEND if positief else Uitkomst.GEWEIGERD
        verwerk(knoop.aanvraag_id, {knoop.dienst: uitkomst}, door=door)


def trek_in(aanvraag: Aanvraag, diensten: set[str], *, door: Actor) -> None:
    """The client withdraws services that haven't ended. Raises: NietInTeTrekken; then nothing changes."""
    with handeling(door, "aanvraag.intrekken") as stap:
        knopen = {k.dienst: k for k in Knoop.objects.select_for_update().filter(aanvraag=aanvraag)}
        if not diensten or any(d not in knopen or Staat(knopen[d].staat).eind for d in diensten):
            raise NietInTeTrekken()
        verwerk(aanvraag.id, dict.fromkeys(diensten, Uitkomst.INGETROKKEN), door=door)
        stap.meld(AanvraagIngetrokken(aanvraag_id=aanvraag.id, knoop_ids=[knopen[d].id for d in sorted(diensten)]))


def verwerk(aanvraag_id: uuid.UUID, nieuw: dict[str, Uitkomst], *, door: Actor) -> None:
    """Add facts to the plan of a request and do what follows. Requests are taken one at a time, by a row lock."""
    with handeling(door, "plan.verwerken") as stap:
        aanvraag = Aanvraag.objects.select_for_update(of=("self",)).get(id=aanvraag_id)
        knopen = {k.dienst: k for k in Knoop.objects.select_related("zaak").filter(aanvraag=aanvraag)}
        feiten = {d: _EIND[Knoop.Staat(k.staat)] for d, k in knopen.items() if k.staat in _EIND}
        feiten = {**nieuw, **feiten}  # the first outcome of a service stands
        plan = plan_van(aanvraag, knopen)
        huidig = toestanden(plan, feiten)
        for dienst, toestand in huidig.items():
            if toestand.staat != knopen[dienst].staat:
                _ga_naar(knopen[dienst], toestand, stap, aanvraag, door)
        for dienst, oorzaak in sorted(te_beoordelen(plan, feiten)):
            _vraag_mens(knopen[dienst], oorzaak, plan, door)
        _lever(aanvraag, plan, huidig, knopen, stap)
        if afgerond(huidig) and aanvraag.staat == Aanvraag.Staat.INGEDIEND:
            alles_weg = all(t.staat is Staat.INGETROKKEN for t in huidig.values())
            aanvraag.staat = Aanvraag.Staat.INGETROKKEN if alles_weg else Aanvraag.Staat.AFGEROND
            aanvraag.afgerond_op = nu()
            aanvraag.save(update_fields=["staat", "afgerond_op"])


def plan_van(aanvraag: Aanvraag, knopen: dict[str, Knoop]) -> Plan:
    """The plan as the content of the request's own release has it, for the services that take part."""
    inhoud = bundel(aanbod_api.uitgave(aanvraag.uitgave_id), aanvraag.patroon)
    gevolgen = [Gevolg(w.van, frozenset(w.voor), w.gevolg == "vervalt", w.uitleg) for w in inhoud.bij_weigering]
    return Plan({d: frozenset(k.na) for d, k in knopen.items()}, gevolgen, aanvraag.levering == "samen")


def _ga_naar(knoop: Knoop, toestand: Toestand, stap: Handeling, aanvraag: Aanvraag, door: Actor) -> None:
    knoop.staat = Knoop.Staat(toestand.staat.value)
    moment = nu()
    if toestand.staat is Staat.LOOPT:
        knoop.begonnen_op = moment
    if toestand.staat.eind:
        knoop.klaar_op = moment
    if toestand.staat is Staat.VERVALLEN:
        uitleg = toestand.uitleg or _uitleg(aanvraag, toestand.door)
        knoop.reden = {"nl": uitleg.nl, "en": uitleg.en}
        stap.meld(KnoopVervallen(aanvraag_id=aanvraag.id, knoop_id=knoop.id))
    knoop.save(update_fields=["staat", "begonnen_op", "klaar_op", "reden"])
    if knoop.zaak is None:
        return
    if toestand.staat is Staat.LOOPT:
        zaken.start_zaak(knoop.zaak, door=door)
    elif toestand.staat in (Staat.VERVALLEN, Staat.INGETROKKEN):
        zaken.breek_af(knoop.zaak, ingetrokken=toestand.staat is Staat.INGETROKKEN, door=door)


def _uitleg(aanvraag: Aanvraag, oorzaak: str) -> Tekst:
    naam = aanbod_api.uitgave(aanvraag.uitgave_id).dienst(oorzaak).naam
    return Tekst(
        nl=f"Dit gaat niet door, omdat het hangt aan: {naam.nl.lower()}.",
        en=f"This won't go ahead, because it depends on: {naam.en.lower()}.",
    )


def _vraag_mens(knoop: Knoop, oorzaak: str, plan: Plan, door: Actor) -> None:
    gevolg = next(g for g in plan.gevolgen if g.van == oorzaak and knoop.dienst in g.voor and not g.vervalt)
    if knoop.zaak is not None:
        zaken.stel_taak(
            knoop.zaak, soort="gevolg", vraag=gevolg.uitleg.nl, sleutel=f"gevolg:{oorzaak}", door=door
        )


def _lever(aanvraag: Aanvraag, plan: Plan, huidig: dict[str, Toestand], knopen: dict[str, Knoop], stap: Handeling) -> None:
    geleverd = frozenset(d for d, k in knopen.items() if k.geleverd_op)
    klaar = te_leveren(plan, huidig, geleverd)
    if klaar:
        moment = nu()
        Knoop.objects.filter(id__in=[knopen[d].id for d in klaar]).update(geleverd_op=moment)
        stap.meld(AanvraagGeleverd(aanvraag_id=aanvraag.id, knoop_ids=[knopen[d].id for d in klaar]))
