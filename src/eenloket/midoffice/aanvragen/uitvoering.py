"""The plan at work: what happened becomes facts, and the difference with what is kept becomes deeds (M-B6)."""

import uuid

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import Handeling, handeling
from eenloket.kern.klok import nu
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Tekst
from eenloket.midoffice.werk.api import Reden
from eenloket.midoffice.zaken import api as zaken

from .antwoordtekst import midden_in_zin
from .bundel import bundel
from .events import AanvraagGeleverd, AanvraagIngetrokken, KnoopVervallen
from .fouten import NietInTeTrekken
from .herzien import vraag_herziening
from .models import Aanvraag, Aanvraagstaat, Knoop, Knoopstaat
from .plan import (
    Gevolg,
    Plan,
    Planstaat,
    Toestand,
    Uitkomst,
    afgerond,
    te_beoordelen,
    te_herzien,
    te_leveren,
    toestanden,
)
from .uitkomsten import uitkomsten

_EIND = {
    Knoopstaat.TOEGEKEND: Uitkomst.TOEGEKEND,
    Knoopstaat.GEWEIGERD: Uitkomst.GEWEIGERD,
    Knoopstaat.INGETROKKEN: Uitkomst.INGETROKKEN,
}


def verwerk_uitkomst(zaak_id: uuid.UUID, *, door: Actor) -> None:
    """A case has ended: move the plan it is in. For a case that is in no plan nothing happens; repeating does nothing."""
    aanvraag_id = Knoop.objects.filter(zaak_id=zaak_id).values_list("aanvraag_id", flat=True).first()
    if aanvraag_id is not None:
        verwerk(aanvraag_id, {}, door=door)


def trek_in(aanvraag: Aanvraag, diensten: set[str], *, door: Actor) -> None:
    """The client withdraws services that haven't ended. Raises: NietInTeTrekken; then nothing changes."""
    with handeling(door, "aanvraag.intrekken") as stap:
        Aanvraag.objects.select_for_update(of=("self",)).get(id=aanvraag.id)
        knopen = {k.dienst: k for k in Knoop.objects.filter(aanvraag=aanvraag)}
        if not diensten or any(d not in knopen or Planstaat(knopen[d].staat).eind for d in diensten):
            raise NietInTeTrekken()
        if uitkomsten(zaak_id for d in diensten if (zaak_id := knopen[d].zaak_id)):  # decided a moment ago
            raise NietInTeTrekken()
        verwerk(aanvraag.id, dict.fromkeys(diensten, Uitkomst.INGETROKKEN), door=door)
        stap.meld(
            AanvraagIngetrokken(aanvraag_id=aanvraag.id, knoop_ids=[knopen[d].id for d in sorted(diensten)])
        )


def verwerk(aanvraag_id: uuid.UUID, nieuw: dict[str, Uitkomst], *, door: Actor) -> None:
    """Bring the plan of a request up to date with its cases and ``nieuw``, and do what follows.

    Locks: first the request, then its running cases; whoever decides on a case locks that case only.
    """
    with handeling(door, "plan.verwerken") as stap:
        aanvraag = Aanvraag.objects.select_for_update(of=("self",)).get(id=aanvraag_id)
        knopen = {k.dienst: k for k in Knoop.objects.select_related("zaak").filter(aanvraag=aanvraag)}
        plan = plan_van(aanvraag, knopen)
        feiten = {**nieuw, **_feiten(knopen)}  # the first outcome of a service stands
        huidig = toestanden(plan, feiten)
        for dienst, toestand in huidig.items():
            if toestand.staat != knopen[dienst].staat:
                _ga_naar(knopen[dienst], toestand, stap, aanvraag, door)
        for dienst, oorzaak in sorted(te_beoordelen(plan, feiten)):
            _vraag_mens(knopen[dienst], oorzaak, plan, aanvraag, door)
        for dienst, oorzaak in sorted(te_herzien(plan, feiten)):
            vraag_herziening(aanvraag, [knopen[dienst]], reden=Reden.WEIGERING, oorzaak=oorzaak)
        _lever(aanvraag, plan, huidig, knopen, stap)
        if afgerond(huidig) and aanvraag.staat == Aanvraagstaat.INGEDIEND:
            beslist = any(t.staat in (Planstaat.TOEGEKEND, Planstaat.GEWEIGERD) for t in huidig.values())
            aanvraag.staat = Aanvraagstaat.AFGEROND if beslist else Aanvraagstaat.INGETROKKEN
            aanvraag.afgerond_op = nu()
            aanvraag.save(update_fields=["staat", "afgerond_op"])


