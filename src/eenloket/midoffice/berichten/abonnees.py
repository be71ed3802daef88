"""When the client hears from us (M-B12). Each may be called twice: the key of a message makes it go out once."""

import uuid

from eenloket.kern.actoren import Actor
from eenloket.kern.gebeurtenissen.api import abonnee
from eenloket.midoffice.aanvragen.api import Aanvraag, Knoop
from eenloket.midoffice.aanvragen.events import (
    AanvraagGeleverd,
    AanvraagIngediend,
    AanvraagIngetrokken,
    KnoopVervallen,
)
from eenloket.midoffice.zaken.events import StatusGezet, TaakGesteld, TermijnGewijzigd
from eenloket.midoffice.zaken.models import Status, Taak, Zaak

from . import meldingen
from .leveren import lever
from .vernietigen import vernietig_van_zaken  # noqa: F401  # makes itself known


@abonnee(AanvraagIngediend, "berichten.ontvangst")
def bevestig(g: AanvraagIngediend, door: Actor) -> None:
    """We have it."""
    meldingen.ontvangst(_aanvraag(g.aanvraag_id), door=door)


@abonnee(
    StatusGezet, "berichten.stap", wanneer=lambda g: g.informeren and g.stap != "intake" and bool(g.dienst)
)
def vertel_stap(g: StatusGezet, door: Actor) -> None:
    """A step of a service that is delivered by itself. Not the first one (the receipt told), not with integrated
    delivery (the picture shows it), not when the case has ended by now (the outcome tells)."""
    zaak = Zaak.objects.get(id=g.zaak_id)
    aanvraag = meldingen.aanvraag_van(zaak)
    if aanvraag is None or aanvraag.levering == "samen" or zaak.einddatum is not None:
        return
    status = Status.objects.get(id=g.status_id)
    meldingen.stap(aanvraag, zaak, status.statustype_id, f"stap:{g.status_id}", door=door)


@abonnee(TaakGesteld, "berichten.vraag")
def vertel_vraag(g: TaakGesteld, door: Actor) -> None:
    """The client must do something; not when that was done in the meantime."""
    if g.voor != "client":
        return
    taak = Taak.objects.select_related("zaak").get(id=g.taak_id)
    if taak.klaar_op is None:
        meldingen.over_taak("vraag_aan_u", taak, door=door)


@abonnee(TermijnGewijzigd, "berichten.termijn", wanneer=lambda g: g.soort == "verlenging" and bool(g.dienst))
def vertel_termijn(g: TermijnGewijzigd, door: Actor) -> None:
    """Extended: it takes longer. Standing still and going on belong to a question, which tells it."""
    zaak = Zaak.objects.get(id=g.zaak_id)
    aanvraag = meldingen.aanvraag_van(zaak)
    if aanvraag is not None and zaak.einddatum is None:
        meldingen.later_klaar(aanvraag, zaak, door=door)


@abonnee(AanvraagGeleverd, "berichten.levering")
def vertel_levering(g: AanvraagGeleverd, door: Actor) -> None:
    """Handed over."""
    knopen = list(Knoop.objects.filter(id__in=g.knoop_ids).select_related("zaak").order_by("volgorde"))
    lever(_aanvraag(g.aanvraag_id), knopen, door=door)


@abonnee(KnoopVervallen, "berichten.vervallen")
def vertel_vervallen(g: KnoopVervallen, door: Actor) -> None:
    """Won't go ahead, because of another."""
    meldingen.vervallen(
        _aanvraag(g.aanvraag_id), Knoop.objects.select_related("zaak").get(id=g.knoop_id), door=door
    )


@abonnee(AanvraagIngetrokken, "berichten.ingetrokken")
def vertel_ingetrokken(g: AanvraagIngetrokken, door: Actor) -> None:
    """Confirms a withdrawal."""
    knopen = list(Knoop.objects.filter(id__in=g.knoop_ids).order_by("volgorde"))
    meldingen.ingetrokken(_aanvraag(g.aanvraag_id), knopen, door=door)


def _aanvraag(id_: uuid.UUID) -> Aanvraag:
    return Aanvraag.objects.select_related("organisatie").get(id=id_)
