"""The only HTTP client of the product: limited in time and size, only to allowed addresses, with a circuit
breaker.

Every call to another system goes through a ``Verbinding``. All failures are one error, ``BuitenBereik``; its
``reden`` is short and holds nothing of the call. Redirects are refused, unless the caller allows the new
address.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from json import loads
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urljoin

from pydantic import ValidationError

from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.stroombreker import Stroombreker

from .adressen import Bedoeld, HostOnbekend, Ip, OnveiligAdres

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
_OMGELEID = frozenset({301, 302, 307, 308})
_STORING = frozenset({401, 403, 407, 408, 425, 429})
"""Statuses below 500 that are about the connection and not about the question."""
_OMLEIDINGEN = 3
"""The most redirects that are followed."""
_ANTWOORD, _GEDULD = 4096, 5.0
"""The bytes of an answer that ``meld`` reads, and the seconds that this may take."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """An answer: status 2xx, or a 4xx about the question itself. ``soort`` is the content type."""

    status: int
    inhoud: bytes
    soort: str

    @property
    def gelukt(self) -> bool:
        """Whether the status is a 2xx."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """Return the body as a JSON value.

        Raises: ValueError when the body isn't JSON.
        """
        if "json" not in self.soort:
            raise ValueError("geen JSON")
        return loads(self.inhoud)


def overal(_host: str, _ip: Ip) -> bool:
    """Allow every address, also in our own network; for a system whose address the operator set. Addresses
    that are always refused stay refused.
    """
    return True


class Verbinding:
    """One other system at ``basis``, with its connections and its circuit breaker; kept for the life of the
    process and safe in threads.

    ``tijd`` is in seconds, for connecting (or ``verbind``) and for each part of the answer; ``geheel`` is for
    a whole call (default twice ``tijd``). ``grootste`` is the largest answer in bytes; ``meeste`` the number
    of connections. ``bedoeld`` says which addresses in our own network may be called.
    """

    def __init__(
        self,
        systeem: str,
        basis: str,
        *,
        koppen: Mapping[str, str] | None = None,
        tijd: float = 1.5,
        verbind: float | None = None,
        geheel: float | None = None,
        grootste: int = 1_000_000,
        meeste: int = 20,
        bedoeld: Bedoeld = overal,
    ) -> None:
        self.systeem, self.basis, self.tijd, self.grootste = systeem, basis.rstrip("/"), tijd, grootste
        self.verbind, self.geheel = (
            tijd if verbind is None else verbind,
            2 * tijd if geheel is None else geheel,
        )
        self.koppen, self.meeste, self.bedoeld = dict(koppen or {}), meeste, bedoeld
        self.breker = Stroombreker(systeem)
        self._slot = threading.Lock()

    @cached_property
    def _client(self) -> "httpx.Client":
        """The httpx client, made at the first call: a forked process must not share sockets, and httpx is
        slow to import.
        """
        import httpx

        from . import vervoer

        tijd = httpx.Timeout(self.tijd, connect=self.verbind)
        return vervoer.client(self.bedoeld, tijd=tijd, meeste=self.meeste, koppen=self.koppen)

    def vraag(
        self,
        methode: str,
        pad: str,
        lees: Callable[[Antwoord], T],
        *,
        mag_naar: Callable[[str], bool] | None = None,
        **verzoek: Any,
    ) -> T:
        """Send a request and read the answer with ``lees``; an answer that ``lees`` can't read counts as a
        failure of the other system.

        ``verzoek`` are keyword arguments of httpx (json, params, data, files, headers, auth). A redirect of a
        GET is followed when ``mag_naar`` allows its whole address.
        Raises: BuitenBereik when the other system is down, slow, redirects to another address, refuses our
        key, or sends an answer that is unreadable or too large.
        """
        with self.breker.stroom():
            antwoord = self._haal(methode, pad, mag_naar, verzoek)
            try:
                return lees(antwoord)
            except (
                ValueError,
                KeyError,
                TypeError,
                AttributeError,
                IndexError,
                ValidationError,
                RecursionError,
            ):
                raise BuitenBereik(self.systeem, "onzin") from None

    def meld(self, methode: str, pad: str, **verzoek: Any) -> int:
        """Send a request and return the status, whatever it is.

        Only the first bytes of the answer are read, so that the connection can be reused; the rest of a long
        answer is left unread. There is no circuit breaker, because the caller has its own pauses.
        Raises: BuitenBereik.
        """
        from . import vervoer

        with self._fouten(), vervoer.binnen(self.geheel), self._gestroomd(methode, pad, verzoek) as antwoord:
            self._sla_over(antwoord)
            return antwoord.status_code

    def __enter__(self) -> "Verbinding":
        return self

    def __exit__(self, *_fout: object) -> None:
        """Close the connections."""
        self._client.close()

    def _haal(
        self, methode: str, pad: str, mag_naar: Callable[[str], bool] | None, verzoek: dict[str, Any]
    ) -> Antwoord:
        from . import vervoer

        with self._fouten(), vervoer.binnen(self.geheel):
            for _stap in range(_OMLEIDINGEN + 1):
                with self._gestroomd(methode, pad, verzoek) as antwoord:
                    status = antwoord.status_code
                    if status in _OMGELEID and methode == "GET" and mag_naar is not None:
                        naar = urljoin(str(antwoord.url), antwoord.headers.get("location", ""))
                        if not mag_naar(naar):
                            raise BuitenBereik(self.systeem, "leidt elders heen")
                        pad = naar.removeprefix(self.basis)
                        continue
                    if status >= 500 or 300 <= status < 400 or status in _STORING:
                        raise BuitenBereik(self.systeem, f"http {status}")
                    return Antwoord(status, self._inhoud(antwoord), antwoord.headers.get("content-type", ""))
        raise BuitenBereik(self.systeem, "te veel omleidingen")

    def _gestroomd(self, methode: str, pad: str, verzoek: dict[str, Any]) -> Any:
        with self._slot:
            client = self._client
        return client.stream(methode, self.basis + pad, **verzoek)

    def _inhoud(self, antwoord: "httpx.Response") -> bytes:
        inhoud = bytearray()
        for deel in antwoord.iter_bytes():
            inhoud += deel
            if len(inhoud) > self.grootste:
                raise BuitenBereik(self.systeem, "te groot")
        return bytes(inhoud)

    def _sla_over(self, antwoord: "httpx.Response") -> None:
        """Read the body when it is short and arrives soon; only the status is needed."""
        import httpx

        from . import vervoer

        gelezen = 0
        try:
            with vervoer.binnen(_GEDULD):
                for deel in antwoord.iter_raw():
                    gelezen += len(deel)
                    if gelezen > _ANTWOORD:
                        return
        except httpx.HTTPError:
            return

    @contextmanager
    def _fouten(self) -> Iterator[None]:
        """Turn every error of the transport into BuitenBereik."""
        import httpx

        try:
            yield
        except httpx.TimeoutException:
            raise BuitenBereik(self.systeem, "te traag") from None
        except HostOnbekend:
            raise BuitenBereik(self.systeem, "host onbekend") from None
        except OnveiligAdres:
            raise BuitenBereik(self.systeem, "adres niet toegestaan") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as fout:
            raise BuitenBereik(self.systeem, type(fout).__name__) from None
