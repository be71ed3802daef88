"""From checked claims to a client in the session."""

import time
from collections.abc import Mapping
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest
from django.utils.translation import gettext as _

from eenloket.kern.doel import Doel
from eenloket.kern.identificatie import als_bsn
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.midoffice.aanvragen.ports import poorten
from eenloket.midoffice.klanten import ingelogd
from eenloket.midoffice.klanten.ingelogd import Client, Zekerheid

from .fouten import Geweigerd
from .middelen import Middel


def client_van(claims: Mapping[str, Any], middel: Middel) -> tuple[Client, Nummersoort, str]:
    """The client whom the token names, with the number for looking up the name.

    Raises: Geweigerd when the token is of another means or without a usable number.
    """
    if claims.get("identity_provider", middel.code) != middel.code:
        raise Geweigerd("ander middel")
    soort, nummer = _nummer(claims, middel)
    zekerheid = middel.zekerheid(claims.get("acr"))
    naam = " ".join(str(claims[deel]) for deel in ("given_name", "family_name") if claims.get(deel))
    naam = naam or str(claims.get("naam_handelende_persoon") or "")
    wie = pseudoniem(soort, nummer, Domein.KLANTEN)
    namens = _("KVK-nummer %(nummer)s") % {"nummer": nummer} if soort is Nummersoort.KVK else ""
    return Client(wie, middel.soort, middel.code, zekerheid, naam[:200] or middel.naam, namens), soort, nummer


def _nummer(claims: Mapping[str, Any], middel: Middel) -> tuple[Nummersoort, str]:
    try:
        if middel.code == "eherkenning":
            kvk = str(claims["kvk"])
            if len(kvk) == 8 and kvk.isdigit():
                return Nummersoort.KVK, kvk
            raise ValueError
        if middel.code == "digid" or claims.get("bsn"):
            return Nummersoort.BSN, als_bsn(str(claims["bsn"]))
        eidas = str(claims["eidas_id"])
        if not 3 <= len(eidas) <= 256:
            raise ValueError
        return Nummersoort.EIDAS, eidas
    except (KeyError, ValueError):
        raise Geweigerd("geen bruikbaar nummer") from None


def met_naam(client: Client, soort: Nummersoort, nummer: str) -> Client:
    """The same client with the name that the register knows: DigiD itself tells none. A silent register changes nothing."""
    if poorten.registers is None or soort is Nummersoort.EIDAS:
        return client
    bron, veld = (
        ("kvk.handelsnaam", "naam") if soort is Nummersoort.KVK else ("brp.naam", "naam.volledigeNaam")
    )
    doel = Doel("Inloggen bij het loket", "AVG artikel 6, eerste lid, onder e", client.actor)
    feit = poorten.registers.bekend(soort, nummer, [bron], [veld], doel).feiten.get(bron)
    if feit is None:
        return client
    anders = {"namens": str(feit.waarde)} if soort is Nummersoort.KVK else {"weergavenaam": str(feit.waarde)}
    velden = {naam: getattr(client, naam) for naam in Client.__dataclass_fields__}
    return Client(**velden | anders)


def log_in(request: HttpRequest, client: Client) -> None:
    """Make ``client`` the client of this session, under a new session id.

    What somebody else did in this session is dropped; an anonymous intake goes along. Staff and client never share one.
    """
    vorige = ingelogd.lees(request.session)
    if SESSION_KEY in request.session or (vorige and vorige.pseudoniem != client.pseudoniem):
        request.session.flush()
    else:
        request.session.cycle_key()
    ingelogd.bewaar(request.session, client)
    request.session["begonnen"] = request.session["gezien"] = int(time.time())


def genoeg(client: Client, gevraagd: int) -> bool:
    """Whether the level that came back is the one that was asked for, and any level at all."""
    return client.zekerheid >= max(Zekerheid(gevraagd), Zekerheid.LAAG)
