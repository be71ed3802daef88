"""Registers of others that references may point to, and fetching what stands there.

A caller decides which address we call, so this is where server-side request forgery would happen. Only addresses below the root of a
service that the operator made known are called; the host's addresses are looked up once, checked, and the connection goes to exactly that
address (a name can't mean something else a moment later); redirects stay below the same root; time and size are bounded.
"""

import ipaddress
import re
import socket
import ssl
import time
import uuid
from collections.abc import Mapping
from functools import cache
from json import loads
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.stroombreker import Stroombreker

from .fouten import veldfout
from .models import Dienst
from .toegang.sleutel import maak_token

if TYPE_CHECKING:
    import httpx

TIJD = 3.0
"""Seconds to connect, and for each part of the answer; the whole may take twice as long."""
GROOTSTE = 1_000_000
_OMLEIDINGEN = 3
_VREEMD = re.compile(r"[\x00-\x20\x7f\\@#]|//|/\.\.?(?:/|$)|%2e|%2f|%5c", re.IGNORECASE)
"""After the host: what makes two programs read one address differently, or climbs out of the root."""
_brekers: dict[uuid.UUID, Stroombreker] = {}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
Adres = ipaddress.IPv4Address | ipaddress.IPv6Address


def dienst_van(url: str, organisatie_id: uuid.UUID, *soorten: str) -> Dienst | None:
    """The known service (of one of these sorts, when given) below whose root ``url`` lies; the longest root wins. Cost: one query."""
    if not is_leesbaar(url):
        return None
    diensten = Dienst.objects.filter(organisatie_id=organisatie_id)
    if soorten:
        diensten = diensten.filter(soort__in=soorten)
    passend = [dienst for dienst in diensten if url.startswith(dienst.url)]
    return max(passend, key=lambda d: len(d.url), default=None)


def is_leesbaar(url: str) -> bool:
    """Whether every program reads this address alike: no user names, no climbing, nothing encoded that changes the path."""
    soort, _teken, rest = url.partition("://")
    return soort in ("https", "http") and not _VREEMD.search(rest)


