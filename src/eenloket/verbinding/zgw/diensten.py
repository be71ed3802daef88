"""Other registers that references may point to, and the reading of resources there.

The API client chooses the address that we call, so server-side request forgery would happen here. Therefore
only addresses below the root of a service that the operator registered (``verbinding.wortels``) are called, by the
rules of ``verbinding.netwerk``. Redirects must stay below the same root; time and size are limited.
"""

import time
import uuid
from collections.abc import Mapping
from functools import lru_cache
from json import loads
from typing import Any, NoReturn

from eenloket.kern.fouten import BuitenBereik

from ..netwerk import Antwoord, Verbinding
from ..wortels import is_onder
from .fouten import OngeldigVerzoek, veldfout
from .models import Dienst
from .toegang.sleutel import maak_token

TIJD = 3.0
"""Seconds to connect, and for each part of the answer; the whole call may take twice as long."""
GROOTSTE = 1_000_000


def dienst_van(url: str, organisatie_id: uuid.UUID, *soorten: str) -> Dienst | None:
    """Return the registered service (of one of these kinds, when given) whose root contains ``url``; the
    longest root wins.

    None when no service matches. Cost: one query.
    """
    diensten = Dienst.objects.filter(organisatie_id=organisatie_id)
    if soorten:
        diensten = diensten.filter(soort__in=soorten)
    passend = [dienst for dienst in diensten if is_onder(dienst.url, url)]
    return max(passend, key=lambda d: len(d.url), default=None)


def haal(
    url: str, organisatie_id: uuid.UUID, *soorten: str, vragen: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the JSON object at ``url`` in another register; a list is returned under ``results``. ``vragen``
    are query parameters.

    Raises: BuitenBereik when no registered service has this address, or the service may not be called, is
    down, is slow, redirects to another root, refuses us, or answers something other than an object.
    """
    return stuur("GET", url, organisatie_id, *soorten, vragen=vragen)


def stuur(
    methode: str,
    url: str,
    organisatie_id: uuid.UUID,
    *soorten: str,
    lichaam: Mapping[str, Any] | None = None,
    vragen: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Call ``url`` in another register with our credentials for that register; an empty answer gives {}.

    Raises: BuitenBereik (see ``haal``).
    """
    dienst = dienst_van(url, organisatie_id, *soorten)
    if dienst is None:
        raise BuitenBereik("dienst", "onbekend")
    return _vraag(methode, url, dienst, lichaam, vragen)


def haal_verwijzing(
    url: str, organisatie_id: uuid.UUID, naam: str, *soorten: str, velden: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return the resource that the reference ``url`` in field ``naam`` points to; it must have these
    ``velden``.

    Raises: OngeldigVerzoek with ``bad-url`` when it can't be read, ``invalid-resource`` when it is another
    kind of resource (brc-001, brc-003, zrc-001, zrc-003, zrc-010, zrc-011).
    """
    try:
        gevonden = haal(url, organisatie_id)
    except BuitenBereik:
        raise veldfout(naam, "bad-url", "Geef een geldige URL op van een bestaand object.") from None
    dienst = dienst_van(url, organisatie_id)
    if not set(velden) <= set(gevonden):
        raise andere_soort(naam)
    if soorten and (dienst is None or dienst.soort not in soorten):
        raise veldfout(naam, "bad-url", "Dit register is niet van de goede soort.")
    return gevonden


def andere_soort(naam: str) -> OngeldigVerzoek:
    """Return the error for an address where a known register has something of another kind."""
    return veldfout(naam, "invalid-resource", "De URL verwijst naar iets van een andere soort.")


_HERKENBAAR: Mapping[str, tuple[str, ...]] = {
    "zaken/zaken": ("zaaktype",),
    "catalogi/catalogussen": ("domein",),
    "catalogi/zaaktypen": ("identificatie", "catalogus"),
    "catalogi/informatieobjecttypen": ("omschrijving", "catalogus"),
    "catalogi/besluittypen": ("omschrijving", "catalogus"),
    "documenten/enkelvoudiginformatieobjecten": ("informatieobjecttype",),
    "besluiten/besluiten": ("besluittype",),
}
"""Fields by which a resource of each kind is recognised; of the parts of a case type, the case type."""


def weiger_elders(url: str, doel: str, naam: str, *, organisatie_id: uuid.UUID) -> NoReturn:
    """Refuse a reference to a known register in a field that can only name a resource of ours (zrc-001, 013).

    Raises: OngeldigVerzoek with ``invalid-resource`` when that register answers something of another kind,
    ``bad-url`` when it has nothing there, ``no_match`` when there is such a resource but it isn't ours.
    """
    try:
        gevonden = haal(url, organisatie_id)
    except BuitenBereik as fout:
        if fout.reden.startswith("http ") or doel.startswith("catalogi/"):
            raise veldfout(naam, "bad-url", "Geef een geldige URL op van een bestaand object.") from None
        gevonden = None
    if gevonden is not None and not set(_HERKENBAAR.get(doel, ("zaaktype",))) <= set(gevonden):
        raise andere_soort(naam)
    raise veldfout(naam, "no_match", "Deze verwijzing kan niet naar een ander register zijn.")


def token_voor(dienst: Dienst) -> str:
    """Return a new token for a call to ``dienst``; empty when we have no credentials there."""
    if not dienst.client_id or not dienst.geheim:
        return ""
    claims = {
        "iss": dienst.client_id,
        "client_id": dienst.client_id,
        "iat": int(time.time()),
        "user_id": "",
        "user_representation": "",
    }
    return maak_token(claims, dienst.geheim)


def _vraag(
    methode: str,
    url: str,
    dienst: Dienst,
    lichaam: Mapping[str, Any] | None,
    vragen: Mapping[str, str] | None,
) -> dict[str, Any]:
    def mag_naar(adres: str) -> bool:
        return is_onder(dienst.url, adres)

    koppen = {"Accept": "application/json", "Accept-Crs": "EPSG:4326"}
    if lichaam is not None:
        koppen["Content-Crs"] = "EPSG:4326"
    if token := token_voor(dienst):
        koppen["Authorization"] = f"Bearer {token}"
    verbinding = verbinding_met(dienst.id, dienst.soort, intern=dienst.intern, tijd=TIJD)
    return verbinding.vraag(
        methode, url, _object, mag_naar=mag_naar, headers=koppen, json=lichaam, params=vragen
    )


@lru_cache(maxsize=200)
def verbinding_met(dienst_id: uuid.UUID, soort: str, *, intern: bool, tijd: float) -> Verbinding:
    """Return the connection with one service, kept for the life of this process.

    ``intern``: the operator allowed an address in our own network.
    """

    def bedoeld(_host: str, _ip: object) -> bool:
        return intern

    return Verbinding(soort, "", tijd=tijd, grootste=GROOTSTE, bedoeld=bedoeld)


def _object(antwoord: Antwoord) -> dict[str, Any]:
    """Return the JSON object of an answer.

    Raises: BuitenBereik for a refusal, ValueError when the answer isn't an object or a list.
    """
    if not antwoord.gelukt:
        raise BuitenBereik("dienst", f"http {antwoord.status}")
    inhoud = loads(antwoord.inhoud) if antwoord.inhoud else {}
    if isinstance(inhoud, list):
        inhoud = {"results": inhoud}
    if not isinstance(inhoud, dict):
        raise ValueError("geen object")
    return inhoud
