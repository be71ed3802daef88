"""Trying again with another answer: for instance the same street party on another date (M-B6)."""

from collections.abc import Iterable

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import nieuw_id
from eenloket.kern.klok import nu
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort

from .bundel import bundel
from .models import Aanvraag, Antwoord


def kopieer(aanvraag: Aanvraag, *, zonder: Iterable[str], door: Actor) -> Aanvraag:
    """A new request on today's content, with the same answers except those to ``zonder``.

    Files don't come along (the case has them as documents), nor answers that today's questions don't have any more.
    Raises: OnbekendPatroon, OnbekendeDienst when it isn't offered any more.
    """
    oud, nieuw_aanbod = aanbod_api.uitgave(aanvraag.uitgave_id), aanbod_api.huidig(aanvraag.organisatie_id)
    levering = bundel(nieuw_aanbod, aanvraag.patroon)
    weg, vragen, moment = set(zonder), nieuw_aanbod.pakket.vragen, nu()
    with handeling(door, "aanvraag.kopieren"):
        nieuw = Aanvraag.objects.create(
            organisatie_id=aanvraag.organisatie_id,
            patroon=aanvraag.patroon,
            uitgave_id=nieuw_aanbod.uitgave_id,
            client=aanvraag.client,
            client_soort=aanvraag.client_soort,
            handelende=aanvraag.handelende,
            grond=aanvraag.grond,
            namen=aanvraag.namen,
            zekerheid=aanvraag.zekerheid,
            kanaal=aanvraag.kanaal,
            taal=aanvraag.taal,
            keuzes=aanvraag.keuzes,
            levering=aanvraag.levering if levering.levering_keuze else levering.levering,
            opties=aanvraag.opties,
            opgezocht=aanvraag.opgezocht,
            begonnen_op=moment,
            gewijzigd_op=moment,
        )
        antwoorden = [
            a
            for a in Antwoord.objects.filter(aanvraag=aanvraag)
            if a.vraag not in weg
            and a.vraag in vragen
            and _past(oud.pakket.vragen.get(a.vraag), vragen[a.vraag], a.waarde)
        ]
        for antwoord in antwoorden:
            antwoord.pk, antwoord.aanvraag = nieuw_id(), nieuw
            antwoord._state.adding = True
        Antwoord.objects.bulk_create(antwoorden)
    return nieuw


def _past(oud: Vraag | None, nieuw: Vraag, waarde: object) -> bool:
    """Whether an answer to the old question is one to the new."""
    if oud is None or oud.soort is not nieuw.soort or nieuw.soort is Vraagsoort.BESTANDEN:
        return False
    mag = {o.waarde for o in nieuw.opties}
    gekozen = waarde if isinstance(waarde, list) else [waarde]
    return not mag or waarde is None or set(gekozen) <= mag
