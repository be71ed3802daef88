"""The transport below ``netwerk``: every connection goes to an address that was checked, and every call ends in time.

A name is looked up once for each connection, checked by the rules of ``adressen``, and the connection goes to exactly what was checked: there is
no moment at which the name can mean something else. The host, the name that TLS asks for and verifies, and the place in the pool are the name's,
so that connections can be kept without being shared by two names at one address. Proxies of the environment aren't asked (they would look
the name up once more), redirects aren't followed, cookies aren't kept. httpx and httpcore are extended where they document it:
``httpx.BaseTransport`` and ``httpcore.NetworkBackend``.
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
"""Seconds that a connection is kept without a call."""
_einde: ContextVar[float | None] = ContextVar("einde", default=None)


def client(
    bedoeld: Bedoeld,
    *,
    tijd: httpx.Timeout | float,
    meeste: int = 10,
    koppen: Mapping[str, str] | None = None,
) -> httpx.Client:
    """A client with at most ``meeste`` connections that sends ``koppen`` with each call; may be used by many threads.

    ``bedoeld`` says which addresses inside the operator meant. Its calls raise OnveiligAdres and HostOnbekend besides what httpx raises.
    """
    vervoer = _Vervoer(bedoeld, httpx.Limits(max_connections=meeste, keepalive_expiry=_BEWAAR))
    return httpx.Client(
        transport=vervoer, timeout=tijd, headers=koppen, follow_redirects=False, trust_env=False
    )


@contextmanager
def binnen(seconden: float) -> Iterator[None]:
    """Calls in here take no longer than this in all, however slowly an answer drips; what is cut off is an httpx.TimeoutException."""
    eerder, nieuw = _einde.get(), time.monotonic() + seconden
    teken = _einde.set(nieuw if eerder is None else min(eerder, nieuw))
    try:
        yield
    finally:
        _einde.reset(teken)


@cache
def vertrouwd() -> ssl.SSLContext:
    """Authorities of the machine (``SSL_CERT_FILE`` adds those of an operator) and the public ones."""
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


def _rest(timeout: float | None, fout: type[Exception]) -> float | None:
    """The time that this step may take."""
    einde = _einde.get()
    if einde is None:
        return timeout
    over = einde - time.monotonic()
    if over <= 0:
        raise fout("te laat")
    return over if timeout is None else min(timeout, over)


class _Lijn(httpcore.NetworkStream):
    """A connection that knows of ``binnen``."""

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
    """Connects to what was checked. Of several addresses the next is tried when one doesn't answer, within the time of one."""

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
    """httpx's own transport, which has no place for ``_Opbouw``."""

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
    """Errors of the layer below under the names that httpx has for them: the same."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as fout:  # fmt: skip
        raise getattr(httpx, type(fout).__name__, httpx.TransportError)(str(fout)) from fout
