"""Handing a message over to its channel: at least once, with patience, and by another way when an address can't work."""

import uuid

from eenloket.kern.actoren import systeem
from eenloket.kern.doel import Doel
from eenloket.kern.fouten import BuitenBereik, NietGevonden
from eenloket.kern.handelingen import handeling
from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.klok import nu
from eenloket.kern.sleutels.api import Domein, bsn_van, vertaal
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten import api as klanten

from .models import Bericht, Staat
from .opgeven import geef_op
from .ports import Berichtkanaal, Bijlage, Zending, kanalen
from .woorden import SOORTEN

DOOR = systeem("berichten")
POGINGEN = 16
"""With ``wachttijd`` about a day before somebody has to look at it."""
GRONDSLAG = "AVG artikel 6, eerste lid, onder e (taak van algemeen belang)"


class NogNiet(Exception):
    """The channel doesn't take it now; the job comes back later."""


class OnbruikbaarAdres(Exception):
    """By this way the client can never be reached."""


def wachttijd(poging: int) -> int:
    """Seconds before the next try: a minute, doubling up to three hours."""
    return int(min(60 * 2**poging, 3 * 3600))


def verzend(bericht_id: uuid.UUID) -> None:
    """Send one message. Nothing happens when it was sent, failed for good, or is a letter that waits to be printed.

    Raises: NogNiet after a try that failed; what was tried is kept.
    """
    bericht = Bericht.objects.select_related("organisatie").filter(id=bericht_id, staat=Staat.WACHT).first()
    while bericht is not None and bericht.staat == Staat.WACHT:
        kanaal = kanalen.get(bericht.kanaal)
        if kanaal is None:
            return _zonder_kanaal(bericht)
        try:
            _geef(bericht, kanaal)
        except OnbruikbaarAdres as fout:
            _volgende_weg(bericht, str(fout))
        except Exception as fout:
            return _nog_niet(bericht, fout)
        else:
            return _verstuurd(bericht)


def _geef(bericht: Bericht, kanaal: Berichtkanaal) -> None:
    zending = _zending(bericht)
    try:
        kanaal.stuur(zending)
    except ValueError as fout:
        raise OnbruikbaarAdres(f"{bericht.kanaal}: {fout}") from None


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
        raise OnbruikbaarAdres("berichtenbox: geen burgerservicenummer") from None


def _bijlagen(bericht: Bericht) -> tuple[Bijlage, ...]:
    versies = {str(v.id): v for v in documenten.Versie.objects.filter(id__in=bericht.bijlagen)}
    gevonden = [versies[id_] for id_ in bericht.bijlagen if id_ in versies]
    return tuple(Bijlage(v.bestandsnaam, v.formaat, b"".join(documenten.lees(v))) for v in gevonden)


def _verstuurd(bericht: Bericht) -> None:
    with handeling(DOOR, "bericht.versturen"):
        bericht.staat, bericht.verstuurd_op, bericht.fout, bericht.wegen = Staat.VERSTUURD, nu(), "", None
        bericht.pogingen += 1
        bericht.save(update_fields=["staat", "verstuurd_op", "fout", "wegen", "pogingen", "kanaal", "adres"])
        klant = (
            vertaal(Pseudoniem(bericht.client), Domein.BERICHTEN, Domein.KLANTEN) if bericht.client else None
        )
        klanten.leg_contact_vast(
            bericht.organisatie_id,
            client=klant,
            kanaal=bericht.kanaal,
            richting="uit",
            onderwerp=SOORTEN.get(bericht.soort, bericht.soort),
            inhoud={"bericht": str(bericht.id)},
            aanvraag_id=bericht.aanvraag_id,
            zaak_id=bericht.zaak_id,
            door=DOOR,
        )


def _volgende_weg(bericht: Bericht, waarom: str) -> None:
    with handeling(DOOR, "bericht.andere_weg"):
        bericht.fout = waarom[:200]
        over = list(bericht.wegen or [])
        if over:
            bericht.kanaal, bericht.adres, bericht.wegen = over[0]["kanaal"], over[0]["adres"], over[1:]
        else:
            geef_op(bericht, door=DOOR)
        bericht.pogingen = 0 if over else bericht.pogingen + 1
        bericht.save(update_fields=["kanaal", "adres", "wegen", "staat", "fout", "pogingen"])


def _nog_niet(bericht: Bericht, fout: Exception) -> None:
    """``fout`` of a channel names the system and what it did, never the address."""
    with handeling(DOOR, "bericht.uitstellen"):
        bericht.pogingen += 1
        bericht.fout = _kort(fout)
        if bericht.pogingen >= POGINGEN:
            geef_op(bericht, door=DOOR)
        bericht.save(update_fields=["staat", "pogingen", "fout", "kanaal", "adres", "wegen"])
    if bericht.staat == Staat.WACHT:
        raise NogNiet(bericht.fout) from None


def _kort(fout: Exception) -> str:
    return (str(fout) if isinstance(fout, BuitenBereik) else type(fout).__name__)[:200]


def _zonder_kanaal(bericht: Bericht) -> None:
    """The channel was taken away since, or is a letter without a print service: the next way, or wait for a person."""
    if bericht.wegen:
        _volgende_weg(bericht, f"{bericht.kanaal}: niet ingesteld")
        return verzend(bericht.id)
    return None