def _feiten(knopen: dict[str, Knoop]) -> dict[str, Uitkomst]:
    """What is known: outcomes kept before, and of cases that have ended since. A case that the plan broke off is no fact."""
    lopend = {k.zaak_id: d for d, k in knopen.items() if k.zaak_id and not Planstaat(k.staat).eind}
    gesloten = {lopend[zaak_id]: uitkomst for zaak_id, uitkomst in uitkomsten(lopend).items()}
    return gesloten | {d: _EIND[Knoopstaat(k.staat)] for d, k in knopen.items() if k.staat in _EIND}


def plan_van(aanvraag: Aanvraag, knopen: dict[str, Knoop]) -> Plan:
    """The plan as the content of the request's own release has it, for the services that take part."""
    inhoud = bundel(aanbod_api.uitgave(aanvraag.uitgave_id), aanvraag.patroon)
    gevolgen = [
        Gevolg(w.van, frozenset(w.voor), w.gevolg == "vervalt", w.uitleg) for w in inhoud.bij_weigering
    ]
    return Plan({d: frozenset(k.na) for d, k in knopen.items()}, gevolgen, aanvraag.levering == "samen")


def _ga_naar(knoop: Knoop, toestand: Toestand, stap: Handeling, aanvraag: Aanvraag, door: Actor) -> None:
    knoop.staat = Knoopstaat(toestand.staat.value)
    moment = nu()
    if toestand.staat is Planstaat.LOOPT:
        knoop.begonnen_op = moment
    if toestand.staat.eind:
        knoop.klaar_op = moment
    if toestand.staat is Planstaat.VERVALLEN:
        uitleg = toestand.uitleg or _uitleg(aanvraag, toestand.door)
        knoop.reden = {"nl": uitleg.nl, "en": uitleg.en}
        stap.meld(KnoopVervallen(aanvraag_id=aanvraag.id, knoop_id=knoop.id))
    knoop.save(update_fields=["staat", "begonnen_op", "klaar_op", "reden"])
    if knoop.zaak is None:
        return
    if toestand.staat is Planstaat.LOOPT:
        zaken.start_zaak(knoop.zaak, door=door)
    elif toestand.staat in (Planstaat.VERVALLEN, Planstaat.INGETROKKEN):
        zaken.breek_af(knoop.zaak, ingetrokken=toestand.staat is Planstaat.INGETROKKEN, door=door)


def _uitleg(aanvraag: Aanvraag, oorzaak: str) -> Tekst:
    naam = aanbod_api.uitgave(aanvraag.uitgave_id).dienst(oorzaak).naam
    return Tekst(
        nl=f"Dit gaat niet door, omdat het hangt aan: {midden_in_zin(naam.nl)}.",
        en=f"This won't go ahead, because it depends on: {midden_in_zin(naam.en)}.",
    )


def _vraag_mens(knoop: Knoop, oorzaak: str, plan: Plan, aanvraag: Aanvraag, door: Actor) -> None:
    """A task on our own case; a partner's case is on nobody's work list here, so that goes on the list of ``herzien``."""
    gevolg = next(g for g in plan.gevolgen if g.van == oorzaak and knoop.dienst in g.voor and not g.vervalt)
    if knoop.zaak is None or aanbod_api.uitgave(aanvraag.uitgave_id).organisatie(knoop.organisatie).koppeling:
        vraag_herziening(aanvraag, [knoop], reden=Reden.WEIGERING, oorzaak=oorzaak)
    else:
        zaken.stel_taak(
            knoop.zaak, soort="gevolg", vraag=gevolg.uitleg.nl, sleutel=f"gevolg:{oorzaak}", door=door
        )


def _lever(
    aanvraag: Aanvraag, plan: Plan, huidig: dict[str, Toestand], knopen: dict[str, Knoop], stap: Handeling
) -> None:
    geleverd = frozenset(d for d, k in knopen.items() if k.geleverd_op)
    klaar = te_leveren(plan, huidig, geleverd)
    if klaar:
        moment = nu()
        Knoop.objects.filter(id__in=[knopen[d].id for d in klaar]).update(geleverd_op=moment)
        stap.meld(AanvraagGeleverd(aanvraag_id=aanvraag.id, knoop_ids=[knopen[d].id for d in klaar]))
