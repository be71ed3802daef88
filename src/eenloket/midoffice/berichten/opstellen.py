"""Making a message: the words of the content the request began with, in the client's language, kept as they are sent."""

import uuid
from collections.abc import Mapping, Sequence

from django.conf import settings

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.klok import nu
from eenloket.kern.sleutels.api import Domein, vertaal
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Berichttekst
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Aanvraag
from eenloket.midoffice.zaken.models import Zaak

from .fouten import NietMislukt, OnbekendBericht
from .invullen import VELDEN, lopend, regel
from .klaarzetten import zet_klaar
from .models import Bericht, Staat
from .opgeven import opnieuw_geprobeerd
from .wegen import LOKET, bestemming
from .woorden import aanhef

VOLUIT = frozenset({"besluit", "levering", "vervallen"})
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
            bewaard.id == rij.id and rij.staat == Staat.WACHT
        ):  # else somebody made it in the meantime, and has it sent
            zet_klaar(rij.id)
        return bewaard


def stuur_opnieuw(bericht: Bericht, *, door: Actor) -> Bericht:
    """Try a message that failed once more, to the addresses as they are known now. Raises: NietMislukt."""
    with handeling(door, "bericht.opnieuw"):
        rij = Bericht.objects.select_for_update().get(id=bericht.id)
        if rij.staat not in (Staat.MISLUKT, Staat.NIET_NODIG):
            raise NietMislukt()
        assert rij.aanvraag_id is not None  # every message is about a request
        aanvraag = Aanvraag.objects.get(id=rij.aanvraag_id)
        _richt(rij, aanvraag, voluit=rij.soort in VOLUIT)
        rij.pogingen, rij.fout = 0, ""
        rij.save(update_fields=["kanaal", "adres", "wegen", "staat", "pogingen", "fout"])
        opnieuw_geprobeerd(rij, door=door)
        if rij.staat == Staat.WACHT:
            zet_klaar(rij.id)
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
        gemaakt_op=nu(),
        kort="" if tekst.sms else None,
    )
    naam = _richt(rij, aanvraag, voluit=soort in VOLUIT)
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


def _richt(rij: Bericht, aanvraag: Aanvraag, *, voluit: bool) -> str:
    """Set channel, address and what to try after it; returns the client's name."""
    doel = bestemming(aanvraag, voluit=voluit, sms=rij.kort is not None)
    eerste = doel.wegen[0] if doel.wegen else None
    rij.kanaal = eerste.kanaal if eerste else LOKET
    rij.adres = dict(eerste.adres) if eerste else None
    rij.wegen = [weg.als_json() for weg in doel.wegen[1:]]
    rij.staat = Staat.WACHT if eerste else Staat.NIET_NODIG
    return doel.naam
