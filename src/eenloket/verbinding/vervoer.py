"""The transport below ``netwerk``: every connection goes to a checked address, and every call ends in time.

A host name is looked up once for each connection and checked by the rules of ``adressen``; the connection
then goes to exactly the checked address. So the name can't change its meaning between the check and the call.
TLS asks for and verifies the host name, and the pool keeps connections per host name; so two names at one
address never share a connection.

Proxies of the environment aren't used (they would look up the name again), redirects aren't followed, cookies
aren't kept. httpx and httpcore are extended in the documented way: ``httpx.BaseTransport`` and
``httpcore.NetworkBackend``.
"""

import ssl
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

import httpcore
import httpx

from .adressen import Bedoeld, toegestaan

_BEWAAR = 30.0
"""Seconds for which an idle connection is kept."""
_einde: ContextVar[float | None] = ContextVar("einde", default=None)


def client(
    bedoeld: Bedoeld,
    *,
    tijd: httpx.Timeout | float,
    meeste: int = 10,
    koppen: Mapping[str, str] | None = None,
) -> httpx.Client:
    """Return a client with at most ``meeste`` connections that sends ``koppen`` with each call; many threads
    may use it.

    ``bedoeld`` says which addresses in our own network the operator allowed. Calls raise OnveiligAdres and
    HostOnbekend besides the errors of httpx.
    """
    vervoer = _Vervoer(bedoeld, httpx.Limits(max_connections=meeste, keepalive_expiry=_BEWAAR))
    return httpx.Client(
        transport=vervoer, timeout=tijd, headers=koppen, follow_redirects=False, trust_env=False
    )


@contextmanager
def binnen(seconden: float) -> Iterator[None]:
    """Limit the total time of all calls inside this block, however slowly an answer arrives. A call that
    takes longer raises httpx.TimeoutException.
    """
    eerder, nieuw = _einde.get(), time.monotonic() + seconden
    teken = _einde.set(nieuw if eerder is None else min(eerder, nieuw))
    try:
        yield
    finally:
        _einde.reset(teken)


@cache
def vertrouwd() -> ssl.SSLContext:
    """Return a TLS context with the authorities of the machine (``SSL_CERT_FILE`` adds those of an operator)
    and the public authorities.
    """
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


def _rest(timeout: float | None, fout: type[Exception]) -> float | None:
    """Return the time that this step may take."""
    einde = _einde.get()
    if einde is None:
        return timeout
    over = einde - time.monotonic()
    if over <= 0:
        raise fout("te laat")
    return over if timeout is None else min(timeout, over)


class _Lijn(httpcore.NetworkStream):
    """A connection that respects the time limit of ``binnen``."""

    def __init__(self, lijn: httpcore.NetworkStream) -> None:
        self._lijn = lijn

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._lijn.read(max_bytes, _rest(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._lijn.write(buffer, _rest(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._lijn.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        over = _rest(timeout, httpcore.ConnectTimeout)
        return _Lijn(self._lijn.start_tls(ssl_context, server_hostname, over))

    def get_extra_info(self, info: str) -> Any:
        return self._lijn.get_extra_info(info)


class _Opbouw(httpcore.NetworkBackend):
    """Connects to the checked addresses. When one address doesn't answer the next one is tried, within the
    time for one connection.
    """

    def __init__(self, bedoeld: Bedoeld) -> None:
        self._bedoeld, self._echt = bedoeld, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        adressen = toegestaan(host, port, self._bedoeld)
        tijd = _rest(timeout, httpcore.ConnectTimeout)
        einde = None if tijd is None else time.monotonic() + tijd
        fout: Exception = httpcore.ConnectError(host)
        for plek, adres in enumerate(adressen):
            mag = None if einde is None else max(0.05, einde - time.monotonic()) / (len(adressen) - plek)
            try:
                lijn = self._echt.connect_tcp(str(adres), port, mag, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as opnieuw:
                fout = opnieuw
            else:
                return _Lijn(lijn)
        raise fout


class _Stroom(httpx.SyncByteStream):
    """The body of an answer."""

    def __init__(self, stroom: Any) -> None:
        self._stroom = stroom

    def __iter__(self) -> Iterator[bytes]:
        with _vertaald():
            yield from self._stroom

    def close(self) -> None:
        self._stroom.close()


class _Vervoer(httpx.BaseTransport):
    """A transport like httpx's own, which has no option for ``_Opbouw``."""

    def __init__(self, bedoeld: Bedoeld, grenzen: httpx.Limits) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=vertrouwd(),
            max_connections=grenzen.max_connections,
            keepalive_expiry=grenzen.keepalive_expiry,
            network_backend=_Opbouw(bedoeld),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        adres = request.url
        verzoek = httpcore.Request(
            request.method,
            httpcore.URL(
                scheme=adres.raw_scheme, host=adres.raw_host, port=adres.port, target=adres.raw_path
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _vertaald():
            antwoord = self._pool.handle_request(verzoek)
        koppen = [(naam, waarde) for naam, waarde in antwoord.headers if naam.lower() != b"set-cookie"]
        return httpx.Response(
            antwoord.status, headers=koppen, stream=_Stroom(antwoord.stream), extensions=antwoord.extensions
        )

    def close(self) -> None:
        self._pool.close()


@contextmanager
def _vertaald() -> Iterator[None]:
    """Turn errors of httpcore into the errors of httpx with the same name."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as fout:  # fmt: skip
        raise getattr(httpx, type(fout).__name__, httpx.TransportError)(str(fout)) from fout