def haal(
    url: str, organisatie_id: uuid.UUID, *soorten: str, vragen: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The JSON object at ``url`` in another register; a list comes as its ``results``. ``vragen`` are its query parameters.

    Raises: BuitenBereik when the host isn't a known service, may not be called, is down, slow, redirects elsewhere, refuses us, or
    answers anything but an object.
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
    """Call ``url`` in another register with our credentials there; an empty answer is {}. Raises: BuitenBereik (see ``haal``)."""
    dienst = dienst_van(url, organisatie_id, *soorten)
    if dienst is None:
        raise BuitenBereik("dienst", "onbekend")
    with _brekers.setdefault(dienst.id, Stroombreker(dienst.soort)).stroom():
        return _vraag(methode, url, dienst, lichaam, vragen)


def haal_verwijzing(
    url: str, organisatie_id: uuid.UUID, naam: str, *soorten: str, velden: tuple[str, ...] = ()
) -> dict[str, Any]:
    """What the reference ``url`` in field ``naam`` points to, with at least these ``velden``.

    Raises: OngeldigVerzoek with ``bad-url`` when it can't be fetched, ``invalid-resource`` when it is another sort of thing (brc-001,
    brc-003, zrc-001, zrc-003, zrc-010, zrc-011).
    """
    try:
        gevonden = haal(url, organisatie_id, *soorten)
    except BuitenBereik:
        raise veldfout(naam, "bad-url", "Geef een geldige URL op van een bestaand object.") from None
    if not set(velden) <= set(gevonden):
        raise veldfout(naam, "invalid-resource", "De URL verwijst naar iets van een andere soort.")
    return gevonden


def token_voor(dienst: Dienst) -> str:
    """A fresh token with which we are known at ``dienst``; empty without credentials."""
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


def is_intern(url: str) -> bool:
    """Whether the host of ``url`` is in a network that isn't public, as it resolves now. An unknown host isn't."""
    delen = urlsplit(url)
    try:
        adressen = _adressen(delen.hostname or "", delen.port or 443)
    except OSError:
        return False
    return any(not adres.is_global for adres in adressen)


@cache
def _vertrouwd() -> ssl.SSLContext:
    """Authorities of the machine (``SSL_CERT_FILE`` adds those of an operator) and the public ones. Proxies of the environment aren't
    asked: they would look the host up once more."""
    import httpx

    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


def _vraag(
    methode: str,
    url: str,
    dienst: Dienst,
    lichaam: Mapping[str, Any] | None,
    vragen: Mapping[str, str] | None,
) -> dict[str, Any]:
    import httpx

    einde = time.monotonic() + 2 * TIJD
    with httpx.Client(timeout=TIJD, verify=_vertrouwd(), follow_redirects=False, trust_env=False) as client:
        for _stap in range(_OMLEIDINGEN + 1):
            try:
                antwoord = _een(client, methode, url, dienst, lichaam, vragen, einde)
            except httpx.TimeoutException:
                raise BuitenBereik(dienst.soort, "te traag") from None
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as fout:
                raise BuitenBereik(dienst.soort, type(fout).__name__) from None
            if isinstance(antwoord, dict):
                return antwoord
            url = antwoord
    raise BuitenBereik(dienst.soort, "te veel omleidingen")


def _een(
    client: "httpx.Client",
    methode: str,
    url: str,
    dienst: Dienst,
    lichaam: Mapping[str, Any] | None,
    vragen: Mapping[str, str] | None,
    einde: float,
) -> dict[str, Any] | str:
    """The answer, or where it redirects to."""
    delen = urlsplit(url)
    adres = _toegestaan(delen.hostname or "", delen.port or (443 if delen.scheme == "https" else 80), dienst)
    gastheer = f"[{adres}]" if adres.version == 6 else str(adres)
    poort = f":{delen.port}" if delen.port else ""
    pad = url.partition("://")[2].partition("/")[2]
    koppen = {"Host": delen.netloc, "Accept": "application/json", "Accept-Crs": "EPSG:4326"}
    if lichaam is not None:
        koppen["Content-Crs"] = "EPSG:4326"
    if token := token_voor(dienst):
        koppen["Authorization"] = f"Bearer {token}"
    with client.stream(
        methode,
        f"{delen.scheme}://{gastheer}{poort}/{pad}",
        headers=koppen,
        json=lichaam,
        params=vragen,
        extensions={"sni_hostname": delen.hostname},
    ) as antwoord:
        if antwoord.status_code in (301, 302, 307, 308) and methode == "GET":
            naar = urljoin(url, antwoord.headers.get("location", ""))
            if not naar.startswith(dienst.url) or not is_leesbaar(naar):
                raise BuitenBereik(dienst.soort, "leidt elders heen")
            return naar
        if not 200 <= antwoord.status_code < 300:
            raise BuitenBereik(dienst.soort, f"http {antwoord.status_code}")
        ruw = bytearray()
        for deel in antwoord.iter_bytes():
            ruw += deel
            if len(ruw) > GROOTSTE:
                raise BuitenBereik(dienst.soort, "te groot")
            if time.monotonic() > einde:
                raise BuitenBereik(dienst.soort, "te traag")
    if not ruw:
        return {}
    try:
        inhoud = loads(ruw)
    except RecursionError:
        inhoud = None
    if isinstance(inhoud, list):
        inhoud = {"results": inhoud}
    if not isinstance(inhoud, dict):
        raise BuitenBereik(dienst.soort, "onzin")
    return inhoud


def _toegestaan(host: str, poort: int, dienst: Dienst) -> Adres:
    """The address to connect to. Every address of a host must be allowed, so that a mix can't be used to get in. Raises: BuitenBereik."""
    try:
        adressen = _adressen(host, poort)
    except (OSError, UnicodeError):
        adressen = []
    if not adressen:
        raise BuitenBereik(dienst.soort, "host onbekend")
    for adres in adressen:
        # the link-local range holds the metadata of clouds: nothing that speaks these APIs lives there
        if (
            adres.is_link_local
            or adres.is_multicast
            or adres.is_unspecified
            or (adres.is_reserved and not adres.is_loopback)
        ):
            raise BuitenBereik(dienst.soort, "adres niet toegestaan")
        if not adres.is_global and not dienst.intern:
            raise BuitenBereik(dienst.soort, "adres niet toegestaan")
    return adressen[0]


def _adressen(host: str, poort: int) -> list[Adres]:
    """What a host name stands for; IPv4 in IPv6 clothes is undressed. Raises: OSError."""
    uit: list[Adres] = []
    for *_rest, plek in socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM):
        adres = ipaddress.ip_address(str(plek[0]).partition("%")[0])
        if isinstance(adres, ipaddress.IPv6Address):
            binnen = adres.ipv4_mapped or adres.sixtofour or (adres.teredo[1] if adres.teredo else None)
            if adres in _NAT64:
                binnen = ipaddress.IPv4Address(int(adres) & 0xFFFFFFFF)
            adres = binnen or adres
        uit.append(adres)
    return uit
