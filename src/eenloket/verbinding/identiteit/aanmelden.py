"""From checked claims to a client in the session."""

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest
from django.utils.translation import gettext as _

from eenloket.kern.actoren import Grond, Partijsoort
from eenloket.kern.doel import PUBLIEKE_TAAK, Doel
from eenloket.kern.identificatie import Pseudoniem, als_bsn
from eenloket.kern.sleutels.api import (
    Domein,
    Nummersoort,
    kvk_en_vestiging,
    pseudoniem,
    vestigingssleutel,
)
from eenloket.midoffice.aanvragen.ports import poorten
from eenloket.midoffice.klanten import ingelogd
from eenloket.midoffice.klanten.ingelogd import Client, Partijverwijzing, Zekerheid

from .fouten import Geweigerd
from .middelen import Middel


def client_van(claims: Mapping[str, Any], middel: Middel) -> tuple[Client, Nummersoort, str]:
    """The client whom the token names, with the number for looking up the name of the party for whom is acted.

    With eHerkenning somebody acts for a company, or for one branch when the token names that: the mandate is for the branch then.
    Raises: Geweigerd when the token is of another means or without a usable number.
    """
    if claims.get("identity_provider", middel.code) != middel.code:
        raise Geweigerd("ander middel")
    soort, nummer = _nummer(claims, middel)
    zekerheid = middel.zekerheid(claims.get("acr"))
    naam = " ".join(str(claims[deel]) for deel in ("given_name", "family_name") if claims.get(deel))
    naam = (naam or str(claims.get("naam_handelende_persoon") or ""))[:200] or middel.naam
    wie = pseudoniem(soort, nummer, Domein.KLANTEN)
    if middel.code != "eherkenning":
        client = Client.zelf(Partijverwijzing(Partijsoort.PERSOON, wie, naam), middel.code, zekerheid)
        return client, soort, nummer
    handelende = Partijverwijzing(Partijsoort.PERSOON, _handelende(claims), naam)
    bedrijf = Partijverwijzing(_PARTIJSOORT[soort], wie, _bedrijfsnaam(nummer))
    return Client(handelende, bedrijf, Grond.MACHTIGING, middel.code, zekerheid), soort, nummer


_PARTIJSOORT = {
    Nummersoort.KVK: Partijsoort.ORGANISATIE,
    Nummersoort.VESTIGING: Partijsoort.VESTIGING,
}


def _bedrijfsnaam(nummer: str) -> str:
    kvk, vestiging = kvk_en_vestiging(nummer)
    if vestiging:
        return _("KVK-nummer %(nummer)s, vestiging %(vestiging)s") % {"nummer": kvk, "vestiging": vestiging}
    return _("KVK-nummer %(nummer)s") % {"nummer": kvk}


def _handelende(claims: Mapping[str, Any]) -> Pseudoniem:
    """Who acts for a business, as the broker knows him: the same person for another company is another number there."""
    wie = str(claims.get("handelende_persoon") or claims.get("sub") or "")
    if not 1 <= len(wie) <= 256:
        raise Geweigerd("geen handelende persoon")
    return pseudoniem(Nummersoort.EHERKENNING, wie, Domein.KLANTEN)


def _nummer(claims: Mapping[str, Any], middel: Middel) -> tuple[Nummersoort, str]:
    try:
        if middel.code == "eherkenning":
            kvk = str(claims["kvk"])
            if vestiging := claims.get("vestigingsnummer"):
                return Nummersoort.VESTIGING, vestigingssleutel(kvk, str(vestiging))
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
        ("brp.naam", "naam.volledigeNaam") if soort is Nummersoort.BSN else ("kvk.handelsnaam", "naam")
    )
    doel = Doel("Inloggen bij het loket", PUBLIEKE_TAAK, client.actor)
    feit = poorten.registers.bekend(soort, nummer, [bron], [veld], doel).feiten.get(bron)
    if feit is None:
        return client
    partij = replace(client.vertegenwoordigde, naam=str(feit.waarde))
    return replace(
        client, vertegenwoordigde=partij, handelende=client.handelende if client.voor_ander else partij
    )


def log_in(request: HttpRequest, client: Client) -> None:
    """Make ``client`` the client of this session, under a new session id.

    What somebody else did in this session is dropped; an anonymous intake goes along. Staff and client never share one.
    """
    vorige = ingelogd.lees(request.session)
    if SESSION_KEY in request.session or (vorige and _partijen(vorige) != _partijen(client)):
        request.session.flush()
    else:
        request.session.cycle_key()
    ingelogd.bewaar(request.session, client)
    request.session["begonnen"] = request.session["gezien"] = int(time.time())


def _partijen(client: Client) -> tuple[Pseudoniem, Pseudoniem]:
    return client.handelende.pseudoniem, client.vertegenwoordigde.pseudoniem


def genoeg(client: Client, gevraagd: int) -> bool:
    """Whether the level that came back is the one that was asked for, and any level at all."""
    return client.zekerheid >= max(Zekerheid(gevraagd), Zekerheid.LAAG)
