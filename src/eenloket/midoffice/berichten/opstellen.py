"""Making a message: the words of the content the request began with, in the client's language, kept as they are sent."""

import uuid
from collections.abc import Mapping, Sequence

from django.conf import settings

from eenloket.kern.actoren import Actor
from eenloket.kern.aflevering.api import meteen, probeer_opnieuw
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Berichttekst
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Aanvraag
from eenloket.midoffice.zaken.models import Zaak

from .fouten import NietMislukt, OnbekendBericht
from .invullen import VELDEN, lopend, regel
from .models import Bericht
from .richten import richt
from .verzenden import UITGANG
from .woorden import aanhef

_SMS = 300


def stuur(
    soort: str,
    *,
    aanvraag: Aanvraag,
    velden: Mapping[str, str],
    sleutel: str,
    door: Actor,
    zaak: Zaak | None = None,
    bijlagen: Sequence[uuid.UUID] = (),
) -> Bericht:
    """Tell the client of ``aanvraag`` something, by the channel of his or her wish; once for each ``sleutel``.

    ``soort`` is the id of a text in the content; ``velden`` fill its fields on top of aanhef, nummer, patroon, organisatie
    and link. ``bijlagen`` are ids of versions of documents. Sending is a job of its own (``verzenden``); it happens at least
    once: a crash right after handing over makes the same message go again, with the same Message-ID.
    Raises: OnbekendBericht; ValueError for a field that doesn't exist.
    """
    if onbekend := set(velden) - VELDEN:
        raise ValueError(f"onbekende velden: {', '.join(sorted(onbekend))}")
    with handeling(door, "bericht.maken"):
        if bestaand := Bericht.objects.filter(sleutel=sleutel).first():
            return bestaand
        rij = _opstellen(soort, aanvraag, velden, zaak)
        rij.sleutel, rij.bijlagen = sleutel, [str(id_) for id_ in bijlagen]
        Bericht.objects.bulk_create([rij], ignore_conflicts=True)
        bewaard = Bericht.objects.get(sleutel=sleutel)
        if (
            bewaard.id == rij.id and rij.volgende_poging
        ):  # else somebody made it in the meantime, and has it sent
            meteen(UITGANG, rij.id)
        return bewaard


def stuur_opnieuw(bericht: Bericht, *, door: Actor) -> Bericht:
    """Try a message once more, at once, to the addresses as they are known now. Raises: NietMislukt when it was sent, or is being sent."""
    rij = probeer_opnieuw(UITGANG, bericht.id, bericht.organisatie_id, door=door)
    if rij is None:
        raise NietMislukt()
    return rij


def _opstellen(soort: str, aanvraag: Aanvraag, velden: Mapping[str, str], zaak: Zaak | None) -> Bericht:
    tekst, taal = _tekst(soort, aanvraag), aanvraag.taal
    rij = Bericht(
        organisatie_id=aanvraag.organisatie_id,
        soort=soort,
        client=vertaal(Pseudoniem(aanvraag.client), Domein.AANVRAGEN, Domein.BERICHTEN)
        if aanvraag.client
        else None,
        aanvraag_id=aanvraag.id,
        zaak_id=zaak.id if zaak else None,
        taal=taal,
        kort="" if tekst.sms else None,
    )
    naam = richt(rij, aanvraag)
    aanbod = aanbod_api.uitgave(aanvraag.uitgave_id)
    alles = {
        "aanhef": aanhef(naam, taal),
        "nummer": aanvraag.nummer,
        "patroon": aanvragen.bundel(aanbod, aanvraag.patroon).naam.in_taal(taal),
        "organisatie": aanvraag.organisatie.naam,
        "link": f"{settings.ADRES}/mijn/zaken/{aanvraag.nummer}",
        **velden,
    }
    rij.onderwerp = regel(tekst.onderwerp.in_taal(taal), alles)
    rij.tekst = lopend(tekst.tekst.in_taal(taal), alles)
    if tekst.sms:  # whatever the text asks for, nothing about the person leaves by sms
        rij.kort = regel(
            tekst.sms.in_taal(taal), alles | dict.fromkeys(("aanhef", "uitleg", "uitkomst"), ""), langst=_SMS
        )
    return rij


def _tekst(soort: str, aanvraag: Aanvraag) -> Berichttekst:
    """Of the release the request began with; of today's when that one didn't know this message yet."""
    gevonden = aanbod_api.uitgave(aanvraag.uitgave_id).pakket.berichten.get(soort)
    if gevonden is None:
        gevonden = aanbod_api.huidig(aanvraag.organisatie_id).pakket.berichten.get(soort)
    if gevonden is None:
        raise OnbekendBericht()
    return gevonden
