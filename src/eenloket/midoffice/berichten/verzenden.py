"""Handing a message over to its channel, and by another way when an address can't work."""

from collections.abc import Mapping
from typing import Any

from eenloket.kern.actoren import Actor
from eenloket.kern.aflevering.api import (
    NIET_INGESTELD,
    NogGeenWeg,
    Onmogelijk,
    Staat,
    Uitgang,
    houd_vast,
    meld_aan,
)
from eenloket.kern.doel import Doel
from eenloket.kern.fouten import BuitenBereik, NietGevonden
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, bsn_van, vertaal
from eenloket.midoffice.aanvragen.api import Aanvraag
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten import api as klanten

from .models import Bericht
from .opgeven import DOOR, geef_op, opnieuw_geprobeerd
from .ports import Bijlage, Zending, kanalen
from .richten import richt
from .woorden import SOORTEN

GRONDSLAG = "AVG artikel 6, eerste lid, onder e (taak van algemeen belang)"


class OnbruikbaarAdres(Exception):
    """By this way the client can never be reached."""


def geef(bericht: Bericht) -> Mapping[str, Any]:
    """One try, by the first way that can work; a way that can't isn't tried again. See ``Uitgang``."""
    while True:
        try:
            _stuur(bericht)
        except OnbruikbaarAdres as fout:
            _volgende_weg(bericht, f"{bericht.kanaal}: {fout}")
        else:
            return {"wegen": None}


def _stuur(bericht: Bericht) -> None:
    kanaal = kanalen.get(bericht.kanaal)
    if kanaal is None:  # taken away since, or a letter without a print service
        if bericht.wegen:
            raise OnbruikbaarAdres(NIET_INGESTELD)
        raise NogGeenWeg if bericht.kanaal == "post" else BuitenBereik(bericht.kanaal, NIET_INGESTELD)
    zending = _zending(bericht)
    try:
        kanaal.stuur(zending)
    except ValueError as fout:
        raise OnbruikbaarAdres(str(fout)) from None


def _volgende_weg(bericht: Bericht, waarom: str) -> None:
    if not bericht.wegen:
        raise Onmogelijk(waarom)
    eerste, *over = bericht.wegen
    houd_vast(
        UITGANG, bericht, "bericht.andere_weg", kanaal=eerste["kanaal"], adres=eerste["adres"], wegen=over
    )


def _zending(bericht: Bericht) -> Zending:
    adres, per_sms = dict(bericht.adres or {}), bericht.kanaal == "sms"
    if bericht.kanaal == "berichtenbox":
        adres["bsn"] = _bsn(bericht)
    return Zending(
        sleutel=bericht.sleutel,
        adres=adres,
        onderwerp=bericht.onderwerp,
        tekst=bericht.kort if per_sms else bericht.tekst,
        taal=bericht.taal,
        afzender=bericht.organisatie.naam,
        bijlagen=() if per_sms else _bijlagen(bericht),
    )


def _bsn(bericht: Bericht) -> str:
    assert bericht.client is not None  # this way is open to known citizens only
    doel = Doel("Berichten over aanvragen", GRONDSLAG, DOOR, organisatie=bericht.organisatie.slug)
    try:
        return bsn_van(Pseudoniem(bericht.client), Domein.BERICHTEN, doel)
    except NietGevonden:  # logged in from another country, or as a business
        raise OnbruikbaarAdres("geen burgerservicenummer") from None


def _bijlagen(bericht: Bericht) -> tuple[Bijlage, ...]:
    versies = {str(v.id): v for v in documenten.Versie.objects.filter(id__in=bericht.bijlagen)}
    gevonden = [versies[id_] for id_ in bericht.bijlagen if id_ in versies]
    return tuple(Bijlage(v.bestandsnaam, v.formaat, b"".join(documenten.lees(v))) for v in gevonden)


def _verstuurd(bericht: Bericht) -> None:
    """A contact with the client, in the handling that writes that it was sent."""
    klanten.leg_contact_vast(
        bericht.organisatie_id,
        client=vertaal(Pseudoniem(bericht.client), Domein.BERICHTEN, Domein.KLANTEN)
        if bericht.client
        else None,
        kanaal=bericht.kanaal,
        richting="uit",
        onderwerp=SOORTEN.get(bericht.soort, bericht.soort),
        inhoud={"bericht": str(bericht.id)},
        aanvraag_id=bericht.aanvraag_id,
        zaak_id=bericht.zaak_id,
        door=DOOR,
    )


def _opnieuw(bericht: Bericht, door: Actor) -> None:
    """To the addresses as they are known now."""
    assert bericht.aanvraag_id is not None  # every message is about a request
    richt(bericht, Aanvraag.objects.get(id=bericht.aanvraag_id))
    opnieuw_geprobeerd(bericht, door=door)


UITGANG = meld_aan(
    Uitgang(
        naam="bericht",
        door=DOOR,
        model=Bericht,
        geef=geef,
        bij_bezorgd=_verstuurd,
        bij_opgegeven=geef_op,
        bij_opnieuw=_opnieuw,
        vanuit=frozenset({Staat.MISLUKT, Staat.WACHT, Staat.NIET_NODIG}),
    )
)
