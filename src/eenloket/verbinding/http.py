"""Talking HTTP with foreign systems: pooled, bounded in time and size, behind a circuit breaker."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from json import loads
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.stroombreker import Stroombreker

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
_STORING = frozenset({401, 403, 407, 408, 425, 429})
"""Statuses below 500 that say something of the connection, not of the question."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What came back: a 2xx or a 4xx about the question itself."""

    status: int
    inhoud: bytes
    soort: str

    def json(self) -> Any:
        """Raises: ValueError when it isn't JSON."""
        if "json" not in self.soort:
            raise ValueError("geen JSON")
        return loads(self.inhoud)


class Verbinding:
    """One foreign system at ``basis``. ``tijd`` is in seconds for connecting and for the answer, ``grootste`` in bytes."""

    def __init__(
        self,
        systeem: str,
        basis: str,
        *,
        koppen: Mapping[str, str] | None = None,
        tijd: float = 1.5,
        grootste: int = 1_000_000,
    ) -> None:
        self.systeem, self.basis, self.tijd, self.grootste = systeem, basis.rstrip("/"), tijd, grootste
        self.koppen = dict(koppen or {})
        self.breker = Stroombreker(systeem)
        self._slot = threading.Lock()

    @cached_property
    def _client(self) -> "httpx.Client":
        """Made at the first call: a process that was forked must not share sockets, and httpx is slow to import."""
        import httpx

        grenzen = httpx.Limits(max_connections=20, max_keepalive_connections=10, keepalive_expiry=30)
        return httpx.Client(
            timeout=httpx.Timeout(self.tijd, pool=self.tijd),
            limits=grenzen,
            headers=self.koppen,
            follow_redirects=False,
        )

    def vraag(self, methode: str, pad: str, lees: Callable[[Antwoord], T], **verzoek: Any) -> T:
        """Ask, and read the answer with ``lees``; what ``lees`` can't read counts as a failure of the other side.

        ``verzoek`` are keyword arguments of httpx (json, params, data, files, headers, auth).
        Raises: BuitenBereik when it is down, slow, refuses our key, answers nonsense or too much.
        """
        with self.breker.stroom():
            antwoord = self._haal(methode, pad, verzoek)
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

    def _haal(self, methode: str, pad: str, verzoek: dict[str, Any]) -> Antwoord:
        import httpx

        einde = time.monotonic() + 2 * self.tijd
        with self._slot:
            client = self._client
        try:
            with client.stream(methode, self.basis + pad, **verzoek) as antwoord:
                status = antwoord.status_code
                if status >= 500 or 300 <= status < 400 or status in _STORING:
                    raise BuitenBereik(self.systeem, f"http {status}")
                delen, grootte = [], 0
                for deel in antwoord.iter_bytes():
                    grootte += len(deel)
                    if grootte > self.grootste:
                        raise BuitenBereik(self.systeem, "te groot")
                    if time.monotonic() > einde:
                        raise BuitenBereik(self.systeem, "te traag")
                    delen.append(deel)
                return Antwoord(status, b"".join(delen), antwoord.headers.get("content-type", ""))
        except httpx.TimeoutException:
            raise BuitenBereik(self.systeem, "te traag") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as fout:
            raise BuitenBereik(self.systeem, type(fout).__name__) from None
